"""Ten made-up people of a quiz for one pack, across the urgencies: too much alarm shows as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest

from common.urgency import Urgency
from quiz.proof.ready import Quiz
from quiz.vignettes import cases
from quiz.vignettes.cases import Case, Result
from quiz.vignettes.report import cases_of

VIGNETTES = 10


def chosen(quiz: Quiz, rules: Collection[str]) -> list[tuple[Case, Result]]:
    """Return at most ten people, as many of each urgency as there are, the most urgent first.

    Those to whom one of `rules` speaks come before others, and no two are for one rule while
    another waits.
    """
    every = [case for file in cases_of(quiz.path) for case in cases.read(file, quiz.path)]
    told = [case for case in every if case.story]
    pairs = list(zip(told, cases.run(told, quiz.flow), strict=True))
    turns = [list(_in_turn(pairs, level, rules)) for level in Urgency]
    dealt = [one for turn in zip_longest(*turns) for one in turn if one]
    return sorted(dealt[:VIGNETTES], key=lambda pair: (pair[1].urgency, pair[0].id))


def _in_turn(
    pairs: Iterable[tuple[Case, Result]], level: Urgency, rules: Collection[str]
) -> Iterator[tuple[Case, Result]]:
    """Yield the people of one urgency, those first who are to be chosen first."""
    seen: dict[str, int] = {}
    ranked = []
    for case, result in pairs:
        if result.urgency is level:
            lead = result.rules[0]
            seen[lead] = seen.get(lead, 0) + 1
            ranked.append((lead not in rules, seen[lead], case.id, (case, result)))
    yield from (pair for *_, pair in sorted(ranked, key=lambda one: one[:3]))
