"""What can be wrong with a flow, in words for the person who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from common.problems import did_you_mean
from common.signs import Signs
from common.urgency import Urgency
from quiz.rules.from_signs import why_none
from quiz.rules.model import (
    ALWAYS,
    MAX_DO,
    NONE,
    UNSURE,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Flow,
    Is,
    Kind,
    Not,
    Option,
    Question,
    Rule,
)
from quiz.rules.outcome import MAX_PAGES
from quiz.rules.source_lines import SIGNS, Lines, Place

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id stands in addresses, for example `chest-pain`."""
PAGE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*\.md")
"""A page as a path from `docs/`, for example `causes/a-cause.md`."""

Found = Iterator[tuple[Place, str]]
"""Place and message of each mistake."""


def faults(flow: Flow, lines: Lines, signs: Signs | None) -> list[tuple[Place, str]]:
    """Return every mistake in a flow whose parts are of the right types: see `misshapen`.

    `signs` are those of its topic, None where it stands alone.
    """
    return [*_questions(flow, lines, signs), *_rules(flow, lines), *_whole(flow, lines)]


def misshapen(flow: Flow, lines: Lines) -> Found:
    """Yield what Python lets through: a lost comma, a string for a level."""
    yield from _tuple("Flow(questions=...)", flow.questions, Question, lines.last("FLOW"))
    yield from _tuple("Flow(rules=...)", flow.rules, Rule, lines.last("FLOW"))
    for question in flow.questions if isinstance(flow.questions, tuple) else ():
        if isinstance(question, Question):
            line = lines.of("Question", str(question.id))
            what = f"question {question.id!r}"
            yield from _tuple(f"{what}: options", question.options, Option, line)
            yield from _tuple(f"{what}: worse", question.worse, str, line)
            yield from _is(f"{what}: kind", question.kind, Kind, line, "Kind.MANY")
            if question.red_flag is not None:
                right = "Urgency.EMERGENCY"
                yield from _is(f"{what}: red_flag", question.red_flag, Urgency, line, right)
    rules: tuple[object, ...] = flow.rules if isinstance(flow.rules, tuple) else ()
    for rule in (*rules, flow.fallback):
        if isinstance(rule, Rule):
            line = lines.rule(str(rule.id))
            what = f"rule {rule.id!r}"
            yield from _is(f"{what}: urgency", rule.urgency, Urgency, line, "Urgency.SAME_DAY")
            yield from _tuple(f"{what}: sources", rule.sources, str, line)
            yield from _tuple(f"{what}: pages", rule.pages, str, line)
            yield from _condition_shape(what, rule.when, line)
        else:
            yield lines.last("FLOW"), f"expected Rule(...), found {rule!r}"


def _is(what: str, value: object, kind: type, line: Place, right: str) -> Found:
    if not isinstance(value, kind):
        yield line, f"{what}: expected {kind.__name__}, found {value!r}. Right: `{right}`"


def _tuple(what: str, value: object, kind: type, line: Place) -> Found:
    if not isinstance(value, tuple) or not all(isinstance(item, kind) for item in value):
        yield (
            line,
            f"{what}: expected a tuple of {kind.__name__}, found {type(value).__name__} {value!r}. "
            "A tuple of one needs a comma: `(one,)`",
        )


def _condition_shape(what: str, condition: object, line: Place) -> Found:
    if isinstance(condition, AnyOf | AllOf | AtLeast):
        for part in condition.parts:
            yield from _condition_shape(what, part, line)
    elif isinstance(condition, Not):
        yield from _condition_shape(what, condition.part, line)
    elif not isinstance(condition, Is):
        yield (
            line,
            f"{what}: expected a condition such as Is(...) or AnyOf(...), found {condition!r}",
        )


