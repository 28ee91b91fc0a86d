"""The quiz on paper: a person with a pencil comes to the same result as the graph."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from quiz.graph.compile import End, Graph, compile_flow
from quiz.graph.evaluate import by_graph
from quiz.rules.model import NONE, Flow
from tests.quiz.flows import small_flow
from tests.quiz.test_render import render
from tests.quiz.walks import Path, edges, random_paths

STEP = re.compile(r"(\d+) Question (\d+): (.+)")  # 12 Question 3: 1, 2 and 4 → 13; else → R5
RESULT = re.compile(r"R\d+ (.+)\. Reasons: ([\d, ]+)(?:\. Pages: ([\d, ]+))?")
WAY = re.compile(r"(.+) → (R?\d+)")


class Paper:
    """The sheet, read as a person reads it."""

    def __init__(self, flow: Flow, graph: Graph) -> None:
        page: Any = html.fragment_fromstring(render(flow, graph))
        (sheet,) = page.cssselect(".quiz__paper")
        questions, steps, results, reasons, pages = sheet.xpath("./ol | ./ul")
        self.questions = [li.text_content().strip() for li in questions]
        self.steps = [li.text_content().strip() for li in steps]
        self.results = {li[0].text.split()[0]: li.text_content().strip() for li in results}
        self.pages = [li.text_content().strip() for li in pages]
        self.reasons = [li.text_content().strip() for li in reasons]
        self.words = sheet.text_content()

    def follow(self, flow: Flow, path: Path) -> str:
        """Return the line of the result."""
        name = "1"
        while not name.startswith("R"):
            match = STEP.fullmatch(self.steps[int(name) - 1])
            assert match
            assert match[1] == name
            question = flow.questions[int(match[2]) - 1]
            ids = [choice.id for choice in question.choices]
            mine = {str(ids.index(option) + 1) for option in path[question.id]}
            for way in match[3].split("; "):
                said = WAY.fullmatch(way)
                assert said
                if any(set(s.split(" and ")) <= {*mine, "else"} for s in said[1].split(", ")):
                    name = said[2]
                    break
            else:
                raise AssertionError(f"no way on from {self.steps[int(name) - 1]}")
        return self.results[name]


@pytest.fixture(scope="module")
def paper(flow: Flow, graph: Graph) -> Paper:
    return Paper(flow, graph)


def arrives(paper: Paper, flow: Flow, graph: Graph, path: Path) -> None:
    end, _ = by_graph(graph, path)
    assert isinstance(end, End)
    line = RESULT.fullmatch(paper.follow(flow, path))
    assert line
    assert line[1] == end.outcome.urgency.words.level
    reasons = [paper.reasons[int(number) - 1] for number in line[2].split(", ")]
    for rule, reason in zip(end.outcome.rules, reasons, strict=True):
        assert reason.startswith(flow.rule(rule).why)
    pages = [paper.pages[int(number) - 1] for number in line[3].split(", ")] if line[3] else []
    assert pages == [f"Title of {page}" for page in end.outcome.pages]


def test_every_way_on_paper_ends_as_in_the_graph(paper: Paper, flow: Flow, graph: Graph) -> None:
    for path in random_paths(flow, graph, 1_000):
        arrives(paper, flow, graph, path)


def test_every_edge_of_a_small_flow_is_on_paper() -> None:
    flow = small_flow()
    graph = compile_flow(flow)
    paper = Paper(flow, graph)
    for path in random_paths(flow, graph, 200, calm=0.6):
        arrives(paper, flow, graph, path)
    assert len(list(edges(graph))) >= sum(step.count("→") for step in paper.steps)


def test_every_question_and_line_is_there_once(paper: Paper, flow: Flow) -> None:
    for question, line in zip(flow.questions, paper.questions, strict=True):
        assert line.startswith(question.text)
        for choice in question.choices:
            assert choice.text in line
            assert choice.id == NONE or choice.text in paper.words


def test_a_reason_tells_its_sources_and_own_judgements(paper: Paper, flow: Flow) -> None:
    for rule, reason in zip((*flow.ranked, flow.fallback), paper.reasons, strict=True):
        assert all(f"Source {key}" in reason for key in rule.sources)
        assert ("our own judgement" in reason) is rule.editorial
