"""`diff` finds every answer set that ends elsewhere, counts it, and says it in words."""

from __future__ import annotations

import dataclasses
from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.urgency import Urgency
from quiz.graph.evaluate import by_rules
from quiz.proof.diff import compare, report
from quiz.rules.model import AllOf, Flow, Is, Kind, Not, Option, Question
from quiz.rules.outcome import Outcome
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow
from tests.quiz.walks import every_answer

QUESTIONS = (RED, TODAY, REST, ALSO)
SMALL = small_flow()


def counted_one_by_one(old: Flow, new: Flow) -> Counter[tuple[Outcome, Outcome]]:
    """The same by brute force, for flows with the same lines."""
    names = [question.id for question in QUESTIONS]
    found: Counter[tuple[Outcome, Outcome]] = Counter()
    for answers in product(*(every_answer(question) for question in QUESTIONS)):
        given_ = dict(zip(names, answers, strict=True))
        pair = (by_rules(old, given_), by_rules(new, given_))
        if pair[0] != pair[1]:
            found[pair] += 1
    return found


conditions = st.sampled_from(
    [
        Is("rest", "yes"),
        Is("also", "back"),
        Is("today", "unsure"),
        Not(Is("also", "toes")),
        AllOf(Is("also", "back"), Is("also", "toes")),
        AllOf(Is("rest", "no"), Not(Is("also", "back"))),
        AllOf(Is("red", "none"), Is("rest", "unsure")),
    ]
)
flows = st.builds(
    lambda whens, levels, order: small_flow(
        questions=tuple(order),
        first=tuple(
            rule(f"r{n}", level, when, f"{n}.md")
            for n, (when, level) in enumerate(zip(whens, levels, strict=False))
        ),
    ),
    st.lists(conditions, max_size=3),
    st.lists(st.sampled_from(Urgency), min_size=3, max_size=3),
    st.permutations(QUESTIONS),
)


@settings(deadline=None, max_examples=60)
@given(old=flows, new=flows)
def test_it_counts_what_counting_one_by_one_counts(old: Flow, new: Flow) -> None:
    """Whatever the rules are, and in whatever order each flow asks."""
    diff = compare(old, new)
    total = 1
    for question in QUESTIONS:
        total *= len(list(every_answer(question)))
    assert diff.answer_sets == total
    found = {(one.old, one.new): one.share * total for one in diff.changes}
    assert found == dict(counted_one_by_one(old, new))


@settings(deadline=None, max_examples=30)
@given(old=flows, new=flows)
def test_an_example_really_changes_so_whatever_else_is_answered(old: Flow, new: Flow) -> None:
    for change in compare(old, new).changes:
        for answers in product(*(every_answer(question) for question in QUESTIONS)):
            filled = {q.id: a for q, a in zip(QUESTIONS, answers, strict=True)}
            filled |= change.example
            assert by_rules(old, filled) == change.old
            assert by_rules(new, filled) == change.new


def test_equal_flows_are_said_to_be_equal(flow: Flow) -> None:
    diff = compare(flow, flow)
    assert diff.equal
    assert "equal" in report(diff)


def test_another_order_of_questions_changes_no_result() -> None:
    diff = compare(SMALL, small_flow((RED, TODAY, ALSO, REST)))
    assert not diff.changes


def test_a_calmer_result_comes_first_and_is_told_with_an_example() -> None:
    new = small_flow(
        without=("swollen",),
        last=(rule("swollen", Urgency.APPOINTMENT, Is("today", "yes"), "swollen.md"),),
        first=(rule("odd", Urgency.SAME_DAY, Is("also", "toes"), "toes.md"),),
    )
    text = report(compare(SMALL, new))
    calmer, urgent = text.index("CALMER than before"), text.index("more urgent than before")
    assert calmer < urgent
    assert "Same day (rules swollen; pages swollen.md) -> Book an appointment" in text
    assert "“Swollen?” answered with “Yes”" in text
    assert "rule new: odd" in text


def test_a_new_line_and_a_new_question_are_named() -> None:
    also = dataclasses.replace(ALSO, options=(*ALSO.options, Option("calf", "Calf")))
    extra = Question(id="cold", text="Cold?", kind=Kind.YES_NO_UNSURE)
    new = small_flow(
        (RED, TODAY, REST, also, extra),
        last=(
            rule("calf", Urgency.APPOINTMENT, Is("also", "calf"), "calf.md"),
            rule("cold", Urgency.APPOINTMENT, Is("cold", "yes"), "cold.md"),
        ),
    )
    diff = compare(SMALL, new)
    text = report(diff)
    assert "question new: cold" in text
    assert "question also: line new, so not compared: calf “Calf”" in text
    assert "“Cold?” answered with “Yes”" in text
    assert compare(new, SMALL).words[0] == "question gone: cold"


def test_other_words_are_told_although_no_result_changes() -> None:
    rest = dataclasses.replace(REST, text="Resting?")
    diff = compare(SMALL, small_flow((RED, TODAY, rest, ALSO)))
    assert not diff.equal
    assert not diff.changes
    assert "question rest: text was “At rest?”, is “Resting?”" in report(diff)


def test_a_question_whose_kind_changes_is_compared_line_by_line() -> None:
    one = Question(id="also", text="What else?", kind=Kind.ONE, options=ALSO.options, unsure="?")
    diff = compare(SMALL, small_flow((RED, TODAY, REST, one)))
    assert any(word.startswith("question also: kind") for word in diff.words)
    assert not diff.changes


def test_a_question_without_a_line_in_common_is_taken_for_two() -> None:
    other = Question(
        id="also",
        text="Else?",
        kind=Kind.ONE,
        options=(Option("leg", "Leg"), Option("arm", "Arm")),
    )
    new = small_flow(
        (RED, TODAY, REST, other),
        without=("back", "toes"),
        last=(rule("arm", Urgency.APPOINTMENT, Is("also", "arm"), "arm.md"),),
    )
    diff = compare(SMALL, new)
    assert "question also: no line in common, so taken for one gone and one new" in diff.words
    assert diff.answer_sets == 8 * 3 * 3 * 4 * 2
    text = report(diff)
    assert "“Else?” answered with “Arm”" in text
    assert "“What else?” answered with “Back”" in text


@pytest.mark.parametrize("limit", [1, 2])
def test_small_groups_are_summed_up(limit: int) -> None:
    new = small_flow(without=("back", "toes", "rest"))
    text = report(compare(SMALL, new), limit)
    assert "smaller groups" in text
