"""What hangs on one line: people who pass one over, or read it for what it does not say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from common.urgency import Urgency
from quiz.cli import main
from quiz.flows.leg_numbness.second_net import SECOND_NET
from quiz.rules.model import Answers, Flow
from quiz.vignettes.cases import Case, VignetteError, read, run
from quiz.vignettes.readings import MISREAD, MISSED, TICKED, as_text, one_less, readings
from quiz.vignettes.report import cases_of
from tests.quiz.flows import RULES, small_flow


def answers(**given: str) -> Answers:
    return {name: frozenset(ticked.split()) for name, ticked in given.items()}


def case(name: str, expected: Urgency, **more: Answers) -> Case:
    return Case(name, "", expected=expected, **({"answers": {}} | more))


@pytest.fixture
def small() -> Flow:
    return small_flow()


def test_each_ticked_line_is_passed_over_in_turn(small: Flow) -> None:
    given = answers(red="cold grey", today="no")
    assert list(one_less(given, small)) == [
        answers(red="grey", today="no"),
        answers(red="cold", today="no"),
    ]
    assert list(one_less(answers(red="cold"), small)) == [answers(red="none")]
    assert list(one_less(answers(red="unsure", today="yes"), small)) == []


def test_every_reading_is_told_apart(small: Flow) -> None:
    cold, none = answers(red="cold"), answers(red="none")
    found = readings(
        [
            case("a", Urgency.EMERGENCY, answers=cold, ticked=cold, misread=none),
            case("b", Urgency.SELF_CARE, ticked=cold),
        ],
        small,
    )
    by_name = {one.name: one for one in found}
    assert by_name[TICKED].sent_away == 0
    assert (by_name[TICKED].false_alarms, by_name[TICKED].harmless) == (1, 1)
    assert (by_name[MISREAD].sent_away, by_name[MISREAD].too_calm(Urgency.EMERGENCY)) == (1, 1)
    assert (by_name[MISSED].sent_away, by_name[MISSED].of(Urgency.EMERGENCY)) == (1, 1)
    row = as_text(found).splitlines()[2]
    assert " ".join(row.split()) == "ticked 0 of 1 0 of 0 0 of 1 1 of 1"


def test_answers_that_nobody_can_give_are_told(tmp_path: Path) -> None:
    entry = {"id": "a", "expected": "emergency", "answers": {}, "ticked": {"red": "cold"}}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([entry]))
    with pytest.raises(VignetteError, match="ticked: red: expected a list of options"):
        read(file, RULES)


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vignettes", "--readings", "--flow", str(RULES)]) == 0
    assert MISSED in capsys.readouterr().out


def test_the_second_net_alarms_few_who_need_no_help_today(flow: Flow) -> None:
    net = {rule.id for rule in SECOND_NET}
    cases = [case for file in cases_of(RULES) for case in read(file, RULES)]
    pairs = zip(cases, run(cases, flow), strict=True)
    calm = [(case, one) for case, one in pairs if one.expected > Urgency.SAME_DAY]
    numb_now = {case.id for case, _ in calm if case.answers["now"] == {"yes"}}
    caught = {one.id for _, one in calm if net & set(one.rules)}
    assert len(numb_now) > 60
    assert caught <= numb_now
    assert len(caught) <= 0.1 * len(numb_now)


def test_the_second_net_catches_people_who_pass_a_sign_over(flow: Flow) -> None:
    net = {rule.id for rule in SECOND_NET}
    without = replace(flow, rules=tuple(rule for rule in flow.rules if rule.id not in net))
    people = read(RULES / "cases/people.json", RULES)
    before, after = (readings(people, one)[-1] for one in (without, flow))
    assert before.name == MISSED
    assert after.sent_away <= before.sent_away / 3
