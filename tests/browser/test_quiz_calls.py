"""A number to call is one tap away from a result of the quiz, wherever it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as File

import pytest
from playwright.sync_api import Browser

from common.urgency import Urgency
from pages.clinic import region
from quiz.graph.compile import End, Graph, compile_flow
from quiz.rules.load import load
from quiz.rules.model import Flow
from tests.browser.listener import Listener
from tests.browser.quiz_screens import RESULT, begin, link
from tests.browser.tab import Tab
from tests.browser.test_quiz_use import own_page, walk
from tests.quiz.flows import RULES, small_flow
from tests.quiz.test_render import around

ROOT = RULES.parents[2]
PHONE = (375, 667)
USUAL = (1280, 720)
SMALLEST = 44
"""CSS pixels of what a thumb has to meet."""
CALLS = """[...document.querySelectorAll(".quiz__calls a[href^='tel:']")]
  .filter(a => a.checkVisibility() && a.getBoundingClientRect().height > 0)
  .map(a => [a.getAttribute("href"), a.textContent])"""
LOOK = """(() => {
  const seen = [...document.querySelectorAll(".quiz__calls a")]
    .map(a => a.getBoundingClientRect()).filter(box => box.height > 0);
  const next = [...document.querySelectorAll(".quiz__now")]
    .map(h => h.getBoundingClientRect()).filter(box => box.height > 0)[0];
  return {
    smallest: Math.min(...seen.map(box => Math.min(box.width, box.height))),
    lowest: Math.max(...seen.map(box => box.bottom)),
    next: next.top,
    notes: [...document.querySelectorAll(".care--emergency .care__note")]
      .filter(note => note.getBoundingClientRect().height > 0).length,
  };
})()"""


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load(RULES)


@pytest.fixture(scope="module")
def graph(flow: Flow) -> Graph:
    return compile_flow(flow)


@pytest.fixture(scope="module")
def wanted() -> list[list[str]]:
    """The calls of a copy for which no region was chosen."""
    found = region.choose(region.DEFAULT, ROOT / "regions")
    assert len(found.calls) > 1
    return [list(call) for call in found.calls]


@pytest.fixture(params=["http", "file", "single"])
def place(
    request: pytest.FixtureRequest, hosted_site: File, serve: Callable[[File], Listener]
) -> tuple[str, str]:
    """The quiz on the web, in a copy on a disk and in the single file: its address, and what stands
    before its ids there."""
    if request.param == "http":
        return f"{serve(hosted_site).address}/quiz/", ""
    if request.param == "file":
        return (request.getfixturevalue("offline_site") / "quiz.html").as_uri(), ""
    return request.getfixturevalue("single_file").as_uri(), "quiz--"


def first_emergency(graph: Graph) -> int:
    return next(
        number
        for number, node in enumerate(graph.nodes, start=1)
        if isinstance(node, End) and node.outcome.urgency is Urgency.EMERGENCY
    )


def test_an_emergency_result_starts_with_the_calls(
    tab: Tab, place: tuple[str, str], flow: Flow, graph: Graph, wanted: list[list[str]]
) -> None:
    sign = flow.questions[0].lines[0].id
    tab.open(place[0] + link(flow, graph, {flow.questions[0].id: frozenset([sign])}))
    assert tab.text(RESULT).endswith("Call your emergency number now")
    tab.resize(*PHONE)
    look = tab.evaluate(LOOK)
    tab.resize(*USUAL)
    assert tab.evaluate(CALLS) == wanted
    assert look["smallest"] >= SMALLEST
    assert look["lowest"] <= look["next"]
    assert look["notes"] == 0  # it says the same once more, for paper
    assert tab.errors == []


def test_without_script_too(
    plain_tab: Tab, place: tuple[str, str], graph: Graph, wanted: list[list[str]]
) -> None:
    address, ids = place
    plain_tab.open(f"{address}#{ids}s{first_emergency(graph)}")
    assert plain_tab.evaluate(CALLS) == wanted
    look = plain_tab.evaluate(LOOK)
    assert look["smallest"] >= SMALLEST
    assert look["lowest"] <= look["next"]


def test_one_number_fills_the_card(tab: Tab, tmp_path: File) -> None:
    around_one = replace(around(small_flow()), calls=(("tel:10177", "Call 10177"),))
    begin(tab, own_page(tmp_path, small_flow(), around_one))
    walk(tab, {"red": frozenset(["cold"])})
    widths = tab.evaluate("""["quiz__calls", "care--emergency"].map(
      name => document.querySelector("." + name).getBoundingClientRect().width)
      .concat(document.querySelector(".quiz__calls a").getBoundingClientRect().width)""")
    assert min(widths) > 0.9 * max(widths)


def test_a_service_that_answers_today_can_be_tapped(tab: Tab, tmp_path: File) -> None:
    begin(tab, own_page(tmp_path, small_flow()))
    walk(tab, {"red": frozenset(["none"]), "today": frozenset(["yes"])})
    assert tab.text(RESULT).endswith("Get medical help today")
    assert tab.sees(".care--same-day .care__note a[href='tel:111']")


def test_on_paper_the_numbers_are_words(
    chromium_browser: Browser, offline_site: File, graph: Graph, wanted: list[list[str]]
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{(offline_site / 'quiz.html').as_uri()}#s{first_emergency(graph)}")
        page.emulate_media(media="print")
        assert not page.locator(".quiz__calls").is_visible()
        note = page.locator(".care--emergency .care__note")
        assert note.is_visible()
        for address, _ in wanted:
            assert address.removeprefix("tel:") in note.inner_text()
