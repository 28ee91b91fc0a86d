"""Criteria of published standards, and how each is judged on these pages.

A criterion is judged by a function over all pages where a program can tell, and by a recorded
judgement with its reason where only people can. The judgements are the makers' own. No mark,
score or badge follows from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from common.urgency import Urgency
from pages.model.catalogue import Catalogue, Page
from pages.model.plain_text import Passage, Role
from pages.model.schema import Kind
from pages.report.readability import Reading

PLAIN_GRADE = 6.0
"""Flesch-Kincaid grade of plain English: read at about 11 years (NHS asks for 9 to 11)."""
PLAIN_SHARE = 0.9
"""The share of pages that must keep it: medical names cannot always be left out."""
FEW_WORDS = 5
"""Words that make a short table heading."""
CHUNK = 300
"""Words between two headings, above which a text is no longer in chunks."""
CARE = "care "
WHAT_IS_NOT_KNOWN = ("not known", "what is not", "what we know", "own judgement")
"""Words of the headings under which pages say what nobody knows."""


class Result(StrEnum):
    """How a criterion stands."""

    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Verdict:
    """A result, and why."""

    result: Result
    why: str


@dataclass(frozen=True)
class Content:
    """All pages, with what a reader reads on each and its figures, by path."""

    catalogue: Catalogue
    passages: Mapping[str, Sequence[Passage]]
    links_to_help: Mapping[str, bool]
    """Whether the text of each page leads to the page of all signs."""
    readings: Mapping[str, Reading] = field(default_factory=dict)

    def with_health_content(self) -> list[Page]:
        """Return causes, questions and every page that holds a care card."""
        return [
            page
            for path, page in self.catalogue.pages.items()
            if page.head.kind in (Kind.CAUSE, Kind.QUESTION)
            or any(passage.block.startswith(CARE) for passage in self.passages[path])
        ]

    def plain_share(self) -> float:
        """Return the share of pages with text that are read at `PLAIN_GRADE` or below."""
        grades = [reading.grade for reading in self.readings.values() if reading.words]
        return sum(grade <= PLAIN_GRADE for grade in grades) / len(grades) if grades else 1.0


Judge = Callable[[Content], Verdict]


@dataclass(frozen=True)
class Criterion:
    """One thing that a standard asks for, in our own words."""

    id: str
    """Standard and number, such as `PIF 4`; the number is ours where the standard has none."""
    words: str
    judge: Judge | None = None
    """None where only people can tell."""


@dataclass(frozen=True)
class Standard:
    """A published standard, as far as it can be checked here."""

    name: str
    address: str
    """Where it was read."""
    note: str
    criteria: tuple[Criterion, ...]


def health_pages_cite(content: Content) -> Verdict:
    """Every page with health content names a source."""
    pages = content.with_health_content()
    return _all(pages, lambda page: bool(page.sources), "cite a source")


def sources_have_dates(content: Content) -> Verdict:
    """Every source in the bibliography says when it was published."""
    entries = content.catalogue.sources.values()
    dated = sum(bool(one.published) for one in entries)
    return _count(dated, len(entries), "sources say when they were published")


def reviews_are_planned(content: Content) -> Verdict:
    """Every page says when its next review is due."""
    pages = content.catalogue.pages.values()
    return _all(pages, lambda page: page.head.review_due is not None, "say when review is due")


def plain_english(content: Content) -> Verdict:
    """Nine pages in ten are read at grade 6 or below."""
    share = content.plain_share()
    worst = max((reading.grade for reading in content.readings.values()), default=0.0)
    result = Result.MET if share >= PLAIN_SHARE else Result.NOT_MET
    return Verdict(
        result,
        f"{share:.0%} of pages at grade {PLAIN_GRADE:.0f} or lower, the hardest {worst}; "
        "a formula, not readers",
    )


def pages_have_summaries(content: Content) -> Verdict:
    """Every page has a summary, which the theme prints below the title."""
    pages = content.catalogue.pages.values()
    return _all(pages, lambda page: bool(page.head.summary), "have a summary")


def help_is_shown(content: Content) -> Verdict:
    """Every cause and question holds an emergency or same-day card."""
    urgent = {CARE + level.slug for level in (Urgency.EMERGENCY, Urgency.SAME_DAY)}
    pages = content.catalogue.of_kind(Kind.CAUSE) + content.catalogue.of_kind(Kind.QUESTION)
    return _all(
        pages,
        lambda page: any(one.block in urgent for one in content.passages[page.path]),
        "say which signs need help, and how fast",
    )


def causes_say_what_is_not_known(content: Content) -> Verdict:
    """Every cause has a section on what is known and what is not."""
    return _all(
        content.catalogue.of_kind(Kind.CAUSE),
        lambda page: any(
            one.role is Role.HEADING and any(words in one.text for words in WHAT_IS_NOT_KNOWN)
            for one in content.passages[page.path]
        ),
        "have a section on what is not known",
    )


def readers_are_spoken_to(content: Content) -> Verdict:
    """Every page with health content says "you"."""
    return _all(
        content.with_health_content(),
        lambda page: any(
            word.strip(".,?!").lower() in ("you", "your")
            for one in content.passages[page.path]
            for word in one.text.split()
        ),
        'say "you"',
    )


def text_is_in_chunks(content: Content) -> Verdict:
    """No page has more than 300 words of text below one heading."""
    return _all(
        content.catalogue.pages.values(),
        lambda page: max(_words_by_heading(content.passages[page.path]), default=0) <= CHUNK,
        f"never hold more than {CHUNK} words below one heading",
    )


def table_heads_are_short(content: Content) -> Verdict:
    """Every heading of a table column has at most five words."""
    heads = [
        passage.text
        for page in content.catalogue.pages
        for passage in content.passages[page]
        if passage.role is Role.TABLE_HEAD
    ]
    short = sum(len(head.split()) <= FEW_WORDS for head in heads)
    return _count(short, len(heads), f"table headings have at most {FEW_WORDS} words")


def _words_by_heading(passages: Iterable[Passage]) -> list[int]:
    """Count the words below each heading or term; a table is in chunks already."""
    counts = [0]
    for passage in passages:
        if passage.role in (Role.HEADING, Role.TERM):
            counts.append(0)
        elif passage.role is not Role.CELL:
            counts[-1] += len(passage.text.split())
    return counts


def _all(pages: Iterable[Page], holds: Callable[[Page], bool], what: str) -> Verdict:
    found = list(pages)
    failing = [page.path for page in found if not holds(page)]
    verdict = _count(len(found) - len(failing), len(found), f"pages {what}")
    if 0 < len(failing) <= FEW_WORDS:
        return Verdict(verdict.result, f"{verdict.why}; not {', '.join(failing)}")
    return verdict


def _count(holding: int, all_: int, what: str) -> Verdict:
    result = Result.MET if holding == all_ else Result.NOT_MET
    return Verdict(result, f"{holding} of {all_} {what}")
