"""What each result says besides its reasons: when to come back, what to do and what not to do."""

from __future__ import annotations

from common.urgency import Urgency

DONT_RUN = "do not run on a leg that is weak, numb or painful"
DONT_RUB = "do not use heat, ice or massage on numb skin"
DONT_STOP = (
    "do not stop a medicine without asking first, unless it is an antibiotic that ends in -floxacin"
)

COME_BACK = {
    Urgency.SAME_DAY: "Call your emergency number if it gets worse while you wait, "
    "or if a danger sign starts.",
    Urgency.APPOINTMENT: "Get help today if your foot gets weak, if it gets worse over days, "
    "or if it is still there the day after a run. Call your emergency number if a danger sign "
    "starts.",
    Urgency.SELF_CARE: "Get help today if your foot gets weak, or is still numb the day after a "
    "run. Book an appointment if looser laces for 2 weeks do not stop it. Call your emergency "
    "number if a danger sign starts.",
}

DO = {
    Urgency.EMERGENCY: (
        "stop, sit or lie down, and stay warm or cool",
        "keep a cold leg, or a leg with a hard muscle, level and still, and loosen anything tight",
        "ask someone to stay with you, and take a list of your medicines",
    ),
    Urgency.SAME_DAY: (
        "stop running until a clinician has seen you",
        "look at both feet and legs, and compare them",
        "tell the clinician when it began and what has changed",
    ),
    Urgency.APPOINTMENT: (
        "stop and check at the first numbness on a run",
        "write down where, when and how long it is numb",
        "look at your feet each day for sores or blisters",
    ),
    Urgency.SELF_CARE: (
        "loosen your laces, and leave the holes over the sore spot free",
        "check that there is room in front of your longest toe",
        "walk until the feeling is fully back, then run easy",
    ),
}

DONT = {
    Urgency.EMERGENCY: (
        "do not drive yourself",
        "do not wait to see if it passes",
        "do not heat, rub or raise a leg that has suddenly turned cold",
        "do not stretch, rub, raise or bandage a hard or very painful muscle",
        "do not eat or drink if an operation is likely: with a cold leg, a hard muscle, "
        "numbness between the legs or an injury (but do treat low blood sugar)",
    ),
    Urgency.SAME_DAY: (DONT_RUN, "do not rub a swollen calf", DONT_RUB),
    Urgency.APPOINTMENT: (DONT_RUN, DONT_RUB, DONT_STOP),
    Urgency.SELF_CARE: (DONT_RUB, "do not run on if the foot is still numb"),
}
