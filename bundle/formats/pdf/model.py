"""What a leaflet is made of: typed blocks between the page it comes from and the paper it goes on.

Text is a row of runs. A run never nests, so the template needs no tree of bold within links.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """Some words in one look."""

    text: str
    """Line breaks that are meant are `\\n`; all other white space is a single blank."""
    strong: bool = False
    emphasis: bool = False
    to: str = ""
    """Where it leads: `#id` in this page, `causes/x.html#id` from the top of the site, or a whole
    address such as `https://...`; nothing where it leads nowhere."""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """Return the words alone."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True)
class Heading:
    """A heading of the text; the leaflet's title is the only one of level 1."""

    level: int
    text: Runs
    id: str = ""
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True)
class Paragraph:
    """Some sentences."""

    text: Runs
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class Items:
    """A list, with bullets or numbers."""

    ordered: bool
    items: tuple[Runs, ...]
    kind: str = field(default="items", init=False)


@dataclass(frozen=True)
class Table:
    """A table with one row of headings."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class Care:
    """A care card: how soon to get help, in words."""

    urgency: str
    """emergency, same-day, appointment or self-care."""
    icon: str
    level: str
    """The level in words, such as `Emergency now`."""
    hidden: str
    """What a screen reader says before the heading."""
    heading: Runs
    body: tuple[Heading | Paragraph | Items, ...]
    """Headings stand where several cards were made one."""
    note: Runs
    """Whom to call; empty on a self-care card."""
    kind: str = field(default="care", init=False)


@dataclass(frozen=True)
class Advice:
    """A do list or a do-not list."""

    good: bool
    heading: Runs
    items: tuple[Runs, ...]
    kind: str = field(default="advice", init=False)


@dataclass(frozen=True)
class View:
    """One picture of a drawing."""

    svg: str
    alternative: str
    """The picture in words."""
    label: str


@dataclass(frozen=True)
class Drawing:
    """Pictures side by side, with one caption."""

    views: tuple[View, ...]
    caption: Runs
    is_map: bool = False
    """Whether it shows places on the body; other drawings stand beside the words of a page."""
    kind: str = field(default="drawing", init=False)


Block = Heading | Paragraph | Items | Table | Care | Advice | Drawing


@dataclass(frozen=True)
class Meaning:
    """A word that the page explains on touch."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Article:
    """What a page says, as far as it goes on paper."""

    file: str
    title: str
    medical_name: str
    summary: str
    blocks: tuple[Block, ...]
    """The text, but for the sections that are left to the page."""
    drawings: tuple[Drawing, ...]
    """Those of the sections that are left to the page."""
    left_out: tuple[str, ...]
    """The headings of these sections."""
    meanings: tuple[Meaning, ...]
