"""The quiz on paper: the page's own paper flowchart, with its steps renamed and put in order.

The page numbers the steps as they come, and each names its question. On paper a reader is looking
for the step, so a step here is called after its question, `8.12`, and stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import html

from bundle.formats.pdf.inline import hidden_words, read_words
from bundle.formats.pdf.model import (
    Asked,
    Block,
    Care,
    Heading,
    Items,
    Paragraph,
    Result,
    Results,
    Run,
    Runs,
    Step,
    Way,
)
from common.problems import Problem, ProblemsError

STEP = re.compile(r"(\d+) Question (\d+): (.+)")  # 23 Question 6: 1, 2 → 25; else → 34
WAY = re.compile(r"(.+) → (R?\d+)")  # 1, 2 → 25
RESULT = re.compile(r"(R\d+) ([^.]+)\. (.+)")  # R31 Same day. Reasons: 31. Pages: 19
ELSE = "else"

ON_SCREEN = "on this device"
"""Said in the sentence about answers that a paper does not keep."""
HOW = (
    "Start at question 1. Take the first line that is true for you and go where it says. If a "
    "question has numbered steps, go to the step that you were sent to. Read it from the left. "
    "Take the first way whose lines are all true for you. “Otherwise” is for all that is left. "
    "R and a number is a result. The results come after the questions."
)


@dataclass(frozen=True)
class _Node:
    """A step as the page has it."""

    number: str
    question: int
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Graph:
    """All steps, and what they and the results are called on paper."""

    nodes: list[_Node]
    names: Mapping[str, str]
    levels: Mapping[str, str]


def read_flowchart(quiz: html.HtmlElement, file: str) -> list[Block]:
    """Return the paper flowchart of the quiz in a page, or raise `ProblemsError`."""
    parts = quiz.xpath("./div[@class='quiz__paper']/*[self::ol or self::ul or self::p]")
    lists = [part for part in parts if part.tag != "p"]
    titles = [part.getprevious() for part in lists]
    if len(lists) != 5 or any(title is None or title.tag != "p" for title in titles):
        message = (
            "expected the quiz on paper as five lists with a line above each (questions, steps, "
            f"results, reasons, pages), found {len(lists)} lists"
        )
        raise ProblemsError([Problem(file, 0, message)])
    nodes = [_node(line, file) for line in _lines(lists[1])]
    results = [_matched(RESULT, line, file) for line in _lines(lists[2])]
    graph = _Graph(nodes, _names(nodes), {result[1]: result[2] for result in results})
    return [
        Paragraph((Run(HOW),)),
        *(
            _asked(number, question, graph, file)
            for number, question in enumerate(lists[0], start=1)
        ),
        _title(titles[2]),
        *_results(quiz, results, file),
        _title(titles[3]),
        Items(True, tuple(read_words(line, file, "the reasons").runs for line in lists[3])),
        _title(titles[4]),
        Items(True, tuple(read_words(line, file, "the pages").runs for line in lists[4])),
        Paragraph(read_words(parts[-1], file, "the quiz on paper").runs),
    ]


def _asked(number: int, element: html.HtmlElement, graph: _Graph, file: str) -> Asked:
    """Return a question with its steps; its lines stand as <b>1</b> words, <b>2</b> words."""
    title, *marks = element.findall("b")
    choices = tuple(" ".join((mark.tail or "").split()).removesuffix(".") for mark in marks)
    numbers = [mark.text for mark in marks]
    if numbers != [str(place) for place in range(1, len(marks) + 1)] or not all(choices):
        message = f"question {number}: expected its lines numbered from 1, found {numbers}"
        raise ProblemsError([Problem(file, 0, message)])
    steps = tuple(
        Step(
            graph.names[node.number],
            tuple(
                Way("" if said == ELSE else said, graph.names.get(to, to), graph.levels.get(to, ""))
                for said, to in node.ways
            ),
        )
        for node in graph.nodes
        if node.question == number
    )
    text = read_words(title, file, "a question").runs
    return Asked(number, text, choices, _direct(len(choices), steps), steps)


def _direct(choices: int, steps: tuple[Step, ...]) -> tuple[Way, ...]:
    """Return the way of each choice, where there is one step and no way asks for two choices."""
    if len(steps) != 1 or any(" and " in way.said for way in steps[0].ways):
        return ()
    *named, rest = steps[0].ways
    ways = {said: way for way in named for said in way.said.split(", ")}
    return tuple(
        replace(ways.get(str(choice), rest), said=str(choice)) for choice in range(1, choices + 1)
    )


def _results(quiz: html.HtmlElement, results: list[re.Match[str]], file: str) -> list[Results]:
    """Return the results of each urgency below its card, the most urgent first."""
    grouped = []
    for card in quiz.xpath(".//div[contains(@class, 'quiz__group--result')]/div[h2]"):
        care = _card(card, file)
        own = tuple(Result(found[1], found[3]) for found in results if found[2] == care.level)
        grouped.append(Results(care, own))
    if sum(len(group.results) for group in grouped) != len(results):
        message = f"expected a card for each of {len(results)} results, found some without one"
        raise ProblemsError([Problem(file, 0, message)])
    return grouped


def _card(card: html.HtmlElement, file: str) -> Care:
    def words(name: str, inside: str = "") -> Runs:
        found = card.xpath(f"./*[@class='{name}']{inside}")
        return read_words(found[0], file, "a result").runs if found else ()

    icon, _, level = "".join(run.text for run in words("care__level")).partition(" ")
    heading = card.find("h2")
    said = hidden_words(heading, file)
    body = words("care__body", "/p")
    return Care(
        (card.get("class") or "").rpartition("--")[2],
        icon,
        level,
        said,
        read_words(heading, file, "a result").runs,
        (Paragraph(body),) if body else (),
        words("care__note"),
    )


def _names(nodes: list[_Node]) -> dict[str, str]:
    """Return what each step is called on paper."""
    names = {}
    for question in {node.question for node in nodes}:
        own = [node.number for node in nodes if node.question == question]
        for place, number in enumerate(own, start=1):
            names[number] = f"{question}.{place}" if len(own) > 1 else str(question)
    return names


def _node(line: str, file: str) -> _Node:
    found = _matched(STEP, line, file)
    ways = [_matched(WAY, way, file) for way in found[3].split("; ")]
    return _Node(found[1], int(found[2]), tuple((way[1], way[2]) for way in ways))


def _matched(form: re.Pattern[str], line: str, file: str) -> re.Match[str]:
    found = form.fullmatch(line)
    if found is None:
        message = f"the quiz on paper: cannot read {line!r}; expected the form {form.pattern}"
        raise ProblemsError([Problem(file, 0, message)])
    return found


def _lines(element: html.HtmlElement) -> list[str]:
    return [" ".join(str(line.text_content()).split()) for line in element]


def _title(element: html.HtmlElement) -> Heading:
    return Heading(2, (Run(" ".join(str(element.text_content()).split())),))
