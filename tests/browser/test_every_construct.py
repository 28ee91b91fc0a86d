"""A page with all that an author can write: none of it looks broken, on any screen or on paper."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.cli import main as publish
from tests.browser import axe
from tests.browser.chromium import ChromiumTab
from tests.browser.tab import Tab, in_every_engine
from tests.browser.test_access import SIDEWAYS
from tests.browser.test_other_ways_to_see import CUT

ROOT = Path(__file__).parents[2]
SAMPLE = "every-construct"
DRAWING = "door-now.svg"
PHONE = (320, 640)
PAPER = {"width": 718, "height": 1000}
"""A4 within its margins."""
NAMES = "[...new Set([...document.querySelectorAll('article *')].map(e => e.localName))]"
LIKE_TEXT = """selector => [...document.querySelectorAll(selector)].map(e => {
  const own = getComputedStyle(e);
  const around = getComputedStyle(e.parentElement);
  const look = ({fontSize, fontFamily, fontWeight, fontStyle, color, display, backgroundColor,
    borderInlineStartWidth, borderBlockStartWidth, paddingInlineStart, marginInlineStart,
    textDecorationLine}) => [fontSize, fontFamily, fontWeight, fontStyle, color, display,
      backgroundColor, borderInlineStartWidth, borderBlockStartWidth, paddingInlineStart,
      marginInlineStart, textDecorationLine].join();
  return look(own) === look(around);
})"""
SET_OFF = (
    *(
        "h2",
        "h3",
        "h4",
        "strong",
        "em",
        "a",
        "ul",
        "ol",
        "dt",
        "dd",
        "blockquote:not(blockquote *)",
        "pre",
        "hr",
    ),
    *("code:not(pre code)", "th", "td", "figcaption", "summary", ".care", ".advice", "sup"),
)
"""What must not look like the text around it."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in a small topic, built for a disk and finished; with it all that its rules say."""
    folder = tmp_path_factory.mktemp("sample")
    topic = shutil.copytree(ROOT / "examples/nosebleed", folder / "topic")
    shutil.copy(ROOT / f"tests/data/looks/{SAMPLE}.md", topic / "docs")
    (topic / "docs/drawings").mkdir()
    shutil.copy(ROOT / "docs/drawings" / DRAWING, topic / "docs/drawings/shoe.svg")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(folder / "site")],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "OFFLINE": "true", "TOPIC": str(topic)},
        check=True,
    )
    assert publish([str(folder / "site")]) == 0
    return folder / "site" / f"{SAMPLE}.html"


def test_it_has_every_element_that_pages_have(page: Page, sample: Path, offline_site: Path) -> None:
    found = set()
    for name in ("causes/lower-back", "faq/see-a-doctor", "for-clinicians", "glossary"):
        page.goto((offline_site / f"{name}.html").as_uri())
        found |= set(page.evaluate(NAMES))
    page.goto(sample.as_uri())
    pictures = {"defs", "desc", "g", "path", "pattern", "title", "circle", "rect", "ellipse"}
    terms = {"dfn"}  # this topic has no glossary
    assert found - pictures - terms - set(page.evaluate(NAMES)) == set()


def test_each_is_set_off_from_the_text_around_it(page: Page, sample: Path) -> None:
    page.goto(sample.as_uri())
    alike = {one: page.evaluate(LIKE_TEXT, f"article :is({one})") for one in SET_OFF}
    assert all(alike.values())
    assert [one for one, each in alike.items() if any(each)] == []


@in_every_engine
def test_nothing_is_wider_than_a_phone_or_cut_off(tab: Tab, sample: Path) -> None:
    tab.resize(*PHONE)
    tab.open(sample.as_uri())
    assert tab.evaluate(SIDEWAYS) is False
    cut = [one for one in tab.evaluate(f"({CUT})()") if not one.startswith("table")]
    assert cut == []


def test_a_wide_table_scrolls_inside_itself_by_the_keyboard_too(page: Page, sample: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(sample.as_uri())
    narrow, wide = page.locator("article table").all()
    assert narrow.get_attribute("tabindex") is None
    wide.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("ArrowRight")
    ChromiumTab(page).wait_for("document.activeElement.scrollLeft > 0")
    assert wide.locator("td[align=right]").first.evaluate("e => getComputedStyle(e).textAlign") in (
        "right",
        "-webkit-right",
    )


def test_axe_finds_nothing(page: Page, sample: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(sample.as_uri())
    found, colours = [], axe.Colours()
    for scheme, width in product(("light", "dark"), (320, 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{scheme}, {width}: {wrong}" for wrong in axe.violations(page, colours)]
    assert found == []


def test_paper_shows_all_of_it_in_black(page: Page, sample: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(sample.as_uri())
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    assert not page.evaluate(SIDEWAYS)
    assert page.evaluate(CUT) == []
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("article :is(p, li, td, dd, code, .care__heading)")]
          .filter(e => !e.closest(".care__calls, .pn-path, .pn-related, .pn-meaning, .pn-sure")
            && !e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
          .map(e => e.textContent)"""
    )
    assert hidden == []
    inks = page.evaluate(
        """() => [...new Set([...document.querySelectorAll("article :is(p, li, td, a, code, h2)")]
          .filter(e => e.checkVisibility())
          .map(e => getComputedStyle(e).color))]"""
    )
    assert inks == ["rgb(0, 0, 0)"]
