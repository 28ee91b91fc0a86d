"""The quiz on paper: the lines to tick, as a page prints them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from common.urgency import Urgency
from quiz.graph.compile import Graph
from quiz.proof.tick_list import tick_list
from quiz.rules.model import Flow
from tests.quiz.test_render import DISCLAIMER, render


@pytest.fixture(scope="module")
def paper(flow: Flow, graph: Graph) -> Any:
    page = html.fragment_fromstring(render(flow, graph, ticks=tick_list(flow, graph)))
    (sheet,) = page.cssselect(".quiz__paper")
    return sheet


def test_every_line_stands_below_its_urgency(paper: Any, flow: Flow, graph: Graph) -> None:
    parts = tick_list(flow, graph)
    lists = paper.cssselect("ul")
    for part, told in zip(parts, lists, strict=True):
        words = Urgency.from_slug(part.urgency).words
        above = told.getprevious().text_content()
        assert words.level in above
        assert words.action in above
        lines = [li.text_content().strip() for li in told]
        for line, said in zip(part.lines, lines, strict=True):
            assert said == " ".join([line.text, "; ".join(line.choices)]).strip()


def test_it_says_what_it_is_and_that_no_line_is_no_all_clear(paper: Any, flow: Flow) -> None:
    text = paper.text_content()
    assert "Not sure? Tick it." in text
    assert "cannot tell you that you need no help" in text
    assert DISCLAIMER in text
    assert flow.version in text


def test_without_a_list_paper_gets_none(flow: Flow, graph: Graph) -> None:
    assert not html.fragment_fromstring(render(flow, graph)).cssselect(".quiz__paper")
