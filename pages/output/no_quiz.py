"""A topic without its quiz, for a clinic that leaves it out: its pages go, and what names them.

What the text of other pages says of it stands in marks, and goes with it (`quiz_marks`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from common.topic import Told, Topic
from pages.model import frontmatter, plain_text, quiz_words
from pages.model.catalogue import Catalogue, Page
from pages.output import menu


@dataclass(frozen=True)
class LeftOut:
    """What a copy has not, though its topic has."""

    pages: frozenset[str] = frozenset()
    """Paths from docs/."""
    words: tuple[str, ...] = ()
    """What nothing in the copy may say."""


def left_out(catalogue: Catalogue) -> LeftOut:
    """Return what goes with the quiz."""
    heads = {path: page.head for path, page in catalogue.pages.items()}
    return LeftOut(quiz_words.pages(heads), quiz_words.names(heads))


def without_quiz(topic: Topic, catalogue: Catalogue) -> tuple[Topic, Catalogue]:
    """Return both without the quiz: no menu, way in, set or page to read next leads to it."""
    paths = left_out(catalogue).pages
    pages = {
        path: _page(topic.docs, page, paths)
        for path, page in catalogue.pages.items()
        if path not in paths
    }
    cited = {key for page in pages.values() for key in page.sources}
    sources = {key: entry for key, entry in catalogue.sources.items() if key in cited}
    told = _told(topic.told, topic.told.menu or menu.of(catalogue, topic.told.first_steps), paths)
    return replace(topic, told=told), replace(catalogue, pages=pages, sources=sources)


def _page(docs: Path, page: Page, paths: Collection[str]) -> Page:
    body = frontmatter.body((docs / page.path).read_text("utf-8"), quiz=False)
    related = tuple(one for one in page.head.related if one not in paths)
    return replace(
        page,
        head=page.head.model_copy(update={"related": related}),
        sources=plain_text.read(body)[0].sources,
    )


def _told(told: Told, whole: Sequence[Any], paths: Collection[str]) -> Told:
    leaflets = told.leaflets
    sets = {
        title: tuple(name for name in names if name not in paths)
        for title, names in leaflets.sets.items()
    }
    also = tuple(path for path in leaflets.also if path not in paths)
    return told.model_copy(
        update={
            "quiz": "",
            "doors": {path: why for path, why in told.doors.items() if path not in paths},
            "menu": tuple(_left(whole, paths)),
            "leaflets": leaflets.model_copy(update={"sets": sets, "also": also}),
        }
    )


def _left(entries: Sequence[Any], paths: Collection[str]) -> Iterator[Any]:
    """Yield the entries of a menu without these pages, and without what would be empty."""
    for entry in entries:
        if isinstance(entry, str):
            if entry not in paths:
                yield entry
            continue
        ((name, inside),) = entry.items()
        if isinstance(inside, str):
            if inside not in paths:
                yield entry
        elif kept := list(_left(inside, paths)):
            yield {name: kept}
