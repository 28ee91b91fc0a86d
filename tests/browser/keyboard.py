"""Walking a page with the Tab key: each stop, its ring, and whether it rests in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.browser.tab import Tab

DESK = (1280, 800)
ZOOMED = (320, 256)
"""1280 x 1024 at 400 %."""
RING = 3
"""The least contrast between a ring and what it is drawn on: WCAG 1.4.11."""
ALIKE = [
    *(".pn-menu li", ".md-nav li", ".cite", ".pn-sources > li", "dl > *"),
]
"""What there are many of on a page; the list of all sources has 800 links of one form."""
SHORTEN = f"""{ALIKE}.forEach(alike => document.querySelectorAll(alike).forEach((e, at, all) => {{
  if (all.length > MOST && at > 2 && at < all.length - 3) e.remove();
}}))"""
"""Leaves the first and the last ones where there are many."""
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
    const face = e.matches("input") && e.nextElementSibling;  // an input that its label draws
    const ring = face ? getComputedStyle(face) : {outlineStyle: "none"};
    return ring.outlineStyle !== "none" ? contrast(ring.outlineColor, around(e)) : 0;
  };
  const name = (e) =>
    `${e.localName}.${e.getAttribute("class")} ${e.textContent.trim().slice(0, 40)}`;
  // of buttons that exclude one another the keyboard stops at the chosen one, else at the first
  const drawn = (e) => e.getClientRects().length;
  const group = (e) => [...document.getElementsByName(e.name)].filter(drawn);
  const first = (e) =>
    e.type !== "radio" || e === (group(e).find(one => one.checked) ?? group(e)[0]);
  window.stops = [...document.querySelectorAll(STOPS)].filter(e =>
    e.tabIndex >= 0 && first(e) && !e.disabled && !e.closest("[inert], dialog:not([open])")
    && (e.matches(".md-skip") || e.checkVisibility({visibilityProperty: true}))
    && drawn(e));
  window.stop = () => {
    const e = document.activeElement;
    if (e === document.body || SCROLLS(e) && !e.matches(STOPS)) return null;
    const box = e.getBoundingClientRect();
    const header = document.querySelector(".pn-bar");
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
      line: main ? [box.top + scrollY, box.bottom + scrollY, box.left, box.right] : null};
  };
  // Where the page comes to rest: nothing moves from picture to picture. Who says that a stop is
  // out of sight looks longer than who says that it is in sight.
  window.rest = () => new Promise(done => {
    let last, still = 0;
    const watch = () => {
      const now = stop();
      const where = JSON.stringify([scrollX, scrollY, now?.at]);
      still = where === last ? still + 1 : 0;
      last = where;
      if (still === (now && !now.seen ? 30 : 2)) done(now);
      else requestAnimationFrame(watch);
    };
    watch();
  });
  // As if the Tab key was pressed so many times before the screen shows the first of them.
  window.hurry = (keys) => addEventListener("keydown", event => {
    const at = stops.indexOf(document.activeElement);
    const on = event.shiftKey ? -1 : 1;
    if (event.key === "Tab" && at >= 0 && stops[at + keys * on])
      stops[at + (keys - 1) * on].focus();
  }, true);
  return {count: stops.length, atRest: Math.max(...stops
    .filter(e => e !== document.activeElement).map(look))};
})()"""

Stop = dict[str, Any]
"""Its place among the stops, its name, the contrast of its ring, whether it is seen."""


def set_out(tab: Tab, page: Path, size: tuple[int, int], most: int = 9) -> int:
    """Open a page, shorten lists longer than `most`, and return how many stops the page has."""
    tab.resize(*size)
    tab.open(page.as_uri())
    tab.evaluate(SHORTEN.replace("MOST", str(most)))
    found = tab.evaluate(SET_UP)
    assert found["count"] > 10
    assert found["atRest"] == 0, "something has a ring before the keyboard is there"
    return int(found["count"])


def walk(tab: Tab, key: str, count: int, hurry: int = 1) -> list[Stop]:
    """Press Tab from the top of a page, or Shift+Tab from its last stop, until there is no other.

    Rest after each `hurry` keys and return the stops rested on.
    """
    if hurry > 1:
        tab.evaluate(f"hurry({hurry})")
    end, found = count - 1, []
    if key != "Tab":
        end = 0
        tab.evaluate("stops.at(-1).focus()")  # a key would lead to the browser's own buttons
        found.append(tab.evaluate("rest()"))
    for _ in range(count // hurry + 5):  # what scrolls is a stop of its own in Firefox
        tab.press(key)
        stop = tab.evaluate("rest()")
        if stop:
            found.append(stop)
            if stop["index"] == end:
                break
    return found


def wrong(found: list[Stop]) -> list[Stop]:
    """Return the stops that have no clear ring, or that are out of sight or covered."""
    return [stop for stop in found if stop["ring"] < RING or not stop["seen"]]
