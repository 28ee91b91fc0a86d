"""A number to call is one tap away from a card, wherever it is read, whatever the device says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as File

import pytest
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from common.urgency import Urgency
from pages.clinic import region
from quiz.graph.compile import End, Graph
from quiz.page.render import plain_address
from quiz.rules.model import Flow
from tests.browser.listener import Listener
from tests.browser.quiz_screens import RESULT, begin, link
from tests.browser.tab import Tab
from tests.browser.test_quiz_use import own_page, walk
from tests.quiz.flows import RULES, small_flow

ROOT = RULES.parents[2]
PHONE = (375, 667)
USUAL = (1280, 720)
SMALLEST, BUTTON = 44, 56
"""CSS pixels of what a thumb has to meet, and of what calls."""
CALLS = """[...document.querySelectorAll(".quiz .care__calls a[href^='tel:']")]
  .filter(a => a.checkVisibility() && a.getBoundingClientRect().height > 0)
  .map(a => [a.getAttribute("href"), a.textContent])"""
LOOK = """(() => {
  const boxes = which => [...document.querySelectorAll(which)]
    .map(a => a.getBoundingClientRect()).filter(box => box.height > 0);
  return {
    smallest: Math.min(
      ...boxes(".quiz .care__calls a").map(box => Math.min(box.width, box.height))),
    lowest: Math.max(...boxes(".quiz .care__calls a").map(box => box.bottom)),
    next: boxes(".quiz .quiz__now")[0].top,
    first: Math.min(...boxes(".quiz .care__calls a").map(box => box.bottom)),
    notes: boxes(".quiz .care--emergency .care__note").length,
  };
})()"""
MOVED = """new Promise(tell => {
  const seen = new PerformanceObserver(list =>
    tell(list.getEntries().reduce((all, one) => all + one.value, 0)));
  seen.observe({type: "layout-shift", buffered: true});
  // one that is told is told before the next picture but one
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(0))));
})"""
"""How much of the page has moved since it was opened."""
CARD = ".care--emergency"
PLACES = ("http", "file", "single")
ZONES = {
    "Europe/London": ("tel:999", "Call 999, United Kingdom"),
    "America/Chicago": ("tel:911", "Call 911, United States"),
    "America/Toronto": ("tel:911", "Call 911, Canada"),
    "Europe/Paris": ("tel:112", "Call 112, European Union"),
    "Pacific/Auckland": ("tel:111", "Call 111, New Zealand"),
}


WITHOUT_SCRIPT = "London, without script"


def everywhere_first(*zones: str) -> list[tuple[str, str]]:
    """Return where each time zone is tried: the first in every copy, the others in one."""
    return [(place, zones[0]) for place in PLACES] + [("file", zone) for zone in zones[1:]]


@pytest.fixture(scope="module")
def wanted() -> list[list[str]]:
    """The calls of a copy for which no region was chosen."""
    found = region.choose(region.DEFAULT, ROOT / "regions")
    assert len(found.calls) > 1
    return [[call.address, f"{call.number} {call.place}"] for call in found.calls]


@pytest.fixture(params=PLACES)
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


@pytest.fixture(params=PLACES)
def cards(
    request: pytest.FixtureRequest, hosted_site: File, serve: Callable[[File], Listener]
) -> str:
    """A page with an emergency card and one for the same day, in the same three copies."""
    if request.param == "http":
        return f"{serve(hosted_site).address}/causes/lower-back/"
    if request.param == "file":
        return str((request.getfixturevalue("offline_site") / "causes/lower-back.html").as_uri())
    return f"{request.getfixturevalue('single_file').as_uri()}#causes-lower-back"


@pytest.fixture(scope="module")
def phones(chromium_browser: Browser) -> Iterator[dict[bool, tuple[Page, CDPSession]]]:
    """A phone whose pages run scripts, and one whose pages run none, and what sets their clocks."""
    size: ViewportSize = {"width": PHONE[0], "height": PHONE[1]}
    with (
        chromium_browser.new_context(viewport=size) as usual,
        chromium_browser.new_context(viewport=size, java_script_enabled=False) as plain,
    ):
        pages = (usual.new_page(), plain.new_page())
        clocks = [page.context.new_cdp_session(page) for page in pages]
        yield dict(zip((True, False), zip(pages, clocks, strict=True), strict=True))


@pytest.fixture
def in_zone(phones: dict[bool, tuple[Page, CDPSession]]) -> Callable[..., Page]:
    """Opens a page on a phone that is set to a time zone."""

    def opened(address: str, zone: str, *, script: bool = True) -> Page:
        page, clock = phones[script]
        page.goto("about:blank")
        clock.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        page.goto(address)
        return page

    return opened


def first_emergency(graph: Graph) -> int:
    return next(
        number
        for number, node in enumerate(graph.nodes, start=1)
        if isinstance(node, End) and node.outcome.urgency is Urgency.EMERGENCY
    )


def buttons(page: Page, card: str) -> list[tuple[str | None, str]]:
    """Return the buttons in sight of the first card of a kind: what they call, and their words."""
    found = page.locator(f"{card}:visible").first.locator("a.call:visible")
    return [(one.get_attribute("href"), one.inner_text()) for one in found.all()]


def test_an_emergency_result_has_the_calls(
    tab: Tab, place: tuple[str, str], flow: Flow, graph: Graph, wanted: list[list[str]]
) -> None:
    sign = flow.questions[0].lines[0].id
    tab.open(place[0] + link(flow, graph, {flow.questions[0].id: frozenset([sign])}))
    assert tab.text(RESULT).endswith("Call your emergency number now")
    tab.resize(*PHONE)
    look = tab.evaluate(LOOK)
    tab.resize(*USUAL)
    assert tab.evaluate(CALLS)[-len(wanted) :] == wanted
    assert look["smallest"] >= SMALLEST
    assert look["lowest"] <= look["next"]
    assert look["first"] <= PHONE[1]
    assert look["notes"] == 0  # it says the same once more, for paper
    assert tab.errors == []


def test_without_script_too(
    plain_tab: Tab, place: tuple[str, str], graph: Graph, wanted: list[list[str]]
) -> None:
    address, ids = place
    plain = address if ids else plain_address(address)  # one file holds both
    plain_tab.open(f"{plain}#{ids}s{first_emergency(graph)}")
    assert plain_tab.evaluate(CALLS) == wanted
    look = plain_tab.evaluate(LOOK)
    assert look["smallest"] >= SMALLEST
    assert look["lowest"] <= look["next"]


@pytest.mark.parametrize(("cards", "zone"), everywhere_first(*ZONES), indirect=["cards"])
def test_the_time_zone_chooses_the_first_number(
    in_zone: Callable[..., Page], cards: str, zone: str, wanted: list[list[str]]
) -> None:
    page = in_zone(cards, zone)
    assert buttons(page, CARD) == [ZONES[zone]]
    card = page.locator(f"{CARD}:visible").first
    assert card.get_by_text("Not there? Other numbers:").is_visible()
    others = card.locator(".calls__all a:visible")
    assert [[a.get_attribute("href"), a.text_content()] for a in others.all()] == wanted
    box = card.locator("a.call").bounding_box()
    assert box
    assert box["height"] >= BUTTON
    digits = card.locator("a.call strong").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert digits >= 24
    assert all((a.bounding_box() or {"height": 0})["height"] >= SMALLEST for a in others.all())


@pytest.mark.parametrize(
    ("cards", "zone"),
    everywhere_first("UTC", "Asia/Kolkata", "America/Iqaluit", "Africa/Cairo", WITHOUT_SCRIPT),
    indirect=["cards"],
)
def test_where_it_is_unclear_all_numbers_stand_there(
    in_zone: Callable[..., Page], cards: str, zone: str, wanted: list[list[str]]
) -> None:
    script = zone != WITHOUT_SCRIPT
    page = in_zone(cards, zone if script else "Europe/London", script=script)
    card = page.locator(f"{CARD}:visible").first
    others = card.locator(".calls__all a:visible")
    assert [[a.get_attribute("href"), a.text_content()] for a in others.all()] == wanted
    assert buttons(page, CARD) == []
    assert not card.get_by_text("Not there?").is_visible()
    assert all((a.bounding_box() or {"height": 0})["height"] >= BUTTON for a in others.all())


def test_a_service_comes_with_the_time_zone_too(in_zone: Callable[..., Page], cards: str) -> None:
    page = in_zone(cards, "Pacific/Auckland")
    assert buttons(page, ".care--same-day") == [("tel:0800611116", "Call 0800 611 116, Healthline")]
    assert buttons(in_zone(cards, "America/Chicago"), ".care--same-day") == []


def test_nothing_that_is_in_sight_moves(in_zone: Callable[..., Page], cards: str) -> None:
    page = in_zone(cards, "Europe/London")
    page.locator(f"{CARD}:visible").first.scroll_into_view_if_needed()
    assert buttons(page, CARD)
    assert page.evaluate(MOVED) == 0


def test_in_a_result_and_in_the_search_too(
    in_zone: Callable[..., Page], offline_site: File, flow: Flow, graph: Graph
) -> None:
    sign = flow.questions[0].lines[0].id
    quiz = (offline_site / "quiz.html").as_uri()
    page = in_zone(
        quiz + link(flow, graph, {flow.questions[0].id: frozenset([sign])}), "Europe/London"
    )
    assert buttons(page, CARD) == [ZONES["Europe/London"]]
    page.locator("button.pn-search-open").click()
    page.locator("#pn-search-words").fill("peeing myself")
    found = page.locator("dialog .care--emergency a.call")
    found.wait_for()
    assert found.get_attribute("href") == "tel:999"


def test_its_words_stand_out_from_the_button(
    in_zone: Callable[..., Page], offline_site: File, flow: Flow, graph: Graph
) -> None:
    """No sheet of a page paints them as links: dark blue on red cannot be read."""
    sign = flow.questions[0].lines[0].id
    result = link(flow, graph, {flow.questions[0].id: frozenset([sign])})
    for address in (f"quiz.html{result}", "causes/lower-back.html", "get-help.html", "index.html"):
        page = in_zone(f"{offline_site.as_uri()}/{address}", "Europe/London")
        for button in page.locator("a.call:visible").all():
            look = button.evaluate(
                "e => [getComputedStyle(e).color, getComputedStyle(e).textDecorationLine]"
            )
            assert look == ["rgb(255, 255, 255)", "none"], address


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
        page.goto(f"{(offline_site / 'quiz-plain.html').as_uri()}#s{first_emergency(graph)}")
        page.emulate_media(media="print")
        assert not page.locator(".care__calls:visible").count()
        note = page.locator(f"{CARD} .care__note")
        assert note.is_visible()
        for address, _ in wanted:
            assert address.removeprefix("tel:") in note.inner_text()
