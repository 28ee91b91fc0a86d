"""Hold the quiz against vignettes: short cases with the result that the evidence expects.

A vignette has a person's own words and the facts that an attentive listener takes from them, in a
fixed vocabulary. The tables of `vocabulary.py` say which answer each fact gives. A fact that is not
given is "not sure" where the question has that, else the calmer "no". The results show how faithful
the rules are to the evidence file; they do not show clinical accuracy.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common.problems import did_you_mean
from common.urgency import Urgency
from quiz.graph.evaluate import by_rules
from quiz.rules.model import NONE, UNSURE, Answer, Answers, Flow
from quiz.vignettes.vocabulary import (
    ABOUT,
    AGES,
    EXTRA,
    FEEL,
    HEEL_TOE,
    LISTS,
    SIGNS,
    TOPICS,
    VALUES,
)

BACK = frozenset(["back-pain", "back-or-buttock-pain"])


class VignetteError(Exception):
    """Raised once, with every problem in a vignette file."""


@dataclass(frozen=True)
class Case:
    """One vignette."""

    id: str
    story: str
    answers: Answers
    expected: Urgency
    topics: tuple[str, ...] = ()
    why: str = ""
    editorial: bool = False


@dataclass(frozen=True)
class Result:
    """What the quiz gave for one vignette."""

    id: str
    expected: Urgency
    urgency: Urgency
    rules: tuple[str, ...]
    pages: tuple[str, ...]
    topics: tuple[str, ...]
    topic_found: bool | None
    """Whether a page serves one of the topics; None where the case names no topic."""


def run(cases: Iterable[Case], flow: Flow) -> tuple[Result, ...]:
    """Answer the quiz for each case, by its rules.

    Raises `VignetteError` where a case gives an answer that the flow does not know.
    """
    cases = tuple(cases)
    problems = [
        f"{case.id}: {question.id}: cannot be answered with {sorted(case.answers[question.id])}"
        for case in cases
        for question in flow.questions
        if not question.allows(case.answers.get(question.id, frozenset()))
    ]
    if problems:
        raise VignetteError("\n".join(problems))
    return tuple(_result(case, flow) for case in cases)


def matrix(results: Iterable[Result]) -> dict[tuple[Urgency, Urgency], int]:
    """Count the results by expected and by given urgency."""
    return dict(Counter((result.expected, result.urgency) for result in results))


def _result(case: Case, flow: Flow) -> Result:
    end = by_rules(flow, case.answers)
    served = {topic for page in end.pages for topic in TOPICS.get(page, ())}
    found = bool(served.intersection(case.topics)) if case.topics else None
    return Result(case.id, case.expected, end.urgency, end.rules, end.pages, case.topics, found)


def read(path: Path) -> tuple[Case, ...]:
    """Read a file of vignettes; raise `VignetteError` that names every problem."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VignetteError(f"{path}: expected a JSON list of vignettes: {error}") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise VignetteError(f"{path}: expected a JSON list of vignettes, each an object")
    problems = [
        f"{path}: {entry.get('id', f'number {place}')}: {problem}"
        for place, entry in enumerate(entries, start=1)
        for problem in _problems(entry)
    ]
    if problems:
        raise VignetteError("\n".join(problems))
    return tuple(
        Case(
            entry["id"],
            entry.get("story", ""),
            answers(entry["facts"]),
            Urgency.from_slug(entry["expected"]),
            tuple(entry.get("topics") or ()),
            entry.get("why", ""),
            bool(entry.get("editorial")),
        )
        for entry in entries
    )


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
    night = "burning-at-night" in facts.get("extra", ())
    found = {
        "clears": {clears},
        "rest": {"yes" if night else facts.get("rest_or_night", UNSURE)},
        "side": {facts.get("side", "one")},
        "onset": {onset},
        "eases": {facts.get("eases", UNSURE)},
        "now": {facts.get("happening_now", "no")},
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
    if "saddle" in where:
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
        yield ("emergency-1", "both-legs")
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


def _problems(entry: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(entry.get("id"), str):
        yield "expected an `id`, a short text"
    levels = [level.slug for level in Urgency]
    if entry.get("expected") not in levels:
        yield f"expected: one of {', '.join(levels)}, found {entry.get('expected')!r}"
    known = {topic for topics in TOPICS.values() for topic in topics}
    yield from _words("topics", entry.get("topics") or [], known)
    facts = entry.get("facts")
    if not isinstance(facts, dict):
        yield f"expected `facts`, an object, found {facts!r}"
        return
    for name, value in facts.items():
        if name in VALUES:
            yield from _words(name, [value], VALUES[name])
        elif name in LISTS:
            yield from _words(name, value, LISTS[name])
        elif name != "where":
            yield f"unknown fact {name!r}.{did_you_mean(name, [*VALUES, *LISTS, 'where'])}"


def _words(name: str, words: object, known: Iterable[str]) -> Iterator[str]:
    if not isinstance(words, list):
        yield f"{name}: expected a list, found {words!r}"
        return
    for word in words:
        if word not in known:
            yield f"{name}: unknown word {word!r}.{did_you_mean(str(word), known)}"
