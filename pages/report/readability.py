"""How hard a page is to read: its Flesch-Kincaid grade and its sentences.

The grade is that of an American school year and knows only the length of words and sentences. It
shows where to look. That a page is clear, only its readers can say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pages.model.plain_text import CLOSED, Sentence

POINT_IN_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")
"""Matches the point of `1.3`, which the formula would take for the end of a sentence."""


class GradeUnavailableError(Exception):
    """The library that works out the grade is not installed: only those who check need it."""


@dataclass(frozen=True)
class Reading:
    """The figures of one page."""

    words: int
    sentences: int
    grade: float
    """Flesch-Kincaid, to one decimal: 6.0 is read at about 11 years. 0 for a page without text."""
    mean: float
    """Words in a sentence, to one decimal."""
    longest: Sentence | None
    """None on a page without text."""


def measure(sentences: Sequence[Sentence]) -> Reading:
    """Return the figures of a page's sentences; raise `GradeUnavailableError`."""
    words = sum(sentence.words for sentence in sentences)
    if not words:
        return Reading(0, 0, 0.0, 0.0, None)
    return Reading(
        words=words,
        sentences=len(sentences),
        grade=_grade(sentences),
        mean=round(words / len(sentences), 1),
        longest=max(sentences, key=lambda sentence: sentence.words),
    )


def _grade(sentences: Sequence[Sentence]) -> float:
    try:
        import textstat  # noqa: PLC0415 - needed by those who check, not by those who build
    except ImportError:
        raise GradeUnavailableError(
            "the reading grade needs textstat, which is not installed here. "
            "`make check` installs it and makes the report"
        ) from None
    text = " ".join(
        one.text if CLOSED.search(one.text) else one.text.rstrip(" :;,") + "." for one in sentences
    )
    grade: float = textstat.flesch_kincaid_grade(POINT_IN_NUMBER.sub("", text))
    return round(grade, 1)
