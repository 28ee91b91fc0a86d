"""Light or dark, and the menu on phones: by pointer, by keyboard, kept, and without a flash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.listener import Listener
from tests.browser.tab import Tab, in_every_engine

PAGE = "causes/tight-shoes.html"
COLOURS = ".pn-colours"
OPEN = ".pn-menu-open"
CLOSE = ".pn-menu-close"
MANY = 60
"""Presses of the Tab key, more than an open menu has stops for the keyboard."""
DARK = "getComputedStyle(document.body).backgroundColor === 'rgb(16, 25, 30)'"
LOOK = "(({backgroundColor: back, color}) => [back, color])(getComputedStyle(document.body))"
WHERE = """() => document.activeElement === document.body ? 'none' :
  document.activeElement.closest('#menu') ? 'menu' : 'elsewhere'"""


@pytest.fixture
def phone(page: Page, offline_site: Path) -> Page:
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto((offline_site / PAGE).as_uri())
    return page


@in_every_engine
def test_the_choice_of_colours_is_kept_for_the_next_page(
    tab: Tab, hosted_site: Path, serve: Callable[[Path], Listener]
) -> None:
    address = serve(hosted_site).address
    tab.open(f"{address}/")
    was = tab.evaluate(DARK)
    tab.click(COLOURS)
    assert tab.evaluate(DARK) is not was
    assert tab.evaluate(f"document.querySelector('{COLOURS}').ariaPressed") == str(not was).lower()
    tab.open(f"{address}/causes/tight-shoes/")
    assert tab.evaluate(DARK) is not was
    tab.click(COLOURS)
    assert tab.evaluate(DARK) is was
    assert tab.errors == []
    tab.evaluate("localStorage.clear()")


def test_a_page_has_its_colours_before_it_has_anything_to_show(
    chromium_browser: Browser, offline_site: Path
) -> None:
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            """new MutationObserver((_, observer) => {
              if (!document.body) return;
              observer.disconnect();
              window.first = document.documentElement.getAttribute('data-md-color-scheme');
            }).observe(document, {childList: true, subtree: true})"""
        )
        for scheme, first in (("light", None), ("dark", "slate")):
            page.emulate_media(color_scheme=scheme)
            page.goto((offline_site / PAGE).as_uri())
            assert page.evaluate("window.first") == first


def test_paper_is_white_in_the_dark(page: Page, offline_site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((offline_site / PAGE).as_uri())
    assert page.evaluate(DARK)
    page.emulate_media(media="print")
    found = page.evaluate(
        """() => [getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.querySelector('h1')).color]"""
    )
    assert found == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_keyboard_opens_the_menu_stays_in_it_and_leaves_it(phone: Page) -> None:
    opener = phone.get_by_role("button", name="Menu", exact=True)
    assert opener.get_attribute("aria-expanded") == "false"
    opener.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(CLOSE)).to_be_focused()
    assert phone.locator(OPEN).get_attribute("aria-expanded") == "true"
    for _ in range(MANY):
        phone.keyboard.press("Tab")
        assert phone.evaluate(WHERE) != "elsewhere"
    phone.locator(CLOSE).focus()
    phone.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert opener.get_attribute("aria-expanded") == "false"
    expect(phone.locator(CLOSE)).to_be_hidden()


def test_the_menu_shuts_by_its_button_and_by_a_touch_beside_it(phone: Page) -> None:
    phone.click(OPEN)
    phone.click(CLOSE)
    expect(phone.locator(CLOSE)).to_be_hidden()
    phone.click(OPEN)
    phone.mouse.click(360, 700)
    expect(phone.locator(CLOSE)).to_be_hidden()
    assert phone.locator(OPEN).get_attribute("aria-expanded") == "false"


def test_a_heading_in_the_menu_shuts_it_and_the_text_can_be_read(phone: Page) -> None:
    phone.click(OPEN)
    phone.click(".pn-menu__headings a >> nth=2")
    expect(phone.locator(CLOSE)).to_be_hidden()
    assert phone.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_turning_a_tablet_leaves_nothing_shut_off(phone: Page) -> None:
    phone.click(OPEN)
    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(phone.locator("[inert]")).to_have_count(0)


def test_a_page_that_is_read_in_the_dark_is_printed_on_white(phone: Page) -> None:
    phone.emulate_media(color_scheme="dark")
    phone.reload()
    assert phone.evaluate(DARK)
    phone.emulate_media(color_scheme="dark", media="print")
    colours = phone.evaluate(LOOK)
    phone.emulate_media(color_scheme="light", media="print")
    assert colours == phone.evaluate(LOOK)


def test_without_script_there_is_no_button_that_does_nothing(
    plain_page: Page, offline_site: Path
) -> None:
    plain_page.goto((offline_site / PAGE).as_uri())
    assert plain_page.locator("button:visible").count() == 0
    assert plain_page.locator(".pn-bar a", has_text="All pages").is_visible()
