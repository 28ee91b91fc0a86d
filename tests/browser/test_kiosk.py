"""The screen of a waiting room in real browsers: who comes next finds nothing of the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bundle.formats.kiosk import STAFF, kiosk
from tests.browser import axe
from tests.browser.beacons import left
from tests.browser.chromium import ChromiumTab
from tests.browser.listener import Listener
from tests.browser.quiz_screens import CONTINUE, RESULT, START
from tests.browser.tab import Tab, in_every_engine
from tests.bundle.built import source_of

SHOWN = (
    "[...document.querySelectorAll('.one-page')].filter(e => e.checkVisibility())"
    ".map(e => e.id).join()"
)
"""The one page in sight; more than one is a fault."""
QUIZ_TILE = '.pn-way[href="#quiz"]'
OPTION = ".quiz__option:last-child label"
"""Leads through all questions."""
DANGER = ".quiz__option:first-of-type label"
"""Leads to a result at once."""
ASKED = "document.querySelector('.quiz__form legend').textContent.trim()"
WAYS = {"again": ".kiosk-again", "home": ".pn-bar__home", "leave": ".quiz__end .quiz__leave"}
LONGEST_QUIZ = 40
LEFT = """({
  address: location.href,
  entries: history.length,
  state: history.state,
  stored: [{...localStorage}, {...sessionStorage}, document.cookie],
  title: document.title,
})"""
"""What the browser has of the page outside of it."""
CHOSEN = """({
  controls: [...document.querySelectorAll('input, textarea, select')].map(one =>
    [one.type, one.value, !!one.checked]),
  open: [...document.querySelectorAll('details, dialog')].map(one => one.open),
  quiz: document.querySelector('.quiz__stage').childElementCount,
  map: document.querySelector('.body-map--choose')?.textContent,
})"""
"""All that a person can choose, write or unfold, on any page of the file."""
MARGINS = """(() => {
  const box = document.querySelector('.one-page--shown').getBoundingClientRect();
  return [box.left, innerWidth - box.right];
})()"""
SCROLLBAR = 20
"""CSS pixels that it may take."""
ANOTHER_PART = """document.querySelectorAll('.body-map--choose input:not(:checked)').forEach(
  (one) => one.click())"""


def screen(folder: Path, site: Path, minutes: float = 60) -> Path:
    source = source_of(site)
    file = folder / "kiosk.html"
    file.write_bytes(
        kiosk(replace(source, contents=replace(source.contents, kiosk_minutes=minutes)))
    )
    return file


@pytest.fixture(scope="module")
def file(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The screen, which stays as it is for an hour."""
    return screen(tmp_path_factory.mktemp("screen"), offline_site)


@pytest.fixture
def on_a_server(file: Path, serve: Callable[[Path], Listener]) -> str:
    """The same screen on a clinic's own server."""
    return f"{serve(file.parent).address}/{file.name}"


def answer(tab: Tab, line: str) -> None:
    """Go into the quiz from the first screen, and to a result with one kind of line."""
    tab.click(QUIZ_TILE)
    tab.wait_for(f"{SHOWN} === 'quiz'")
    tab.click(START)
    for _ in range(LONGEST_QUIZ):
        if tab.sees(RESULT):
            break
        tab.click(line)
        tab.click(CONTINUE)
    assert tab.text(RESULT)


def begin(tab: Tab, address: str) -> Any:
    """Open the file; return what is chosen in it before anybody has touched it."""
    tab.open(address)
    return tab.evaluate(CHOSEN)


def assert_as_new(tab: Tab, fresh: Any) -> None:
    """The first screen is there, and on every page all is as it was when the file was opened."""
    tab.wait_for(f"document.readyState === 'complete' && {SHOWN} === 'index' && !window.used")
    assert tab.sees(QUIZ_TILE)
    assert tab.evaluate(CHOSEN) == fresh
    assert not tab.sees(".kiosk-back")


