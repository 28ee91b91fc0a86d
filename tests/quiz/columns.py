"""Evaluate rules for thousands of sets of answers at once, one bit for each set.

It is as slow to loop over the sets in Python as it is quick to loop over the rules. So every option
of every question becomes one long number, whose bits tell in which sets it was chosen, and a
condition is worked out on these numbers. It shares no code with the compiler.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, reduce
from operator import and_, or_

from quiz.rules.model import AllOf, Answer, AnyOf, AtLeast, Condition, Flow, Is, Not
from quiz.rules.outcome import Outcome, outcome


class Columns:
    """Sets of answers, turned round: for each question the answers of all sets."""

    def __init__(self, flow: Flow, sets: Sequence[dict[str, Answer]]) -> None:
        self.flow, self.count = flow, len(sets)
        self.all = (1 << self.count) - 1
        self.different: dict[str, list[Answer]] = {}
        """The different answers to each question; `places` are places in these lists."""
        self.places: dict[str, list[int]] = {}
        for question in flow.questions:
            column = [answers[question.id] for answers in sets]
            numbers = {answer: n for n, answer in enumerate(dict.fromkeys(column))}
            self.different[question.id] = list(numbers)
            self.places[question.id] = [numbers[answer] for answer in column]
        self.chosen = cache(self._chosen)
        self.true = cache(self._true)

    def _chosen(self, question: str, option: str) -> int:
        bits = ["1" if option in answer else "0" for answer in self.different[question]]
        return int("".join([bits[place] for place in self.places[question]]), 2)

    def _true(self, condition: Condition) -> int:
        """Return a bit for every set, the first set having the highest."""
        match condition:
            case Is(question, option):
                return self.chosen(question, option)
            case Not(part):
                return self.all ^ self.true(part)
            case AllOf(parts):
                return reduce(and_, map(self.true, parts), self.all)
            case AnyOf(parts):
                return reduce(or_, map(self.true, parts), 0)
            case AtLeast(count, parts):
                reached = [self.all] + [0] * count  # sets with at least 0, 1, 2 ... of the parts
                for part in map(self.true, parts):
                    for n in range(count, 0, -1):
                        reached[n] |= reached[n - 1] & part
                return reached[count]

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what the rules give for every set, in order."""
        ranked = self.flow.ranked
        known: dict[tuple[str, ...], Outcome] = {}
        for bits in zip(*(f"{self.true(r.when):0{self.count}b}" for r in ranked), strict=True):
            if bits not in known:
                true = (rule for rule, bit in zip(ranked, bits, strict=True) if bit == "1")
                known[bits] = outcome(self.flow, true)
            yield known[bits]
