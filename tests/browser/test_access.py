"""axe on every form of element: WCAG 2.2 AA and best practice, the contrast of AAA, and no sideways
scrolling, light and dark, phone and desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.kinds import pages_with_every_form
from tests.browser.listener import Listener

WIDTHS = (1280, 320)
TURN = "document.querySelector('.pn-colours').click()"
"""The switch for dark colours is in the menu, which on a phone is shut."""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    chromium_browser: Browser, hosted_site: Path, serve: Callable[[Path], Listener]
) -> None:
    """One visit to each page: all rules at one width, which is the other for the next page, with
    the colours in light and dark of all that looks as nothing before it; and at the other width
    the colours in light."""
    files = pages_with_every_form(hosted_site)
    assert len(files) > 10
    server = serve(hosted_site)
    found, colours = [], axe.Colours()
    with chromium_browser.new_context(color_scheme="light", reduced_motion="reduce") as context:
        page = context.new_page()
        for number, file in enumerate(files):
            name = file.relative_to(hosted_site).as_posix()
            page.goto(f"{server.address}/{name}")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate(SIDEWAYS):
                    found.append(f"{name} at {width}: scrolls sideways")
                if width != WIDTHS[number % len(WIDTHS)]:
                    wrong = colours.violations(page)
                else:
                    wrong = axe.violations(page, colours)
                    page.evaluate(TURN)
                    wrong += colours.violations(page)
                    page.evaluate(TURN)
                found += [f"{name} at {width}: {one}" for one in wrong]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("colour", "is_found"), [("#999", True), ("#707070", True), ("#444", False)]
)
def test_pale_text_is_found_whether_it_breaks_aa_or_aaa(
    colour: str, is_found: bool, page: Page
) -> None:
    page.set_content(f"<main style='background: #fff; color: {colour}'><p>Some words.</p></main>")
    assert bool(axe.Colours().violations(page)) is is_found
