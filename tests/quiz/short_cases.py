"""Short cases: what is answered and which rules must speak, written by hand from the evidence.

The long vignettes are for people; these go through every place and every line one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.rules.model import Answer

CALM = {
    "emergency-1": "none", "emergency-2": "none", "same-day": "none", "feel": "none",
    "clears": "5-to-30-min", "rest": "no", "where": "none", "extra": "none", "side": "one",
    "onset": "no-pattern", "eases": "nothing", "about": "none", "now": "no",
}  # fmt: skip
"""No sign, no pattern, and not what self-care asks for."""

SHOES = "clears=under-5-min eases=loosen-or-remove-shoes onset=these-shoes"
"""With a place at the front of the foot and `CALM`: every line of self-care."""

FRONT = "toes-all web-1 ball-toes-23 ball-toes-34 foot-top"
FOOT = "sole-inner sole-outer heel foot-inner foot-outer ankle-front ankle-inner ankle-outer"
SHIN = "shin-front shin-outer shin-inner knee-inner knee-outer-knob"
UPPER = "thigh-back buttock whole-leg both-legs"
THIGH = "thigh-front thigh-inner"

THREE_UNSURE = "b0-three-unsure"

CASES: tuple[tuple[str, str, str], ...] = (
    # places (one case for each), what else is answered, the rules that speak
    ("hands-lips", "", "b5-hands-and-mouth"),
    ("hands-lips", "eases=warming", "b12-cold-hands"),
    ("both-feet-sock", "", "b5-socks"),
    ("both-feet-sock", "eases=loosen-or-remove-shoes", "b5-socks-shoes"),
    ("both-feet-sock", "eases=warming", "b12-socks-cold"),
    ("both-feet-sock", "eases=cooling", "b5-socks-heat"),
    ("both-feet-sock", "eases=slow-breathing", "b5-socks-breathing"),
    ("both-feet-sock+hands-lips", "", "b5-hands-and-mouth"),
    (UPPER, "", "b7-upper-leg"),
    (UPPER, "eases=standing-still", "b4-upper-leg"),
    (THIGH, "", "b7-thigh"),
    (THIGH, "onset=fast-or-uphill", "b4-thigh-hard-effort"),
    ("thigh-outer", "", "b9-outer-thigh"),
    (f"calf-back {SHIN} {FOOT}", "extra=back", "b7-back-pain"),
    (f"calf-back {SHIN}", "extra=tight", "b3-tight-muscle"),
    (f"calf-back {SHIN}", "extra=cold", "b4-cold-leg"),
    ("calf-back", "", "b4-calf"),
    ("calf-back", "onset=same-time-or-distance", "b1-same-point"),
    (SHIN, "", "b10-shin"),
    (SHIN, "onset=same-time-or-distance", "b10-shin"),
    (SHIN, "side=both", "b3-both-shins"),
    (FOOT, "", "b10-rest-of-foot"),
    (FOOT, "extra=tight", "b10-rest-of-foot"),
    (FOOT, "rest=yes", "b10-rest-of-foot"),
    (FOOT, "side=both", "b10-rest-of-foot"),
    (FOOT, "rest=yes side=both", "b5-both-soles"),
    (FRONT, "", "b2-front-of-foot"),
    (FRONT, "side=both", "b2-front-of-foot"),
    (FRONT, "rest=yes", "b5-front-rest"),
    (FRONT, "rest=yes side=both", "b5-front-both-rest"),
    (FRONT, "onset=cold", "b12-cold-toes"),
    (FRONT, "extra=cold", "b12-cold-toes"),
    (FRONT, "onset=hot", "b5-front-heat"),
    (FRONT, "onset=nervous-start", "b5-front-nervous"),
    (FRONT, "extra=back", "b7-front-back-pain"),
    (FRONT, "extra=pebble", "b8-pebble"),
    (FRONT, "extra=tight", "b3-front-tight-muscle"),
    (FRONT, "extra=injury", "b10-front-injury"),
    (FRONT, SHOES, "s1-shoes"),
    (FRONT, f"{SHOES} feel=unsure", "s1-shoes"),
    (FRONT, f"{SHOES} onset=after-long", "s1-shoes"),
    (FRONT, f"{SHOES} onset=no-pattern", "s1-shoes"),
    (FRONT, f"{SHOES} rest=yes", "b5-front-rest"),
    ("none", "", "b-otherwise"),
    ("none", SHOES, "b-otherwise"),
    ("none", "rest=yes", "b-otherwise"),
    ("none", "rest=yes side=both", "b-otherwise"),
    ("none", "eases=warming", "b-otherwise"),
    ("none", "eases=cooling", "b-otherwise"),
    ("none", "eases=slow-breathing", "b-otherwise"),
    ("none", "onset=cold", "b-otherwise"),
    ("none", "onset=hot", "b-otherwise"),
    ("none", "onset=nervous-start", "b-otherwise"),
    ("none", "extra=back", "b-otherwise"),
    ("none", "extra=pebble", "b-otherwise"),
    ("none", "extra=tight", "b-otherwise"),
    ("none", "extra=injury", "b-otherwise"),
    # one line of self-care is not true
    (FRONT, f"{SHOES} feel=weak", "b2-front-of-foot"),
    (FRONT, f"{SHOES} feel=pain", "b2-front-of-foot"),
    (FRONT, f"{SHOES} clears=5-to-30-min", "b2-front-of-foot"),
    (FRONT, f"{SHOES} clears=30-min-to-a-day", "b2-front-of-foot"),
    (FRONT, f"{SHOES} clears=unsure", "b2-front-of-foot"),
    (FRONT, f"{SHOES} rest=unsure", "b2-front-of-foot"),
    (FRONT, f"{SHOES} onset=same-time-or-distance", "b2-front-of-foot"),
    (FRONT, f"{SHOES} onset=fast-or-uphill", "b2-front-of-foot"),
    (FRONT, f"{SHOES} eases=standing-still", "b2-front-of-foot"),
    (FRONT, f"{SHOES} eases=unsure", "b2-front-of-foot"),
    (FRONT, f"{SHOES} extra=worse", "b2-front-of-foot"),
    (FRONT, f"{SHOES} extra=not-shoes", "b2-front-of-foot"),
    # about you
    ("toes-all", "about=over-50", "b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=over-50", "s1-shoes"),
    ("toes-all", f"{SHOES} about=smoker", "s1-shoes"),
    ("toes-all", f"{SHOES} about=arteries", "b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=over-50+smoker", "b4-artery-risks b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=over-50+diabetes", "b4-artery-risks b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=over-50+arteries", "b4-artery-risks b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=smoker+diabetes", "b4-artery-risks b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=smoker+arteries", "b4-artery-risks b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=diabetes+arteries", "b4-artery-risks b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=ms", "b5-multiple-sclerosis b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=diabetes", "b5-nerve-risk b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=nerves", "b5-nerve-risk b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=alcohol", "b5-nerve-risk b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=low-b12", "b6-low-b12 b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=medicine", "b11-new-medicine b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=under-16", "b13-young-or-pregnant b2-front-of-foot"),
    ("toes-all", f"{SHOES} about=pregnant", "b13-young-or-pregnant b2-front-of-foot"),
    # not sure
    ("toes-all", "feel=unsure clears=unsure", "b2-front-of-foot"),
    ("toes-all", "feel=unsure clears=unsure rest=unsure", "b0-three-unsure"),
    ("toes-all", "feel=unsure clears=unsure eases=unsure", "b2-front-of-foot"),
    (f"hands-lips both-feet-sock {UPPER}", "clears=unsure rest=unsure eases=unsure", THREE_UNSURE),
    ("hands-lips", "feel=unsure clears=unsure eases=unsure", "b0-three-unsure"),
    ("hands-lips", "feel=unsure rest=unsure eases=unsure", "b0-three-unsure"),
    ("hands-lips", "clears=unsure eases=unsure", "b5-hands-and-mouth"),
    ("hands-lips", "clears=unsure rest=unsure", "b5-hands-and-mouth"),
    # after the lists of signs, what still needs help the same day
    ("toes-all", "feel=cannot-heel-toe", "u1-weak-walk"),
    ("toes-all", "clears=over-a-day", "u8-over-a-day"),
    ("heel", "extra=back side=both", "e1-both-sides-and-back"),
    # answers that worry together, and each with a part of them gone
    ("heel", "extra=back side=changes", "n6-back-and-changes"),
    ("heel", "side=changes", "b10-rest-of-foot"),
    ("heel", "extra=cold rest=yes", "n1-cold-at-rest"),
    ("calf-back", "extra=tight rest=yes clears=30-min-to-a-day", "n2-tight-and-lasts"),
    ("calf-back", "extra=tight rest=yes", "b3-tight-muscle"),
    ("calf-back", "extra=tight clears=30-min-to-a-day", "b3-tight-muscle"),
    ("calf-back", "rest=yes clears=30-min-to-a-day", "b4-calf"),
    ("heel", "feel=weak rest=yes", "n3-weak-at-rest"),
    ("heel", "feel=weak extra=worse", "n4-weak-and-worse"),
    ("heel", "extra=worse", "b10-rest-of-foot"),
    ("whole-leg", "feel=weak", "n5-whole-leg-weak"),
    ("heel", "feel=weak", "b10-rest-of-foot"),
    ("heel", "feel=pain clears=new-and-now rest=yes", "n8-new-at-rest"),
    ("heel", "feel=pain clears=new-and-now rest=unsure", "n8-new-at-rest"),
    ("heel", "feel=weak clears=new-and-now rest=unsure", "n8-new-at-rest"),
    ("heel", "feel=weak clears=new-and-now", "b10-rest-of-foot"),
    ("heel", "feel=pain clears=new-and-now", "b10-rest-of-foot"),
    ("heel", "feel=pain clears=unsure rest=yes", "b10-rest-of-foot"),
    ("heel", "clears=new-and-now rest=yes", "b10-rest-of-foot"),
    ("heel", "clears=new-and-now rest=unsure feel=unsure", THREE_UNSURE),
    ("heel", "extra=back rest=yes about=under-16", "n9-child-back-at-rest"),
    ("heel", "extra=back about=under-16", "b7-back-pain"),
    ("heel", "rest=yes about=under-16", "b10-rest-of-foot b13-young-or-pregnant"),
    ("hands-lips+whole-leg", "", "n10-hands-and-whole-leg"),
    # signs that everybody in the vignettes has together with another reason for today
    ("heel", "same-day=clot-risk", "u14-clot-risk"),
    ("heel", "same-day=child-back", "u16-child-back"),
    ("heel", "same-day=not-settling", "u17-not-settling"),
    ("both-legs both-feet-sock", "extra=back", "e1-both-sides-and-back"),
)  # fmt: skip


def cases() -> Iterator[tuple[dict[str, Answer], tuple[str, ...]]]:
    """Yield answers with the rules that must speak, numb now and not."""
    for places, more, rules in CASES:
        for place in places.split():
            given = {**CALM, **dict(word.split("=") for word in more.split()), "where": place}
            yield from _now_and_not(given, rules)
            if rules == "s1-shoes":
                # self-care is for the front of the foot alone: one place more ends it
                for other, rule in ELSEWHERE.items():
                    yield from _now_and_not({**given, "where": f"{place}+{other}"}, rule)


def _now_and_not(
    given: dict[str, str], rules: str
) -> Iterator[tuple[dict[str, Answer], tuple[str, ...]]]:
    for now in ("yes", "no"):
        first_steps = " s2-now" if now == "yes" and rules == "s1-shoes" else ""
        answers = {q: frozenset(a.split("+")) for q, a in {**given, "now": now}.items()}
        yield answers, tuple(f"{rules}{first_steps}".split())


ELSEWHERE = {
    "hands-lips": "b5-hands-and-mouth",
    "both-feet-sock": "b5-socks-shoes",
    **dict.fromkeys(UPPER.split(), "b7-upper-leg"),
    **dict.fromkeys(THIGH.split(), "b7-thigh"),
    "thigh-outer": "b9-outer-thigh",
    "calf-back": "b4-calf",
    **dict.fromkeys(SHIN.split(), "b10-shin"),
    **dict.fromkeys(FOOT.split(), "b10-rest-of-foot"),
}
"""Which rule speaks where another place is chosen as well."""
