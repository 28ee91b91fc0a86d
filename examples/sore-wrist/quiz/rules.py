"""When something is so, how soon to get help and what to read."""

from __future__ import annotations

from common.urgency import Urgency
from quiz.rules.model import NONE, AllOf, AnyOf, Condition, Is, Not, Rule

TUNNEL = "causes/carpal-tunnel.md"
TENDONS = "causes/thumb-tendons.md"
BREAK = "causes/sprain-or-break.md"
AT_HOME = "faq/what-helps.md"
BE_SEEN = "faq/when-to-be-seen.md"


def at(*places: str) -> AnyOf:
    """Say that it is felt in at least one of these places."""
    return AnyOf(*(Is("where", place) for place in places))


def appointment(
    rule: str, when: Condition, why: str, *sources: str, pages: tuple[str, ...], group: str = ""
) -> Rule:
    """Say that something is a reason to book: that it can wait so long is editorial."""
    return Rule(rule, Urgency.APPOINTMENT, when, why, sources, pages, True, group=group)


def self_care(rule: str, when: Condition, why: str, *sources: str, pages: tuple[str, ...]) -> Rule:
    """Say that somebody for whom every line of `EASY` is true can look after it."""
    return Rule(rule, Urgency.SELF_CARE, AllOf(EASY, when), why, sources, pages, True)


TINGLING = Is("feel", "tingling")
SHORT = Is("how-long", "under-2-weeks")
THUMB = AnyOf(at("thumb-side"), Is("what", "thumb-use"))
STRAIN = AnyOf(Is("what", "knock"), at("wrist-back", "little-side"))
EASY = AllOf(
    Is("feel", NONE),
    Is("night", "no"),
    Not(at("thumb-hollow")),
    SHORT,
    Is("about", NONE),
)
"""What has to be true of everybody who is told to look after it; warning signs are ruled out.
A child for whom nothing else is true comes to the fallback."""

EMERGENCY = tuple(
    Rule(f"e-{sign}", Urgency.EMERGENCY, Is("signs", sign))
    for sign in ("bent-wrist", "pale-hand", "growing-pain", "hot-joint", "red-line", "weak-arm")
)

SAME_DAY = (
    Rule("t-maybe-broken", Urgency.SAME_DAY, Is("today", "maybe-broken"), pages=(BREAK,)),
    Rule("t-sore-hollow", Urgency.SAME_DAY, Is("today", "sore-hollow"), pages=(BREAK,)),
    Rule("t-warm-swollen", Urgency.SAME_DAY, Is("today", "warm-swollen"), pages=("get-help.md",)),
    Rule("t-red-skin", Urgency.SAME_DAY, Is("today", "red-skin"), pages=("get-help.md",)),
)

BOOK = (
    appointment(
        "a-tunnel",
        AllOf(TINGLING, at("three-fingers", "palm", "wrist-front")),
        "Tingling in the thumb and the next fingers can come from a squeezed nerve in the wrist.",
        "nidirect-carpal",
        "mayo-carpal",
        pages=(TUNNEL, BE_SEEN),
        group="tingling",
    ),
    appointment(
        "a-other-nerve",
        AllOf(TINGLING, at("two-fingers")),
        "Tingling in the ring and little finger can come from a nerve at the elbow or the wrist.",
        "handtherapy-ring-finger",
        pages=(BE_SEEN,),
        group="tingling",
    ),
    appointment(
        "a-tingling",
        TINGLING,
        "Fingers that tingle can mean that a nerve is squeezed.",
        "nidirect-carpal",
        pages=(BE_SEEN, TUNNEL),
        group="tingling",
    ),
    appointment(
        "a-weak-grip",
        Is("feel", "weak-grip"),
        "A weak grip can come from a squeezed nerve or from sore tendons.",
        "birmingham-carpal",
        "somerset-thumb-tendons",
        pages=(TUNNEL, TENDONS),
    ),
    appointment(
        "a-hollow",
        at("thumb-hollow"),
        "Pain in the hollow at the base of the thumb can be a small break that was missed.",
        "northtees-scaphoid",
        pages=(BREAK,),
    ),
    appointment(
        "a-thumb",
        AllOf(THUMB, Not(SHORT)),
        "Pain at the thumb side that lasts can come from sore tendons.",
        "somerset-thumb-tendons",
        "canterbury-thumb-tendons",
        pages=(TENDONS,),
    ),
    appointment(
        "a-strain",
        AllOf(STRAIN, Not(SHORT)),
        "A strain that is no better after 2 weeks should be looked at.",
        "dorset-wrist-sprains",
        pages=(BREAK,),
    ),
    appointment(
        "a-night",
        Not(Is("night", "no")),
        "A wrist that wakes you at night can mean a squeezed nerve.",
        "nidirect-carpal",
        pages=(TUNNEL,),
    ),
    appointment(
        "a-you",
        AnyOf(Is("about", "pregnant"), Is("about", "condition")),
        "A squeezed nerve in the wrist is more common in pregnancy and with some conditions.",
        "birmingham-carpal",
        pages=(TUNNEL,),
    ),
    appointment(
        "a-swelling",
        Is("feel", "swelling"),
        "A wrist that stays swollen should be looked at.",
        "leicester-wrist",
        pages=(BE_SEEN,),
    ),
)

AT_EASE = (
    self_care(
        "s-thumb",
        THUMB,
        "It hurts at the thumb side, it is new, and there is no other sign.",
        "canterbury-thumb-tendons",
        pages=(TENDONS,),
    ),
    self_care(
        "s-strain",
        STRAIN,
        "It feels like a small strain, it is new, and there is no other sign.",
        "dorset-wrist-sprains",
        pages=(BREAK,),
    ),
    Rule(
        "s-rest",
        Urgency.SELF_CARE,
        EASY,
        "It is new, and there is no other sign. Most wrist pain settles by itself.",
        ("leicester-wrist",),
        (AT_HOME,),
        True,
    ),
)

RULES = (*EMERGENCY, *SAME_DAY, *BOOK, *AT_EASE)
