"""The body map in use: parts and sides to choose, places to hit, and what is told of a place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.tab import Tab, in_every_engine

PHONE = (375, 900)
"""High enough for all of the drawing, so that every point of it can be asked for."""
FINGER = 44
PAGE = "leg-map.html"
SHOWN = "[...document.querySelectorAll('.body-map__place')].filter(e => e.checkVisibility())"
HIT = """(place => {
  const area = [...document.querySelectorAll(`.body-map__area[data-region=${place}]`)]
    .find(e => e.checkVisibility() && e.getBoundingClientRect().width);
  const box = area.getBoundingClientRect();
  const told = {bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2};
  area.dispatchEvent(new MouseEvent("click", told));
})"""
SIDES = """(() => {
  const told = JSON.parse(document.querySelector(".body-map--choose").dataset.parts);
  return told.parts.map(part => part.sides.length);
})()"""
TURN = """((part, side) => {
  const radios = name => [...document.querySelectorAll(`input[name=body-map-${name}]`)];
  radios("part")[part].click();
  radios("side")[side].click();
})"""
ROOM = """(finger => {
  const svg = [...document.querySelectorAll("svg[data-view]")].find(e => e.checkVisibility());
  svg.scrollIntoView({block: "center"});
  const named = document.querySelector(".body-map__by-name select");
  // asked anew for each point: what is told of a place makes the page longer or shorter
  const screen = (x, y) => {
    const to = svg.getScreenCTM();
    return [to.a * x + to.e, to.d * y + to.f];
  };
  const hits = (at, down, dx, dy) => {
    const [x, y] = screen(at, down);
    named.value = "";
    const told = {bubbles: true, clientX: x + dx, clientY: y + dy};
    svg.dispatchEvent(new MouseEvent("click", told));
    return named.value;
  };
  const ways = [-1, 0, 1].flatMap(x => [-1, 0, 1].map(y => [x * finger / 2, y * finger / 2]));
  const [left, top, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const found = {};
  for (const area of svg.querySelectorAll("[data-lies]")) {
    const [start, over, wide, high] = area.dataset.lies.split(" ").map(Number);
    const [x, y] = [start + wide / 2, over + high / 2];
    if (x <= left || x >= left + width || y <= top || y >= top + height) continue;
    found[area.dataset.region] = area.dataset.lies.match(/[a-o]{2}/g).some(disc => {
      const [column, row] = [...disc].map(letter => (letter.charCodeAt(0) - 96) / 16);
      const [at, down] = [start + wide * column, over + high * row];
      const [x, y] = screen(at, down), frame = svg.getBoundingClientRect();
      return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom
        && ways.every(([dx, dy]) => hits(at, down, dx, dy) === area.dataset.region);
    });
  }
  return found;
})"""
"""Whether a square of a finger's size, around some point of each place of the view, hits it."""


def opened(tab: Tab, site: Path, fragment: str = "") -> None:
    tab.resize(*PHONE)
    tab.open((site / PAGE).as_uri() + fragment)
    tab.wait_for("!!document.querySelector('.body-map--live')")


def shown(tab: Tab) -> list[Any]:
    found = tab.evaluate(f"{SHOWN}.map(e => e.id.slice('where-'.length))")
    assert isinstance(found, list)
    return found


@in_every_engine
def test_every_place_can_be_hit_with_a_finger(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site)
    small, seen = [], set()
    for part, sides in enumerate(tab.evaluate(SIDES)):
        for side in range(sides):
            tab.evaluate(f"{TURN}({part}, {side})")
            room = tab.evaluate(f"{ROOM}({FINGER})")
            assert room
            seen |= set(room)
            small += [(part, side, place) for place, has_room in room.items() if not has_room]
    assert small == []
    told = tab.evaluate("document.querySelector('.body-map--choose').dataset.parts")
    several = json.loads(told)["several"]
    everything = tab.evaluate(
        "[...document.querySelectorAll('.body-map__place')].map(e => e.id.slice(6))"
    )
    assert seen | set(several) == set(everything)


@in_every_engine
def test_a_place_that_is_chosen_is_filled_named_and_told_below(
    tab: Tab, offline_site: Path
) -> None:
    opened(tab, offline_site)
    assert shown(tab) == []
    before = tab.evaluate("location.href")
    tab.evaluate(f"{HIT}('foot-top')")
    assert shown(tab) == ["foot-top"]
    assert tab.evaluate("location.href") == before
    filled = "document.querySelectorAll('svg[data-view=top] .body-map__area--chosen').length"
    assert tab.evaluate(filled) == 1
    assert tab.text(".body-map__title") == "The top of the foot"
    causes = tab.evaluate(f"{SHOWN}[0].querySelectorAll(':scope > ul > li > a').length")
    assert 1 <= causes <= 3
    below = tab.evaluate(
        f"{SHOWN}[0].getBoundingClientRect().top -"
        " document.querySelector('.body-map__views').getBoundingClientRect().bottom"
    )
    assert 0 <= below < 120


def test_on_a_desk_the_answer_stands_beside_the_drawing(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site, "#where-calf-back")
    tab.resize(1280, 800)
    drawing, answer = (
        tab.evaluate(f"(({{left, right, top}}) => [left, right, top])({one})")
        for one in (
            "document.querySelector('.body-map__views').getBoundingClientRect()",
            f"{SHOWN}[0].getBoundingClientRect()",
        )
    )
    assert answer[0] >= drawing[1]
    assert abs(answer[2] - drawing[2]) < 60
    assert "may be a clot" in tab.text(".body-map__place--chosen .body-map__alarm")


@in_every_engine
def test_an_address_and_a_name_turn_to_the_place(tab: Tab, offline_site: Path) -> None:
    opened(tab, offline_site, "#where-heel")
    assert shown(tab) == ["heel"]
    sees = "[...document.querySelectorAll('svg[data-view]')].find(e => e.checkVisibility())"
    assert tab.evaluate(f"{sees}.querySelectorAll('.body-map__area--chosen').length") == 1
    tab.evaluate(
        "(e => { e.value = 'thigh-front'; e.dispatchEvent(new Event('change')) })"
        "(document.querySelector('.body-map__by-name select'))"
    )
    assert shown(tab) == ["thigh-front"]
    assert tab.evaluate(f"{sees}.dataset.view") == "front"


def test_the_keyboard_chooses(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / PAGE).as_uri())
    page.locator("input[name=body-map-part]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.checked")
    page.keyboard.press("ArrowDown")  # more than one place
    page.get_by_role("button", name="Both feet, like socks").focus()
    page.keyboard.press("Enter")
    assert "climbs up from your feet" in page.locator(".body-map__place--chosen").inner_text()
    page.locator(".body-map__by-name select").focus()
    page.keyboard.type("the heel")
    assert page.locator(".body-map__place--chosen h2").inner_text() == "The heel"