@in_every_engine
def test_answers_are_in_no_address_no_history_and_no_storage(
    tab: Tab, file: Path, on_a_server: str, outside: Listener
) -> None:
    for address, line in ((file.as_uri(), OPTION), (on_a_server, DANGER)):
        tab.open(address)
        before = tab.evaluate(LEFT)
        answer(tab, line)
        after = tab.evaluate(LEFT)
        assert {**after, "title": ""} == {**before, "title": ""}
        assert after["address"] == address
    assert (tab.errors, [one for one in tab.requests if not one.startswith("http://127.")]) == (
        [],
        [],
    )
    assert left(tab.open, outside) == []


@in_every_engine
def test_nothing_is_left_after(tab: Tab, file: Path) -> None:
    """Whichever way the last one leaves it."""
    fresh = begin(tab, file.as_uri())
    for way in ("reload", *WAYS):
        tab.evaluate(f"void {ANOTHER_PART}")
        answer(tab, DANGER)
        assert tab.evaluate(CHOSEN) != fresh
        tab.evaluate("void (window.used = true)")
        if way == "reload":
            tab.evaluate("void setTimeout(() => location.reload(), 1)")
        else:
            tab.click(WAYS[way])
        assert_as_new(tab, fresh)
        assert tab.evaluate("location.href") == file.as_uri(), way
    tab.click(QUIZ_TILE)
    tab.click(START)
    assert tab.evaluate("document.querySelectorAll('.quiz :checked').length") == 0


@in_every_engine
def test_the_browsers_way_back_and_on_brings_no_answers(tab: Tab, file: Path) -> None:
    fresh = begin(tab, file.as_uri())
    tab.evaluate(f"void {ANOTHER_PART}")
    answer(tab, DANGER)
    assert tab.evaluate(CHOSEN) != fresh
    tab.evaluate("void (window.used = true)")
    tab.back()  # out of the file: it made no entry of its own
    tab.wait_for("location.href === 'about:blank'")
    tab.evaluate("void setTimeout(() => history.forward(), 1)")
    tab.wait_for(f"location.href === '{file.as_uri()}'")
    assert_as_new(tab, fresh)


@in_every_engine
def test_its_own_way_back_goes_page_by_page_and_question_by_question(tab: Tab, file: Path) -> None:
    tab.open(file.as_uri())
    tab.click('.pn-way[href="#causes-index"]')
    tab.wait_for(f"{SHOWN} === 'causes-index'")
    tab.click(".kiosk-back")
    tab.wait_for(f"{SHOWN} === 'index'")
    tab.click(QUIZ_TILE)
    tab.click(START)
    first = tab.evaluate(ASKED)
    tab.click(OPTION)
    tab.click(CONTINUE)
    tab.wait_for(f"{ASKED} !== {first!r}")
    tab.click(".kiosk-back")
    tab.wait_for(f"{ASKED} === {first!r}")
    tab.click(".pn-bar__help")  # and what was asked is out of sight on another page
    tab.wait_for(f"{SHOWN} === 'get-help'")
    assert tab.errors == []


def test_when_nobody_touches_it_it_asks_and_then_starts_again(
    chromium_browser: Browser, offline_site: Path, tmp_path: Path
) -> None:
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(screen(tmp_path, offline_site, minutes=2).as_uri())
        page.clock.run_for(10 * 60_000)
        question = page.locator(".kiosk-idle")
        assert not question.is_visible()  # nobody has touched it yet
        page.click(QUIZ_TILE)
        page.click(START)
        page.click(OPTION)
        page.clock.run_for(100_000)
        page.keyboard.press("Shift")
        page.clock.run_for(100_000)
        assert not question.is_visible()  # it was touched
        page.clock.run_for(21_000)
        assert question.is_visible()
        assert page.evaluate("document.activeElement.textContent") == "I am still here"
        page.click(".kiosk-stay")
        ChromiumTab(page).wait_for("!document.querySelector('.kiosk-idle').open")
        assert page.locator(".quiz :checked").count() == 1
        page.clock.run_for(1_000)  # the browser tells of a closed question a moment later
        page.clock.run_for(121_000)
        assert question.is_visible()
        page.evaluate("window.used = true")
        page.clock.run_for(31_000)
        ChromiumTab(page).wait_for("!window.used && document.readyState === 'complete'")
        assert page.locator(QUIZ_TILE).is_visible()
        assert page.locator(".quiz :checked").count() == 0


