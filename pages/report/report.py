"""The report on what the pages hold, for the writer and the clinician who review them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from textwrap import wrap as wrap_text
from typing import Any

from common.topic import Topic
from pages.model import catalogue
from pages.model.catalogue import Page
from pages.model.plain_text import Sentence, sentences
from pages.report import content_rules, judgements
from pages.report.criteria import (
    PLAIN_GRADE,
    PLAIN_SHARE,
    Content,
    Criterion,
    Result,
    Standard,
    Verdict,
)
from pages.report.readability import Reading, measure
from pages.report.standards import STANDARDS

HARDEST_GRADE = 8.0
"""No page may be harder: American bodies ask for grades 6 to 8."""
LONGEST_SENTENCE = 30
"""Words. Writers aim at 8 to 14; NHS asks for 20 at most."""
WIDTH = 100
wrap = partial(wrap_text, break_long_words=False, break_on_hyphens=False)
"""A path stays whole, for those who copy it."""
WORST = 5
"""How many of the hardest pages are named."""


@dataclass(frozen=True)
class Row:
    """One page."""

    page: Page
    reading: Reading
    long: tuple[Sentence, ...]
    """Sentences over the limit."""

    @property
    def review_due(self) -> str:
        """When the next review is due."""
        return str(self.page.head.review_due or "-")


@dataclass(frozen=True)
class Report:
    """Everything that is printed."""

    folder: str
    """The folder as the author would type it, such as `docs`."""
    rows: tuple[Row, ...]
    plain_share: float
    judged: tuple[tuple[Standard, tuple[tuple[Criterion, Verdict], ...]], ...]
    mistakes: tuple[str, ...]
    """The rules for content that a page breaks, with file and line."""

    @property
    def sum(self) -> Mapping[Result, int]:
        """How many criteria stand how."""
        return Counter(verdict.result for _, of_one in self.judged for _, verdict in of_one)

    @property
    def broken(self) -> list[str]:
        """The limits that are not kept; empty where all are."""
        hard = [row for row in self.rows if row.reading.grade > HARDEST_GRADE]
        found = [
            f"{self.folder}/{row.page.path}: grade {row.reading.grade}, "
            f"over the limit of {HARDEST_GRADE:.0f}"
            for row in hard
        ]
        if self.plain_share < PLAIN_SHARE:
            found.append(
                f"{self.plain_share:.0%} of pages are at grade {PLAIN_GRADE:.0f} or lower, "
                f"expected {PLAIN_SHARE:.0%}"
            )
        found += [
            f"{self.folder}/{row.page.path}:{one.line}: {one.words} words in one sentence, "
            f"over the limit of {LONGEST_SENTENCE}: {one.text}"
            for row in self.rows
            for one in row.long
        ]
        return [*found, *self.mistakes]


def make(topic: Topic) -> Report:
    """Read and judge all pages of a topic; raise `ProblemsError` where they cannot be built."""
    docs, found = topic.docs, catalogue.read(topic.docs, topic)
    told_by_people = judgements.read(topic.folder)
    content = content_rules.read_content(topic, found)
    readings: dict[str, Reading] = {}
    rows: list[Row] = []
    for path, page in found.pages.items():
        told = sentences(content.passages[path])
        readings[path] = measure(told)
        long = tuple(one for one in told if one.words > LONGEST_SENTENCE)
        rows.append(Row(page, readings[path], long))
    content = replace(content, readings=readings)
    judged = tuple(
        (standard, tuple((one, _judged(one, content, told_by_people)) for one in standard.criteria))
        for standard in STANDARDS
    )
    mistakes = tuple(map(str, content_rules.check(topic, content)))
    return Report(docs.as_posix(), tuple(rows), content.plain_share(), judged, mistakes)


def _judged(one: Criterion, content: Content, told_by_people: Mapping[str, Verdict]) -> Verdict:
    if one.judge:
        return one.judge(content)
    return told_by_people.get(one.id, judgements.NOT_JUDGED)


def as_text(report: Report) -> str:
    """Return the report as it is printed; its prose is wrapped at 100 columns."""
    return "\n".join([*_pages(report), "", *_criteria(report), "", *_limits(report)])


def as_json(report: Report) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "pages": [
            {
                "path": row.page.path,
                "kind": row.page.head.kind.value,
                "grade": row.reading.grade,
                "mean_sentence": row.reading.mean,
                "longest_sentence": _sentence(row.reading.longest),
                "sources": len(row.page.sources),
                "words": row.reading.words,
                "review_due": row.review_due,
                "sentences_over_limit": [_sentence(one) for one in row.long],
            }
            for row in report.rows
        ],
        "share_at_plain_grade": report.plain_share,
        "criteria": [
            {
                "standard": standard.name,
                "address": standard.address,
                "id": criterion.id,
                "words": criterion.words,
                "result": verdict.result.value,
                "why": verdict.why,
            }
            for standard, of_one in report.judged
            for criterion, verdict in of_one
        ],
        "sum": {result.value: report.sum[result] for result in Result},
        "broken_limits": report.broken,
    }


def _sentence(sentence: Sentence | None) -> dict[str, Any] | None:
    if sentence is None:
        return None
    return {"line": sentence.line, "words": sentence.words, "text": sentence.text}


def _pages(report: Report) -> Iterator[str]:
    wide = max([4, *(len(row.page.path) for row in report.rows)])
    yield f"{'page':{wide}}  kind       grade  mean  longest  sources  words  due"
    for row in report.rows:
        reading = row.reading
        longest = reading.longest.words if reading.longest else 0
        yield (
            f"{row.page.path:{wide}}  {row.page.head.kind:9}  {reading.grade:5}  {reading.mean:4}"
            f"  {longest:7}  {len(row.page.sources):7}  {reading.words:5}"
            f"  {row.review_due}"
        )
    words = sum(row.reading.words for row in report.rows)
    yield ""
    yield (
        f"{len(report.rows)} pages, {words:,} words. Grade {PLAIN_GRADE:.0f} or lower: "
        f"{report.plain_share:.0%} of pages. The formula is a hint, not a proof."
    )
    worst = sorted(report.rows, key=lambda row: -row.reading.grade)[:WORST]
    named = ", ".join(f"{row.page.path} ({row.reading.grade})" for row in worst)
    yield from wrap(f"Hardest: {named}.", WIDTH)
    longest_of = [
        (row.page.path, row.reading.longest) for row in report.rows if row.reading.longest
    ]
    if longest_of:
        path, one = max(longest_of, key=lambda found: found[1].words)
        place = f"{report.folder}/{path}:{one.line}"
        yield from wrap(f"Longest sentence, {one.words} words, {place}: {one.text}", WIDTH)


def _criteria(report: Report) -> Iterator[str]:
    yield "Criteria of published standards, judged by the makers. No mark or score is claimed."
    for standard, of_one in report.judged:
        yield ""
        yield from wrap(f"{standard.name}, {standard.address}. {standard.note}", WIDTH)
        for criterion, verdict in of_one:
            start = f"  {criterion.id:9}  {verdict.result:14}  "
            told = f"{criterion.words}: {verdict.why}"
            indent = " " * len(start)
            yield from wrap(told, WIDTH, initial_indent=start, subsequent_indent=indent)
    yield ""
    yield "Sum: " + ", ".join(f"{report.sum[result]} {result}" for result in Result) + "."


def _limits(report: Report) -> Iterator[str]:
    if not report.broken:
        yield (
            f"Limits kept: no page over grade {HARDEST_GRADE:.0f}, {PLAIN_SHARE:.0%} of pages at "
            f"{PLAIN_GRADE:.0f} or lower, no sentence over {LONGEST_SENTENCE} words."
        )
        return
    count = len(report.broken)
    yield "1 limit broken:" if count == 1 else f"{count} limits broken:"
    for one in report.broken:
        yield from wrap(one, WIDTH, initial_indent="  ", subsequent_indent="    ")
