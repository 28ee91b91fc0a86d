"""Zoom, larger and wider set text, forced colours, less motion, touch, no script and paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.browser.test_access import SIDEWAYS

ZOOMED = {"width": 320, "height": 256}
"""1280 x 1024 at 400 %."""
PHONE = {"width": 320, "height": 640}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 800}
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 says that a reader may set."""
TWICE = "html { font-size: 250% !important }"
"""The style sheet sets 125 %, and all sizes follow it."""
SIGNS = ".pn-strip, .care--emergency"
SMALLEST = 24
"""Sides of what is touched, in CSS pixels: WCAG 2.5.8."""
CUT = """() => {
  const shown = (e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const parts = document.querySelectorAll("body *:not(svg *, script, style)");
  return [...parts].filter(e => {
    const {overflowX, overflowY, clipPath, position} = getComputedStyle(e);
    const fixed = /hidden|clip/.test(overflowX + overflowY);
    return shown(e) && fixed && clipPath === "none" && e.clientWidth > 1 && e.textContent.trim()
      && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
  }).map(e => `${e.localName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`);
}"""
"""What hides a part of its own text."""
SMALL = """least => {
  return [...document.querySelectorAll("a[href], button, input, summary")].filter(e => {
    const box = e.getBoundingClientRect();
    return e.checkVisibility({visibilityProperty: true})
      && (box.width < least || box.height < least)
      && !e.matches(".md-skip, svg a, :not(td) > .cite a, p a, .quiz__option input");
  }).map(e => {
    const box = e.getBoundingClientRect();
    return `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 40)}: ` +
      `${Math.round(box.width)} x ${Math.round(box.height)}`;
  });
}"""
"""Controls and links that are too small. A link within a sentence may be as small as the sentence;
the boxes of the quiz have a label that takes the touch; the areas of the leg have links below."""
MOVING = """() => {
  const looks = [...document.querySelectorAll("*")].map(e => getComputedStyle(e));
  return looks.filter(look => look.animationName !== "none" || look.scrollBehavior === "smooth"
    || /[1-9]/.test(look.transitionDuration)).length;
}"""


def style(page: Page, text: str) -> None:
    """Set a style sheet as a reader's own, which no policy of the page stops."""
    page.evaluate(
        """text => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          document.adoptedStyleSheets = [sheet];
        }""",
        text,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_zoom_fingers_and_the_readers_own_text_sizes_spaces_and_rest(
    page: Page, offline_site: Path, kind: str
) -> None:
    """Nothing is cut off, wider than the screen, too small to touch, or moves for whoever asks for
    that."""
    page.set_viewport_size(ZOOMED)
    page.goto((offline_site / KINDS[kind]).as_uri())
    assert not page.evaluate(SIDEWAYS)
    header = page.locator(".pn-bar").bounding_box()
    assert header is not None
    assert header["height"] <= ZOOMED["height"] / 3
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert page.evaluate(SMALL, SMALLEST) == []
        assert page.evaluate(CUT) == []
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == 0
    style(page, SPACED)
    assert page.evaluate(CUT) == []
    page.set_viewport_size(PHONE)
    assert not page.evaluate(SIDEWAYS), "with more space in the text"
    assert page.evaluate(CUT) == []
    style(page, TWICE)
    for size in (DESK, TABLET, PHONE):
        page.set_viewport_size(size)
        assert not page.evaluate(SIDEWAYS), ("with text of 200 %", size)
    page.set_viewport_size(DESK)
    assert page.evaluate(CUT) == []


def test_forced_colours_keep_borders_and_words_of_urgency(page: Page, offline_site: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((offline_site / KINDS["get help"]).as_uri())
    cards = page.evaluate(
        """() => [...document.querySelectorAll(".care")].map(card => {
          const {borderTopWidth, borderTopStyle, borderTopColor} = getComputedStyle(card);
          const back = getComputedStyle(card.querySelector(".care__heading")).backgroundColor;
          return [parseFloat(borderTopWidth), borderTopStyle, borderTopColor !== back,
            card.querySelector(".care__level").textContent.trim() !== ""];
        })"""
    )
    assert len(cards) > 3
    for width, line, differs, words in cards:
        assert (width >= 2, line, differs, words) == (True, "solid", True, True)


def test_forced_colours_keep_the_controls_in_sight(page: Page, offline_site: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.set_viewport_size(PHONE)
    page.goto((offline_site / KINDS["cause"]).as_uri())
    icons = page.evaluate(
        """() => [...document.querySelectorAll(":is(.pn-bar, .pn-thumb) svg")]
          .filter(svg => svg.checkVisibility()).map(svg => {
            const button = getComputedStyle(svg.closest("a, button"));
            return [getComputedStyle(svg.querySelector("path")).fill,
              getComputedStyle(svg.closest(".pn-bar, .pn-thumb")).backgroundColor, button.color];
          })"""
    )
    assert len(icons) == 2
    for fill, back, colour in icons:
        assert fill != back
        assert colour != back
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_and_on_paper_the_signs_are_there_and_nothing_is_cut(
    plain_page: Page, offline_site: Path, kind: str
) -> None:
    plain_page.set_viewport_size(PHONE)
    plain_page.goto((offline_site / KINDS[kind]).as_uri())
    assert not plain_page.evaluate(SIDEWAYS)
    assert plain_page.evaluate(CUT) == []
    assert plain_page.locator(f":is({SIGNS}):visible").count() >= 1
    plain_page.emulate_media(media="print")
    plain_page.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    assert plain_page.evaluate(CUT) == []
    assert plain_page.locator(f":is({SIGNS}, .quiz__paper):visible").count() >= 1