@in_every_engine
def test_it_clears_itself_in_real_time(tab: Tab, offline_site: Path, tmp_path: Path) -> None:
    fresh = begin(tab, screen(tmp_path, offline_site, minutes=0.005).as_uri())
    tab.click(QUIZ_TILE)
    tab.wait_for(f"{SHOWN} === 'index' || document.querySelector('.kiosk-idle').open")
    assert_as_new(tab, fresh)


@in_every_engine
def test_an_emergency_names_the_staff_first_and_numbers_are_to_read(tab: Tab, file: Path) -> None:
    tab.open(file.as_uri())
    answer(tab, DANGER)
    card = "document.querySelector('.quiz__step--shown .care--emergency')"
    told = tab.evaluate(f"{card}.querySelector('.care__heading').innerText")
    assert told.endswith(STAFF)
    sizes = tab.evaluate(
        f"['.care__heading', '.kiosk-nobody'].map(one => "
        f"parseFloat(getComputedStyle({card}.querySelector(one)).fontSize))"
    )
    assert sizes[0] > 1.4 * sizes[1]
    assert tab.evaluate(f"{card}.querySelectorAll('a[href]:not([href^=\"#\"])').length") == 0
    assert tab.evaluate("document.querySelectorAll('[href^=\"tel:\"]').length") == 0


@in_every_engine
def test_no_menu_of_the_browser_opens_and_no_window(tab: Tab, file: Path) -> None:
    tab.open(file.as_uri())
    refused = tab.evaluate(
        """['contextmenu', 'auxclick', 'dragstart'].map(kind => !document.querySelector('.pn-way')
        .dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true})))"""
    )
    assert refused == [True, True, True]
    assert tab.evaluate(
        """!document.body.dispatchEvent(new KeyboardEvent('keydown',
        {key: 'p', ctrlKey: true, bubbles: true, cancelable: true}))"""
    )
    tab.click('.pn-way[href="#get-help"]')
    tab.wait_for(f"{SHOWN} === 'get-help'")
    assert not tab.sees(".quiz__print, .one-print")


def test_a_place_behind_the_address_is_taken_away(tab: Tab, file: Path) -> None:
    fresh = begin(tab, file.as_uri())
    tab.open(f"{file.as_uri()}#quiz")
    assert_as_new(tab, fresh)
    assert tab.evaluate("location.href") == file.as_uri()


def test_the_first_screen_is_in_the_middle_and_axe_finds_nothing(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.evaluate(
        "document.querySelectorAll('.one-page:not(.one-page--shown)').forEach(one => one.remove())"
    )
    found, colours = [], axe.Colours()
    for scheme, width in (("light", 800), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        left, right = page.evaluate(MARGINS)
        assert abs(left - right) <= SCROLLBAR
        found += [f"{scheme}: {wrong}" for wrong in axe.violations(page, colours)]
    assert not found, "\n".join(found)


def test_the_start_page_leads_to_it_and_is_not_left_behind(page: Page, clinic_copy: Path) -> None:
    page.goto((clinic_copy / "start-here.html").as_uri())
    entries = page.evaluate("history.length")
    page.click("a.kiosk")
    page.wait_for_url("**/kiosk.html")
    page.locator(QUIZ_TILE).wait_for()
    assert page.evaluate("history.length") == entries
