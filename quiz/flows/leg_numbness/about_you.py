"""What about the person is a reason for an appointment, and what comes before every pattern."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import UNSURE, AllOf, AnyOf, AtLeast, Is, Rule

from .appointment import ARTERIES, LOW_VITAMINS, SPINAL_CORD, WHOLE_BODY, appointment, at
from .questions import UPPER

ARTERY_RISKS = (
    Is("about", "over-50"),
    Is("about", "smoker"),
    Is("about", "diabetes"),
    Is("about", "arteries"),
)

COUNTS_FIRST = (
    Rule(
        id="b0-three-unsure",
        urgency=Urgency.APPOINTMENT,
        when=AtLeast(
            3,
            Is("feel", UNSURE),
            AnyOf(Is("clears", UNSURE), Is("clears", "new-and-now")),
            Is("rest", UNSURE),
            # what eases it is asked of the few in whom it tells causes apart
            AllOf(at(*UPPER, "both-feet-sock", "hands-lips"), Is("eases", UNSURE)),
        ),
        why="You are not sure about 3 or more answers, so a talk with a clinician helps most.",
        sources=("pcn-ng127-numbness",),
        pages=("faq/see-a-doctor.md",),
        editorial=True,
        only=True,
    ),
    appointment(
        "b4-artery-risks",
        AtLeast(2, *ARTERY_RISKS),
        "You chose 2 or more of these: 50 or over, smoking, diabetes, artery disease. They narrow "
        "arteries, so ask for a check of the pulses in your feet.",
        "nhs111wales-pad",
        "eastlancs-pad",
        pages=(ARTERIES,),
        group="you",
    ),
    appointment(
        "b5-multiple-sclerosis",
        Is("about", "ms"),
        "With multiple sclerosis, heat and exercise can bring old signs back for a while.",
        "mscanada-heat",
        "msaa-heat",
        pages=(SPINAL_CORD,),
        group="you",
    ),
)


ABOUT_YOU = (
    appointment(
        "b5-nerve-risk",
        AnyOf(Is("about", "diabetes"), Is("about", "nerves"), Is("about", "alcohol")),
        "Diabetes, a nerve condition, thyroid or kidney disease or much alcohol can harm nerves.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        "ufhealth-alcohol-neuropathy",
        pages=(WHOLE_BODY,),
        group="you",
    ),
    appointment(
        "b6-low-b12",
        Is("about", "low-b12"),
        "Your diet, a medicine or surgery can lead to low vitamin B12. Too much B6 harms nerves.",
        "mhra-metformin-b12-2022",
        "nhs111wales-b12",
        "b12-consensus-2024",
        "tga-b6-2022",
        pages=(LOW_VITAMINS,),
        group="you",
    ),
    appointment(
        "b11-new-medicine",
        Is("about", "medicine"),
        "Some medicines can affect nerves. Do not stop one without asking first, unless it is an "
        "antibiotic that ends in -floxacin.",
        "medicines-neuropathy-table",
        "adam-numbness",
        pages=(WHOLE_BODY,),
        group="you",
    ),
    appointment(
        "b13-young-or-pregnant",
        AnyOf(Is("about", "under-16"), Is("about", "pregnant")),
        "Under 16 or when pregnant, it is best to have numbness checked.",
        "pcn-ng127-numbness",
        pages=("faq/see-a-doctor.md",),
        group="you",
    ),
)
