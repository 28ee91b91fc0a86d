"""axe on every kind of step and result of the quiz, and in its other states."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path as File

import pytest
from playwright.sync_api import Browser, Page

from common.urgency import Urgency
from quiz.graph.compile import Ask, Graph, compile_flow
from quiz.rules.load import load
from quiz.rules.model import Flow
from tests.browser import axe
from tests.browser.quiz_screens import CONTINUE, START, link, visit
from tests.browser.test_access import SIDEWAYS, TURN
from tests.quiz.flows import RULES
from tests.quiz.walks import Path, paths_to_nodes

# `region` asks for landmarks around all that is looked at, which is a part of the page here. What
# is hidden is not looked at, but there is so much of it that axe is slow; so it is put away.
RUN = """async (options) => {
  const hidden = ".quiz__group:not(.quiz__step--shown), section:not(.quiz__step--shown)";
  const parts = [...document.querySelectorAll(`.quiz :is(${hidden}, .quiz__paper)`)];
  const away = parts.map((element) => {
    const place = document.createComment("");
    element.replaceWith(place);
    return [place, element];
  });
  const found = await axe.run(".quiz", options);
  away.reverse().forEach(([place, element]) => place.replaceWith(element));
  return found.violations;
}"""
NO_LANDMARKS = {**axe.OTHERS, "rules": {**axe.OTHERS["rules"], "region": {"enabled": False}}}
WIDTHS = (320, 1280)


def kinds(flow: Flow, graph: Graph) -> dict[str, Path]:
    """Return a way to one step of every question, and to one result of every level."""
    found: dict[str, Path] = {}
    for place, path in sorted(paths_to_nodes(graph).items()):
        node = graph.nodes[place]
        kind = node.question if isinstance(node, Ask) else f"a result: {node.outcome.urgency.slug}"
        found.setdefault(kind, path)
    return found


def show(page: Page, fragment: str) -> None:
    """Open a place of the quiz, with all that can be folded open."""
    page.evaluate(visit([fragment], "0"))
    page.evaluate("document.querySelectorAll('.quiz details').forEach(d => { d.open = true; })")


def violations(page: Page, colours: axe.Colours, widths: Collection[int] = WIDTHS) -> list[str]:
    """Return what is wrong with what is shown: all rules at some widths, colours at all, in light
    and dark, and whether it scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(SIDEWAYS):
            found.append(f"scrolls sideways at {width}")
        if width in widths:
            wrong = axe.violations(page, colours, NO_LANDMARKS, RUN)
        else:
            wrong = colours.violations(page)
        page.evaluate(TURN)
        wrong += colours.violations(page)
        found += [f"at {width}: {one}" for one in wrong]
    return found


@pytest.fixture
def page(chromium_browser: Browser, offline_site: File) -> Iterator[Page]:
    with chromium_browser.new_context(color_scheme="light", reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto((offline_site / "quiz.html").as_uri())
        yield page


def test_axe_finds_nothing_on_any_kind_of_step_or_result(page: Page) -> None:
    flow = load(RULES)
    graph = compile_flow(flow)
    ways = kinds(flow, graph)
    assert len(ways) == len(flow.questions) + len(Urgency)
    found, colours = {}, axe.Colours()
    for number, (kind, path) in enumerate(ways.items()):
        show(page, link(flow, graph, path))
        # a question is like the next, so its other width is looked at there
        if wrong := violations(page, colours, [WIDTHS[number % len(WIDTHS)]]):
            found[kind] = wrong
    assert found == {}


def test_axe_finds_nothing_where_an_answer_is_missing(page: Page) -> None:
    page.click(START)
    page.click(CONTINUE)
    assert violations(page, axe.Colours()) == []
