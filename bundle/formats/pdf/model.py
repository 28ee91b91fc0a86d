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
    cite: bool = False
    """The number of a source, set raised and small."""
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
    body: tuple[Paragraph | Items, ...]
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
    kind: str = field(default="drawing", init=False)


@dataclass(frozen=True)
class Way:
    """One way on from a step of the quiz."""

    said: str
    """The lines that must be true, such as `1, 2 and 4`; empty for everything that is left."""
    to: str
    """A step such as `8.12`, or a result such as `R30`."""
    level: str
    """How soon to get help, where it leads to a result."""


@dataclass(frozen=True)
class Step:
    """One place in the quiz from which a question is answered."""

    name: str
    """The number of its question, and its own behind a dot where the question has several."""
    ways: tuple[Way, ...]
    """The first that is true counts; the last takes all that is left."""


@dataclass(frozen=True)
class Asked:
    """A question of the quiz on paper, with all steps that ask it."""

    number: int
    text: Runs
    choices: tuple[str, ...]
    direct: tuple[Way, ...]
    """The way of each choice, where every choice has one of its own."""
    steps: tuple[Step, ...]
    kind: str = field(default="asked", init=False)


@dataclass(frozen=True)
class Result:
    """One result of the quiz on paper."""

    name: str
    told: str
    """The numbers of its reasons and of the pages to read."""


@dataclass(frozen=True)
class Results:
    """The results that share one urgency."""

    card: Care
    results: tuple[Result, ...]
    kind: str = field(default="results", init=False)


Block = Heading | Paragraph | Items | Table | Care | Advice | Drawing | Asked | Results


@dataclass(frozen=True)
class Clinic:
    """Whose copy it is, as the page shows it."""

    logo: str
    """The picture, as a path from the top of the site; nothing where there is none."""
    text: Runs


@dataclass(frozen=True)
class Meaning:
    """A word that the page explains on touch."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Article:
    """The whole text of a page."""

    file: str
    title: str
    medical_name: str
    summary: str
    clinic: Clinic | None
    notice: Runs
    """The disclaimer."""
    blocks: tuple[Block, ...]
    meanings: tuple[Meaning, ...]
    related: tuple[Run, ...]
    """The pages to read next."""
    sources: tuple[Runs, ...]
    review: tuple[Runs, ...]
    """The state of the review, and when the page was built."""
