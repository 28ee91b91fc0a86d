"""The quiz as a list to tick on paper: written down by the quiz, set in type by leaflets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line to tick, or a question with choices to tick below it."""

    text: str
    choices: tuple[str, ...] = ()
    """Empty where the line itself is ticked."""


@dataclass(frozen=True)
class Part:
    """The lines of one urgency: one tick is enough."""

    urgency: str
    """Its slug, such as `same-day`."""
    lines: tuple[Line, ...]
