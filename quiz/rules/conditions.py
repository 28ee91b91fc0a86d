"""Put answers into conditions, one option at a time, and keep what is left of them.

Each condition gets a number, equal ones the same, so that what is left can be compared at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from quiz.rules.model import NONE, AllOf, Answer, AnyOf, AtLeast, Condition, Is, Kind, Not, Question

FALSE, TRUE = 0, 1
"""The numbers of a condition that is decided."""

Atom = tuple[str, str]
"""A question and one of its options."""


class Conditions:
    """The conditions met so far and what an answer leaves of them."""

    def __init__(self) -> None:
        self._known: list[Condition | bool] = [False, True]
        self._atoms: list[frozenset[Atom]] = [frozenset(), frozenset()]
        self._questions: list[frozenset[str]] = [frozenset(), frozenset()]
        self._numbers: dict[Condition, int] = {}
        self._left: dict[tuple[int, Atom, bool], int] = {}

    def number(self, condition: Condition | bool) -> int:
        """Return the number of a condition."""
        if isinstance(condition, bool):
            return int(condition)
        if condition not in self._numbers:
            self._numbers[condition] = len(self._known)
            self._known.append(condition)
            self._atoms.append(frozenset(_atoms(condition)))
            self._questions.append(frozenset(question for question, _ in self._atoms[-1]))
        return self._numbers[condition]

    def asks(self, number: int, question: str) -> bool:
        """Tell whether the condition still looks at the question."""
        return question in self._questions[number]

    def mentions(self, number: int, atom: Atom) -> bool:
        """Tell whether the condition still looks at this option of a question."""
        return atom in self._atoms[number]

    def put(self, number: int, atom: Atom, chosen: bool) -> int:
        """Return what is left when it is known whether the option was chosen."""
        if atom not in self._atoms[number]:
            return number
        key = (number, atom, chosen)
        if key not in self._left:
            condition = self._known[number]
            assert not isinstance(condition, bool)  # a decided condition has no atoms
            self._left[key] = self.number(put(condition, atom, chosen))
        return self._left[key]

    def answered(self, number: int, question: Question, answer: Answer) -> int:
        """Return what is left when a whole answer is known."""
        for option in options_of(question):
            number = self.put(number, (question.id, option), option in answer)
        return number


def options_of(question: Question) -> list[str]:
    """Return the ids of the options in order; "none" is last, because it is what is left over."""
    ids = [choice.id for choice in question.choices]
    return [name for name in ids if name != NONE] + [NONE] * (question.kind is Kind.MANY)


def put(condition: Condition, atom: Atom, chosen: bool) -> Condition | bool:
    """Put one option into a condition; return what is left of it, or the truth."""
    match condition:
        case Is(question, option):
            return chosen if (question, option) == atom else condition
        case Not(part):
            left = put(part, atom, chosen)
            return not left if isinstance(left, bool) else Not(left)
        case AllOf(parts):
            return _all([put(part, atom, chosen) for part in parts])
        case AnyOf(parts):
            return _any([put(part, atom, chosen) for part in parts])
        case AtLeast(count, parts):
            return _at_least(count, [put(part, atom, chosen) for part in parts])


def _all(parts: Iterable[Condition | bool]) -> Condition | bool:
    left = [part for part in parts if part is not True]
    if False in left:
        return False
    return _several(AllOf, left) if left else True


def _any(parts: Iterable[Condition | bool]) -> Condition | bool:
    left = [part for part in parts if part is not False]
    if True in left:
        return True
    return _several(AnyOf, left) if left else False


def _several(kind: type[AllOf | AnyOf], parts: Iterable[Condition | bool]) -> Condition:
    different = list(dict.fromkeys(part for part in parts if not isinstance(part, bool)))
    return different[0] if len(different) == 1 else kind(*different)


def _at_least(count: int, parts: list[Condition | bool]) -> Condition | bool:
    left = [part for part in parts if not isinstance(part, bool)]
    count -= sum(part is True for part in parts)
    if count <= 0:
        return True
    return AtLeast(count, *left) if count <= len(left) else False


def _atoms(condition: Condition) -> Iterable[Atom]:
    if isinstance(condition, Is):
        yield (condition.question, condition.option)
        return
    for part in (condition.part,) if isinstance(condition, Not) else condition.parts:
        yield from _atoms(part)
