"""What a reader needs of each view of the quiz lies in the first screen of a small phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

import pytest

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph
from quiz.rules.model import Flow
from tests.browser.quiz_screens import START, link, visit
from tests.browser.tab import Tab, in_every_engine
from tests.quiz.walks import Path, paths_to_nodes

WIDTH, HEIGHT = 375, 667
USUAL = (1280, 720)
FOOT = ".quiz__foot"
"""What stays at the foot of the screen; what lies below its upper edge is not in sight."""
WHERE = """(selectors => {
  const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().height > 0;
  const box = (selector) => [...document.querySelectorAll(selector)].filter(shown)
    .map(e => e.getBoundingClientRect())[0];
  return selectors.map(selector => {
    const found = box(selector);
    return found ? [Math.round(found.top), Math.round(found.bottom)] : null;
  });
})"""


@pytest.fixture
def phone(tab: Tab, offline_site: File) -> Iterator[Tab]:
    tab.open((offline_site / "quiz.html").as_uri())
    tab.resize(WIDTH, HEIGHT)
    yield tab
    tab.resize(*USUAL)


def places(tab: Tab, *selectors: str) -> dict[str, tuple[int, int]]:
    """Return the upper and the lower edge of what can be seen, by selector."""
    found = tab.evaluate(f"{WHERE}({list(selectors)})")
    assert None not in found, dict(zip(selectors, found, strict=True))
    return dict(zip(selectors, map(tuple, found), strict=True))


def lowest(tab: Tab) -> int:
    """Return how far down something is in sight: below stands the page's own bar."""
    bars = tab.evaluate(f"{WHERE}(['.pn-thumb'])")
    return int(bars[0][0]) if bars[0] else HEIGHT


def go(tab: Tab, fragment: str) -> None:
    assert tab.evaluate(visit([fragment], "scrollY")) == [0]


def first_of_each(flow: Flow, graph: Graph) -> dict[str | Urgency, Path]:
    """Return a way to each question, and to the first result of each level."""
    found: dict[str | Urgency, Path] = {}
    for place, path in sorted(paths_to_nodes(graph).items()):
        node = graph.nodes[place]
        found.setdefault(node.question if isinstance(node, Ask) else node.outcome.urgency, path)
    return found


@in_every_engine
def test_the_start(phone: Tab) -> None:
    found = places(phone, "h1", START, ".pn-notice")
    assert all(top >= 0 and bottom <= HEIGHT for top, bottom in found.values()), found


@in_every_engine
def test_a_question(phone: Tab, flow: Flow, graph: Graph) -> None:
    ways = first_of_each(flow, graph)
    for question in flow.questions:
        go(phone, link(flow, graph, ways[question.id]))
        assert phone.text(".quiz__question") == question.text
        found = places(phone, ".quiz__parts", ".quiz__question", ".quiz__option", FOOT)
        foot = found.pop(FOOT)
        assert all(top >= 0 and bottom <= foot[0] for top, bottom in found.values()), question.id
        buttons = places(phone, f"{FOOT} button:first-child", f"{FOOT} button:last-child")
        assert all(bottom <= lowest(phone) for _, bottom in buttons.values()), question.id
        # within the lower half, where a thumb is
        assert all(top >= HEIGHT / 2 for top, _ in buttons.values()), question.id


@in_every_engine
def test_a_result(phone: Tab, flow: Flow, graph: Graph) -> None:
    ways = first_of_each(flow, graph)
    for level in Urgency:
        go(phone, link(flow, graph, ways[level]))
        shown = ".quiz__step--shown"
        wanted = [f"{shown} .care__level", f"{shown} .care__heading", f"{shown} .quiz__now li"]
        if level is Urgency.EMERGENCY:
            wanted.append(f"{shown} a[href^='tel:']")
        found = places(phone, *wanted)
        assert all(top >= 0 and bottom <= HEIGHT for top, bottom in found.values()), found


def test_a_second_look(phone: Tab, flow: Flow, graph: Graph) -> None:
    before: Path = {}
    calm = first_of_each(flow, graph)
    for question in flow.questions:
        before = calm[question.id]
        for line in question.looks:
            start = link(flow, graph, before)
            join = "&" if before else ""
            go(phone, f"{start}{join}{question.id}~={line}")
            found = places(phone, ".quiz__question", ".quiz__hint", ".quiz__option", FOOT)
            foot = found.pop(FOOT)
            assert all(top >= 0 and bottom <= foot[0] for top, bottom in found.values()), line
            (button,) = places(phone, f"{FOOT} .quiz__button--main").values()
            assert button[1] <= lowest(phone), line


def test_every_level_has_a_result_here(flow: Flow, graph: Graph) -> None:
    levels = {node.outcome.urgency for node in graph.nodes if isinstance(node, End)}
    assert levels == set(Urgency)
