"""Hold the quiz against vignettes: short cases with the result that the evidence expects.

A case gives answers in the quiz's own ids; a question that it does not answer gets its calmest
answer. Or it gives facts in a vocabulary of the topic's own, which the file `facts.py` beside the
rules turns into answers. The results show how faithful the rules are to the evidence; they do not
show clinical accuracy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import json_reader
from common.problems import did_you_mean
from common.urgency import Urgency
from quiz.graph.evaluate import by_rules
from quiz.rules.load import run_part
from quiz.rules.model import Answers, Flow

FACTS = "facts"
"""The part of a topic's rules that knows its vocabulary."""


READINGS = ("ticked", "misread")
"""What a case may hold besides, as answers: how people read the quiz."""


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
    """What is worth reading about, as the case says it."""
    pages: frozenset[str] = frozenset()
    """The pages about that, of which one is enough."""
    why: str = ""
    editorial: bool = False
    ticked: Answers | None = None
    """The lines that a lay person ticked, where somebody has read the screens for the case."""
    misread: Answers | None = None
    """The same in a hurry: a line is passed over, or taken for what it does not say."""


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
    calm = {question.id: frozenset([question.calmest]) for question in flow.questions}
    problems = [problem for case in cases for problem in _misfits(case, flow)]
    if problems:
        raise VignetteError("\n".join(problems))
    return tuple(_result(case, flow, {**calm, **case.answers}) for case in cases)


def matrix(results: Iterable[Result]) -> dict[tuple[Urgency, Urgency], int]:
    """Count the results by expected and by given urgency."""
    return dict(Counter((result.expected, result.urgency) for result in results))


def _misfits(case: Case, flow: Flow) -> Iterator[str]:
    questions = {question.id: question for question in flow.questions}
    for name, answer in case.answers.items():
        if name not in questions:
            yield f"{case.id}: unknown question {name!r}.{did_you_mean(name, questions)}"
        elif not questions[name].allows(answer):
            yield f"{case.id}: {name}: cannot be answered with {sorted(answer)}"


def _result(case: Case, flow: Flow, answers: Answers) -> Result:
    end = by_rules(flow, answers)
    found = not case.pages.isdisjoint(end.pages) if case.pages else None
    return Result(case.id, case.expected, end.urgency, end.rules, end.pages, case.topics, found)


def read(path: Path, rules: Path) -> tuple[Case, ...]:
    """Read a file of vignettes for the rules at `rules`.

    Raises `VignetteError` that names every problem.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise VignetteError(f"{path}: expected a JSON list of vignettes: {error}") from None
    entries, wrong = json_reader.read(text, str(path))
    if wrong:
        raise VignetteError(str(wrong[0]))
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise VignetteError(f"{path}: expected a JSON list of vignettes, each an object")
    topic = run_part(rules, FACTS)
    problems = [
        f"{path}: {entry.get('id', f'number {place}')}: {problem}"
        for place, entry in enumerate(entries, start=1)
        for problem in _problems(entry, topic)
    ]
    if problems:
        raise VignetteError("\n".join(problems))
    return tuple(_case(entry, topic) for entry in entries)


def _case(entry: Mapping[str, Any], topic: Mapping[str, Any]) -> Case:
    topics = tuple(entry.get("topics") or ())
    pages = topic["pages"](topics) if topics and topic else frozenset(entry.get("pages") or ())
    return Case(
        entry["id"],
        entry.get("story", ""),
        topic["answers"](entry["facts"]) if "facts" in entry else _answers(entry["answers"]),
        Urgency.from_slug(entry["expected"]),
        topics or tuple(sorted(pages)),
        pages,
        entry.get("why", ""),
        bool(entry.get("editorial")),
        *(_answers(entry[name]) if name in entry else None for name in READINGS),
    )


def _answers(given: Mapping[str, Any]) -> Answers:
    return {name: frozenset(answer) for name, answer in given.items()}


def _problems(entry: Mapping[str, Any], topic: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(entry.get("id"), str):
        yield "expected an `id`, a short text"
    levels = [level.slug for level in Urgency]
    if entry.get("expected") not in levels:
        yield f"expected: one of {', '.join(levels)}, found {entry.get('expected')!r}"
    for name in READINGS:
        if name in entry:
            yield from _wrong_answers(entry[name], name)
    if "answers" in entry:
        yield from _wrong_answers(entry["answers"])
    elif not topic:
        right = '"answers": {"signs": ["chest-pain"]}'
        yield f"expected `answers`, by question. Right: {right}"
    elif not isinstance(entry.get("facts"), dict):
        yield f"expected `facts`, an object, found {entry.get('facts')!r}"
    else:
        yield from topic["problems"](entry["facts"], entry.get("topics") or ())


def _wrong_answers(answers: object, key: str = "answers") -> Iterator[str]:
    if not isinstance(answers, dict):
        yield f"{key}: expected an object, found {answers!r}"
        return
    for name, answer in answers.items():
        if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
            yield f"{key}: {name}: expected a list of options, found {answer!r}"
