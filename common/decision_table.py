"""The quiz as a table for paper: what the quiz writes down as data and leaflets set in type.

Every text stands once. Lines, reasons and pages are meant by their numbers, counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass

RESULTS_TITLE = "Results, with the numbers of their reasons and pages"
REASONS_TITLE = "Reasons, with their sources"
PAGES_TITLE = "Pages to read, to talk about with a clinician"


@dataclass(frozen=True)
class Asked:
    """A question and the lines that can be chosen."""

    text: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """One way on from a step."""

    lines: tuple[tuple[int, ...], ...]
    """Sets of lines: the way is open where all lines of one set are true. Without any, it takes all
    that is left; the last way of a step always does."""
    to: str
    """The name of a step or a result."""

    @property
    def said(self) -> str:
        """The lines in words, such as `1, 2 and 4`; empty for all that is left."""
        return ", ".join(" and ".join(map(str, lines)) for lines in self.lines)


@dataclass(frozen=True)
class Step:
    """A place from which a question is answered; the first way that is open counts."""

    name: str
    """Such as `12`."""
    question: int
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Result:
    """Where a way through the quiz ends."""

    name: str
    """Such as `R3`."""
    urgency: str
    """Its slug, such as `same-day`."""
    reasons: tuple[int, ...]
    pages: tuple[int, ...]

    @property
    def told(self) -> str:
        """The numbers in words: `Reasons: 3, 8. Pages: 2`."""
        pages = f". Pages: {', '.join(map(str, self.pages))}" if self.pages else ""
        return f"Reasons: {', '.join(map(str, self.reasons))}{pages}"


@dataclass(frozen=True)
class DecisionTable:
    """The whole quiz."""

    questions: tuple[Asked, ...]
    steps: tuple[Step, ...]
    """In the order of the graph; the first is the start."""
    results: tuple[Result, ...]
    reasons: tuple[str, ...]
    """With their sources in brackets."""
    pages: tuple[str, ...]
    """Titles."""
