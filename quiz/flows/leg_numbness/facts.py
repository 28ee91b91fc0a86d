"""What the facts of a vignette answer in the quiz.

A vignette has a person's own words and the facts that an attentive listener takes from them, in the
fixed vocabulary of `vocabulary.py`. A fact that is not given is "not sure" where the question has
that, else the calmer "no". `quiz.vignettes` finds this file by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from common.problems import did_you_mean
from quiz.rules.model import NONE, UNSURE, Answer

from .vocabulary import ABOUT, AGES, EXTRA, FEEL, HEEL_TOE, LISTS, SIGNS, TOPICS, VALUES

BACK = frozenset(["back-pain", "back-or-buttock-pain"])


def problems(facts: Mapping[str, Any], topics: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the facts of a vignette, and with what it should lead to."""
    known = {topic for of_one in TOPICS.values() for topic in of_one}
    yield from _words("topics", list(topics), known)
    for name, value in facts.items():
        if name in VALUES:
            yield from _words(name, [value], VALUES[name])
        elif name in LISTS:
            yield from _words(name, value, LISTS[name])
        elif name != "where":
            yield f"unknown fact {name!r}.{did_you_mean(name, [*VALUES, *LISTS, 'where'])}"


def pages(topics: Iterable[str]) -> frozenset[str]:
    """Return the pages about any of these conditions of the evidence."""
    wanted = set(topics)
    return frozenset(page for page, about in TOPICS.items() if wanted.intersection(about))


def answers(facts: Mapping[str, Any]) -> dict[str, Answer]:
    """Return the answer to every question of the flow that the facts give."""
    ticks: dict[str, set[str]] = {}
    for question, option in _ticks(facts):
        ticks.setdefault(question, set()).add(option)
    onset = facts.get("onset", UNSURE)
    if onset in (UNSURE, "no-pattern"):
        most = "most-runs" in facts.get("extra", ())
        onset = "same-time-or-distance" if most else "no-pattern"
    clears = "over-a-day" if "clears" in ticks else facts.get("clears", UNSURE)
    now = facts.get("happening_now", "no")
    if (clears, now) == (UNSURE, "new"):
        clears = "new-and-now"
    night = "burning-at-night" in facts.get("extra", ())
    found = {
        "clears": {clears},
        "rest": {"yes" if night else facts.get("rest_or_night", UNSURE)},
        "side": {facts.get("side", "one")},
        "onset": {onset},
        "eases": {facts.get("eases", UNSURE)},
        "now": {"no" if now == "no" else "yes"},
    }
    for question in ("emergency-1", "emergency-2", "same-day", "feel", "where", "extra", "about"):
        found[question] = ticks.get(question) or {NONE}
    return {question: frozenset(options) for question, options in found.items()}


def _ticks(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    extra, about = set(facts.get("extra", ())), set(facts.get("about", ()))
    where, feel = set(facts.get("where", ())), set(facts.get("feel", [UNSURE]))
    signs = {*facts.get("emergency", ()), *facts.get("same_day", ())}
    for sign in signs:
        yield _line(sign, where, extra)
    for sign in facts.get("emergency_unsure", ()):
        yield ("emergency-1" if sign == "E1" else SIGNS[sign][0], UNSURE)
    if facts.get("same_day_unsure"):
        yield ("same-day", UNSURE)
    if "saddle" in where and "only-on-a-bicycle" not in extra:
        yield ("emergency-1", "saddle")
    yield from (("where", place) for place in where - {"saddle"})
    yield from (EXTRA[word] for word in extra if word in EXTRA)
    yield from (ABOUT[word] for word in about if word in ABOUT)
    felt = {FEEL.get(word, word) for word in feel} | {HEEL_TOE[facts.get("heel_toe_walk", "ok")]}
    yield from (("feel", option) for option in felt - {""})
    yield from (("about", option) for option in {AGES[facts.get("age", "30-49")]} - {""})
    # lines that need two facts, for whoever tells both and not the sign that they are
    weak_walk = facts.get("heel_toe_walk") == "fails-weak"
    back = bool(extra & BACK)
    if "U4" in signs or (back and (extra | about) & {"fever", "recent-infection"}):
        weak = weak_walk or "weak" in feel
        yield ("emergency-2", "back-danger") if weak else ("same-day", "back-and-fever")
    cancer = about & {"cancer", "past-cancer"}
    if "U5" in signs or (cancer and (back or extra & {"band-of-pain", "unsteady"})):
        walk = weak_walk or "unsteady" in extra
        yield ("emergency-2", "back-danger") if walk else ("same-day", "cancer")
    if "U1" in signs and facts.get("side") == "both":
        yield ("emergency-1", "both-feet-drop")
    if "U1" in signs and "severe-pain" in extra:
        yield ("emergency-2", "weak-foot-and-pain")
    if "dark-urine" in extra and feel & {"weak", "pain"}:
        yield ("emergency-2", "dark-pee")
    legs = "unsteady" in extra or "weak" in feel or where & {"both-legs", "whole-leg"}
    if "clumsy-hands" in extra and legs:
        yield ("same-day", "hands-slow")
    sore = extra & {"blue-foot", "burn", "hot-swollen-foot", "new-blister", "toe-colour-change"}
    if sore and about & {"diabetes", "nerve-condition"}:
        yield ("same-day", "foot-at-risk")


def _line(sign: str, where: set[str], extra: set[str]) -> tuple[str, str]:
    """Return the line of a sign; where it has several, the one that the other facts point to."""
    if sign == "E1" and "saddle" in where:
        return ("emergency-1", "saddle")
    if sign == "E1":
        return ("emergency-1", "pain-both-legs" if extra & BACK else "bladder-bowel")
    cold = any(EXTRA.get(word) == ("extra", "cold") for word in extra)
    if sign == "E4" and "getting-worse" in extra and not cold:
        return ("emergency-1", "worse-leg-pain")
    return SIGNS[sign]


def _words(name: str, words: object, known: Iterable[str]) -> Iterator[str]:
    if not isinstance(words, list):
        yield f"{name}: expected a list, found {words!r}"
        return
    for word in words:
        if word not in known:
            yield f"{name}: unknown word {word!r}.{did_you_mean(str(word), known)}"
