"""The quiz comes out as the evidence expects, and every mutant of its rules is noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from common.urgency import Urgency
from quiz.flows.leg_numbness.vocabulary import (
    ABOUT,
    ABOUT_SILENT,
    EXTRA,
    EXTRA_WITH_OTHERS,
    TOPICS,
)
from quiz.graph.compile import Graph
from quiz.graph.evaluate import by_rules
from quiz.rules.model import Flow
from quiz.vignettes.cases import Case, Result, VignetteError, matrix, read, run
from quiz.vignettes.readings import MISREAD, readings
from tests.quiz.flows import QUIZ, RULES
from tests.quiz.mutants import Bench, mutants
from tests.quiz.short_cases import cases as short_cases

FILES = ("evidence", "own", "people")
"""The last were written by somebody who had not seen the rules."""


def vignettes(name: str) -> tuple[Case, ...]:
    return read(RULES / "cases" / f"{name}.json", RULES)


@pytest.fixture(scope="module", params=FILES)
def results(request: pytest.FixtureRequest, flow: Flow) -> tuple[Result, ...]:
    return run(vignettes(request.param), flow)


def test_nobody_with_an_urgent_case_is_sent_away_calmer(results: tuple[Result, ...]) -> None:
    urgent = [one for one in results if one.expected <= Urgency.SAME_DAY]
    assert len(urgent) >= 35
    assert [one.id for one in urgent if one.urgency > one.expected] == []


def test_at_least_nine_in_ten_come_out_exactly_right(results: tuple[Result, ...]) -> None:
    right = sum(one.urgency is one.expected for one in results)
    assert right >= 0.9 * len(results)
    assert sum(matrix(results).values()) == len(results)


def test_who_ticks_in_a_hurry_is_told_enough(flow: Flow) -> None:
    """Lines that were ticked from the stories alone, by a reader who had not seen the rules."""
    (hurried,) = [one for one in readings(vignettes("people"), flow) if one.name == MISREAD]
    assert len(hurried.results) == 106
    assert [hurried.too_calm(level) for level in Urgency] == [0, 0, 0, 0]
    assert hurried.sent_away == 0
    assert hurried.false_alarms <= 1


def test_a_fitting_page_is_among_the_three(results: tuple[Result, ...]) -> None:
    found = [one.topic_found for one in results if one.topic_found is not None]
    assert len(found) >= 30
    assert sum(found) >= 0.85 * len(found)


def test_there_are_enough_cases_with_ids_of_their_own() -> None:
    ids = [case.id for name in FILES for case in vignettes(name)]
    assert len(ids) == len(set(ids))
    assert len(vignettes("evidence")) == 156
    assert len(vignettes("own")) >= 60


def test_every_rule_has_a_vignette(flow: Flow) -> None:
    used = {rule for name in FILES for one in run(vignettes(name), flow) for rule in one.rules}
    assert {rule.id for rule in (*flow.ranked, flow.fallback)} - used == set()


def test_the_short_cases_come_out_as_written(flow: Flow) -> None:
    wrong = [
        (answers, rules)
        for answers, rules in short_cases()
        if by_rules(flow, answers).rules != rules
    ]
    assert wrong == []


@pytest.mark.slow
def test_every_mutant_of_the_rules_is_noticed(flow: Flow, graph: Graph) -> None:
    bench = Bench(flow, graph, tuple(case for name in FILES for case in vignettes(name)))
    # those that no case notices are held against all sets of answers, then against the proofs
    found = {mutant.name: bench.caught_by(mutant) for mutant in mutants(flow)}
    assert len(found) > 1_000
    assert [name for name, caught in found.items() if not caught] == []


def test_no_word_is_both_taken_and_set_aside() -> None:
    assert set(EXTRA) & EXTRA_WITH_OTHERS == set()
    assert set(ABOUT) & ABOUT_SILENT == set()


def test_topics_belong_to_pages_that_exist() -> None:
    docs = QUIZ.parent / "docs"
    assert [page for page in TOPICS if not (docs / page).exists()] == []


def write(tmp_path: Path, entry: object) -> Path:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([entry]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"expected": "urgent"}, "expected: one of emergency", id="urgency"),
        pytest.param({"facts": {"feel": ["num"]}}, "Did you mean 'numb'", id="word"),
        pytest.param({"facts": {"feal": ["numb"]}}, "Did you mean 'feel'", id="fact"),
        pytest.param({"facts": {"feel": "numb"}}, "expected a list", id="no list"),
        pytest.param({"topics": ["b13"]}, "Did you mean 'b12'", id="topic"),
        pytest.param({"facts": []}, "expected `facts`", id="no facts"),
        pytest.param({"id": 7}, "expected an `id`", id="no id"),
    ],
)
def test_a_mistake_in_a_case_is_told(tmp_path: Path, change: dict[str, object], words: str) -> None:
    good = {"id": "x1", "story": "Toes.", "facts": {"where": ["heel"]}, "expected": "appointment"}
    assert read(write(tmp_path, good), RULES)[0].expected is Urgency.APPOINTMENT
    with pytest.raises(VignetteError, match=words):
        read(write(tmp_path, {**good, **change}), RULES)


def test_an_unknown_place_is_told(tmp_path: Path, flow: Flow) -> None:
    case = {"id": "x1", "facts": {"where": ["hel"]}, "expected": "appointment"}
    with pytest.raises(VignetteError, match="x1: where: cannot be answered"):
        run(read(write(tmp_path, case), RULES), flow)


def test_facts_that_are_not_given_are_not_sure_or_no(tmp_path: Path, flow: Flow) -> None:
    entry = {"id": "x", "facts": {}, "expected": "appointment"}
    (case,) = read(write(tmp_path, entry), RULES)
    unsure = {name for name, answer in case.answers.items() if answer == {"unsure"}}
    assert unsure == {"feel", "clears", "rest", "eases"}
    assert case.answers["same-day"] == {"none"}
    assert run([case], flow)[0].urgency is Urgency.APPOINTMENT