def test_without_script_names_lead_to_every_place(plain_tab: Tab, offline_site: Path) -> None:
    plain_tab.resize(*PHONE)
    plain_tab.open((offline_site / PAGE).as_uri())
    names = plain_tab.evaluate("document.querySelectorAll('.body-map__names a').length")
    assert len(shown(plain_tab)) == names > 20
    assert plain_tab.sees("svg[data-view=sole]")


def test_paper_shows_every_place_whatever_was_chosen(page: Page, offline_site: Path) -> None:
    page.goto((offline_site / PAGE).as_uri() + "#where-heel")
    page.emulate_media(media="print")
    assert page.evaluate(f"{SHOWN}.length") > 20
    assert page.evaluate(
        "[...document.querySelectorAll('svg[data-view]')].every(e => e.checkVisibility())"
    )
    assert not page.locator(".body-map__pick").is_visible()


def test_the_single_file_has_the_map_too(page: Page, single_file: Path) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(single_file.as_uri() + "#leg-map")
    page.locator(".body-map--live").wait_for()
    page.evaluate(f"{HIT}('foot-top')")
    assert page.locator(".body-map__place--chosen h2").inner_text() == "The top of the foot"
    page.goto(single_file.as_uri() + "#leg-map--where-heel")
    assert page.locator(".body-map__place--chosen h2").inner_text() == "The heel"


@pytest.mark.parametrize("size", [(375, 667), (320, 640)])
def test_the_drawing_lies_in_the_first_screen(
    page: Page, offline_site: Path, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto((offline_site / PAGE).as_uri())
    box = page.locator(".body-map__views").bounding_box()
    assert box
    in_view = min(size[1], box["y"] + box["height"]) - box["y"]
    assert in_view >= (0.7 if size[0] == 375 else 0.4) * box["height"]
