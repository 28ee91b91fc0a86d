"""All papers of a topic: which pages get a leaflet, and what there is besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bundle.formats.pdf.compose import Composed, compose, whole
from bundle.formats.pdf.content import read_article
from bundle.formats.pdf.drawings import to_mark
from bundle.formats.pdf.model import Article
from bundle.formats.pdf.pictures import picture_sheet
from bundle.formats.pdf.sheet import ALONE, Around, Told, leaflet
from bundle.source.site import GET_HELP
from common import papers
from common.contents import Contents
from common.papers import Size
from common.problems import ProblemsError
from common.topic import POCKET_CARD, POSTER
from common.urgency import Urgency

if TYPE_CHECKING:
    from bundle.source.source import Source
    from common.contents import BodyMap, Quiz

KINDS = ("cause", "question")
LEAFLET = "leaflet"
"""The template of a page on paper."""
WALL = "wall"
"""The group of what hangs on a wall or lies in a pocket; the others are the kinds of pages."""

PICTURES = "pictures"
"""The group of picture sheets."""


class Parts(Protocol):
    """What stands on a paper."""

    def told(self) -> Told:
        """Return it as the template wants it."""
        ...

    def shorter(self) -> Parts | None:
        """Return it with a part less; None where nothing can be spared."""
        ...


@dataclass(frozen=True)
class Fixed:
    """A paper of which nothing can be spared."""

    values: Told

    def told(self) -> Told:
        """Return it as the template wants it."""
        return self.values

    def shorter(self) -> None:
        """Return nothing: see above."""
        return


@dataclass(frozen=True)
class TickList:
    """The quiz as lines to tick. Who is told nothing asks a person, so calm lines can be spared."""

    values: Told

    def told(self) -> Told:
        """Return it as the template wants it."""
        return self.values

    def shorter(self) -> TickList | None:
        """Return it without its last calm line, and saying so; None where every line is urgent."""
        *others, last = self.values["parts"]
        if last["urgency"] != Urgency.APPOINTMENT.slug:
            return None
        left = [last | {"lines": last["lines"][:-1]}] if last["lines"][1:] else []
        return TickList(self.values | {"parts": [*others, *left], "is_whole": False})


@dataclass(frozen=True)
class Leaflet:
    """A page on paper."""

    article: Article
    composed: Composed
    around: Around

    def told(self) -> Told:
        """Return it as the template wants it."""
        return leaflet(self.article, self.composed, self.around)

    def shorter(self) -> Leaflet | None:
        """Return it with a part less; None where nothing can be spared."""
        composed = self.composed.shorter()
        return replace(self, composed=composed) if composed else None


@dataclass(frozen=True)
class Paper:
    """One thing to print."""

    name: str
    """Of its files."""
    title: str
    group: str
    """What it is listed under."""
    file: str
    """The page that it comes from, or whose code it shows."""
    template: str
    contents: Parts
    sizes: tuple[Size, ...]
    is_short: bool = False
    """Whether it should fit on one sheet, on two in large print; what can be spared makes room."""

    @property
    def must_fit(self) -> bool:
        """Whether it may not go out where it has no room on its sheets."""
        return self.group in KINDS


def read_papers(source: Source) -> list[Paper]:
    """Return all papers in the order in which they are listed.

    Raises one `ProblemsError` with every fault of every page.
    """
    contents = source.contents
    around = Around(source.files, contents, source.release)
    found = [*_wall(around), *_pictures(around)]
    faults = []
    for name, file in leaflet_pages(contents).items():
        try:
            found.append(_of_page(name, file, around))
        except ProblemsError as error:
            faults += error.problems
    if faults:
        raise ProblemsError(faults)
    return found


def leaflet_pages(contents: Contents) -> dict[str, str]:
    """Return the pages that go on paper, by its name: tight-shoes is causes/tight-shoes.html."""
    return {page.leaflet: page.file for page in contents.pages if page.leaflet}


def _of_page(name: str, file: str, around: Around) -> Paper:
    contents, entry = around.contents, around.entry(file)
    is_map = contents.body_map is not None and file == contents.body_map.file
    sizes = papers.of_leaflet(contents.papers, is_map=is_map)
    if contents.quiz and file == contents.quiz.file:
        ticks = TickList(_ticks(contents.quiz, around))
        title = ticks.values["title"]
        return Paper(name, title, entry.kind, file, "tick-list", ticks, sizes, is_short=True)
    if contents.body_map and is_map:
        drawn = Fixed(_to_mark(contents.body_map, around))
        return Paper(name, entry.title, entry.kind, file, "body-map", drawn, sizes)
    page = around.files.get(file, b"")
    article = read_article(page, file, around.files, contents.leaflets.page_only)
    in_order = entry.kind not in KINDS
    composed = whole(article) if file == GET_HELP else compose(article, in_order=in_order)
    parts = Leaflet(article, composed, around)
    # of the first steps none can be spared, however many there are
    short = not contents.is_at_hand(file)
    return Paper(name, entry.title, entry.kind, file, LEAFLET, parts, sizes, short)


def _ticks(quiz: Quiz, around: Around) -> Told:
    """Return the quiz as a list to tick."""
    notes = {card.urgency: card.note for card in around.contents.cards}
    entry = around.entry(quiz.file)
    parts = []
    for part in quiz.ticks:
        words = Urgency.from_slug(part.urgency).words
        parts.append(
            asdict(part)
            | {
                "icon": words.icon,
                "level": words.level,
                "action": words.action,
                "note": notes.get(part.urgency, ""),
            }
        )
    told = around.told("How soon to get help: a list to tick", entry.summary, quiz.file)
    return told | {"parts": parts, "is_whole": True, "quiz_version": quiz.version}


def _to_mark(body_map: BodyMap, around: Around) -> Told:
    """Return the body map as a sheet to mark."""
    entry = around.entry(body_map.file)
    words = Urgency.EMERGENCY.words
    views = [asdict(view) | {"svg": to_mark(view.svg)} for view in body_map.views]
    told = around.told(entry.title, entry.summary, body_map.file)
    return told | {
        "views": views,
        "note": body_map.note,
        "core": around.core(),
        "alarm": {"icon": words.icon, "level": words.level, "heading": ALONE},
    }


def _pictures(around: Around) -> Iterator[Paper]:
    """Yield the picture sheet of each page that is there; its letters are large on every paper."""
    contents = around.contents
    for sheet in contents.picture_sheets:
        entry = contents.page(sheet.file)
        if entry and entry.leaflet:
            told = Fixed(picture_sheet(sheet, around))
            name, title = f"{entry.leaflet}{papers.IN_PICTURES}", told.values["title"]
            sizes = papers.to_write_on(contents.papers)
            yield Paper(name, title, PICTURES, sheet.file, "picture-sheet", told, sizes)


def _wall(around: Around) -> Iterator[Paper]:
    """Yield the poster and the pocket card, where the topic has core signs to show.

    The card alone does not say where to tell what is wrong: what is left beside its signs is a line
    of 6.6 points, too small to copy an address from. The page whose address it names says it.
    """
    contents = around.contents
    if not contents.core_signs or contents.page(GET_HELP) is None:
        return
    words = Urgency.EMERGENCY.words
    told = around.told(contents.title, contents.description, GET_HELP) | {
        "action": words.action,
        "level": words.level,
        "icon": words.icon,
        "core": around.core(),
    }
    poster, card = f"Poster: {contents.title}", f"Pocket card: {contents.title}"
    for name, title, sizes in (
        (POSTER, poster, papers.to_hang_up(contents.papers)),
        (POCKET_CARD, card, papers.to_write_on(contents.papers)),
    ):
        yield Paper(name, title, WALL, GET_HELP, name, Fixed(told | {"title": title}), sizes)
