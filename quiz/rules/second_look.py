"""What becomes of "not sure" about warning signs: each line in doubt is looked at once more.

Whoever is not sure about a list says which of its lines are in doubt. Each of them is then asked
again, with how to check it. Still not sure counts as yes, and so does, at once, doubt about a line
that has no way to be checked. `page/browser/walk.js` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.rules.model import NONE, UNSURE, Answer, Question

YES, NO, STILL = "yes", "no", UNSURE
VERDICTS = (YES, NO, STILL)


@dataclass(frozen=True)
class Ask:
    """What is asked next."""

    line: str = ""
    """The line that is looked at; empty where the reader says which lines are in doubt."""


def settle(question: Question, doubts: Sequence[str]) -> Answer | Ask | None:
    """Return the answer that a second look has come to, or what it asks next.

    `doubts` are the lines in doubt, each with what was said of it behind a dot where it has been
    looked at: `chest-pain.no`. Or `UNSURE` alone: the reader cannot tell which lines. None where
    nobody can have said this.
    """
    said = [doubt.split(".") for doubt in doubts]
    lines = [parts[0] for parts in said]
    if not question.looks:
        return None
    if not lines:
        return Ask()
    if list(doubts) == [UNSURE]:
        return frozenset([UNSURE])
    known = {line.id for line in question.lines}
    sound = len(set(lines)) == len(lines) and known.issuperset(lines)
    if not sound or any(len(parts) > 2 or parts[-1] not in (*VERDICTS, parts[0]) for parts in said):
        return None
    if sure := frozenset(lines).difference(question.looks):
        return sure
    for line, *verdict in said:
        if not verdict:
            return Ask(line)
        if verdict != [NO]:
            return frozenset([line])
    return frozenset([NONE])