def _questions(flow: Flow, lines: Lines, signs: Signs | None) -> Found:
    for name, count in Counter(question.id for question in flow.questions).items():
        if count > 1:
            yield lines.of("Question", name), f"question {name!r}: this id is used {count} times"
    if not flow.questions:
        yield lines.last("FLOW"), "expected at least one question, found none"
    for question in flow.questions:
        for line, message in (*_question(question, lines), *_words(question, lines, signs)):
            yield line, f"question {question.id!r}: {message}"


def _words(question: Question, lines: Lines, signs: Signs | None) -> Found:
    """Find what a reader would see without words."""
    line = lines.of("Question", question.id)
    empty = [option.id for option in question.options if not option.text]
    if signs is not None:
        for name in empty:
            place = lines.of("Option", name, otherwise=line)
            yield lines.of(SIGNS, name, otherwise=place), why_none(name, signs)
    if not question.text or (empty and signs is None):
        yield line, "expected words for the question and for each option, found an empty text"


def _question(question: Question, lines: Lines) -> Found:
    line = lines.of("Question", question.id)
    ids = [option.id for option in question.options]
    for name in (question.id, *ids):
        if not ID.fullmatch(name):
            yield line, f"expected an id like `chest-pain`, found {name!r}"
    for name, count in Counter(ids).items():
        if count > 1:
            yield (
                lines.of("Option", name, otherwise=line),
                f"option {name!r} is there {count} times",
            )
        if name in (UNSURE, NONE):
            yield line, f'option id {name!r} is kept for `{name}="..."`; use that field'
    if question.kind is Kind.YES_NO_UNSURE and question.options:
        yield line, "a yes-no-unsure question has Yes and No; leave `options` out or use Kind.ONE"
    if question.kind is not Kind.YES_NO_UNSURE and len(question.choices) < 2:
        yield line, f"expected at least two options, found {len(question.choices)}"
    if question.kind is Kind.MANY and not question.none:
        yield line, 'a MANY question needs `none="None of these ..."`, so that no line is forced'
    if question.kind is not Kind.MANY and question.none:
        yield line, "`none` is for MANY questions alone"
    if question.is_red and question.kind is Kind.ONE:
        yield line, "a red-flag question is MANY or yes-no-unsure, so that every line is a sign"
    if not question.looks and any(option.check for option in question.options):
        yield line, "`check` is for the lines of a red-flag question of Kind.MANY"
    if question.is_red and question.kind is Kind.MANY and not question.unsure:
        yield line, 'a red-flag question needs `unsure="I am not sure"`'
    known = [choice.id for choice in question.choices]
    for name, said in question.said.items():
        if name not in known:
            yield line, f"said: unknown option {name!r}.{did_you_mean(name, known)}"
        if not said:
            yield line, f"said: {name}: expected a sentence such as `It is on both sides`"
    for name in question.worse:
        if name not in known:
            yield line, f"worse: unknown option {name!r}.{did_you_mean(name, known)}"


def _rules(flow: Flow, lines: Lines) -> Found:
    rules = (*flow.rules, flow.fallback)
    told = {
        Is(question.id, choice.id)
        for question in flow.questions
        for choice in question.choices
        if choice.text
    }
    for name, count in Counter(rule.id for rule in (*flow.ranked, flow.fallback)).items():
        if count > 1:
            yield lines.rule(name), f"rule {name!r}: this id is used {count} times"
    for rule in rules:
        line = lines.rule(rule.id)
        # of a line that has no words it is told already
        lacks = _reasons(rule) if not isinstance(rule.when, Is) or rule.when in told else ()
        for message in (*_rule(rule), *lacks):
            yield line, f"rule {rule.id!r}: {message}"
        if rule is not flow.fallback:
            yield from _condition(rule, rule.when, flow, lines)
    if flow.fallback.when != ALWAYS:
        yield lines.rule(flow.fallback.id), "the fallback rule has `when=ALWAYS`"
    if flow.fallback.urgency is Urgency.SELF_CARE:
        yield (
            lines.rule(flow.fallback.id),
            "the fallback cannot be self-care: nobody is sent home because no rule fits",
        )


