"""The first three questions: warning signs that need help now or today.

The words of their lines stand in `signs.yml`, which pages and leaflets take them from as well.
"""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import Kind, Question, signs

EMERGENCY_1 = Question(
    id="emergency-1",
    text="Do you have any of these signs?",
    hint="Choose every line that is true, now or since the numbness began. "
    "Not sure? Say so, and look once more.",
    kind=Kind.MANY,
    red_flag=Urgency.EMERGENCY,
    options=signs(
        "saddle",
        "bladder-bowel",
        "pain-both-legs",
        "both-legs",
        "both-feet-drop",
        "stroke",
        "cold-leg",
        "worse-leg-pain",
        "hard-muscle",
        "chest-breath",
    ),
    unsure="I am not sure about one or more of these signs",
    none="None of these signs",
)

EMERGENCY_2 = Question(
    id="emergency-2",
    text="Do you have any of these other signs?",
    hint=EMERGENCY_1.hint,
    kind=Kind.MANY,
    red_flag=Urgency.EMERGENCY,
    options=signs(
        "dark-pee",
        "heat",
        "frozen-skin",
        "too-much-water",
        "climbing",
        "back-belly-pain",
        "injury",
        "body-line",
        "hands-and-legs",
        "back-danger",
        "weak-foot-and-pain",
        "chemo-fever",
        "thinner-bleed",
        "sickle-cell",
        "black-foot",
        "after-epidural",
    ),
    unsure="I am not sure about one or more of these other signs",
    none="None of these other signs",
)

SAME_DAY = Question(
    id="same-day",
    text="Is any of this true for you?",
    hint="Choose every line that is true. Not sure? Say so, and look once more.",
    kind=Kind.MANY,
    red_flag=Urgency.SAME_DAY,
    options=signs(
        "foot-drop",
        "swollen-leg",
        "worse-over-days",
        "rest-pain",
        "colder-foot",
        "foot-at-risk",
        "back-and-fever",
        "cancer",
        "hands-slow",
        "eyes",
        "rash",
        "cold-toes",
        "antibiotic",
        "no-weight",
        "clot-risk",
        "laughing-gas",
        "child-back",
        "not-settling",
    ),
    unsure="I am not sure about one or more of these",
    none="None of these is true for me",
)
