"""That the quiz asks for every sign, and is not calmer about it than the sign says."""

from __future__ import annotations

from collections.abc import Iterator

from common.signs import FILE, Signs
from common.urgency import Urgency
from quiz.graph.evaluate import by_rules
from quiz.rules.model import Answer, Flow, Question


def unasked(flow: Flow, signs: Signs) -> Iterator[tuple[Urgency, str]]:
    """Yield how urgent each sign is that the quiz does not ask for, and what is wrong."""
    for name, sign in signs.signs.items():
        line = signs.line_of(name)
        if line in signs.lines and not _asks(flow, signs, line):
            yield (
                sign.urgency,
                f"no line asks for the sign {name!r} of {FILE}. Right: `options=signs("
                f'"{line}", ...)` in a question with `red_flag=`',
            )


def played_down(flow: Flow, signs: Signs) -> Iterator[tuple[str, str]]:
    """Yield the question, and what is wrong, for each sign that the quiz plays down."""
    for name, sign in signs.signs.items():
        line = signs.line_of(name)
        for question in _asks(flow, signs, line):
            given = by_rules(flow, only(flow, question, line)).urgency
            if given > sign.urgency:
                yield (
                    question.id,
                    f"whoever ticks {line!r} alone is told {given.slug}, calmer than the "
                    f"{sign.level} of the sign {name!r} in {FILE}",
                )


def only(flow: Flow, question: Question, line: str) -> dict[str, Answer]:
    """Return the answers of somebody with one sign, and the calmest answer to all else."""
    calm = {asked.id: frozenset([asked.calmest]) for asked in flow.questions}
    return calm | {question.id: frozenset([line])}


def _asks(flow: Flow, signs: Signs, line: str) -> list[Question]:
    """Return the questions that have the line of a sign; another may have one of the same id."""
    words = signs.lines[line].tick
    return [
        question
        for question in flow.questions
        if any((one.id, one.text) == (line, words) for one in question.lines)
    ]
