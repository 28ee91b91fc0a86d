"""That the quiz asks for every sign, and is not calmer about it than the sign says."""

from __future__ import annotations

from collections.abc import Iterator

from common.signs import FILE, Signs
from quiz.graph.evaluate import by_rules
from quiz.rules.model import Answer, Flow, Question


def unasked(flow: Flow, signs: Signs) -> Iterator[str]:
    """Yield what is wrong with the quiz for each sign that it does not ask for, or plays down."""
    # another question may have a line of the same id, such as that of a place
    asked = {(one.id, one.text): asks for asks in flow.questions for one in asks.lines}
    for name, sign in signs.signs.items():
        line = signs.line_of(name)
        question = asked.get((line, signs.lines[line].tick))
        if question is None:
            yield (
                f"no line asks for the sign {name!r} of {FILE}. Right: `options=signs("
                f'"{line}", ...)` in a question with `red_flag=`'
            )
            continue
        given = by_rules(flow, only(flow, question, line)).urgency
        if given > sign.urgency:
            yield (
                f"whoever ticks {line!r} alone is told {given.slug}, calmer than the "
                f"{sign.level} of the sign {name!r} in {FILE}"
            )


def only(flow: Flow, question: Question, line: str) -> dict[str, Answer]:
    """Return the answers of somebody with one sign, and the calmest answer to all else."""
    calm = {asked.id: frozenset([asked.calmest]) for asked in flow.questions}
    return calm | {question.id: frozenset([line])}
