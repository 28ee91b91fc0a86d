"""The single file in real browsers: alone, asking for nothing, with script and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.beacons import BEACONS, left
from tests.browser.listener import Listener
from tests.browser.quiz_screens import START
from tests.browser.shares import engine_of, share
from tests.browser.tab import Tab, in_every_engine

SHOWN = (
    "[...document.querySelectorAll('.one-page')].filter(e => e.checkVisibility()).map(e => e.id)"
)
STATE = f"""({{
  shown: {SHOWN},
  title: document.title,
  current: [...document.querySelectorAll('#contents [aria-current]')].map(e => e.hash),
  focus: document.activeElement.closest('.one-page')?.id ?? document.activeElement.tagName,
}})"""
LOOKED_AT = ("index", "quiz", "leg-map", "glossary")
"""One page of each make; what a page holds is looked at on the site, page by page."""
WITHOUT_HIDDEN_PAGES = """void document.querySelectorAll('.one-page:not(.one-page--shown)')
  .forEach(page => page.remove())"""
"""axe would walk through all of them for nothing, for minutes."""
SANDBOX = """<!doctype html><title>frame</title>
<iframe sandbox="allow-scripts" src="{name}" width="400" height="600"></iframe>"""


def pages(file: Path) -> dict[str, str]:
    """Return the name and the title of every page."""
    root = html.document_fromstring(file.read_bytes())
    return {page.get("id"): page.get("data-title") for page in root.xpath("//main/article")}


def go(tab: Tab, fragment: str, shown: str) -> None:
    """Follow a link to a place, as a click on it does."""
    tab.evaluate(f"void (location.hash = '{fragment}')")
    tab.wait_for(f"{SHOWN}.join() === '{shown}'")


@in_every_engine
def test_every_page_opens_and_asks_for_nothing(
    tab: Tab, outside: Listener, single_file: Path, request: pytest.FixtureRequest
) -> None:
    tab.open(single_file.as_uri())
    assert tab.evaluate(SHOWN) == ["index"]
    for name, title in share(engine_of(request), list(pages(single_file).items())[1:]):
        go(tab, name, name)
        state = tab.evaluate(STATE)
        wanted = {"shown": [name], "current": [f"#{name}"], "focus": name}
        assert {key: state[key] for key in wanted} == wanted
        assert state["title"].endswith(title)  # the quiz names its question before it
        assert tab.evaluate("scrollY") == 0
        for part in ("h1", "[data-disclaimer]", ".pn-bar__help", "footer"):
            assert tab.sees(part), (name, part)
    assert (tab.errors, tab.requests) == ([], [])
    assert left(tab.open, outside) == []


@in_every_engine
@pytest.mark.parametrize("place", ["pages", "frame"])
def test_planted_beacons_stay_inside(
    place: str, tab: Tab, outside: Listener, single_file: Path, tmp_path: Path
) -> None:
    planted = single_file.read_text("utf-8").replace(
        "</main>", "".join(BEACONS.values()) + "</main>"
    )
    file = tmp_path / "planted.html"
    file.write_text(planted, encoding="utf-8")
    if place == "frame":
        file = tmp_path / "frame.html"
        file.write_text(SANDBOX.format(name="planted.html"), encoding="utf-8")
    tab.open(file.as_uri())
    if place == "pages":
        tab.wait_for(f"{SHOWN}.join() === 'index'")
    assert left(tab.open, outside) == []


@in_every_engine
def test_deep_links_and_the_way_back(tab: Tab, single_file: Path) -> None:
    tab.open(f"{single_file.as_uri()}#causes-tight-shoes--when-to-get-help")
    assert tab.evaluate(SHOWN) == ["causes-tight-shoes"]
    in_sight = (
        "(r => r.top >= 0 && r.top < innerHeight)(document.getElementById("
        "'causes-tight-shoes--when-to-get-help').getBoundingClientRect())"
    )
    tab.wait_for(in_sight)
    tab.click(".pn-bar__help")
    tab.wait_for(f"{SHOWN}.join() === 'get-help'")
    assert tab.evaluate(STATE)["focus"] == "get-help"
    tab.back()
    tab.wait_for(f"{SHOWN}.join() === 'causes-tight-shoes'")
    assert tab.evaluate("document.title").startswith("Tight shoes or laces")
    tab.wait_for(in_sight)  # where the reader was
    go(tab, "no-such-page", "index")
    assert tab.errors == []


def test_the_search_leads_to_a_page(tab: Tab, outside: Listener, single_file: Path) -> None:
    tab.open(single_file.as_uri())
    tab.click("button.pn-search-open")
    tab.wait_for("document.activeElement.matches('.pn-search__words')")
    tab.type("tite laces")
    tab.wait_for("document.querySelector('.pn-search__title')?.textContent.startsWith('Tight')")
    tab.press("Enter")
    tab.wait_for(f"{SHOWN}.join() === 'causes-tight-shoes'")
    assert not tab.sees("dialog")
    assert tab.errors == []
    assert left(tab.open, outside) == []


@in_every_engine
def test_the_search_leads_to_the_emergency_signs(tab: Tab, single_file: Path) -> None:
    tab.open(single_file.as_uri())
    tab.click("button.pn-search-open")
    tab.wait_for("document.activeElement.matches('.pn-search__words')")
    tab.type("cannot pee and numb between legs")
    tab.wait_for("!!document.querySelector('.pn-search__cards .care--emergency')")
    place = tab.evaluate("document.querySelector('.pn-search__result').hash.slice(1)")
    assert "--" in place
    tab.press("Enter")
    tab.wait_for(f"{SHOWN}.length === 1 && {SHOWN}[0] === '{place.partition('--')[0]}'")
    assert tab.evaluate(f"!!document.getElementById('{place}')")


@in_every_engine
def test_quiz_links_of_the_site_work_and_leaving_clears_the_way_back(
    tab: Tab, single_file: Path
) -> None:
    tab.open(single_file.as_uri())
    go(tab, "quiz", "quiz")
    tab.click(START)
    tab.click(".quiz__option:last-child label")
    tab.click(".quiz__form .quiz__button--main")
    tab.wait_for("location.hash.includes('=')")
    assert tab.evaluate("document.title").startswith("Danger signs: ")
    answers = tab.evaluate("location.hash")
    go(tab, "privacy", "privacy")
    assert tab.evaluate("document.title").startswith("Privacy")
    go(tab, answers[1:], "quiz")
    assert tab.evaluate("document.title").startswith("Danger signs: ")
    tab.click(".quiz__stage > .quiz__actions .quiz__button")
    tab.wait_for(f"{SHOWN}.join() === 'index' && !location.hash.includes('=')")
    tab.back()
    tab.wait_for(f"{SHOWN}.length === 1")
    assert "=" not in tab.evaluate("location.hash")
    assert tab.errors == []


def test_it_works_in_a_sandboxed_frame(
    page: Page, single_file: Path, outside: Listener, serve: Callable[[Path], Any]
) -> None:
    (single_file.parent / "frame.html").write_text(SANDBOX.format(name=single_file.name))
    outside.forget()
    faults = []
    page.on("pageerror", lambda error: faults.append(error.message))
    page.goto(f"{serve(single_file.parent).address}/frame.html")
    frame = page.frame_locator("iframe")
    assert frame.locator(".one-page:visible").get_attribute("id") == "index"
    frame.locator(":is(.pn-bar__help, .pn-thumb__help):visible").click()
    frame.locator("#get-help:visible").wait_for()
    frame.locator("button.pn-search-open").click()
    frame.locator(".pn-search__words").fill("tight laces")
    frame.locator(".pn-search__result").first.click()
    frame.locator("#causes-tight-shoes:visible").wait_for()
    frame.locator("button.one-menu").click()
    frame.locator("#contents a[href='#quiz']").click()
    frame.locator(START).click()
    for text in ("Do you have any of these signs?", "Do you have any of these other signs?"):
        frame.get_by_role("heading", name=text).wait_for()
        frame.locator(".quiz__option label").last.click()
        frame.locator(".quiz__form .quiz__button--main").click()
    frame.get_by_role("heading", name="Is any of this true for you?").wait_for()
    assert faults == []
    assert left(page.goto, outside) == []


def test_without_script_all_pages_are_one_long_text(plain_page: Page, single_file: Path) -> None:
    plain_page.goto(single_file.as_uri())
    seen = plain_page.evaluate(SHOWN)
    assert seen == list(pages(single_file))
    assert plain_page.locator("button:visible").count() == 0
    plain_page.locator("#contents a[href='#causes-cold-toes']").click()
    heading = plain_page.locator("#causes-cold-toes h1")
    box = heading.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200
    # the meaning of a word shows below its line, by the keyboard or a finger
    term = plain_page.locator(".pn-term:visible").first
    term.focus()
    assert plain_page.locator(".pn-meaning:visible").count() == 1


def test_the_menu_opens_and_closes_by_keyboard(page: Page, single_file: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(single_file.as_uri())
    menu = page.locator("button.one-menu")
    assert not page.locator("#contents").is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert page.locator("#contents").is_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not page.locator("#contents").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Menu"
    menu.click()
    page.locator("#contents a", has_text="Privacy").click()
    page.locator("#privacy:visible").wait_for()
    assert not page.locator("#contents").is_visible()


def test_paper_has_the_page_in_sight_or_all(page: Page, single_file: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{single_file.as_uri()}#causes-cold-toes")
    assert page.evaluate(SHOWN) == ["causes-cold-toes"]
    assert not page.locator(".pn-bar").is_visible()
    assert not page.locator("#contents").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.emulate_media(media="screen")
    page.evaluate(f"window.print = () => {{ window.printed = {SHOWN}; }}")
    page.get_by_role("button", name="Print all pages").click()
    assert page.evaluate("window.printed") == list(pages(single_file))
    assert page.evaluate(SHOWN) == ["causes-cold-toes"]


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2026-11-22T01:00", ""),
        ("2027-05-31T20:00", ""),
        ("2027-06-01T08:00", "This page may be out of date."),
        ("2015-01-01T08:00", "The clock here looks wrong."),
    ],
)
def test_an_old_copy_says_so(
    chromium_browser: Browser, single_file: Path, today: str, says: str
) -> None:
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.clock.set_fixed_time(today)
        page.goto(single_file.as_uri())
        said = page.locator(".one-note:visible strong").all_inner_texts()
        assert said == ([says] if says else [])


def test_axe_finds_nothing(page: Page, single_file: Path) -> None:
    """On a small phone in light, and on a desk in dark."""
    found, colours = [], axe.Colours()
    page.emulate_media(reduced_motion="reduce")
    for name in LOOKED_AT:
        page.goto("about:blank")
        page.goto(f"{single_file.as_uri()}#{name}")
        page.locator(f"#{name}:visible").wait_for()
        page.evaluate(WITHOUT_HIDDEN_PAGES)
        for scheme, width in (("light", 320), ("dark", 1280)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{name}, {scheme}: {wrong}" for wrong in axe.violations(page, colours)]
    assert not found, "\n".join(found)


def test_nothing_scrolls_sideways_on_a_small_phone(page: Page, single_file: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(single_file.as_uri())
    wide = page.evaluate(
        """async (names) => {
          const wide = [];
          for (const name of names) {
            const there = new Promise(done => addEventListener("hashchange", done, {once: true}));
            location.hash = name;
            await there;
            if (document.documentElement.scrollWidth > innerWidth) wide.push(name);
            if (!document.getElementById(name).checkVisibility()) wide.push(`${name} not shown`);
          }
          return wide;
        }""",
        list(pages(single_file)),
    )
    assert wide == []
