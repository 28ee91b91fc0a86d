"""What rules for an appointment have in common: how they are written, and the pages they name."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import AllOf, AnyOf, AtLeast, Is, Rule


def at(*places: str) -> AnyOf:
    """Say that it is felt in at least one of these places."""
    return AnyOf(*(Is("where", place) for place in places))


def appointment(
    rule: str,
    sign: Is | AnyOf | AllOf | AtLeast,
    why: str,
    *sources: str,
    pages: tuple[str, ...],
    group: str = "pattern",
) -> Rule:
    """Say that one answer is a reason to book an appointment, and name the pages about it.

    The sources say what the answer can mean; that it can wait for an appointment is editorial, and
    so is the order of the rules. Of all patterns the first that fits counts, and of all rules about
    "you" the first.
    """
    return Rule(rule, Urgency.APPOINTMENT, sign, why, sources, pages, editorial=True, group=group)


TIGHT_SHOES = "causes/tight-shoes.md"
TRAPPED_NERVE = "causes/trapped-nerve-in-the-leg.md"
MORTONS = "causes/mortons-neuroma.md"
OUTER_THIGH = "causes/outer-thigh.md"
LOWER_BACK = "causes/lower-back.md"
MUSCLE_PRESSURE = "causes/muscle-pressure.md"
ARTERIES = "causes/arteries.md"
COLD_TOES = "causes/cold-toes.md"
WHOLE_BODY = "causes/whole-body-nerves.md"
LOW_VITAMINS = "causes/low-vitamins.md"
SPINAL_CORD = "causes/brain-and-spinal-cord.md"
OVER_BREATHING = "causes/over-breathing.md"
SALTS = "causes/salts-and-fluids.md"
