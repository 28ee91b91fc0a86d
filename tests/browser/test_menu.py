"""The menu on a phone is a drawer: it opens without script, and shut it is out of the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGE = "causes/tight-shoes.html"
OPEN = ".pn-bar :is(.pn-menu-open, label[for=__drawer]):visible"
PHONE = {"width": 375, "height": 812}
MANY = 60
"""Presses of the Tab key, more than a page's head has stops for the keyboard."""
IN_MENU = "() => document.activeElement.closest('.pn-menu') !== null"


@pytest.mark.parametrize("window", ["page", "plain_page"])
def test_it_opens_and_leads_to_a_page(
    window: str, offline_site: Path, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(window)
    page.set_viewport_size(PHONE)
    page.goto((offline_site / PAGE).as_uri())
    other = page.locator(".pn-menu a", has_text="Low vitamins")
    assert not other.is_visible()
    page.click(OPEN)
    other.click()
    page.wait_for_url("**/causes/low-vitamins.html")


def test_it_holds_the_headings_of_the_page_on_a_phone_only(page: Page, offline_site: Path) -> None:
    page.set_viewport_size(PHONE)
    page.goto((offline_site / PAGE).as_uri())
    page.click(OPEN)
    heading = page.locator(".pn-menu__headings a", has_text="When to get help")
    heading.click()
    page.wait_for_url("**#when-to-get-help")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not heading.is_visible()


def test_the_keyboard_does_not_go_into_a_shut_drawer(page: Page, offline_site: Path) -> None:
    page.set_viewport_size(PHONE)
    page.goto((offline_site / PAGE).as_uri())
    for _ in range(MANY):
        page.keyboard.press("Tab")
        assert not page.evaluate(IN_MENU)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator(".pn-menu a").first.focus()
    assert page.evaluate(IN_MENU)