def _rule(rule: Rule) -> Iterator[str]:
    if not ID.fullmatch(rule.id):
        yield f"expected an id like `e3-stroke`, found {rule.id!r}"
    if len(rule.pages) > MAX_PAGES:
        yield f"expected at most {MAX_PAGES} pages, found {len(rule.pages)}"
    if rule.urgency is Urgency.EMERGENCY and rule.pages:
        yield "an emergency has no pages to read first"
    for page in rule.pages:
        if not PAGE.fullmatch(page):
            yield f"expected a page like `causes/a-cause.md`, found {page!r}"


def _reasons(rule: Rule) -> Iterator[str]:
    if not rule.why:
        yield "expected `why`, one plain sentence for the reader"
    if not rule.sources and not rule.editorial:
        right = 'sources=("a-key-of-the-bibliography",)'
        yield f"expected at least one source, or editorial=True. Right: `{right}`"


def _condition(rule: Rule, condition: Condition, flow: Flow, lines: Lines) -> Found:
    if isinstance(condition, Is):
        for message in _unknown(condition, flow):
            line = lines.of(
                "Is", condition.question, condition.option, otherwise=lines.rule(rule.id)
            )
            yield line, f"rule {rule.id!r}: {message}"
        return
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    if not parts:
        yield lines.rule(rule.id), f"rule {rule.id!r}: expected a condition, found an empty list"
    if isinstance(condition, AtLeast) and not 1 <= condition.count <= len(parts):
        yield (
            lines.rule(rule.id),
            f"rule {rule.id!r}: expected AtLeast(1 to {len(parts)}, ...), found {condition.count}",
        )
    for part in parts:
        yield from _condition(rule, part, flow, lines)


def _unknown(condition: Is, flow: Flow) -> Iterator[str]:
    questions = {question.id: question for question in flow.questions}
    if condition.question not in questions:
        near = did_you_mean(condition.question, questions)
        yield f"unknown question {condition.question!r}.{near}"
        return
    known = [choice.id for choice in questions[condition.question].choices]
    if condition.option not in known:
        yield (
            f"question {condition.question!r} has no option {condition.option!r}."
            f"{did_you_mean(condition.option, known) or ' It has: ' + ', '.join(known)}"
        )


def _whole(flow: Flow, lines: Lines) -> Found:
    if not ID.fullmatch(flow.id):
        yield lines.whole, f"expected a flow id like `sore-throat`, found {flow.id!r}"
    if not PAGE.fullmatch(flow.help_page):
        yield (
            lines.whole,
            f"help_page: expected a page like `get-help.md`, found {flow.help_page!r}",
        )
    for level in Urgency:
        if level is not Urgency.EMERGENCY and not flow.come_back.get(level):
            yield lines.whole, f"come_back: expected words for Urgency.{level.name}, found none"
        if (count := len(flow.do.get(level, ()))) > MAX_DO:
            message = f"expected at most {MAX_DO} lines for Urgency.{level.name}, found {count}"
            yield lines.whole, f"do: {message}"
    for message in _stages(flow):
        yield lines.whole, f"stages: {message}"


def _stages(flow: Flow) -> Iterator[str]:
    known = [question.id for question in flow.questions]
    right = f'Right: `stages={{"Danger signs": "{next(iter(known), "signs")}"}}`'
    places = []
    for name, first in flow.stages.items():
        if not name.strip():
            yield f"expected a name of a few words, found {name!r}. {right}"
        if first in known:
            places.append(known.index(first))
        else:
            yield f"{name!r}: unknown question {first!r}.{did_you_mean(first, known)}"
    if places and (places[0] or places != sorted(set(places))):
        told = ", ".join(flow.stages.values())
        yield f"expected the first question of all, then later ones, found {told}. {right}"
