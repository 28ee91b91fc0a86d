"""When it is safe to look after it yourself: only where every line is true."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import NONE, AllOf, AnyOf, AtLeast, Is, Not, Rule

from .about_you import ARTERY_RISKS
from .appointment import MORTONS, TIGHT_SHOES, TRAPPED_NERVE, appointment, at
from .questions import FRONT_OF_FOOT, WHERE

SELF_CARE_ANSWERS = AllOf(
    Not(Is("feel", "cannot-heel-toe")),
    Not(Is("feel", "weak")),
    Not(Is("feel", "pain")),
    Is("clears", "under-5-min"),
    Is("rest", "no"),
    AnyOf(Is("onset", "these-shoes"), Is("onset", "after-long"), Is("onset", "no-pattern")),
    Is("eases", "loosen-or-remove-shoes"),
    Is("extra", NONE),
    Not(AtLeast(2, *ARTERY_RISKS)),
    Not(
        AnyOf(
            Is("about", "under-16"),
            Is("about", "pregnant"),
            Is("about", "diabetes"),
            Is("about", "arteries"),
            Is("about", "nerves"),
            Is("about", "ms"),
            Is("about", "low-b12"),
            Is("about", "medicine"),
            Is("about", "alcohol"),
        )
    ),
)

EVERY_LINE_OF_SELF_CARE = AllOf(
    at(*FRONT_OF_FOOT),
    Not(at(*WHERE.worse)),
    SELF_CARE_ANSWERS,
)
"""Warning signs are ruled out before; one line that is not true is enough for an appointment."""


SELF_CARE_RULES = (
    appointment(
        "b2-front-of-foot",
        AllOf(at(*FRONT_OF_FOOT), Not(SELF_CARE_ANSWERS)),
        "Numb toes can come from tight shoes, but one of your answers needs a clinician.",
        "patientinfo-pins-and-needles",
        "orthobullets-deep-peroneal",
        "yourphysio-mortons-2020",
        pages=(TIGHT_SHOES, TRAPPED_NERVE, MORTONS),
    ),
    Rule(
        id="s1-shoes",
        urgency=Urgency.SELF_CARE,
        when=EVERY_LINE_OF_SELF_CARE,
        why="It is only in the toes or front of the foot, it goes fast once the shoe is loose, "
        "and there is no other sign.",
        sources=(
            "patientinfo-pins-and-needles",
            "lacing-pressure-2010",
            "orthobullets-deep-peroneal",
        ),
        pages=(TIGHT_SHOES, "faq/running-shoes.md"),
        editorial=True,
    ),
    Rule(
        id="s2-now",
        urgency=Urgency.SELF_CARE,
        when=AllOf(EVERY_LINE_OF_SELF_CARE, Is("now", "yes")),
        why="It is numb now, so these first steps can help.",
        sources=("patientinfo-pins-and-needles",),
        pages=("happening-now.md",),
        editorial=True,
    ),
)
