"""A topic without its quiz, for a clinic that leaves it out: no way leads to it but from sentences.

Its page stays, for those who come by a link, and says that this copy has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from common.topic import GET_HELP, Topic
from pages.model.catalogue import Catalogue, relative
from pages.model.schema import Template
from pages.output import menu

TEMPLATES = frozenset([Template.QUIZ, Template.QUIZ_RULES])


def pages_of_quiz(catalogue: Catalogue) -> frozenset[str]:
    """Return the paths of the pages that are about the quiz alone."""
    pages = catalogue.pages.items()
    return frozenset(path for path, page in pages if page.head.template in TEMPLATES)


def no_quiz(catalogue: Catalogue, path: str) -> str:
    """Return what a page about the quiz says instead, as Markdown."""
    title, link = catalogue.pages[GET_HELP].head.title, relative(GET_HELP, path)
    return f"\nThis copy has no quiz. The signs that need help all stand on [{title}]({link}).\n"


def without_quiz(topic: Topic, catalogue: Catalogue) -> tuple[Topic, Catalogue]:
    """Return both without the quiz: no menu, way in or page to read next leads to it."""
    paths = pages_of_quiz(catalogue)
    whole = topic.told.menu or menu.of(catalogue, topic.told.first_steps)
    told = topic.told.model_copy(
        update={
            "quiz": "",
            "doors": {path: why for path, why in topic.told.doors.items() if path not in paths},
            "menu": tuple(_left(whole, paths)),
        }
    )
    pages = {
        path: replace(page, head=page.head.model_copy(update={"related": related}))
        for path, page in catalogue.pages.items()
        for related in [tuple(one for one in page.head.related if one not in paths)]
    }
    return replace(topic, told=told), replace(catalogue, pages=pages)


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
