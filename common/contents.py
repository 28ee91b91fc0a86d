"""What the site says about itself: its pages in reading order, their dates, and whose copy it is.

`hooks/offline.py` writes it as `contents.json` into what it builds. `publish/` and `bundle/` read
that file and do not hand it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from common.problems import Problem, ProblemsError
from common.tick_list import Part

FILE = "contents.json"
REBUILD = "build the site again, as `make site` does"


@dataclass(frozen=True)
class PageEntry:
    """One page, as the menu has it."""

    file: str
    """Its path in the site, such as `causes/tight-shoes.html`."""
    title: Annotated[str, Field(min_length=1)]
    kind: str
    """`cause`, `question`, `guide` or `reference`."""
    summary: str
    review: str
    """Who reviewed it and when, or that nobody has, as one sentence."""
    review_due: date | None
    """The last day on which the page counts as fresh; None where it says nothing of health."""
    leaflet: str
    """The name of its leaflet's files, such as `tight-shoes`; empty where it has none."""


@dataclass(frozen=True)
class Clinic:
    """Whose copy it is. Address, website and logo are empty where the clinic gave none."""

    name: str
    telephone: str
    hours: str
    region: str
    address: str
    website: str
    logo: str = ""
    """Its path in the site, such as `assets/clinic/logo.png`; the site knows it by its place."""


@dataclass(frozen=True)
class Card:
    """What a care card says below its call to action, wherever no page says more."""

    urgency: str
    """Its slug, such as `same-day`."""
    come_back: str
    """When to look again; empty on the most urgent."""
    note: str
    """Whom to call or contact; empty where the region names nobody."""


@dataclass(frozen=True)
class Door:
    """A page to reach from the start page without a search."""

    file: str
    purpose: str


@dataclass(frozen=True)
class CoreSign:
    """An emergency sign that stands on all paper."""

    short: str
    """A few words, such as `trouble breathing`."""
    full: tuple[str, ...]
    """Every line of a card that says it in full."""


@dataclass(frozen=True)
class Quiz:
    """The quiz: its pages, and what it is on paper."""

    file: str
    """Its page."""
    plain: str
    """The page that stands in for it in browsers without script; no menu has it."""
    version: str
    ticks: tuple[Part, ...]
    """The lines to tick, the most urgent first."""


@dataclass(frozen=True)
class View:
    """The body from one side."""

    label: str
    alternative: str
    """The picture in words."""
    svg: str


@dataclass(frozen=True)
class BodyMap:
    """The body map without a mark."""

    file: str
    """Its page."""
    note: str
    """What its drawings have in common; empty where there is nothing to say."""
    views: tuple[View, ...]


@dataclass(frozen=True)
class PictureLine:
    """One idea of a picture sheet."""

    words: str
    svg: str
    is_sign: bool
    """Whether it is an emergency sign; else it is a step."""
    never: bool
    """Whether it is what nobody should do."""


@dataclass(frozen=True)
class PictureSheet:
    """A page as a few pictures with a line each."""

    file: str
    """Its page."""
    lines: tuple[PictureLine, ...]


@dataclass(frozen=True)
class Leaflets:
    """What the topic says of its paper."""

    page_only: tuple[str, ...]
    """The headings of sections that leaflets leave to the page."""
    sets: dict[str, tuple[str, ...]]
    """What to print together, by who needs it: files of pages, `poster` and `pocket-card`."""


@dataclass(frozen=True)
class Contents:
    """The whole of what the build tells besides its pages."""

    title: str
    slug: str
    """The title for the names of files and folders."""
    draft: bool
    """Whether nobody has checked the topic yet."""
    description: str
    licence: str
    """Of text and pictures, such as `CC BY 4.0`; empty where none is given."""
    language: str
    """Such as `en`."""
    address: str
    """Where the hosted site is; empty where it is nowhere yet."""
    emergency: str
    """One or more sentences with the emergency numbers of the region."""
    is_one_place: bool
    """Whether these are the numbers of one place, so that no reader has to choose among them."""
    disclaimer: str
    """What no page of the site is, for all pages; who has reviewed a page stands with the page."""
    contact: str
    """Where to tell what is wrong; empty where nobody has set an address yet."""
    core_signs: tuple[CoreSign, ...]
    """The most urgent first."""
    papers: tuple[Literal["a4", "letter"], ...]
    """What printers in the region hold."""
    cards: tuple[Card, ...]
    """What each urgency says, the most urgent first."""
    quiz: Quiz | None
    """None where the topic has no quiz, or this copy leaves it out."""
    unsaid: tuple[str, ...]
    """What nothing in the copy may say, because it has been left out."""
    body_map: BodyMap | None
    """None where it has no map."""
    leaflets: Leaflets
    picture_sheets: tuple[PictureSheet, ...]
    doors: tuple[Door, ...]
    at_hand: tuple[str, ...]
    """The pages that a reader needs first, as `file` has them; hosted, addresses: `get-help/`."""
    kiosk_minutes: float
    """How long the screen of a waiting room stays as it is when nobody touches it."""
    kiosk_prints: bool
    """Whether that screen offers to print, which only a clinic can want."""
    clinic: Clinic | None
    pages: Annotated[tuple[PageEntry, ...], Field(min_length=1)]
    """In reading order."""

    @property
    def notice(self) -> str:
        """The medical disclaimer of the home page, for what goes with the whole site."""
        return f"{self.pages[0].review} {self.disclaimer}"

    def is_at_hand(self, file: str) -> bool:
        """Tell whether a reader needs the page first: then nothing on it can be spared."""
        return file in self.at_hand

    def page(self, file: str) -> PageEntry | None:
        """Return the page at a path of the site; None where there is none."""
        return next((page for page in self.pages if page.file == file), None)


def to_json(contents: Contents) -> str:
    """Return what stands in the file."""
    return TypeAdapter(Contents).dump_json(contents, indent=1).decode() + "\n"


def from_json(data: bytes) -> Contents:
    """Return what such a file says; raise `ProblemsError` where it is wrong."""
    try:
        return TypeAdapter(Contents).validate_json(data, strict=True)
    except ValidationError as error:
        # no person wrote it, so whatever else is wrong has the same mend
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        told = f"{where}: {first['msg']}; {REBUILD}".removeprefix(": ")
        raise ProblemsError([Problem(FILE, 0, told)]) from error
