"""Answer the quiz at a terminal: read answers, ask for more, show the result with its reasons."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from common.problems import did_you_mean
from quiz.graph.compile import Ask, End, Graph
from quiz.graph.evaluate import by_graph
from quiz.rules.model import Answer, Flow, Kind, Question


class UsageError(Exception):
    """Something on the command line is not as it must be."""


def ask(flow: Flow, graph: Graph, texts: Sequence[str]) -> tuple[End, dict[str, Answer]]:
    """Return the result and the answers used, from texts such as `emergency-1=none`.

    Without any text the questions are asked one by one. Raises `UsageError` where texts do not fit
    or do not suffice.
    """
    answers = dict(_read_answer(flow, text) for text in texts)
    node, used = by_graph(graph, answers)
    while isinstance(node, Ask):
        question = flow.question(node.question)
        if texts:
            choices = "\n".join(f"  {choice.id}: {choice.text}" for choice in question.choices)
            raise UsageError(
                f"expected an answer to {question.id!r} as well: {question.text}\n{choices}"
            )
        answers[question.id] = _prompt(question)
        node, used = by_graph(graph, answers)
    return node, used


def _read_answer(flow: Flow, text: str) -> tuple[str, Answer]:
    name, equals, options = text.partition("=")
    if not equals:
        raise UsageError(f"expected QUESTION=OPTION such as emergency-1=none, found {text!r}")
    known = {question.id: question for question in flow.questions}
    if name not in known:
        raise UsageError(f"unknown question {name!r}.{did_you_mean(name, known)}")
    question, answer = known[name], frozenset(options.split(","))
    ids = [choice.id for choice in question.choices]
    for option in sorted(answer - set(ids)):
        hint = did_you_mean(option, ids) or f" It has: {', '.join(ids)}"
        raise UsageError(f"question {name!r} has no option {option!r}.{hint}")
    if not question.allows(answer):
        right = "`none` alone, or lines" if question.kind is Kind.MANY else "one option"
        raise UsageError(f"question {name!r}: expected {right}, found {options!r}")
    return name, answer


def _prompt(question: Question) -> Answer:
    """Ask in the terminal until the answer fits."""
    print(f"\n{question.text}", *filter(None, [question.hint]), sep="\n")
    for number, choice in enumerate(question.choices, start=1):
        print(f"  {number}. {choice.text}")
    many = " (several: 1,3)" if question.kind is Kind.MANY else ""
    while True:
        try:
            numbers = input(f"Number{many}: ").replace(",", " ").split()
        except (EOFError, KeyboardInterrupt):
            raise UsageError(f"expected an answer to {question.id!r}, found the end") from None
        places = [int(n) - 1 for n in numbers if n.isdecimal()]
        if len(places) == len(numbers) and all(0 <= p < len(question.choices) for p in places):
            answer = frozenset(question.choices[place].id for place in places)
            if question.allows(answer):
                return answer
        print(f"Expected a number from 1 to {len(question.choices)}.")


def result_text(flow: Flow, end: End, used: dict[str, Answer]) -> str:
    """Return a result for a person who reviews the rules."""
    outcome = end.outcome
    lines = [outcome.urgency.words.action, "", "Why:"]
    for rule in map(flow.rule, outcome.rules):
        mark = " (editorial)" if rule.editorial else ""
        sources = f" [{', '.join(rule.sources)}]" if rule.sources else ""
        lines.append(f"  {rule.id}: {rule.why}{mark}{sources}")
    lines += ["", "Answers:"]
    for name, answer in used.items():
        question = flow.question(name)
        chosen = [choice.text for choice in question.choices if choice.id in answer]
        lines.append(f"  {question.text} {' + '.join(chosen)}")
    if outcome.pages:
        lines += ["", "Pages that fit these answers:", *(f"  {page}" for page in outcome.pages)]
    return "\n".join(lines)


def result_json(flow: Flow, end: End, used: dict[str, Answer]) -> str:
    """Return a result for a program."""
    outcome = end.outcome
    result: dict[str, Any] = {
        "flow": flow.id,
        "version": flow.version,
        "urgency": outcome.urgency.slug,
        "rules": list(outcome.rules),
        "why": [flow.rule(rule).why for rule in outcome.rules],
        "pages": list(outcome.pages),
        "answers": {name: sorted(answer) for name, answer in used.items()},
    }
    return json.dumps(result, ensure_ascii=False, indent=2)
