"""Tell whether a condition can be true at all."""

from __future__ import annotations

from quiz.graph.compile import smallest_answers
from quiz.rules.conditions import FALSE, TRUE, Conditions, options_of
from quiz.rules.model import NONE, Condition, Flow, Kind, Question


def can_be_true(flow: Flow, condition: Condition) -> bool:
    """Tell whether some answers make a condition true."""
    conditions = Conditions()
    left = {conditions.number(condition)}
    for question in flow.questions:
        left = _left(conditions, question, left)
    return TRUE in left


def _left(conditions: Conditions, question: Question, numbers: set[int]) -> set[int]:
    """Return everything that some answer to the question leaves of some condition."""
    if question.kind is not Kind.MANY:
        answers = list(smallest_answers(question))
        return {conditions.answered(n, question, answer) for n in numbers for answer in answers}
    left = set(numbers)
    for option in options_of(question)[:-1]:
        chosen = {conditions.put(n, (question.id, option), True) for n in left}
        left = {conditions.put(n, (question.id, option), False) for n in left}
        left |= {conditions.put(n, (question.id, NONE), False) for n in chosen}
    return {conditions.put(n, (question.id, NONE), True) for n in left} - {FALSE}
