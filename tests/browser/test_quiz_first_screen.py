"""What a reader needs of each view of the quiz lies in the first screen of a small phone."""

from __future__ import annotations

from pathlib import Path as File

import pytest

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph
from quiz.rules.model import Flow
from tests.browser.quiz_screens import START, link, visit
from tests.browser.tab import Tab, in_both_engines, in_every_engine
from tests.quiz.walks import Path, paths_to_nodes

WIDTH, HEIGHT = 375, 667
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
def phone(tab: Tab, offline_site: File) -> Tab:
    tab.open((offline_site / "quiz.html").as_uri())
    tab.resize(WIDTH, HEIGHT)
    return tab


def places(tab: Tab, *selectors: str) -> dict[str, tuple[int, int]]:
    """Return the upper and the lower edge of what can be seen, by selector."""
    found = tab.evaluate(f"{WHERE}({list(selectors)})")
    assert None not in found, dict(zip(selectors, found, strict=True))
    return dict(zip(selectors, map(tuple, found), strict=True))


def lowest(tab: Tab) -> int:
    """Return how far down something is in sight: below stands the page's own bar, if not beside."""
    bars = tab.evaluate(f"{WHERE}(['.pn-thumb'])")
    beside = tab.evaluate("document.querySelector('.pn-thumb').getBoundingClientRect().left > 0")
    return int(bars[0][0]) if bars[0] and not beside else HEIGHT


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


ANSWERS = """(() => {
  const box = (e) => e.getBoundingClientRect();
  const foot = box(document.querySelector(".quiz__foot")).top;
  const all = [...document.querySelectorAll(".quiz__option label")].map(box);
  const seen = all.filter(b => b.bottom <= foot + 1);
  return [seen.length, all.length, Math.min(...all.map(b => b.height))];
})()"""
"""How many answers are in sight, of how many, and how high the lowest is."""


@in_every_engine
def test_three_answers_of_each_question_are_in_sight(phone: Tab, flow: Flow, graph: Graph) -> None:
    ways = first_of_each(flow, graph)
    seen = {}
    for question in flow.questions:
        go(phone, link(flow, graph, ways[question.id]))
        shown, of, height = phone.evaluate(ANSWERS)
        seen[question.id] = shown
        assert height >= 44
        assert shown >= min(3, of), seen
    foot = places(phone, FOOT, ".pn-thumb .call", f"{FOOT} button:last-child")
    assert foot[FOOT][1] == HEIGHT  # one bar
    boxes = phone.evaluate(
        "['.quiz__foot button:last-child', '.pn-thumb .call', '.pn-bar__help']"
        ".map(e => document.querySelector(e).getBoundingClientRect())"
        ".map(b => [b.left, b.right, b.width, b.height])"
    )
    assert boxes[0][1] <= boxes[1][0]
    assert all(min(width, height) >= 44 for _, _, width, height in boxes)


@in_every_engine
def test_what_not_to_do_stands_above_what_is_folded(phone: Tab, flow: Flow, graph: Graph) -> None:
    go(phone, link(flow, graph, first_of_each(flow, graph)[Urgency.EMERGENCY]))
    shown = ".quiz__step--shown"
    found = places(
        phone, f"{shown} .advice--dont", f"{shown} .quiz__reasons li", f"{shown} .quiz__print"
    )
    assert [bottom for _, bottom in found.values()] == sorted(
        bottom for _, bottom in found.values()
    )
    assert phone.sees(f"{shown} .quiz__reasons li")


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


@in_both_engines
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
