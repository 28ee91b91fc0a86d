"""The questions and rules for a sore wrist: warning signs first, then what fits."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import ALWAYS, Flow, Rule

from .advice import COME_BACK, DO, DONT
from .questions import ABOUT, FEEL, LONG, NIGHT, SIGNS, TODAY, WHAT, WHERE
from .rules import RULES

FLOW = Flow(
    id="sore-wrist",
    version="2026.1",
    title="Why does my wrist hurt?",
    questions=(SIGNS, TODAY, FEEL, NIGHT, WHERE, WHAT, LONG, ABOUT),
    rules=RULES,
    fallback=Rule(
        id="a-otherwise",
        urgency=Urgency.APPOINTMENT,
        when=ALWAYS,
        why="Your answers show no clear pattern, so somebody should have a look.",
        sources=("dorset-wrist-sprains",),
        pages=("faq/when-to-be-seen.md",),
        editorial=True,
    ),
    stages={"Danger signs": SIGNS.id, "Your wrist": FEEL.id, "About you": ABOUT.id},
    help_page="get-help.md",
    come_back=COME_BACK,
    do=DO,
    dont=DONT,
)
