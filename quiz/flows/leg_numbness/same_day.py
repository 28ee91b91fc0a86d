"""Signs that need help today."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import AllOf, AnyOf, Is, Rule


def same_day(
    rule: str, sign: Is | AllOf, why: str, *sources: str, page: str, editorial: bool = False
) -> Rule:
    """Say that one sign needs help today, and name the page about it."""
    return Rule(rule, Urgency.SAME_DAY, sign, why, sources, (page,), editorial)


SAME_DAY_RULES = (
    same_day(
        "u1-foot-drop",
        Is("same-day", "foot-drop"),
        "A foot that you cannot lift can mean that a nerve is trapped and needs help soon.",
        "nhslothian-spine-red-flags",
        "axa-foot-drop",
        "peroneal-review-2021",
        page="causes/trapped-nerve-in-the-leg.md",
    ),
    same_day(
        "u2-swollen-leg",
        Is("same-day", "swollen-leg"),
        "A swollen, warm or sore leg can mean a blood clot. Do not rub it or run on it.",
        "northtees-dvt",
        "uhb-dvt-pe",
        page="get-help.md",
        editorial=True,
    ),
    same_day(
        "u3-worse-over-days",
        Is("same-day", "worse-over-days"),
        "Numbness or weakness that grows over days can mean that a nerve is being harmed.",
        "nhslothian-spine-red-flags",
        "cleveland-numbness",
        page="causes/lower-back.md",
    ),
    same_day(
        "u6-rest-pain",
        Is("same-day", "rest-pain"),
        "A foot that is cold, numb or sore at rest may not be getting enough blood.",
        "eastlancs-pad",
        "rcem-limb-ischaemia",
        page="causes/arteries.md",
        editorial=True,
    ),
    same_day(
        "u7-foot-at-risk",
        Is("same-day", "foot-at-risk"),
        "With diabetes or numb feet, a small foot problem can get worse fast.",
        "nhsinform-neuropathy",
        "va-diabetic-feet",
        page="causes/whole-body-nerves.md",
        editorial=True,
    ),
    same_day(
        "u4-back-and-fever",
        Is("same-day", "back-and-fever"),
        "Back pain with a fever and numbness can mean an infection in the spine.",
        "nhslothian-spine-red-flags",
        page="causes/lower-back.md",
    ),
    same_day(
        "u5-cancer",
        Is("same-day", "cancer"),
        "In someone who has had cancer, these signs can mean pressure on the spinal cord.",
        "rnoh-cord-compression",
        "nice-cg75-public",
        "macmillan-cord-compression",
        page="causes/brain-and-spinal-cord.md",
    ),
    same_day(
        "e15-hands-slow",
        Is("same-day", "hands-slow"),
        "Hands and legs together can mean pressure on the spinal cord in the neck.",
        "nhsinform-neck-cord",
        "neck-cord-bmj-2018",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
    same_day(
        "u9-eyes",
        Is("same-day", "eyes"),
        "A change in your sight together with numbness needs a check today.",
        "mscanada-heat",
        "msaa-heat",
        page="causes/brain-and-spinal-cord.md",
        editorial=True,
    ),
    same_day(
        "u10-rash",
        Is("same-day", "rash"),
        "A painful rash along the numb area needs a check. It can be shingles.",
        "cleveland-numbness",
        page="get-help.md",
        editorial=True,
    ),
    same_day(
        "u11-antibiotic",
        Is("same-day", "antibiotic"),
        "These antibiotics can harm nerves. If you tingle or go numb on one that ends in "
        "-floxacin, stop it and speak to a doctor straight away.",
        "gloshospitals-fluoroquinolones",
        "emc-nitrofurantoin",
        page="causes/whole-body-nerves.md",
        editorial=True,
    ),
    same_day(
        "u12-cold-toes",
        Is("same-day", "cold-toes"),
        "Toes that stay white or numb once they are warm need a check today.",
        "simcoe-cold",
        page="causes/cold-toes.md",
        editorial=True,
    ),
    same_day(
        "u1-weak-walk",
        Is("feel", "cannot-heel-toe"),
        "Being too weak to walk on your heels or tiptoes can mean that a nerve is trapped.",
        "nhslothian-spine-red-flags",
        "axa-foot-drop",
        "peroneal-review-2021",
        page="causes/trapped-nerve-in-the-leg.md",
    ),
    same_day(
        "u8-over-a-day",
        Is("clears", "over-a-day"),
        "Numbness that is still there the day after a run can mean a hurt nerve.",
        "nerve-damage-classes-2024",
        page="faq/how-long.md",
        editorial=True,
    ),
    # last, so that whoever has another sign above is not asked for this one
    same_day(
        "e1-both-sides-and-back",
        AllOf(
            Is("extra", "back"),
            AnyOf(Is("side", "both"), Is("where", "both-legs"), Is("where", "both-feet-sock")),
        ),
        "Back or buttock pain with numbness on both sides can come from nerves that are pressed "
        "in the back.",
        "nhs111wales-sciatica",
        "nhslothian-spine-red-flags",
        page="causes/lower-back.md",
        editorial=True,
    ),
)
