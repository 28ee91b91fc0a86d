"""The quiz is never calmer than the page of all signs: it asks for every urgent line of it.

For each line of `signs.json` that says now or today, the table names the line of the quiz that asks
for it, and words that stand in both meanings. Whoever ticks that line alone is told the same, or
sooner help.
"""

from __future__ import annotations

import pytest

from common.urgency import Urgency
from quiz.graph.evaluate import by_rules
from quiz.rules.load import load
from quiz.rules.model import NONE, Answer, Flow
from tests.quiz.flows import RULES
from tests.topic.real import data

SIGNS: dict[str, list[tuple[str, list[str]]]] = data("signs.json")
ASKED: dict[tuple[str, int], str] = {
    ("E1", 0): "emergency-1.saddle: numb tingling genitals bottom inner thighs",
    ("E1", 1): "emergency-1.bladder-bowel: new trouble starting feeling holding pee poo",
    ("E1", 2): "emergency-1.saddle: new loss sexual feeling",
    ("E1", 3): "emergency-1.pain-both-legs: pain tingling numb back bottom both legs",
    ("E2", 0): "emergency-1.both-legs: both legs weak numb bad spreading worse",
    ("E2", 1): "emergency-1.both-legs: both legs weak heavy numb new back pain",
    ("E3", 0): "emergency-1.stroke: sudden droop face one side weak numb",
    ("E3", 1): "emergency-1.stroke: sudden one side weak numb",
    ("E3", 2): "emergency-1.stroke: muddled speech",
    ("E3", 3): "emergency-1.stroke: sudden sight balance confusion headache",
    ("E3", 4): "emergency-1.stroke: went away",
    ("E4", 0): "emergency-1.cold-leg: leg foot suddenly cold pale grey blue hurts numb weak move",
    ("E4", 1): "emergency-1.worse-leg-pain: leg pain often exercise suddenly worse steps at rest",
    ("E5", 0): "emergency-1.hard-muscle: bad pain leg settle stop hard tight swollen numb weak",
    ("E5", 1): "emergency-1.hard-muscle: bad pain lower leg foot stretching toes",
    ("E5", 2): "emergency-1.hard-muscle: bad pain hard muscle next day",
    ("E6", 0): "emergency-1.chest-breath: trouble breathing",
    ("E6", 1): "emergency-1.chest-breath: chest pain",
    ("E6", 2): "emergency-1.chest-breath: coughing blood collapse",
    ("E7", 0): "emergency-2.dark-pee: dark pee cola tea painful weak muscles exercise",
    ("E8", 0): "emergency-2.heat: heat confusion collapse fit very hot",
    ("E8", 1): "emergency-2.heat: no better 30 minutes cooling rest",
    ("E9", 0): "emergency-2.too-much-water: long run drinking bad headache sick",
    ("E9", 1): "emergency-2.too-much-water: long run drinking confusion fit sleepy",
    ("E10", 0): "emergency-2.climbing: tingling weakness feet climbing",
    ("E10", 1): "emergency-2.climbing: trouble swallowing speaking",
    ("E11", 0): "emergency-2.back-belly-pain: sudden bad back tummy chest pain legs numb weak cold",
    ("E12", 0): "emergency-2.injury: straight after fall crash blow head neck back",
    ("E13", 0): "emergency-1.chest-breath: trouble breathing chest pain",
    ("E13", 1): "emergency-1.chest-breath: faint fit",
    ("E14", 0): "emergency-2.body-line: numb below line body waist",
    ("E15", 0): "emergency-2.hands-and-legs: clumsy numb hands unsteady heavy legs sudden worse",
    ("E15", 1): "emergency-2.hands-and-legs: hands legs pee poo changed",
    ("E15", 2): "same-day.hands-slow: clumsy numb hands unsteady heavy legs",
    ("E16", 0): "emergency-2.frozen-skin: cold skin hard white waxy blister swollen no feeling",
    ("E17", 0): "emergency-2.chemo-fever: cancer treatment fever shivering unwell",
    ("E18", 0): "emergency-2.thinner-bleed: blood thinner head bruise grows back thigh pain weak",
    ("E19", 0): "emergency-2.sickle-cell: sickle cell bad pain fever chest weak",
    ("E20", 0): "emergency-2.black-foot: diabetes numb feet black sore fever shivering",
    ("E21", 0): "emergency-2.after-epidural: epidural needle back weak numb legs back pain",
    ("U1", 0): "same-day.foot-drop: lift front foot slaps drags",
    ("U1", 1): "same-day.foot-drop: walk heels tiptoes",
    ("U1", 2): "emergency-1.both-feet-drop: both feet slap drag lift",
    ("U1", 3): "emergency-2.weak-foot-and-pain: foot newly weak bad pain",
    ("U2", 0): "same-day.swollen-leg: one calf leg newly swollen warm tender throbbing colour",
    ("U3", 0): "same-day.worse-over-days: one leg numb weak days",
    ("U4", 0): "same-day.back-and-fever: back pain fever ill recent infection",
    ("U4", 1): "emergency-2.back-danger: back pain fever ill recent infection weak leg",
    ("U4", 2): "emergency-2.back-danger: back pain fever recent infection very ill",
    ("U5", 0): "same-day.cancer: cancer new back pain",
    ("U5", 1): "same-day.cancer: cancer band of pain",
    ("U5", 2): "same-day.cancer: cancer unsteady numb legs",
    ("U5", 3): "emergency-2.back-danger: cancer change walk pee",
    ("U6", 0): "same-day.rest-pain: foot hurts cold numb bed hanging",
    ("U6", 1): "same-day.rest-pain: sore not heal",
    ("U6", 2): "same-day.rest-pain: cold or pale hurts or is numb at rest warm",
    ("U7", 0): "same-day.foot-at-risk: diabetes numb feet new blister wound burn",
    ("U7", 1): "same-day.foot-at-risk: diabetes numb feet colour hot swollen",
    ("U8", 0): "clears.over-a-day: still day after run no better",
    ("U9", 0): "same-day.eyes: new blurred double painful sight",
    ("U10", 0): "same-day.rash: painful rash blisters numb",
    ("U11", 0): "same-day.antibiotic: ciprofloxacin -floxacin nitrofurantoin",
    ("U12", 0): "same-day.cold-toes: cold toes white numb warm",
    ("U13", 0): "same-day.no-weight: put any weight leg",
    ("U14", 0): "same-day.clot-risk: calf thigh hurts 3 months baby operation cast bed flight",
    ("U14", 1): "same-day.clot-risk: calf thigh hurts no clear cause pregnan cancer clot pill hrt",
    ("U15", 0): "same-day.laughing-gas: laughing gas",
    ("U16", 0): "same-day.child-back: child teenager back pain night rest limp",
    ("U17", 0): "same-day.not-settling: shin calf still tight sore tingling hour stopped",
    ("U18", 0): "same-day.colder-foot: one foot leg colder paler days weeks hurts fewer steps",
    ("U18", 1): "same-day.colder-foot: toe suddenly blue purple hurts",
}  # fmt: skip
URGENT = (Urgency.EMERGENCY, Urgency.SAME_DAY)
LINES = [
    (code, place)
    for code, lines in SIGNS.items()
    for place, (urgency, _) in enumerate(lines)
    if Urgency.from_slug(urgency) in URGENT
]


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load(RULES)


def only(flow: Flow, question: str, option: str) -> dict[str, Answer]:
    """Return the answers of somebody with one sign and the calmest answer to all else."""
    calm: dict[str, Answer] = {}
    for asked in flow.questions:
        ids = [choice.id for choice in asked.choices]
        calm[asked.id] = frozenset([NONE if NONE in ids else ids[0]])
    return {**calm, "rest": frozenset(["no"]), question: frozenset([option])}


def test_the_table_has_every_urgent_line_and_no_other() -> None:
    assert list(ASKED) == LINES


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line[0]} {line[1]}")
def test_the_quiz_asks_for_the_sign_and_is_not_calmer(flow: Flow, line: tuple[str, int]) -> None:
    asked, _, words = ASKED[line].partition(": ")
    question, _, option = asked.partition(".")
    text = flow.question(question).option_text(option).lower()
    assert [word for word in words.split() if word not in text] == []
    urgency, _ = SIGNS[line[0]][line[1]]
    assert by_rules(flow, only(flow, question, option)).urgency <= Urgency.from_slug(urgency)
