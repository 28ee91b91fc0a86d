"""Every kind of page with the Tab key alone: each stop in order, in sight, and with a ring."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import ChromiumTab
from tests.browser.keyboard import DESK, ZOOMED, set_out, walk, wrong
from tests.browser.kinds import KINDS
from tests.browser.tab import Tab, in_both_engines

IN_EVERY_ENGINE = ("cause", "quiz", "leg map")
"""Between them they have all that the keyboard can reach: links in text and over several lines,
meanings of words, what folds, a form, areas of a drawing."""
OTHERS = [page for kind, page in KINDS.items() if kind not in (*IN_EVERY_ENGINE, "get help")]
LONG = KINDS["get help"]
ALL = 1000
"""More than any list has."""

sizes = pytest.mark.parametrize("size", [DESK, ZOOMED], ids=["100 percent", "400 percent"])
kinds = pytest.mark.parametrize("kind", IN_EVERY_ENGINE)


def go_through(tab: Tab, page: Path, size: tuple[int, int]) -> None:
    """Press Tab from the top to the end; every stop must come in its turn, be seen and be clear."""
    count = set_out(tab, page, size)
    found = walk(tab, "Tab", count)
    assert wrong(found) == []
    assert [stop["index"] for stop in found] == list(range(count))
    assert tab.evaluate("stops[0].matches('.md-skip')")
    lines = [stop["line"] for stop in found if stop["line"]]
    assert lines
    for (top, _, _, right), (_, bottom, left, _) in pairwise(lines):
        beside = left >= right  # in the next of several columns
        assert bottom > top or beside, "the next stop stands above this one"


@in_both_engines
@kinds
def test_at_400_percent_tab_goes_through_the_whole_page(
    tab: Tab, offline_site: Path, kind: str
) -> None:
    go_through(tab, offline_site / KINDS[kind], ZOOMED)


@kinds
def test_tab_goes_through_the_whole_page(tab: Tab, offline_site: Path, kind: str) -> None:
    go_through(tab, offline_site / KINDS[kind], DESK)


@pytest.mark.parametrize("page", OTHERS)
def test_at_400_percent_tab_goes_through_other_kinds_of_page(
    chromium_browser: Browser, offline_site: Path, page: str
) -> None:
    with chromium_browser.new_page() as opened:
        go_through(ChromiumTab(opened), offline_site / page, ZOOMED)


@sizes
@kinds
def test_shift_tab_goes_back_from_the_end(
    tab: Tab, offline_site: Path, kind: str, size: tuple[int, int]
) -> None:
    count = set_out(tab, offline_site / KINDS[kind], size)
    found = walk(tab, "Shift+Tab", count, hurry=3)
    assert wrong(found) == []
    places = [stop["index"] for stop in found]
    assert places[0] == count - 1
    assert places[-1] == 0
    assert places == sorted(places, reverse=True)
    assert len(places) > count / 3


@in_both_engines
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_keys_quicker_than_the_screen_end_in_sight(tab: Tab, offline_site: Path, key: str) -> None:
    count = set_out(tab, offline_site / LONG, ZOOMED, most=ALL)
    found = walk(tab, key, count, hurry=5)
    assert wrong(found) == []
    assert len(found) > count / 5
    assert found[-1]["index"] == (count - 1 if key == "Tab" else 0)


@in_both_engines
def test_the_first_stop_leads_past_the_menu(tab: Tab, offline_site: Path) -> None:
    tab.open((offline_site / KINDS["cause"]).as_uri())
    tab.press("Tab")
    assert tab.text(":focus") == "Skip to content"
    tab.press("Enter")
    tab.press("Tab")
    assert tab.evaluate("document.activeElement.closest('article') !== null")
