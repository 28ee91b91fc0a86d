"""Patterns in the hands, in both feet and above the knee: the first that fits counts."""

from __future__ import annotations

from quiz.rules.model import AllOf, Is

from .appointment import (
    ARTERIES,
    COLD_TOES,
    LOW_VITAMINS,
    LOWER_BACK,
    OUTER_THIGH,
    OVER_BREATHING,
    SALTS,
    SPINAL_CORD,
    TIGHT_SHOES,
    WHOLE_BODY,
    appointment,
    at,
)
from .questions import THIGH, UPPER

ABOVE_THE_KNEE = (
    # hands and both feet
    appointment(
        "b12-cold-hands",
        AllOf(at("hands-lips"), Is("eases", "warming")),
        "Fingers and toes that go numb and need warmth can be sensitive to cold.",
        "sruk-raynauds",
        "britbrief-raynauds",
        pages=(COLD_TOES, WHOLE_BODY, OVER_BREATHING),
    ),
    appointment(
        "b5-hands-and-mouth",
        at("hands-lips"),
        "Numb hands or a numb mouth can come from fast breathing, or from salts and fluids.",
        "notebook-over-breathing",
        "low-sodium-guide-2018",
        pages=(OVER_BREATHING, SALTS, WHOLE_BODY),
    ),
    appointment(
        "b5-socks-shoes",
        AllOf(at("both-feet-sock"), Is("eases", "loosen-or-remove-shoes")),
        "Shoes can numb both feet, and so can nerves in the whole body.",
        "patientinfo-pins-and-needles",
        "nhsinform-neuropathy",
        pages=(TIGHT_SHOES, WHOLE_BODY, LOW_VITAMINS),
    ),
    appointment(
        "b12-socks-cold",
        AllOf(at("both-feet-sock"), Is("eases", "warming")),
        "Feet that go numb and need warmth can be sensitive to cold. From 50 on, or if you smoke, "
        "ask about narrow arteries first.",
        "nhs111wales-pad",
        "sruk-raynauds",
        "britbrief-raynauds",
        pages=(COLD_TOES, WHOLE_BODY, LOW_VITAMINS),
    ),
    appointment(
        "b5-socks-heat",
        AllOf(at("both-feet-sock"), Is("eases", "cooling")),
        "Numbness that comes with heat and goes as you cool down can come from the nerves.",
        "mscanada-heat",
        "msaa-heat",
        pages=(SPINAL_CORD, WHOLE_BODY, LOW_VITAMINS),
    ),
    appointment(
        "b5-socks-breathing",
        AllOf(at("both-feet-sock"), Is("eases", "slow-breathing")),
        "Tingling in both feet that slow breathing stops can come from breathing too fast.",
        "notebook-over-breathing",
        pages=(OVER_BREATHING, SALTS, WHOLE_BODY),
    ),
    appointment(
        "b5-socks",
        at("both-feet-sock"),
        "Numbness in both feet, like socks, can come from nerves in the whole body.",
        "nhsinform-neuropathy",
        "pcn-ng127-numbness",
        pages=(WHOLE_BODY, LOW_VITAMINS),
    ),
    # above the knee
    appointment(
        "b4-upper-leg",
        AllOf(at(*UPPER), Is("eases", "standing-still")),
        "Numbness of the whole or upper leg that goes when you stand still can come from its "
        "blood supply.",
        "nhs111wales-pad",
        "stenosis-jama-2010",
        pages=(ARTERIES, LOWER_BACK, SPINAL_CORD),
    ),
    appointment(
        "b7-upper-leg",
        at(*UPPER),
        "Numbness of the whole or upper leg often comes from the lower back.",
        "nhs111wales-sciatica",
        "stenosis-jama-2010",
        pages=(LOWER_BACK, SPINAL_CORD, ARTERIES),
    ),
    appointment(
        "b4-thigh-hard-effort",
        AllOf(at(*THIGH), Is("onset", "fast-or-uphill")),
        "A thigh that goes numb or dead only at hard effort can come from an artery.",
        "iliac-endofibrosis-2022",
        "pogo-endofibrosis",
        pages=(ARTERIES, LOWER_BACK, OUTER_THIGH),
    ),
    appointment(
        "b7-thigh",
        at(*THIGH),
        "Numbness at the front or inner thigh can come from the lower back.",
        "openanesthesia-leg-nerves",
        "harrison-nerve-roots",
        pages=(LOWER_BACK, OUTER_THIGH, ARTERIES),
    ),
    appointment(
        "b9-outer-thigh",
        at("thigh-outer"),
        "A numb patch on the outer thigh can come from one nerve under the skin.",
        "mayo-meralgia",
        "delaware-meralgia-2015",
        pages=(OUTER_THIGH, LOWER_BACK),
    ),
)
