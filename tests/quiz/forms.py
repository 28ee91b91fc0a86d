"""What a form does with a FHIR Questionnaire: read its conditions, show items, refuse faults.

Two readers, because systems differ: one knows the flat `enableWhen` alone, one knows FHIRPath
expressions. The FHIRPath read here is the small part that the export uses, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from quiz.export.fhir import CORE, ENABLE_WHEN

Form = dict[str, Any]
Answers = Mapping[str, frozenset[str]]
"""The codes chosen in each question, by link id."""

TOKEN = re.compile(r"\s*('[^']*'|%?[A-Za-z][A-Za-z0-9]*|[().=])")
CODES = re.compile(r"%resource\.item\.where\(linkId = '([a-z0-9-]+)'\)\.answer\.value\.code")


class ExpressionError(Exception):
    """An expression is not of the part of FHIRPath that is used."""


@dataclass(frozen=True)
class Has:
    code: str
    variable: str


@dataclass(frozen=True)
class Exists:
    variable: str


@dataclass(frozen=True)
class Truth:
    variable: str


@dataclass(frozen=True)
class Joined:
    word: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Negated:
    part: Expression


Expression = Has | Exists | Truth | Joined | Negated


@cache
def parse(text: str) -> Expression:
    """Read an expression; `and` binds closer than `or`, as FHIRPath has it."""
    tokens = []
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if not found:
            raise ExpressionError(f"cannot read {text[place : place + 20]!r}")
        tokens.append(found.group(1))
        place = found.end()
    expression, rest = _joined(tokens, "or")
    if rest:
        raise ExpressionError(f"{rest[0]!r} is not expected here")
    return expression


def _joined(tokens: list[str], word: str) -> tuple[Expression, list[str]]:
    parts = []
    while True:
        part, tokens = _joined(tokens, "and") if word == "or" else _term(tokens)
        parts.append(part)
        if tokens[:1] != [word]:
            break
        tokens = tokens[1:]
    return (parts[0] if len(parts) == 1 else Joined(word, tuple(parts))), tokens


def _term(tokens: list[str]) -> tuple[Expression, list[str]]:
    match tokens:
        case ["(", *rest]:
            inner, rest = _joined(rest, "or")
            if rest[:1] != [")"]:
                raise ExpressionError("a bracket is not closed")
            rest = rest[1:]
            if rest[:4] == [".", "not", "(", ")"]:
                return Negated(inner), rest[4:]
            return inner, rest
        case [code, "in", variable, *rest] if code[0] == "'" and variable[0] == "%":
            return Has(code[1:-1], variable[1:]), rest
        case [variable, ".", "exists", "(", ")", *rest] if variable[0] == "%":
            return Exists(variable[1:]), rest
        case [variable, *rest] if variable[0] == "%":
            return Truth(variable[1:]), rest
    raise ExpressionError(f"cannot read {' '.join(tokens[:4])!r}")


def variables(form: Form) -> Iterator[tuple[str, str]]:
    """Yield name and expression of each variable, in order."""
    for extension in form.get("extension", ()):
        if extension["url"] == CORE + "variable":
            yield extension["valueExpression"]["name"], extension["valueExpression"]["expression"]


def exact(item: Form) -> Expression | None:
    """Return the expression that shows an item; None where it is always shown."""
    for extension in item.get("extension", ()):
        if extension["url"] == ENABLE_WHEN:
            return parse(extension["valueExpression"]["expression"])
    return None


def show_by_expressions(form: Form, answers: Answers) -> list[str]:
    """Fill the form from the top, answering what is shown; return the link ids that were shown."""
    expressions = {
        name: match.group(1) if (match := CODES.fullmatch(text)) else parse(text)
        for name, text in variables(form)
    }
    given: dict[str, frozenset[str]] = {}

    def true(expression: Expression, known: dict[str, bool]) -> bool:
        match expression:
            case Has(code, name):
                return code in given.get(str(expressions[name]), ())
            case Exists(name):
                return bool(given.get(str(expressions[name])))
            case Truth(name):
                if name not in known:
                    known[name] = true(expressions[name], known)
                return known[name]
            case Joined(word, parts):
                return (any if word == "or" else all)(true(part, known) for part in parts)
            case Negated(part):
                return not true(part, known)

    shown = []
    for item in form["item"]:
        condition = exact(item)
        if condition is None or true(condition, {}):
            shown.append(item["linkId"])
            if item["type"] != "display":
                given[item["linkId"]] = answers[item["linkId"]]
    return shown


def show_by_flat(form: Form, answers: Answers, *, unanswered_differs: bool) -> list[str]:
    """Do the same by `enableWhen` alone; `!=` of no answer is read in both ways that occur."""
    given: dict[str, frozenset[str]] = {}

    def true(when: Form) -> bool:
        chosen, code = given.get(when["question"]), when["answerCoding"]["code"]
        if when["operator"] == "=":
            return code in (chosen or ())
        return unanswered_differs if chosen is None else code not in chosen

    shown = []
    for item in form["item"]:
        conditions = item.get("enableWhen", [])
        join = any if item.get("enableBehavior") == "any" else all
        if not conditions or join(map(true, conditions)):
            shown.append(item["linkId"])
            if item["type"] != "display":
                given[item["linkId"]] = answers[item["linkId"]]
    return shown
