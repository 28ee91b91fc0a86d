"""Not sure about a warning sign: what a second look asks, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from common.urgency import Urgency
from quiz.graph.compile import compile_flow
from quiz.proof.doubts import badly_settled
from quiz.proof.paths import calmest_end
from quiz.proof.verify import verify
from quiz.rules.model import NONE, UNSURE, Answer, Flow, Is, Option, Question
from quiz.rules.second_look import Ask, settle
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow

CHECKED = replace(
    RED,
    options=(
        Option("cold", "Cold", check="Feel it."),
        Option("limp", "Limp", check="Lift it."),
        Option("gone", "Gone"),
    ),
)


@pytest.fixture
def small() -> Flow:
    gone = rule("gone", Urgency.EMERGENCY, Is("red", "gone"))
    return small_flow((CHECKED, TODAY, REST, ALSO), first=(gone,))


@pytest.mark.parametrize(
    ("doubts", "wanted"),
    [
        ([], Ask()),
        (["unsure"], {UNSURE}),
        (["cold"], Ask("cold")),
        (["cold", "limp"], Ask("cold")),
        (["cold.no", "limp"], Ask("limp")),
        (["cold.no", "limp.no"], {NONE}),
        (["cold.no"], {NONE}),
        (["cold.yes", "limp"], {"cold"}),
        (["cold.unsure", "limp"], {"cold"}),
        (["cold.no", "limp.unsure"], {"limp"}),
        (["gone"], {"gone"}),
        (["cold.no", "gone"], {"gone"}),
        (["gone.no"], {"gone"}),
        (["cold", "unsure"], None),
        (["cold", "cold"], None),
        (["cold.no", "cold"], None),
        (["cold.maybe"], None),
        (["cold.no.no"], None),
        (["none"], None),
        (["other"], None),
        ([""], None),
    ],
)
def test_what_a_second_look_comes_to(doubts: list[str], wanted: object) -> None:
    assert settle(CHECKED, doubts) == wanted


def test_a_list_without_checks_has_no_second_look() -> None:
    assert settle(RED, []) is None
    assert settle(ALSO, ["back.no"]) is None


def test_the_proof_holds(small: Flow) -> None:
    assert verify(small, compile_flow(small)) == []


def always_none(_: Question, __: Sequence[str]) -> Answer:
    return frozenset([NONE])


def still_is_no(question: Question, doubts: Sequence[str]) -> Answer | Ask | None:
    return settle(question, [one.replace(".unsure", ".no") for one in doubts])


def first_only(question: Question, doubts: Sequence[str]) -> Answer | Ask | None:
    return settle(question, doubts[:1])


def asks_all(question: Question, doubts: Sequence[str]) -> Answer | Ask | None:
    """Ask about a line that cannot be checked as well."""
    lines = tuple(replace(line, check="Wait.") for line in question.lines)
    return settle(replace(question, options=lines), doubts)


@pytest.mark.parametrize("broken", [always_none, still_is_no, first_only, asks_all])
def test_the_proof_finds_a_look_that_is_too_calm(small: Flow, broken: object) -> None:
    graph = compile_flow(small)
    assert list(badly_settled(small, graph, calmest_end(graph), broken))  # type: ignore[arg-type]


def test_a_finding_names_the_question_and_the_doubt(small: Flow) -> None:
    graph = compile_flow(small)
    (found,) = badly_settled(small, graph, calmest_end(graph), still_is_no)
    assert found.startswith("question 'red': doubt about cold (unsure): ")


def test_the_real_signs_that_cannot_wait_have_no_check(flow: Flow) -> None:
    checked = {line for question in flow.questions for line in question.looks}
    red = [q for q in flow.questions if q.is_red]
    lines = {line.id for question in red for line in question.lines}
    assert {"stroke", "bladder-bowel", "saddle", "chest-breath"} <= lines - checked
    assert len(checked) > len(lines) / 2
    assert all(question.looks for question in red)
    assert {question.red_flag for question in red} == {Urgency.EMERGENCY, Urgency.SAME_DAY}


def test_no_check_of_the_real_signs_needs_effort_or_time(flow: Flow) -> None:
    told = [line.check.lower() for question in flow.questions for line in question.lines]
    effort = re.compile(r"\b(?:walk|jump|hop|squat|climb|wait|(?<!long )run|minutes|later)\b")
    assert [text for text in told if effort.search(text)] == []
