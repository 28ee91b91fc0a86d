"""What a phone shows before anybody scrolls, how long the front pages are, and what fingers hit."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.browser.chromium import ChromiumTab
from tests.browser.kinds import KINDS
from tests.browser.tab import Tab, in_every_engine
from tests.browser.test_map import HIT

PHONE = (375, 667)
DESK = (1280, 800)
SCREEN = PHONE[1]
FINGER = 44
"""Least side of what is tapped, in CSS pixels: WCAG 2.5.5."""
BOX = "(({{top, bottom, height}}) => [top, bottom, height])({}.getBoundingClientRect())"
TOO_SMALL = """least => [...document.querySelectorAll("SELECTOR")].map(e => {
  const {width, height} = e.getBoundingClientRect();
  return [e.textContent.trim().slice(0, 40), width, height];
}).filter(([, width, height]) => width < least || height < least)"""


PLACE = """(() => {
  const {left, width} = document.querySelector("article").getBoundingClientRect();
  const menu = document.querySelector(".md-sidebar--primary").getBoundingClientRect();
  return [left, width, menu.right > 0 ? menu.width : 0];
})()"""
"""Where the text starts, how wide it is, and how much room the menu beside it takes."""
HIDDEN = """(() => {
  const names = [...document.querySelectorAll("article a[href^='#'], .pn-thumb a, .pn-menu a")]
    .filter(a => a.hash.length > 1 && a.pathname === location.pathname).map(a => a.hash.slice(1));
  const seen = [...new Set(names)].map(name => document.getElementById(name))
    .filter(e => e?.checkVisibility());
  const behind = seen.filter(e => {
    location.hash = e.id;
    const bars = [...document.querySelectorAll(".pn-bar, .pn-levels")]
      .filter(bar => bar.checkVisibility()).map(bar => bar.getBoundingClientRect().bottom);
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    return e.getBoundingClientRect().top < Math.max(...bars) - 1 && !end;
  });
  return [seen.length, behind.map(e => e.id)];
})()"""
"""How many places the links of a page lead to, and which of them hide behind what stays in view."""


def opened(tab: Tab, site: Path, page: str) -> None:
    tab.resize(*PHONE)
    tab.open((site / page).as_uri())


def box(tab: Tab, selector: str) -> tuple[float, float, float]:
    """Return top, bottom and height of the first element that matches."""
    top, bottom, height = tab.evaluate(BOX.format(f"document.querySelector('{selector}')"))
    return top, bottom, height


def too_small(tab: Tab, selector: str) -> list[object]:
    """Return what is smaller than a finger, of what there must be some."""
    assert tab.evaluate(f"document.querySelectorAll('{selector}').length"), selector
    found = tab.evaluate(f"({TOO_SMALL.replace('SELECTOR', selector)})({FINGER})")
    assert isinstance(found, list)
    return found


@in_every_engine
def test_home_is_short_and_shows_a_way_in_on_the_first_screen(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site, "index.html")
    _, bottom, _ = box(tab, ".pn-way")
    bar, _, _ = box(tab, ".pn-thumb")  # which lies over the page
    assert bottom <= bar < SCREEN
    assert tab.evaluate("document.querySelectorAll('.pn-way').length") == 4
    assert too_small(tab, ".pn-way, .pn-rows a") == []
    assert tab.evaluate("document.querySelector('article').offsetHeight") <= 6.8 * SCREEN


@in_every_engine
def test_the_list_of_causes_has_room_to_tap(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site, "causes/index.html")
    assert too_small(tab, ".pn-rows a") == []
    opened(tab, offline_site, "causes/tight-shoes.html")
    way_back = "document.querySelectorAll('.pn-path a')[1]"
    assert tab.evaluate(f"{way_back}.textContent") == "Causes"
    assert str(tab.evaluate(f"{way_back}.href")).endswith("/causes/index.html")


@in_every_engine
def test_get_help_has_every_emergency_close_together_and_a_switch(
    tab: Tab, offline_site: Path
) -> None:
    opened(tab, offline_site, "get-help.html")
    first, _, _ = box(tab, "article h2")
    ends = tab.evaluate(
        "Math.max(...[...document.querySelectorAll('.care--emergency')]"
        ".map(card => card.getBoundingClientRect().bottom))"
    )
    assert first <= SCREEN
    # 4.0 in the narrower letters that phones have, Roboto or Helvetica
    assert ends - first <= 4.5 * SCREEN
    signs = tab.evaluate(
        """[...document.querySelectorAll('.care__body li')].map(e => [
          e.checkVisibility({visibilityProperty: true}) && !e.closest("details"),
          parseFloat(getComputedStyle(e).fontSize)])"""
    )
    assert len(signs) > 60
    assert all(seen and size >= 16 for seen, size in signs)
    # the switch between the urgencies stays in view
    words = tab.evaluate("[...document.querySelectorAll('.pn-level')].map(e => e.textContent)")
    assert words == ["Now", "Today", "Book", "Self-care"]
    assert too_small(tab, ".pn-level, .fold > summary") == []
    tab.evaluate("document.querySelectorAll('.pn-level')[2].click()")
    tab.wait_for("scrollY > 1000")
    _, below, _ = box(tab, ".pn-levels")
    heading, _, _ = box(tab, "h2:target")
    assert 0 < below <= heading + 11 < SCREEN / 2  # the heading starts with so much room
    assert str(tab.text("h2:target")).startswith("Appointment")


@in_every_engine
def test_nothing_that_a_link_leads_to_hides_behind_the_bars(tab: Tab, offline_site: Path) -> None:
    """And the text keeps its place from page to page."""
    found, left = {}, set()
    for page in {*KINDS.values(), "happening-now.html"}:
        opened(tab, offline_site, page)
        found[page] = tab.evaluate(HIDDEN)
        tab.resize(*DESK)
        left.add(tab.evaluate("document.querySelector('article').getBoundingClientRect().left"))
    assert found["get-help.html"][0] >= 5
    assert found["glossary.html"][0] >= 15
    assert {page: hidden for page, (_, hidden) in found.items() if hidden} == {}
    assert len(left) == 1


@in_every_engine
def test_the_bar_leads_to_numbers_in_full_sight(tab: Tab, offline_site: Path) -> None:
    for page in ("index.html", "causes/lower-back.html", "get-help.html"):
        opened(tab, offline_site, page)
        tab.click(".pn-thumb .call")
        tab.wait_for("location.hash === '#call' && !!document.querySelector('#call')")
        tab.wait_for("scrollY > 100")
        _, below, _ = box(tab, ".pn-levels")
        first, _, _ = box(tab, '#call a[href^="tel:"]')
        bar, _, _ = box(tab, ".pn-thumb")
        assert below <= first < bar


@in_every_engine
def test_each_card_says_how_soon_in_one_line(tab: Tab, offline_site: Path) -> None:
    for page in ("get-help.html", "happening-now.html"):
        opened(tab, offline_site, page)
        heights = tab.evaluate(
            "[...document.querySelectorAll('article .care__heading')]"
            ".map(e => e.getBoundingClientRect().height)"
        )
        assert len(heights) > 5
        assert all(height > 15 for height in heights)
        # the first of each of the four urgencies is large
        assert sum(height > 25 for height in heights) <= 4


@in_every_engine
def test_a_place_that_is_touched_is_told_in_sight(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site, "leg-map.html")
    tab.wait_for("!!document.querySelector('.body-map--live')")
    assert tab.text("input[name=body-map-part]:checked + span") == "Foot"
    for side, place in ((0, "foot-top"), (2, "ball-toes-34")):
        tab.evaluate(f"document.querySelectorAll('input[name=body-map-side]')[{side}].click()")
        tab.evaluate(f"{HIT}('{place}')")
        bar, _, _ = box(tab, ".pn-thumb")
        told = ".body-map__place--chosen"
        cause = f"document.querySelector('{told} .body-map__causes a').getBoundingClientRect()"
        tab.wait_for(f"{cause}.bottom <= {bar}")
        assert (
            tab.evaluate("document.querySelector('.pn-bar').getBoundingClientRect().bottom")
            <= box(tab, f"{told} h2")[0]
        )
        assert tab.text(f"{told} h2") == tab.text(".body-map__title")


def test_the_text_is_steady_while_a_window_grows(chromium: ChromiumTab, offline_site: Path) -> None:
    """Neither edge goes back, and only the menu that appears beside it moves it, by its width."""
    for page in ("causes/lower-back.html", "get-help.html"):  # with headings beside it, and without
        chromium.resize(900, 800)
        chromium.open((offline_site / page).as_uri())
        seen = []
        for width in range(900, 1301, 20):
            chromium.resize(width, 800)
            seen.append(chromium.evaluate(PLACE))
        lefts, widths, menus = zip(*seen, strict=True)
        assert len(set(widths)) == 1
        steps = [after - before for before, after in pairwise(lefts)]
        appears = [after - before for before, after in pairwise(menus)]
        assert sum(width > 0 for width in appears) == 1
        # in a window that is wider than all of it, both margins grow alike
        assert all(0 <= step <= max(menu, 10) for step, menu in zip(steps, appears, strict=True))


def test_reasons_are_folded_and_open_without_script(plain_tab: Tab, offline_site: Path) -> None:
    opened(plain_tab, offline_site, "get-help.html")
    assert not plain_tab.sees(".fold p")
    plain_tab.evaluate("document.querySelector('.fold > summary').click()")
    assert plain_tab.sees(".fold p")


@in_every_engine
def test_what_to_do_now_is_short(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site, "happening-now.html")
    first, _, _ = box(tab, ".care--emergency")
    assert first < SCREEN
    loosen, _, _ = box(tab, "h2[id$=loosen]")
    assert loosen <= 1.71 * SCREEN
    later, _, _ = box(tab, "h2#check-these-too")
    assert later <= 2.25 * SCREEN
