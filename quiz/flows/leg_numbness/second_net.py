"""A second net: answers that together worry as much as a warning sign that was passed over.

No one line of these needs help today. Two or three at once may, where somebody missed the line that
says so. That is our own judgement throughout, and a clinician must agree to each. They alarm few of
the made-up people who need no help today, all of them with pain that is new (`python -m quiz
vignettes`), and the way through the quiz gets no longer.
"""

from __future__ import annotations

from quiz.rules.model import UNSURE, AllOf, AnyOf, Is

from .same_day import same_day

AT_REST = Is("rest", "yes")

SECOND_NET = (
    # first, as it is known before the others are asked for
    same_day(
        "n8-new-at-rest",
        AllOf(
            Is("clears", "new-and-now"),
            AnyOf(AT_REST, Is("rest", UNSURE)),
            AnyOf(Is("feel", "pain"), Is("feel", "weak")),
        ),
        "Numbness that is new, there now without a run, and painful or weak needs a look today.",
        "cleveland-numbness",
        "pcn-ng127-numbness",
        page="faq/see-a-doctor.md",
        editorial=True,
    ),
    same_day(
        "n1-cold-at-rest",
        AllOf(Is("extra", "cold"), AT_REST),
        "A foot or leg that is cold or pale, and numb at rest too, may not get enough blood.",
        "rcem-limb-ischaemia",
        "eastlancs-pad",
        page="causes/arteries.md",
        editorial=True,
    ),
    same_day(
        "n2-tight-and-lasts",
        AllOf(Is("extra", "tight"), AT_REST, Is("clears", "30-min-to-a-day")),
        "A tight or swollen muscle that stays so after a run can be under harmful pressure.",
        "compartment-jaaos-2003",
        page="causes/muscle-pressure.md",
        editorial=True,
    ),
    same_day(
        "n3-weak-at-rest",
        AllOf(Is("feel", "weak"), AT_REST),
        "A leg that is weak, with numbness at rest too, can mean that a nerve is being harmed.",
        "nhslothian-spine-red-flags",
        "cleveland-numbness",
        page="causes/trapped-nerve-in-the-leg.md",
        editorial=True,
    ),
    same_day(
        "n4-weak-and-worse",
        AllOf(Is("feel", "weak"), Is("extra", "worse")),
        "Weakness, with numbness that is getting worse, can mean that a nerve is being harmed.",
        "nhslothian-spine-red-flags",
        "cleveland-numbness",
        page="causes/lower-back.md",
        editorial=True,
    ),
    same_day(
        "n5-whole-leg-weak",
        AllOf(Is("feel", "weak"), Is("where", "whole-leg")),
        "A whole leg that is numb and weak is more than one squeezed nerve in the foot.",
        "nhslothian-spine-red-flags",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
    same_day(
        "n6-back-and-changes",
        AllOf(Is("extra", "back"), Is("side", "changes")),
        "Back pain with numbness that changes sides can come from nerves pressed in the back.",
        "nhslothian-spine-red-flags",
        page="causes/lower-back.md",
        editorial=True,
    ),
    same_day(
        "n7-both-legs-at-rest",
        AllOf(Is("where", "both-legs"), AT_REST),
        "Both legs numb, and at rest too, can come from the spine or from the nerves.",
        "nhs111wales-sciatica",
        "pcn-ng127-numbness",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
    same_day(
        "n9-child-back-at-rest",
        AllOf(Is("about", "under-16"), Is("extra", "back"), AT_REST),
        "Back pain in a child, with numbness at rest too, needs a look today.",
        "nenc-child-back",
        page="causes/lower-back.md",
        editorial=True,
    ),
    same_day(
        "n10-hands-and-whole-leg",
        AllOf(Is("where", "hands-lips"), Is("where", "whole-leg")),
        "Numb hands and a whole numb leg together can come from the spinal cord or the brain.",
        "royalfree-neck-cord",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
)
