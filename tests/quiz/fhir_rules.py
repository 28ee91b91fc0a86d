"""Rules of a good Questionnaire that the models of a FHIR library let through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from quiz.export.fhir import Release
from tests.quiz.forms import (
    CODES,
    Exists,
    Expression,
    ExpressionError,
    Form,
    Has,
    Joined,
    Negated,
    Truth,
    exact,
    parse,
    variables,
)

TYPES = {Release.R4: {"choice", "display"}, Release.R5: {"coding", "display"}}
"""The item types that the export uses, out of those of each release."""
ONLY_R5 = {"answerConstraint", "disabledDisplay", "versionAlgorithmString", "copyrightLabel"}
NOT_ON_DISPLAY = {"required", "repeats", "answerOption", "item", "answerConstraint"}
NAME = re.compile(r"[A-Z][A-Za-z0-9_]{1,254}")
VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9]*")
"""Allowed as a name in FHIR (R4: an id) and in FHIRPath without quotes."""


def problems(form: Form, release: Release) -> list[str]:
    """Return everything that is wrong with a questionnaire."""
    items = list(_items(form))
    return [
        *_head(form),
        *_items_alone(items, release),
        *_conditions(items),
        *_cycles(items),
        *_expressions(form, items),
    ]


def _items(form: Form) -> Iterator[Form]:
    for item in form.get("item", ()):
        yield item
        yield from _items(item)


def _head(form: Form) -> Iterator[str]:
    if not NAME.fullmatch(form.get("name", "")):
        yield "name is not an identifier"
    if {"|", "#"} & set(form.get("url", "|")):
        yield "url is missing or not a canonical one"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", form.get("date", "")):
        yield "date is not a day"


def _items_alone(items: list[Form], release: Release) -> Iterator[str]:
    for link, count in Counter(item["linkId"] for item in items).items():
        if count > 1:
            yield f"{link}: this link id is used {count} times"
    for item in items:
        link = item["linkId"]
        if item["type"] not in TYPES[release]:
            yield f"{link}: type {item['type']!r} is not of {release.name}"
        if release is Release.R4 and ONLY_R5 & item.keys():
            yield f"{link}: {sorted(ONLY_R5 & item.keys())} came with R5"
        if item["type"] == "display":
            wrong = NOT_ON_DISPLAY & item.keys()
            if wrong:
                yield f"{link}: a display item cannot have {sorted(wrong)}"
        elif not item.get("answerOption"):
            yield f"{link}: a question with options has none"
        codes = Counter(o["valueCoding"]["code"] for o in item.get("answerOption", ()))
        if any(count > 1 for count in codes.values()):
            yield f"{link}: a code is there twice"


def _conditions(items: list[Form]) -> Iterator[str]:
    place = {item["linkId"]: number for number, item in enumerate(items)}
    for number, item in enumerate(items):
        conditions = item.get("enableWhen", [])
        link = item["linkId"]
        if len(conditions) > 1 and "enableBehavior" not in item:
            yield f"{link}: several conditions, but no enableBehavior"
        for when in conditions:
            asked = when["question"]
            if asked not in place:
                yield f"{link}: enableWhen names {asked!r}, which is not there"
                continue
            if place[asked] >= number:
                yield f"{link}: enableWhen points forward to {asked!r}"
            if when["operator"] not in ("=", "!="):
                yield f"{link}: operator {when['operator']!r} does not fit a coded answer"
            answers = {key for key in when if key.startswith("answer")}
            if answers != {"answerCoding"}:
                yield f"{link}: a coded question is compared with {sorted(answers)}"
                continue
            options = [o["valueCoding"] for o in items[place[asked]].get("answerOption", ())]
            found = [one for one in options if one["code"] == when["answerCoding"]["code"]]
            if [one["system"] for one in found] != [when["answerCoding"].get("system")]:
                yield f"{link}: {asked!r} has no option {when['answerCoding']}"


def _cycles(items: list[Form]) -> Iterator[str]:
    needs = {i["linkId"]: {w["question"] for w in i.get("enableWhen", ())} for i in items}
    while True:
        free = {link for link, others in needs.items() if not others & needs.keys()}
        if not free:
            break
        needs = {link: others for link, others in needs.items() if link not in free}
    if needs:
        yield f"{sorted(needs)}: enableWhen goes round in a circle"


def _expressions(form: Form, items: list[Form]) -> Iterator[str]:
    options = {
        item["linkId"]: {o["valueCoding"]["code"] for o in item.get("answerOption", ())}
        for item in items
    }
    known: dict[str, set[str] | None] = {}
    for name, text in variables(form):
        if not VARIABLE.fullmatch(name) or name in known:
            yield f"variable {name!r}: not a name, or used twice"
        codes = CODES.fullmatch(text)
        if codes and codes.group(1) not in options:
            yield f"variable {name!r}: no question {codes.group(1)!r}"
        if not codes:
            yield from _expression(f"variable {name!r}", text, known)
        known[name] = options.get(codes.group(1), set()) if codes else None
    for item in items:
        try:
            condition: Any = exact(item)
        except ExpressionError as error:
            yield f"{item['linkId']}: {error}"
            continue
        if condition:
            yield from _names(item["linkId"], condition, known)
        if bool(condition) is not bool(item.get("enableWhen")):
            yield f"{item['linkId']}: has one of the two conditions without the other"


def _expression(where: str, text: str, known: dict[str, set[str] | None]) -> Iterator[str]:
    try:
        yield from _names(where, parse(text), known)
    except ExpressionError as error:
        yield f"{where}: {error}"


def _names(where: str, part: Expression, known: dict[str, set[str] | None]) -> Iterator[str]:
    match part:
        case Joined(_, parts):
            for one in parts:
                yield from _names(where, one, known)
        case Negated(one):
            yield from _names(where, one, known)
        case Has(code, name):
            if code not in (known.get(name) or ()):
                yield f"{where}: %{name} never holds {code!r}"
        case Exists(name) | Truth(name):
            if name not in known:
                yield f"{where}: %{name} is not defined before"
