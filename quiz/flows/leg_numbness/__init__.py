"""The questions and rules for numb legs and feet on a run.

The files beside this one hold its parts. Ids such as `e3` and `u7` are the rows of the red-flag
table in the evidence file; `e16` and `u11` to `u18` came later, with sources of their own, and `n1`
to `n10` are a second net. Links and sheets hold an id, so it stays where a row is judged otherwise
by now: `e15-hands-slow` is the same day, `u4-u5-back-danger` an emergency. A rule marked
`editorial` rests on the project's own judgement where no source states a limit; each of those needs
a clinician's agreement. The order of the questions is clinical: warning signs first.
"""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import ALWAYS, Flow, Rule

from .about_you import ABOUT_YOU, COUNTS_FIRST
from .advice import COME_BACK, DO, DONT
from .emergency import EMERGENCY_RULES
from .patterns_above import ABOVE_THE_KNEE
from .patterns_below import BELOW_THE_KNEE
from .questions import ABOUT, CLEARS, EASES, EXTRA, FEEL, NOW, ONSET, REST, SIDE, WHERE
from .same_day import BACK_AND_BOTH_SIDES, SAME_DAY_RULES
from .second_net import SECOND_NET
from .self_care import SELF_CARE_RULES
from .warning_signs import EMERGENCY_1, EMERGENCY_2, SAME_DAY

FLOW = Flow(
    id="leg-numbness",
    version="2026.9",
    title="Why is my leg or foot numb?",
    questions=(
        EMERGENCY_1,
        EMERGENCY_2,
        SAME_DAY,
        FEEL,
        CLEARS,
        REST,
        WHERE,
        EXTRA,
        SIDE,
        ONSET,
        EASES,
        ABOUT,
        NOW,
    ),
    # the most urgent rule that is true decides; among equals the earlier one
    rules=(
        *EMERGENCY_RULES,
        *SAME_DAY_RULES,
        *SECOND_NET,
        BACK_AND_BOTH_SIDES,
        *COUNTS_FIRST,
        *ABOVE_THE_KNEE,
        *BELOW_THE_KNEE,
        *ABOUT_YOU,
        *SELF_CARE_RULES,
    ),
    fallback=Rule(
        id="b-otherwise",
        urgency=Urgency.APPOINTMENT,
        when=ALWAYS,
        why="Your answers show no clear pattern, so a clinician should have a look.",
        sources=("pcn-ng127-numbness",),
        pages=("faq/see-a-doctor.md",),
        editorial=True,
    ),
    stages={
        "Danger signs": EMERGENCY_1.id,
        "Your numbness": FEEL.id,
        "About you": ABOUT.id,
    },
    help_page="get-help.md",
    come_back=COME_BACK,
    do=DO,
    dont=DONT,
)
