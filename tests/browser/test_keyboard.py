"""Every kind of page with the Tab key alone: each stop in order, in sight, and with a ring."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import ChromiumTab
from tests.browser.tab import Tab

KINDS = {
    "home": "index.html",
    "cause": "causes/lower-back.html",
    "question": "faq/is-it-normal.html",
    "get help": "get-help.html",
    "quiz": "quiz.html",
    "leg map": "leg-map.html",
    "glossary": "glossary.html",
    "sources": "sources.html",
}
SHORTEN = """document.querySelectorAll('article li[id]').forEach((e, at, all) => {
  if (all.length > 100 && at > 4 && at < all.length - 5) e.remove();
})"""
"""Leaves the ends of the list of all sources, which has 800 links of one form."""
DESK = (1280, 800)
ZOOMED = (320, 256)
"""1280 x 1024 at 400 %."""
RING = 3
"""The least contrast between a ring and what it is drawn on: WCAG 1.4.11."""
SET_UP = """(() => {
  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const SCROLLS = (e) => /auto|scroll/.test(getComputedStyle(e).overflowY)
    && e.scrollHeight > e.clientHeight;
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map(n => n / 255)
      .map(n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const contrast = (one, other) => {
    const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
    return (more + .05) / (less + .05);
  };
  const around = (e) => {
    for (e = e.parentElement; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if ((numbers(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const look = (e) => {
    const style = getComputedStyle(e);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      return contrast(style.outlineColor, around(e));
    const area = e.querySelector(".legmap__area");
    if (!area) return 0;
    const {stroke, strokeWidth} = getComputedStyle(area);
    return parseFloat(strokeWidth) >= 8 ? contrast(stroke, around(e)) : 0;
  };
  const name = (e) =>
    `${e.localName}.${e.getAttribute("class")} ${e.textContent.trim().slice(0, 40)}`;
  window.stops = [...document.querySelectorAll(STOPS)].filter(e =>
    e.tabIndex >= 0 && !e.disabled && !e.closest("[inert], dialog:not([open])")
    && (e.matches(".md-skip") || e.checkVisibility({visibilityProperty: true}))
    && e.getClientRects().length);
  window.atRest = stops.filter(e => e !== document.activeElement).map(look);
  window.stop = () => {
    const e = document.activeElement;
    if (e === document.body || SCROLLS(e) && !e.matches(STOPS)) return null;
    const box = e.getBoundingClientRect();
    const header = document.querySelector(".md-header");
    const top = header.contains(e) || e.closest(".md-sidebar, .md-skip") ? 0
      : header.getBoundingClientRect().bottom;
    // all of it in sight; of areas of a drawing, of menus that scroll by themselves and of links
    // over several lines some of it, which is what WCAG 2.4.11 asks for
    const fits = box.height <= innerHeight - top && !e.closest("svg, .md-sidebar")
      && e.getClientRects().length === 1;
    const seen = fits ? box.top >= top - 3 && box.bottom <= innerHeight + 3
      : box.top < innerHeight && box.bottom > top;
    const main = e.closest("article") && !e.closest("svg, table, .quiz");
    return {index: stops.indexOf(e), name: name(e), ring: look(e), seen,
      at: [Math.round(box.left), Math.round(box.top), Math.round(innerHeight)],
      line: main ? [box.top + scrollY, box.bottom + scrollY] : null};
  };
  return [stops.length, Math.max(...atRest)];
})()"""


def walk(tab: Tab, key: str = "Tab") -> list[dict[str, Any]]:
    """Press a key until each stop of the page has had its turn; return what was there."""
    count, at_rest = tab.evaluate(SET_UP)
    assert count > 10
    assert at_rest == 0, "something has a ring before the keyboard is there"
    found: list[dict[str, Any]] = []
    for _ in range(count + 5):  # what scrolls is a stop of its own in Firefox
        tab.press(key)
        stop = tab.evaluate("stop()")
        if stop and not stop["seen"]:  # Firefox takes a moment to scroll there
            with suppress(AssertionError):
                stop = tab.wait_for("stop().seen && stop()")
        if stop:
            found.append(stop)
        if len(found) == count:
            break
    return found


def wrong(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the stops that have no clear ring, or that are out of sight or covered."""
    return [stop for stop in found if stop["ring"] < RING or not stop["seen"]]


@pytest.mark.parametrize("kind", KINDS)
def test_tab_goes_through_the_whole_page(tab: Tab, offline_site: Path, kind: str) -> None:
    tab.resize(*DESK)
    tab.open((offline_site / KINDS[kind]).as_uri())
    tab.evaluate(SHORTEN)
    found = walk(tab)
    assert wrong(found) == []
    count = tab.evaluate("stops.length")
    assert [stop["index"] for stop in found] == list(range(count))
    assert tab.evaluate("stops[0].matches('.md-skip')")
    lines = [stop["line"] for stop in found if stop["line"]]
    assert lines
    for (top, _), (_, bottom) in pairwise(lines):
        assert bottom > top, "the next stop stands above this one"


@pytest.mark.parametrize("kind", KINDS)
def test_at_400_percent_no_stop_is_out_of_sight_in_either_direction(
    chromium_browser: Browser, offline_site: Path, kind: str
) -> None:
    page = chromium_browser.new_page()
    tab = ChromiumTab(page)
    tab.resize(*ZOOMED)
    tab.open((offline_site / KINDS[kind]).as_uri())
    tab.evaluate(SHORTEN)
    there = walk(tab)
    back = walk(tab, "Shift+Tab")
    page.close()
    assert wrong(there + back) == []
    assert [stop["index"] for stop in there] == list(range(len(there)))


def test_the_first_stop_leads_past_the_menu(tab: Tab, offline_site: Path) -> None:
    tab.open((offline_site / KINDS["cause"]).as_uri())
    tab.press("Tab")
    assert tab.text(":focus") == "Skip to content"
    tab.press("Enter")
    tab.press("Tab")
    assert tab.evaluate("document.activeElement.closest('article') !== null")
