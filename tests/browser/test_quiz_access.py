"""axe on every kind of step and result of the quiz, and in its other states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from pages.urgency import Urgency
from quiz.compile import Ask, Graph, compile_flow
from quiz.load import load
from quiz.model import Flow
from tests.browser.quiz_screens import CONTINUE, link, visit
from tests.quiz.flows import RULES
from tests.quiz.walks import Path, paths_to_nodes

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# `region` asks for landmarks around all that is looked at, which is a part of the page here. What
# is hidden is not looked at, but there is so much of it that axe is slow; so it is put away.
RUN = """async (tags) => {
  const hidden = ".quiz__group:not(.quiz__step--shown), section:not(.quiz__step--shown)";
  const parts = [...document.querySelectorAll(`.quiz :is(${hidden}, .quiz__paper)`)];
  const away = parts.map((element) => {
    const place = document.createComment("");
    element.replaceWith(place);
    return [place, element];
  });
  const found = await axe.run(".quiz", {
    runOnly: tags, resultTypes: ["violations"], rules: {region: {enabled: false}},
  });
  away.reverse().forEach(([place, element]) => place.replaceWith(element));
  return found;
}"""
NARROW, WIDE = 320, 1280


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


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(RUN, TAGS)["violations"]
    return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found]


@pytest.fixture(params=[("light", NARROW), ("dark", WIDE)], ids=["light-phone", "dark-desk"])
def page(
    request: pytest.FixtureRequest, chromium_browser: Browser, offline_site: File
) -> Iterator[Page]:
    scheme, width = request.param
    with chromium_browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto((offline_site / "quiz.html").as_uri())
        page.evaluate(AXE_SCRIPT)
        yield page


def test_axe_finds_nothing_on_any_kind_of_step_or_result(page: Page) -> None:
    flow = load(RULES)
    graph = compile_flow(flow)
    found = {}
    ways = kinds(flow, graph)
    assert len(ways) == len(flow.questions) + 4
    for kind, path in ways.items():
        show(page, link(flow, graph, path))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
        if wrong := violations(page):
            found[kind] = wrong
    assert found == {}


def test_axe_finds_nothing_where_an_answer_is_missing(page: Page) -> None:
    page.click(CONTINUE)
    assert violations(page) == []


def test_axe_finds_nothing_on_a_result_of_each_level(page: Page) -> None:
    """In the colours and the width that the test above does not join."""
    flow = load(RULES)
    graph = compile_flow(flow)
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": WIDE if width == NARROW else NARROW, "height": 800})
    for level in Urgency:
        show(page, link(flow, graph, kinds(flow, graph)[f"a result: {level.slug}"]))
        assert violations(page) == [], level
