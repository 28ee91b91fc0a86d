"""The meaning of a term in running text: by pointer, keyboard and touch, without any script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser import axe
from tests.browser.tab import Tab

TERM = "dfn.pn-term"
NOTE = ".pn-meaning"
ENOUGH = 30
"""Presses of the Tab key from the start of a paragraph to the term in it."""


@pytest.fixture(scope="module")
def page_with_term(offline_site: Path) -> str:
    """The address of a page on which a term is explained, on a disk."""
    for page in sorted(offline_site.rglob("*.html")):
        if 'class="pn-term"' in page.read_text("utf-8"):
            return page.as_uri()
    pytest.fail(f"expected a page with a glossary term in {offline_site}, found none")


def first_note(page: Page) -> tuple[Locator, Locator]:
    return page.locator(TERM).first, page.locator(f"{TERM} + {NOTE}").first


def test_a_touch_shows_it_and_the_next_hides_it(
    chromium_browser: Browser, page_with_term: str
) -> None:
    with chromium_browser.new_context(has_touch=True, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(page_with_term)
        term, note = first_note(page)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 720})
            assert not note.is_visible()
            term.tap()
            assert note.is_visible()
            assert page.url == page_with_term
            box = note.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            page.locator("h1").tap()
            assert not note.is_visible()


def test_a_pointer_shows_it_and_may_move_onto_it(plain_page: Page, page_with_term: str) -> None:
    plain_page.goto(page_with_term)
    term, note = first_note(plain_page)
    term.hover()
    assert note.is_visible()
    of_term, of_note = term.bounding_box(), note.bounding_box()
    assert of_term is not None
    assert of_note is not None
    x = of_term["x"] + 2
    y = of_term["y"] + of_term["height"] / 2
    while y < of_note["y"] + of_note["height"] / 2:  # slowly down, without leaving it
        plain_page.mouse.move(x, y)
        assert note.is_visible()
        y += 1
    plain_page.mouse.move(0, 0)
    assert not note.is_visible()


def test_the_keyboard_shows_it_and_readers_of_the_screen_are_told(
    tab: Tab, page_with_term: str
) -> None:
    tab.open(page_with_term)
    note = f"{TERM} + {NOTE}"
    assert not tab.sees(note)
    tab.evaluate(
        "(e => { e.tabIndex = -1; e.focus(); return true })"
        f"(document.querySelector('{TERM}').closest('p, li'))"
    )
    for _ in range(ENOUGH):
        tab.press("Tab")
        if tab.evaluate(f"document.activeElement.matches('{TERM}')"):
            break
    described = "document.activeElement.getAttribute('aria-describedby')"
    assert tab.evaluate(f"document.getElementById({described}).matches('{NOTE}')")
    assert tab.sees(note)
    assert tab.text(note)
    tab.press("Tab")
    assert not tab.sees(note)


def test_paper_shows_the_word_alone(page: Page, page_with_term: str) -> None:
    page.goto(page_with_term)
    term, note = first_note(page)
    term.focus()
    page.emulate_media(media="print")
    assert not note.is_visible()
    assert not page.locator(".pn-related").is_visible()


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_escape_puts_it_away_until_it_is_wanted_again(
    way: str, page: Page, page_with_term: str
) -> None:
    page.goto(page_with_term)
    term, note = first_note(page)
    show = term.hover if way == "hover" else term.focus
    show()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    page.mouse.move(0, 0)
    page.locator("h1").evaluate("e => { e.tabIndex = -1; e.focus() }")
    show()
    assert note.is_visible()


def test_a_page_with_an_open_meaning_is_clean(page: Page, page_with_term: str) -> None:
    page.goto(page_with_term)
    term, note = first_note(page)
    term.focus()
    assert note.is_visible()
    assert axe.violations(page) == []
