"""What each word of a vignette answers in the quiz, and which conditions each page is about.

The vocabulary is fixed. A word either ticks a line, or stands in a list of words that tick none
alone; so none is passed over unseen.
"""

from __future__ import annotations

from collections.abc import Mapping

from quiz.rules.model import UNSURE

SIGNS: Mapping[str, tuple[str, str]] = {
    "E2": ("emergency-1", "both-legs"),
    "E3": ("emergency-1", "stroke"),
    "E4": ("emergency-1", "cold-leg"),
    "E5": ("emergency-1", "hard-muscle"),
    "E6": ("emergency-1", "chest-breath"),
    "E7": ("emergency-2", "dark-pee"),
    "E8": ("emergency-2", "heat"),
    "E9": ("emergency-2", "too-much-water"),
    "E10": ("emergency-2", "climbing"),
    "E11": ("emergency-2", "back-belly-pain"),
    "E12": ("emergency-2", "injury"),
    "E13": ("emergency-1", "chest-breath"),
    "E14": ("emergency-2", "body-line"),
    "E15": ("emergency-2", "hands-and-legs"),
    "E16": ("emergency-2", "frozen-skin"),
    "E17": ("emergency-2", "chemo-fever"),
    "E18": ("emergency-2", "thinner-bleed"),
    "E19": ("emergency-2", "sickle-cell"),
    "E20": ("emergency-2", "black-foot"),
    "E21": ("emergency-2", "after-epidural"),
    "U1": ("same-day", "foot-drop"),
    "U2": ("same-day", "swollen-leg"),
    "U3": ("same-day", "worse-over-days"),
    "U4": ("same-day", "back-and-fever"),
    "U5": ("same-day", "cancer"),
    "U6": ("same-day", "rest-pain"),
    "U7": ("same-day", "foot-at-risk"),
    "U8": ("clears", "over-a-day"),
    "U9": ("same-day", "eyes"),
    "U10": ("same-day", "rash"),
    "U11": ("same-day", "antibiotic"),
    "U12": ("same-day", "cold-toes"),
    "U13": ("same-day", "no-weight"),
    "U14": ("same-day", "clot-risk"),
    "U15": ("same-day", "laughing-gas"),
    "U16": ("same-day", "child-back"),
    "U17": ("same-day", "not-settling"),
    "U18": ("same-day", "colder-foot"),
}
"""The line that each row of the red-flag tables is; E1 and E4 have several: see `facts.py`.

E16 to E21 and U11 to U18 came later, from sources of their own.
"""

EXTRA: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("back-or-buttock-pain", "back-pain", "cough-or-sneeze-worse"), ("extra", "back")
    ),
    **dict.fromkeys(
        ("bulge", "hard-tight-muscle", "swelling", "tight-hard-muscle"), ("extra", "tight")
    ),
    **dict.fromkeys(
        (
            "blotchy-leg", "blue-foot", "cold-foot", "cold-leg", "cold-or-pale-foot",
            "hair-loss-on-legs", "pale-foot", "pale-leg", "toe-colour-change", "white-blue-red",
        ),
        ("extra", "cold"),
    ),
    **dict.fromkeys(
        (
            "leg-crossing-or-kneeling", "old-injury-or-surgery", "recent-sprain-or-knee-injury",
            "tight-brace-or-sleeve",
        ),
        ("extra", "injury"),
    ),
    **dict.fromkeys(("getting-worse", "time-getting-longer"), ("extra", "worse")),
    **dict.fromkeys(("already-tried-2-weeks", "also-barefoot"), ("extra", "not-shoes")),
    "pebble-feeling": ("extra", "pebble"),
    "joint-pain": ("feel", "pain"),
    "fingers-or-lips": ("where", "hands-lips"),
    # words that are a line of a warning list, word for word
    **dict.fromkeys(("face-numb", "sight-loss", "speech"), ("emergency-1", "stroke")),
    **dict.fromkeys(
        ("breathless", "chest-pain", "collapse", "coughing-blood", "fainting", "fit"),
        ("emergency-1", "chest-breath"),
    ),
    "line-across-body": ("emergency-2", "body-line"),
    "trouble-swallowing": ("emergency-2", "climbing"),
    "foot-slaps": ("same-day", "foot-drop"),
    "swollen-calf": ("same-day", "swollen-leg"),
    "sore-not-healing": ("same-day", "rest-pain"),
    "blistering-rash": ("same-day", "rash"),
    **dict.fromkeys(("blurred-vision", "double-vision", "painful-vision"), ("same-day", "eyes")),
}  # fmt: skip
"""Which line each word of what else is noticed ticks."""

EXTRA_WITH_OTHERS = frozenset(
    [
        "arm-numb",
        "arm-tingling",
        "band-of-pain",
        "bony-bump-on-foot",
        "burn",
        "burning-at-night",
        "clumsy-hands",
        "confusion",
        "crash",
        "cycling-fine",
        "dark-urine",
        "dizzy",
        "drank-a-lot",
        "drowsy",
        "fall",
        "fever",
        "headache",
        "high-arch",
        "hot-swollen-foot",
        "light-headed",
        "long-flight",
        "most-runs",
        "neck-injury",
        "new-blister",
        "only-on-a-bicycle",
        "recent-infection",
        "recent-operation",
        "rise-in-training",
        "severe-pain",
        "sick",
        "sore-arms",
        "tender-spot-outer-knee",
        "tender-spot-outer-shin",
        "tight-laces",
        "tight-rings",
        "tired-or-sore-tongue",
        "tummy-pain",
        "unsteady",
        "very-hot",
        "vomiting",
    ]
)
"""Words that tick no line alone: the codes of the warning signs say them, or a line needs two."""

