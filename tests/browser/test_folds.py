"""What is folded at the end of a page opens for whoever needs it: by a citation, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import ChromiumTab
from tests.browser.listener import Listener
from tests.browser.tab import Tab, in_every_engine

FOLD = ".pn-sure"
CAUSE = "causes/tight-shoes.html"
OPEN = "[...document.querySelectorAll('.pn-sure')].filter(e => e.checkVisibility())[0].open"
IN_SIGHT = """(() => {
  const box = document.querySelector(":target").getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
})()"""
LOOSE = """() => [...document.querySelectorAll("article .cite")].filter(cite => {
  const before = cite.previousSibling;
  if (!cite.checkVisibility() || before?.nodeType !== 3 || !before.data.trim()) return false;
  const range = document.createRange();
  range.setStart(before, before.data.length - 1);
  range.setEnd(before, before.data.length);
  const word = range.getClientRects()[0], number = cite.querySelector("a").getClientRects()[0];
  return number.top > word.bottom;
}).length"""
"""How many citations begin a line of their own."""


@pytest.fixture(params=["http", "file", "single"])
def cause(
    request: pytest.FixtureRequest, hosted_site: Path, serve: Callable[[Path], Listener]
) -> str:
    if request.param == "http":
        return f"{serve(hosted_site).address}/causes/tight-shoes/"
    if request.param == "file":
        return str((request.getfixturevalue("offline_site") / CAUSE).as_uri())
    return f"{request.getfixturevalue('single_file').as_uri()}#causes-tight-shoes"


def test_a_citation_opens_the_sources_again_and_again(page: Page, cause: str) -> None:
    page.goto(cause)
    assert page.evaluate(OPEN) is False
    cite = page.locator(".cite a:visible").first
    for _ in range(2):
        cite.click()
        assert page.evaluate(OPEN) is True
        ChromiumTab(page).wait_for(IN_SIGHT)
        page.locator(f"{FOLD}:visible summary").click()
        assert page.evaluate(OPEN) is False


def test_an_address_that_leads_into_it_opens_it(page: Page, offline_site: Path) -> None:
    page.goto(f"{(offline_site / CAUSE).as_uri()}#source-3")
    ChromiumTab(page).wait_for(IN_SIGHT)


@in_every_engine
def test_a_citation_leads_to_its_source(tab: Tab, offline_site: Path) -> None:
    tab.open((offline_site / CAUSE).as_uri())
    tab.click(".cite a")
    assert tab.evaluate(OPEN) is True
    assert tab.errors == []


def test_without_script_it_is_open(plain_tab: Tab, offline_site: Path) -> None:
    plain_tab.open(f"{(offline_site / CAUSE).as_uri()}#source-3")
    assert plain_tab.evaluate(OPEN) is True
    assert plain_tab.evaluate(IN_SIGHT) is True


@pytest.mark.parametrize("file", [CAUSE, "happening-now.html", "get-help.html"])
def test_paper_has_all_of_it_without_a_word_from_the_browser(
    page: Page, offline_site: Path, file: str
) -> None:
    """A picture of the printed page is often taken with no event before it."""
    page.goto((offline_site / file).as_uri())
    page.emulate_media(media="print")
    cited = page.locator(".cite a:visible").count()
    assert cited > 3
    for part in (".pn-cited li", ".pn-review", *([] if file == CAUSE else [".fold p"])):
        assert page.locator(part).first.is_visible()
        box = page.locator(part).last.bounding_box()
        assert box
        assert box["height"] > 5


def test_paper_cuts_no_sentence_of_the_first_page(page: Page, offline_site: Path) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto((offline_site / "index.html").as_uri())
    page.emulate_media(media="print")
    parts = page.locator("article > p").evaluate_all(
        "all => all.map(e => e.getClientRects().length)"
    )
    assert parts
    assert set(parts) == {1}


def test_paper_has_all_of_it_and_the_screen_is_as_before(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / CAUSE).as_uri())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for part in (".pn-cited", ".pn-review", f"{FOLD} h2:has-text('What is known')"):
        assert page.locator(part).is_visible()
    address = page.locator(".pn-address").first
    shown = address.evaluate("e => getComputedStyle(e, '::after').content")
    assert str(address.get_attribute("href")) in shown
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".pn-cited")).to_be_hidden()


def test_no_address_stands_on_a_screen(plain_tab: Tab, offline_site: Path) -> None:
    plain_tab.open((offline_site / CAUSE).as_uri())
    assert "http" not in plain_tab.text(".pn-cited")
    assert plain_tab.evaluate("document.querySelectorAll('.pn-cited a[href^=http]').length") > 5


@pytest.mark.parametrize("width", [320, 375, 412])
def test_no_citation_begins_a_line(page: Page, offline_site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for file in (CAUSE, "get-help.html", "causes/lower-back.html"):
        page.goto((offline_site / file).as_uri())
        assert page.locator("article .cite").count() > 5
        assert page.evaluate(LOOSE) == 0


def test_a_letter_leads_to_its_first_source(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / "sources.html").as_uri())
    letters = page.get_by_role("navigation", name="A to Z").get_by_role("link")
    for letter in letters.all():
        letter.click()
        name = page.evaluate("document.querySelector(':target').textContent.trim()")
        first = name.removeprefix("The ")[0].upper()
        assert first == letter.inner_text() or (first.isdigit() and letter.inner_text() == "0-9")
    assert letters.count() > 20


def test_a_letter_leads_to_its_first_word(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / "glossary.html").as_uri())
    page.get_by_role("navigation", name="A to Z").get_by_role("link", name="D", exact=True).click()
    assert page.evaluate("document.querySelector(':target').textContent").startswith("D")
    weight = page.locator("dt").first.evaluate("e => getComputedStyle(e).fontWeight")
    assert int(weight) >= 700


def test_whoever_finds_nothing_is_shown_ways_on(
    page: Page, hosted_site: Path, serve: Callable[[Path], Listener]
) -> None:
    page.goto(f"{serve(hosted_site).address}/404.html")
    ways = page.locator("article .pn-ways-on a")
    assert ways.count() >= 3
    page.locator("button.pn-search-open").click()
    page.locator("#pn-search-words").fill("xyzzy")
    page.get_by_text("No page found.").wait_for()
    assert page.locator("dialog .pn-ways-on a:visible").count() == ways.count()
    page.locator("dialog .pn-ways-on a", has_text="Get help").click()
    page.get_by_role("heading", level=1, name="Get help").wait_for()
