"""The quiz as a list to tick: for every complete answer it is never calmer than the quiz."""

from __future__ import annotations

from dataclasses import replace

import pytest

from common import topic
from common.tick_list import Line
from common.urgency import Urgency
from quiz.graph.compile import compile_flow
from quiz.proof.product_walk import ends
from quiz.proof.tick_list import Tick, as_flow, calmer, tick_list, ticks_of
from quiz.rules.load import load
from quiz.rules.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Flow,
    Is,
    Kind,
    Not,
    Option,
    Question,
)
from tests.hooks.conftest import ROOT
from tests.quiz.flows import ALSO, RED, TODAY, rule, small_flow
from tests.quiz.flows import REST as AT_REST

TOPICS = (ROOT, ROOT / "examples/sore-wrist")
BACK, TOES, REST = Is("also", "back"), Is("also", "toes"), Is("rest", "yes")


@pytest.fixture(scope="module", params=TOPICS, ids=["legs", "wrist"])
def flow(request: pytest.FixtureRequest) -> Flow:
    path = topic.read(request.param).quiz
    assert path
    return load(path)


def ticks(flow: Flow) -> tuple[Tick, ...]:
    return tuple(ticks_of(flow, compile_flow(flow)))


def test_it_is_never_calmer_than_the_quiz(flow: Flow) -> None:
    count, pairs = ends(flow, as_flow(flow, ticks(flow)))
    assert count > 10_000
    assert {one.urgency for pair in pairs for one in pair} == set(Urgency)
    assert list(calmer(flow, ticks(flow))) == []


@pytest.mark.slow
def test_each_line_that_is_left_out_is_missed(flow: Flow) -> None:
    """Or the proof above would prove nothing. Where there are many, some are tried."""
    whole = ticks(flow)
    urgent = [tick for tick in whole if tick.urgency <= Urgency.SAME_DAY]
    for tick in urgent[:: 1 + len(urgent) // 20]:
        left = tuple(one for one in whole if one is not tick)
        assert list(calmer(flow, left)), tick.line.text


def test_every_sign_is_a_line_under_its_urgency(flow: Flow) -> None:
    parts = {part.urgency: part.lines for part in tick_list(flow, compile_flow(flow))}
    assert list(parts) == ["emergency", "same-day", "appointment"]
    for question in flow.questions:
        if question.red_flag is not None:
            shown = [line.text for line in parts[question.red_flag.slug]]
            assert [one.text for one in question.lines if one.text not in shown] == []


@pytest.mark.parametrize(
    ("when", "line"),
    [
        (AllOf(BACK, REST), "Back; and also: “Yes” to “At rest?”"),
        (AllOf(BACK, AnyOf(TOES, REST)), "Back; and also: one of these: toes; “Yes” to “At rest?”"),
        (AllOf(BACK, AnyOf(REST, Is("rest", "unsure"))), "Back; and also: “Yes” to “At rest?”"),
        (AtLeast(2, BACK, TOES, REST), "At least 2 of these: back; toes; “Yes” to “At rest?”"),
        (AllOf(BACK, Not(TOES)), "Back"),
    ],
    ids=["both", "one-of", "not-sure", "two-of", "not"],
)
def test_what_decides_only_together_is_one_line(when: Condition, line: str) -> None:
    flow = small_flow(first=(rule("extra", Urgency.SAME_DAY, when),))
    parts = {part.urgency: part.lines for part in tick_list(flow, compile_flow(flow))}
    assert line in [one.text for one in parts["same-day"]]


def test_what_is_urgent_is_said_in_sentences_that_need_no_question(flow: Flow) -> None:
    """On paper nobody asks: a line such as “Yes” to “At rest?” is of no use."""
    urgent = [part for part in tick_list(flow, compile_flow(flow)) if part.urgency != "appointment"]
    lines = [line for part in urgent for line in part.lines]
    assert [line.text for line in lines if line.choices or "”" in line.text] == []
    questions = [question.text for question in flow.questions]
    assert [line.text for line in lines if any(asked in line.text for asked in questions)] == []


SAID = {"yes": "It hurts in bed"}


def test_an_option_is_said_by_its_sentence(flow: Flow) -> None:
    asked = replace(AT_REST, said=SAID)
    when = AllOf(BACK, REST)
    small = small_flow(
        questions=(RED, TODAY, asked, ALSO), first=(rule("extra", Urgency.SAME_DAY, when),)
    )
    parts = {part.urgency: part.lines for part in tick_list(small, compile_flow(small))}
    assert Line("Back; and also: it hurts in bed") in parts["same-day"]
    assert Line("It hurts in bed") in parts["appointment"]


def test_a_line_may_say_what_another_question_asks_again() -> None:
    """It is then no line of its own, and the list is no calmer for it."""
    when = Is("also", "toes")
    first = (rule("extra", Urgency.SAME_DAY, when),)
    alone = small_flow(first=first)
    said = small_flow(
        questions=(RED, TODAY, AT_REST, replace(ALSO, said={"toes": Is("today", "yes")})),
        first=first,
    )
    counts = [len(ticks(one)) for one in (alone, said)]
    assert counts[0] == counts[1] + 1
    assert list(calmer(said, ticks(said))) == []
    nobody = replace(ALSO, said={"toes": Is("today", "perhaps")})
    with pytest.raises(ValueError, match="which is to say 'toes' too"):
        ticks(small_flow(questions=(RED, TODAY, AT_REST, nobody), first=first))


def test_an_urgency_without_a_line_is_left_out() -> None:
    flow = small_flow(without=("back", "toes", "swollen"), questions=(RED, AT_REST))
    assert next(part.urgency for part in tick_list(flow, compile_flow(flow))) == "emergency"
    assert "same-day" not in [part.urgency for part in tick_list(flow, compile_flow(flow))]


def test_what_no_line_can_say_is_refused() -> None:
    flow = small_flow(first=(rule("extra", Urgency.SAME_DAY, Not(BACK)),))
    with pytest.raises(ValueError, match="no line on paper can say the rule 'extra'"):
        tick_list(flow, compile_flow(flow))


def test_choices_go_on_in_small_letters_but_for_what_may_be_a_name() -> None:
    options = (
        Option("a", "The thumb"),
        Option("b", "The ring finger"),
        Option("c", "Achilles pain"),
        Option("d", "I cannot tell"),
        Option("e", "Finger by finger"),
        Option("f", "By day too"),
    )
    worse = tuple(one.id for one in options)
    asked = Question("where", "Where?", Kind.MANY, options, none="None", worse=worse)
    when = AnyOf(*(Is("where", one.id) for one in options))
    flow = small_flow(
        first=(rule("w", Urgency.SAME_DAY, when),),
        without=("back", "toes", "swollen"),
        questions=(RED, AT_REST, asked),
    )
    parts = {part.urgency: part.lines for part in tick_list(flow, compile_flow(flow))}
    (line,) = [one for one in parts["same-day"] if one.text == "Where?"]
    small = ("The thumb", "the ring finger", "Achilles pain", "I cannot tell")
    assert line.choices == (*small, "finger by finger", "by day too")