ABOUT: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("smoke", "smoker"), ("about", "smoker")),
    **dict.fromkeys(("artery-disease", "heart-disease"), ("about", "arteries")),
    **dict.fromkeys(("known-ms", "past-eye-or-nerve-episode"), ("about", "ms")),
    **dict.fromkeys(
        (
            "acid-tablets", "b6-supplements", "bowel-surgery", "metformin",
            "vegan-no-supplement",
        ),
        ("about", "low-b12"),
    ),
    **dict.fromkeys(("chemotherapy", "new-medicine"), ("about", "medicine")),
    **dict.fromkeys(("heavy-alcohol", "thyroid"), ("about", "alcohol")),
    **dict.fromkeys(("knee-operation", "weight-change"), ("extra", "injury")),
    "nitrous-oxide": ("same-day", "laughing-gas"),
    "diabetes": ("about", "diabetes"),
    "nerve-condition": ("about", "nerves"),
    "pregnant": ("about", "pregnant"),
}  # fmt: skip
"""Which line each word about the person ticks."""

ABOUT_SILENT = frozenset(
    [
        "anti-inflammatory-tablets",
        "anxiety",
        "blood-thinners",
        "cancer",
        "contraceptive-pill",
        "cycling",
        "cyclist",
        "ex-smoker",
        "flat-feet",
        "high-blood-pressure",
        "long-driving",
        "long-flight",
        "long-sitting",
        "new-shoes",
        "past-cancer",
        "recent-birth",
        "recent-infection",
        "recent-vaccine",
        "tight-waistband",
        "very-fit",
        "vitamin-tablets",
    ]
)
"""Words that the quiz does not ask: no row of the evidence gives them an urgency of their own."""

AGES = {"under-16": "under-16", "16-29": "", "30-49": "", "50-69": "over-50", "70-plus": "over-50"}
FEEL = {"numb": "", "pins-and-needles": "", "weak": "weak", "pain": "pain", "tight": "pain"}
HEEL_TOE = {"ok": "", "fails-weak": "cannot-heel-toe", "fails-pain": "pain", "not-tried": ""}

TOPICS: Mapping[str, tuple[str, ...]] = {
    "causes/tight-shoes.md": ("shoes-laces",),
    "faq/running-shoes.md": ("shoes-laces",),
    "causes/trapped-nerve-in-the-leg.md": (
        "common-peroneal", "deep-peroneal", "superficial-peroneal", "saphenous", "sural",
        "tarsal-tunnel",
    ),
    "causes/mortons-neuroma.md": ("mortons-neuroma",),
    "causes/outer-thigh.md": ("meralgia",),
    "causes/lower-back.md": ("sciatica", "stenosis"),
    "causes/muscle-pressure.md": ("cecs",),
    "causes/arteries.md": ("pad", "popliteal-entrapment", "iliac-endofibrosis"),
    "causes/cold-toes.md": ("raynauds",),
    "causes/whole-body-nerves.md": ("neuropathy", "alcohol", "medicines"),
    "causes/low-vitamins.md": ("b12", "b6"),
    "causes/brain-and-spinal-cord.md": ("ms-heat",),
    "causes/over-breathing.md": ("over-breathing",),
    "causes/salts-and-fluids.md": ("salts",),
}  # fmt: skip
"""The conditions of the evidence that each page is about."""

VALUES: Mapping[str, tuple[str, ...]] = {
    "happening_now": ("no", "yes", "new"),
    "heel_toe_walk": tuple(HEEL_TOE),
    "rest_or_night": ("yes", "no", UNSURE),
    "side": ("one", "both", "changes"),
    "onset": (
        "same-time-or-distance", "fast-or-uphill", "after-long", "these-shoes", "cold", "hot",
        "nervous-start", "no-pattern", UNSURE,
    ),
    "eases": (
        "loosen-or-remove-shoes", "standing-still", "sitting-or-bending", "lying", "warming",
        "cooling", "slow-breathing", "nothing", UNSURE,
    ),
    "clears": ("under-5-min", "5-to-30-min", "30-min-to-a-day", "over-a-day", UNSURE),
    "age": tuple(AGES),
}  # fmt: skip
"""Facts that have one value."""

EMERGENCY_SIGNS = ("E1", *(sign for sign in SIGNS if sign.startswith("E")))
SAME_DAY_SIGNS = tuple(sign for sign in SIGNS if sign.startswith("U"))

LISTS: Mapping[str, tuple[str, ...]] = {
    "emergency": EMERGENCY_SIGNS,
    "emergency_unsure": EMERGENCY_SIGNS,
    "same_day": SAME_DAY_SIGNS,
    "same_day_unsure": SAME_DAY_SIGNS,
    "feel": (*FEEL, UNSURE),
    "extra": (*EXTRA, *EXTRA_WITH_OTHERS),
    "about": (*ABOUT, *ABOUT_SILENT),
}
"""Facts that have several values; `where` has the places of the body map."""
