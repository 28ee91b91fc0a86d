"""Check, try, review and export a quiz from the command line."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from quiz.compile import Ask, End, compile_flow
from quiz.evaluate import by_graph
from quiz.faults import near
from quiz.figures import figures
from quiz.load import FlowError, load
from quiz.model import (
    AllOf,
    Answer,
    AnyOf,
    AtLeast,
    Condition,
    Flow,
    Is,
    Kind,
    Not,
    Question,
)
from quiz.verify import verify
from quiz.wire import to_json

DEFAULT_FLOW = Path(__file__).parent / "flows" / "leg_numbness.py"


class UsageError(Exception):
    """Something on the command line is not as it must be."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 where a check found something, or 2 for a wrong input."""
    parser = argparse.ArgumentParser(prog="python -m quiz", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="prove the flow safe; exit 1 on any finding")
    ask = commands.add_parser("ask", help="answer the quiz and see the result with its reasons")
    ask.add_argument(
        "answers",
        nargs="*",
        metavar="QUESTION=OPTION[,OPTION]",
        help="such as emergency-1=none; without any, the questions are asked one by one",
    )
    ask.add_argument("--json", action="store_true", help="print the result as JSON")
    table = commands.add_parser("table", help="print the rules as a Markdown table for review")
    export = commands.add_parser("export", help="print the compiled graph as JSON")
    for command in (check, ask, table, export):
        command.add_argument(
            "--flow", type=Path, default=DEFAULT_FLOW, metavar="FILE", help="the rule file"
        )
    given = parser.parse_args(arguments)
    try:
        flow = load(given.flow)
        if given.command == "check":
            return _check(flow)
        if given.command == "ask":
            _ask(flow, given.answers, as_json=given.json)
        elif given.command == "table":
            print(rule_table(flow))
        else:
            print(to_json(flow, compile_flow(flow)))
    except (FlowError, UsageError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _check(flow: Flow) -> int:
    start = time.perf_counter()
    graph = compile_flow(flow)
    compiled = (time.perf_counter() - start) * 1000
    findings = verify(flow, graph)
    for finding in findings:
        print(finding)
    if findings:
        print(f"{flow.id} {flow.version}: {len(findings)} findings")
        return 1
    for name, value in asdict(figures(flow, graph)).items():
        print(f"{name.replace('_', ' '):>16}: {value}")
    print(f"{'compile ms':>16}: {compiled:.0f}")
    print(f"{flow.id} {flow.version}: all proofs hold")
    return 0


def _ask(flow: Flow, texts: Sequence[str], *, as_json: bool) -> None:
    graph = compile_flow(flow)
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
    print(_result_json(flow, node, used) if as_json else _result_text(flow, node, used))


def _read_answer(flow: Flow, text: str) -> tuple[str, Answer]:
    name, equals, options = text.partition("=")
    if not equals:
        raise UsageError(f"expected QUESTION=OPTION such as emergency-1=none, found {text!r}")
    known = {question.id: question for question in flow.questions}
    if name not in known:
        raise UsageError(f"unknown question {name!r}.{near(name, known)}")
    question, answer = known[name], frozenset(options.split(","))
    ids = [choice.id for choice in question.choices]
    for option in sorted(answer - set(ids)):
        hint = near(option, ids) or f" It has: {', '.join(ids)}"
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


def _result_text(flow: Flow, end: End, used: dict[str, Answer]) -> str:
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


def _result_json(flow: Flow, end: End, used: dict[str, Answer]) -> str:
    outcome = end.outcome
    result = {
        "flow": flow.id,
        "version": flow.version,
        "urgency": outcome.urgency.slug,
        "rules": list(outcome.rules),
        "why": [flow.rule(rule).why for rule in outcome.rules],
        "pages": list(outcome.pages),
        "answers": {name: sorted(answer) for name, answer in used.items()},
    }
    return json.dumps(result, ensure_ascii=False, indent=2)


def rule_table(flow: Flow) -> str:
    """Return the rules as a Markdown table that a clinician can review line by line."""
    rows = ["| Rule | How soon | When | Why | Pages | Sources |", "|---|---|---|---|---|---|"]
    for rule in (*flow.ranked, flow.fallback):
        when = "no other rule is true" if rule is flow.fallback else _words(flow, rule.when)
        sources = ", ".join(rule.sources) + (" (editorial)" if rule.editorial else "")
        cells = (rule.id, rule.urgency.words.level, when, rule.why, ", ".join(rule.pages), sources)
        rows.append(f"| {' | '.join(cell.strip().replace('|', '/') for cell in cells)} |")
    return "\n".join(rows)


def _words(flow: Flow, condition: Condition) -> str:
    match condition:
        case Is(name, option):
            question = flow.question(name)
            return f"“{question.text}” is “{question.option_text(option)}”"
        case Not(part):
            return f"not ({_words(flow, part)})"
        case AllOf(parts):
            return "; and ".join(_words(flow, part) for part in parts)
        case AnyOf(parts):
            return "; or ".join(_words(flow, part) for part in parts)
        case AtLeast(count, parts):
            return f"at least {count} of: " + "; ".join(_words(flow, part) for part in parts)
