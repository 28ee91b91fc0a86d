"""The questions and rules of this topic's quiz.

It asks for the signs and nothing else yet. Add questions and rules as the topic needs them; the
build proves them, and refuses what is calmer than a sign.
"""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import ALWAYS, Flow, Is, Kind, Question, Rule, signs

EMERGENCY = Question(
    id="emergency",
    text="Do you have any of these signs?",
    hint="Choose every line that is true. If you are not sure, say so. We then treat it as a yes.",
    kind=Kind.MANY,
    red_flag=Urgency.EMERGENCY,
    options=signs("chest-breath", "one-side", "faint"),
    unsure="I am not sure about one or more of these signs",
    none="None of these signs",
)
SAME_DAY = Question(
    id="same-day",
    text="Is any of this true for you?",
    hint=EMERGENCY.hint,
    kind=Kind.MANY,
    red_flag=Urgency.SAME_DAY,
    options=signs("worse-fast", "fever"),
    unsure="I am not sure about one or more of these",
    none="None of these is true for me",
)
HELP = "get-help.md"

FLOW = Flow(
    # in links and on sheets: it is its own, and stays when the slug of the topic changes
    id="@SLUG@",
    version="1",
    title="How soon do I need help?",
    questions=(EMERGENCY, SAME_DAY),
    rules=(
        *(
            Rule(line.id, Urgency.EMERGENCY, Is(EMERGENCY.id, line.id))
            for line in EMERGENCY.options
        ),
        *(
            Rule(line.id, Urgency.SAME_DAY, Is(SAME_DAY.id, line.id), pages=(HELP,))
            for line in SAME_DAY.options
        ),
    ),
    fallback=Rule(
        id="otherwise",
        urgency=Urgency.APPOINTMENT,
        when=ALWAYS,
        why="Your answers show no sign of danger, so an appointment is soon enough.",
        pages=(HELP,),
        editorial=True,
    ),
    stages={"Danger signs": EMERGENCY.id, "Signs for today": SAME_DAY.id},
    help_page=HELP,
    come_back={
        Urgency.SAME_DAY: "Call your emergency number if a danger sign starts.",
        Urgency.APPOINTMENT: "Get help today if it gets worse. Call your emergency number if a "
        "danger sign starts.",
        Urgency.SELF_CARE: "Get help today if it gets worse.",
    },
)
