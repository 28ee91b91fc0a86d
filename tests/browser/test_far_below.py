"""What stands far below is laid out late, and still is there for who looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.tab import Tab, in_every_engine

LATE = ".pn-sources > li, .legmap__place"
ALL_LATE = f"[...document.querySelectorAll('{LATE}')]"
PLACES = [
    ("get-help.html", ".pn-cited li:nth-last-child(20)"),
    ("leg-map.html", ".legmap__place:nth-last-of-type(6)"),
    ("sources.html", ".pn-sources--all > li:nth-last-child(20)"),
]
"""Things with an address of their own, far enough from the end to be brought to the top."""


@in_every_engine
@pytest.mark.parametrize(("page", "place"), PLACES, ids=[page for page, _ in PLACES])
def test_an_address_leads_to_it(tab: Tab, offline_site: Path, page: str, place: str) -> None:
    address = (offline_site / page).as_uri()
    tab.open(address)
    name = tab.evaluate(f"document.querySelector('{place}').id")
    top = f"document.getElementById('{name}').getBoundingClientRect().top"
    tab.open(f"{address}#{name}")
    tab.wait_for(f"{top} >= 0 && {top} < innerHeight / 2")
    tab.evaluate("scrollTo(0, 0)")
    tab.evaluate("location.hash = ''")
    tab.evaluate(f"location.hash = '{name}'")
    tab.wait_for(f"{top} >= 0 && {top} < innerHeight / 2")


@pytest.mark.parametrize("page", ["get-help.html", "leg-map.html", "sources.html"])
def test_the_browsers_own_search_finds_it(tab: Tab, offline_site: Path, page: str) -> None:
    tab.open((offline_site / page).as_uri())
    last = f"{ALL_LATE}.pop()"
    words = tab.evaluate(f"{last}.textContent.trim().split('\\n')[0].slice(0, 40)")
    assert words
    assert tab.evaluate(f"find({words!r}, true)")
    tab.wait_for(
        f"(box => box.top < innerHeight && box.bottom > 0)({last}.getBoundingClientRect())"
    )


@pytest.mark.parametrize("page", ["get-help.html", "leg-map.html", "sources.html"])
def test_on_paper_none_of_it_is_late(
    chromium_browser: Browser, offline_site: Path, page: str
) -> None:
    tab = chromium_browser.new_page()
    tab.goto((offline_site / page).as_uri())
    shown = f"[...new Set({ALL_LATE}.map(e => getComputedStyle(e).contentVisibility))]"
    assert tab.evaluate(shown) == ["auto"]
    tab.emulate_media(media="print")
    assert tab.evaluate(shown) == ["visible"]
    tab.close()


def test_nothing_in_it_hangs_out_of_its_box_and_no_emergency_card_is_late(
    tab: Tab, offline_site: Path
) -> None:
    pages = sorted(offline_site.rglob("*.html"))
    assert pages
    for page in pages:
        tab.open(page.as_uri())
        found = f"{ALL_LATE}.filter(e => e.querySelector('.pn-term, .care--emergency'))"
        assert tab.evaluate(f"{found}.map(e => e.textContent)") == [], page
