"""What each result says besides its reasons: when to come back, what to do and what not to do."""

from __future__ import annotations

from common.urgency import Urgency

SOONER = "Call your emergency number if a danger sign starts."
DONT_PUSH = "do not try to push the wrist back into shape"
DONT_WORK = "do not keep on with a job that makes it tingle"

COME_BACK = {
    Urgency.SAME_DAY: f"It gets worse while you wait? {SOONER}",
    Urgency.APPOINTMENT: f"Get help today if it gets hot, or if you fall on it. {SOONER}",
    Urgency.SELF_CARE: f"Book an appointment if it is no better after 2 weeks. {SOONER}",
}

DO = {
    Urgency.EMERGENCY: (
        "keep the arm still, with something soft below it",
        "ask someone to stay with you",
    ),
    Urgency.SAME_DAY: ("keep the wrist still", "say when it began and how"),
    Urgency.APPOINTMENT: (
        "write down where and when it hurts",
        "try a splint at night if your fingers tingle",
    ),
    Urgency.SELF_CARE: ("do less of what hurts for some days", "then use it again, bit by bit"),
}

DONT = {
    Urgency.EMERGENCY: (DONT_PUSH, "do not drive yourself", "do not eat or drink after an injury"),
    Urgency.SAME_DAY: (DONT_PUSH, "do not lift or carry with that hand"),
    Urgency.APPOINTMENT: (DONT_WORK,),
    Urgency.SELF_CARE: (DONT_WORK,),
}
