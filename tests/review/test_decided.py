"""The code of a rule says which answers it decides: held against all answers, one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest

from common.urgency import Urgency
from quiz.graph.compile import compile_flow
from quiz.graph.evaluate import by_rules
from quiz.rules.model import NONE, AllOf, Answers, Flow, Is, Kind, Option
from review.decided import decided
from tests.quiz.flows import ALSO, small_flow
from tests.quiz.flows import rule as make


def all_answers(flow: Flow) -> Iterator[Answers]:
    def of(kind: Kind, ids: list[str]) -> list[frozenset[str]]:
        if kind is not Kind.MANY:
            return [frozenset([one]) for one in ids]
        lines = [one for one in ids if one != NONE]
        some = [c for n in range(1, len(lines) + 1) for c in combinations(lines, n)]
        return [frozenset([NONE]), *map(frozenset, some)]

    found = [of(q.kind, [choice.id for choice in q.choices]) for q in flow.questions]
    names = [q.id for q in flow.questions]
    for chosen in product(*found):
        yield dict(zip(names, chosen, strict=True))


def says(flow: Flow) -> dict[str, tuple[int, ...]]:
    """Return for every rule what it does with each set of answers."""
    rules = [rule.id for rule in (*flow.ranked, flow.fallback)]
    ends = [by_rules(flow, answers).rules for answers in all_answers(flow)]
    return {
        rule: tuple(2 if end[0] == rule else int(rule in end) for end in ends) for rule in rules
    }


def shuffled(seed: int) -> Flow:
    dice = random.Random(seed)
    flow = small_flow()
    rules = list(flow.rules)
    dice.shuffle(rules)
    one = dice.randrange(len(rules))
    rules[one] = replace(rules[one], urgency=dice.choice(list(Urgency)))
    if dice.random() < 0.5:
        two = dice.randrange(len(rules))
        rules[two] = replace(rules[two], when=AllOf(rules[two].when, Is("rest", "yes")))
    return replace(flow, rules=tuple(rules))


@pytest.mark.parametrize("seed", range(40))
def test_codes_are_equal_exactly_where_the_same_answers_are_decided(seed: int) -> None:
    one, two = shuffled(seed), shuffled(seed + 1000)
    codes = [decided(flow, compile_flow(flow)) for flow in (one, two)]
    told = [says(flow) for flow in (one, two)]
    assert codes[0].keys() == told[0].keys()
    for rule in codes[0].keys() & codes[1].keys():
        assert (codes[0][rule] == codes[1][rule]) is (told[0][rule] == told[1][rule]), rule
    pairs = combinations(sorted(codes[0]), 2)
    for rule, other in pairs:
        assert (codes[0][rule] == codes[0][other]) is (told[0][rule] == told[0][other])


def test_a_rule_that_nobody_touched_decides_otherwise_when_one_goes_before_it() -> None:
    before = small_flow()
    after = small_flow(first=(make("new", Urgency.APPOINTMENT, Is("rest", "unsure"), "new.md"),))
    codes = [decided(flow, compile_flow(flow)) for flow in (before, after)]
    assert codes[0]["back"] != codes[1]["back"]
    assert codes[0]["cold"] == codes[1]["cold"]


def test_a_line_that_no_rule_looks_at_changes_nothing() -> None:
    also = replace(ALSO, options=(*ALSO.options, Option("knee", "Knee")))
    plain = small_flow()
    more = small_flow(questions=(*plain.questions[:-1], also))
    assert decided(plain, compile_flow(plain)) == decided(more, compile_flow(more))
