"""The real flow says what the red-flag and self-care tables of the evidence say."""

from __future__ import annotations

import random
import re

import pytest

from common.urgency import Urgency
from quiz.graph.compile import End, Graph
from quiz.graph.evaluate import by_graph, by_rules
from quiz.rules.model import Flow
from tests.quiz.flows import random_answers
from tests.quiz.walks import every_answer
from tests.topic.real import CATALOGUE

SIGNS = {
    "e1 saddle": ("emergency-1", "saddle", "genitals bottom inner thighs sexual"),
    "e1 bladder": ("emergency-1", "bladder-bowel", "starting feeling holding pee poo"),
    "e1 sciatica": ("emergency-1", "pain-both-legs", "pain tingling numbness back down both legs"),
    "e2": ("emergency-1", "both-legs", "weak numb both legs spreading worse"),
    "e3": ("emergency-1", "stroke", "face speech one side sight confusion headache balance away"),
    "e4": ("emergency-1", "cold-leg", "suddenly cold pale grey blue blotchy hurts numb weak move"),
    "e5": ("emergency-1", "hard-muscle", "pain lower leg settle stop hard tight swollen muscle"),
    "e6": ("emergency-1", "chest-breath", "breathing chest blood collapse"),
    "e7": ("emergency-2", "dark-pee", "dark cola tea muscles exercise"),
    "e8": ("emergency-2", "heat", "heat confusion collapse fit hot 30 minutes cooling"),
    "e9": ("emergency-2", "too-much-water", "run drinking headache sick confusion fit sleepy"),
    "e10": ("emergency-2", "climbing", "tingling weakness feet climbing swallowing speaking"),
    "e11": ("emergency-2", "back-belly-pain", "sudden back tummy chest numb weak cold blotchy"),
    "e12": ("emergency-2", "injury", "fall crash blow head neck back"),
    "e13": ("emergency-1", "chest-breath", "chest fainting fit breathing"),
    "e14": ("emergency-2", "body-line", "below a line body"),
    "e15": ("emergency-2", "hands-and-legs", "clumsy numb hands unsteady legs sudden worse pee"),
    "e4 worse": (
        "emergency-1",
        "worse-leg-pain",
        "leg pain often exercise suddenly worse steps rest",
    ),
    "e16": ("emergency-2", "frozen-skin", "cold skin hard white waxy blister swollen feeling"),
    "u1 pain": ("emergency-2", "weak-foot-and-pain", "foot newly weak bad pain"),
    "u4 u5 worse": ("emergency-2", "back-danger", "fever weak cancer walk pee poo"),
    "e15 slow": ("same-day", "hands-slow", "clumsy numb hands unsteady heavy legs"),
    "u1": ("same-day", "foot-drop", "lift front foot slaps drags heels tiptoes"),
    "u2": ("same-day", "swollen-leg", "one calf leg newly swollen warm tender throbbing colour"),
    "u3": ("same-day", "worse-over-days", "one leg numb weaker days"),
    "u4": ("same-day", "back-and-fever", "back pain fever ill infection"),
    "u5": ("same-day", "cancer", "cancer back pain band unsteady numb legs"),
    "u6": ("same-day", "rest-pain", "foot cold numb bed hanging sore heal"),
    "u7": ("same-day", "foot-at-risk", "diabetes numb feet blister wound burn colour swollen"),
    "u9": ("same-day", "eyes", "blurred double painful sight"),
    "u10": ("same-day", "rash", "painful rash blisters"),
    "u11": ("same-day", "antibiotic", "ciprofloxacin floxacin nitrofurantoin"),
    "u12": ("same-day", "cold-toes", "cold toes white numb warm"),
    "u18": ("same-day", "colder-foot", "one foot leg colder paler days weeks steps toe blue"),
    "u1 walk": ("feel", "cannot-heel-toe", "heels tiptoes foot leg weak"),
    "u8": ("clears", "over-a-day", "day after a run no better"),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_every_red_flag_is_asked_in_its_own_words(flow: Flow, sign: str) -> None:
    question, option, words = SIGNS[sign]
    text = flow.question(question).option_text(option).lower()
    assert [word for word in words.split() if not re.search(rf"\b{word}", text)] == []


@pytest.mark.parametrize("sign", SIGNS)
def test_every_red_flag_decides_whatever_else_is_answered(flow: Flow, sign: str) -> None:
    question, option, _ = SIGNS[sign]
    level = Urgency.EMERGENCY if question.startswith("emergency") else Urgency.SAME_DAY
    dice = random.Random(sign)
    for _ in range(300):
        answers = {**random_answers(flow, dice, calm=0.9), question: frozenset([option])}
        assert by_rules(flow, answers).urgency <= level


def test_every_set_of_warning_signs_decides_at_once(flow: Flow, graph: Graph) -> None:
    calm = {}
    for question in flow.questions:
        if question.red_flag is None:
            break
        for answer in every_answer(question):
            if not question.warns(answer):
                continue
            end, used = by_graph(graph, {**calm, question.id: answer})
            assert isinstance(end, End), answer
            assert end.outcome.urgency is question.red_flag
            assert list(used)[-1] == question.id
        calm[question.id] = frozenset(["none"])
    assert len(calm) == 3


def test_a_chosen_sign_gives_the_reason_before_not_sure(flow: Flow, graph: Graph) -> None:
    end, _ = by_graph(graph, {"emergency-1": frozenset(["stroke", "unsure"])})
    assert isinstance(end, End)
    assert end.outcome.rules == ("e3-stroke",)


def test_every_place_of_the_leg_map_can_be_chosen(flow: Flow) -> None:
    # between the legs is a warning sign, and asked as one on the first screen
    places = {choice.id for choice in flow.question("where").lines}
    assert places == set(CATALOGUE.places) - {"saddle"}
    assert "between your legs" in flow.question("where").hint


def test_self_care_lets_the_reader_know_when_it_is_numb_now(flow: Flow) -> None:
    calm = {q.id: frozenset(["none"]) for q in flow.questions}
    calm |= {
        "clears": frozenset(["under-5-min"]),
        "rest": frozenset(["no"]),
        "where": frozenset(["toes-all"]),
        "side": frozenset(["one"]),
        "onset": frozenset(["these-shoes"]),
        "eases": frozenset(["loosen-or-remove-shoes"]),
    }
    for now, page in (("yes", True), ("no", False)):
        found = by_rules(flow, {**calm, "now": frozenset([now])})
        assert found.urgency is Urgency.SELF_CARE
        assert ("happening-now.md" in found.pages) is page


def test_a_numb_patch_on_the_outer_thigh_leads_to_its_page(flow: Flow) -> None:
    calm = {q.id: frozenset(["none"]) for q in flow.questions}
    found = by_rules(flow, {**calm, "rest": frozenset(["no"]), "where": frozenset(["thigh-outer"])})
    assert found.pages[0] == "causes/outer-thigh.md"


@pytest.mark.parametrize("level", [Urgency.APPOINTMENT, Urgency.SELF_CARE])
def test_calmer_results_say_when_to_get_help_today_or_now(flow: Flow, level: Urgency) -> None:
    words = flow.come_back[level]
    assert "Get help today" in words
    assert "Call your emergency number" in words


@pytest.mark.parametrize("who", ["under-16", "pregnant"])
def test_children_and_pregnant_people_are_never_told_self_care(flow: Flow, who: str) -> None:
    dice = random.Random(who)
    for _ in range(2000):
        answers = {**random_answers(flow, dice, calm=1), "about": frozenset([who])}
        assert by_rules(flow, answers).urgency <= Urgency.APPOINTMENT


def test_three_doubts_give_an_appointment_and_no_list_of_causes(flow: Flow) -> None:
    dice = random.Random(5)
    for _ in range(500):
        answers = random_answers(flow, dice, calm=1)
        answers |= {name: frozenset(["unsure"]) for name in ("clears", "rest", "feel")}
        answers |= {"extra": frozenset(["none"]), "where": frozenset(["heel"])}
        found = by_rules(flow, answers)
        assert (found.urgency, found.pages) == (Urgency.APPOINTMENT, ("faq/see-a-doctor.md",))


def test_new_numbness_is_never_told_anything_calmer_than_not_sure_how_long(flow: Flow) -> None:
    dice = random.Random(11)
    sooner = 0
    for _ in range(2000):
        answers = random_answers(flow, dice, calm=1)
        unsure, new = (
            by_rules(flow, {**answers, "clears": frozenset([length])}).urgency
            for length in ("unsure", "new-and-now")
        )
        assert new <= unsure
        sooner += new < unsure
    assert sooner > 0


def test_results_name_at_most_three_pages_and_an_emergency_none(graph: Graph) -> None:
    for node in graph.nodes:
        if isinstance(node, End):
            emergency = node.outcome.urgency is Urgency.EMERGENCY
            assert len(node.outcome.pages) in (range(1) if emergency else range(1, 4))


def test_no_text_gives_a_diagnosis_a_number_to_call_or_a_long_sentence(flow: Flow) -> None:
    texts = [rule.why for rule in (*flow.ranked, flow.fallback)] + list(flow.come_back.values())
    texts += [line for some in (flow.do, flow.dont) for lines in some.values() for line in lines]
    assert not [text for text in texts if re.search(r"\byou have\b", text, re.IGNORECASE)]
    for question in flow.questions:
        texts += [question.text, question.hint, *(choice.text for choice in question.choices)]
    assert not [text for text in texts if re.search(r"\b(999|111|112|911|A&E|NHS)\b", text)]
    long = [s for text in texts for s in re.split(r"[.?:] ", text) if len(s.split()) > 25]
    assert long == []
