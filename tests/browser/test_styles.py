"""Cutting the style sheets changes nothing that a reader sees: every element looks as before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from publish.pages.scripts import OneScript
from publish.styles.styles import StylesInside, cut_sheets
from tests.browser.listener import serving
from tests.publish.built import changed, read, write

ROOT = Path(__file__).parents[2]
PHONE: ViewportSize = {"width": 375, "height": 812}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
LOOK = """() => {
  // what is folded away has a size only once somebody asks for it
  for (const e of document.querySelectorAll('body *')) e.getBoundingClientRect();
  const seen = new Set();
  const looks = {};
  for (const e of document.querySelectorAll('body, body *')) {
    const kind = [e, e.parentElement].map(one => [one.tagName, one.getAttribute('class'),
      !one.previousElementSibling, !one.nextElementSibling]).join(' ');
    if (seen.has(kind) || e.tagName === 'SCRIPT') continue;
    seen.add(kind);
    for (const part of ['', '::before', '::after']) {
      const style = getComputedStyle(e, part);
      if (part && style.content === 'none') continue;
      looks[kind + part] = [...style].filter(name => !name.startsWith('--'))
        .map(name => name + ':' + style.getPropertyValue(name));
    }
  }
  return JSON.stringify(looks);  // as one text, because Playwright is slow with many
}"""
"""The computed style of each kind of element and of its parts; kinds differ by their name, their
class, whether they stand first or last, and by the same of what they stand in."""


def plain(_: Page) -> None:
    """The page as it opens."""


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def with_the_menu(page: Page) -> None:
    page.click(".pn-menu-open")


def with_the_search(page: Page) -> None:
    page.click("button.pn-search-open")
    page.fill(".pn-search__words", "numb between my legs")
    page.locator(".pn-search__cards .care").first.wait_for()
    page.locator(".pn-search__result").first.wait_for()


def with_a_complaint(page: Page) -> None:
    page.click(".quiz__start a")
    page.click(".quiz__form .quiz__button--main")
    page.locator(".quiz__error").wait_for()


LOOKS: list[tuple[str, bool, ViewportSize, Literal["light", "dark"], Callable[[Page], None]]] = [
    ("index.html", True, PHONE, "light", plain),
    ("index.html", False, DESKTOP, "dark", with_the_search),
    ("causes/tight-shoes/index.html", True, PHONE, "dark", with_the_menu),
    ("causes/tight-shoes/index.html", True, DESKTOP, "light", plain),
    ("causes/tight-shoes/index.html", True, DESKTOP, "dark", on_paper),
    ("leg-map/index.html", True, PHONE, "light", plain),
    ("quiz/index.html", True, PHONE, "light", with_a_complaint),
    ("404.html", True, DESKTOP, "dark", plain),
]
LOOKED_AT = {name for name, *_ in LOOKS}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[bool, tuple[str, str]]]:
    """Where the pages are as MkDocs makes them, and with the style sheets cut: hosted, or not.

    A hosted page has its own rules, so others need no making. A copy has rules for all its pages.
    """
    folder = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "OFFLINE": "false"},
        check=True,
        capture_output=True,
    )
    files = read(folder / "site")
    few = {n: f for n, f in files.items() if not n.endswith(".html") or n in LOOKED_AT}
    joined = changed(few, OneScript(few))
    cut = dict(files)
    cut_sheets(cut)
    made = {
        "hosted before": dict(joined),
        "hosted after": changed(joined, StylesInside(joined)),
        "copy before": files,
        "copy after": cut,
    }
    with ExitStack() as stack:
        found = {}
        for name, of_one in made.items():
            write(folder / name, of_one)
            found[name] = stack.enter_context(serving(folder / name)).address
        yield {
            True: (found["hosted before"], found["hosted after"]),
            False: (found["copy before"], found["copy after"]),
        }


@pytest.mark.parametrize(
    ("name", "hosted", "size", "scheme", "prepare"),
    LOOKS,
    ids=lambda value: getattr(value, "__name__", None),
)
def test_every_element_looks_the_same(
    name: str,
    hosted: bool,
    size: ViewportSize,
    scheme: Literal["light", "dark"],
    prepare: Callable[[Page], None],
    addresses: dict[bool, tuple[str, str]],
    page: Page,
) -> None:
    looks = []
    for address in addresses[hosted]:
        page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        page.goto(f"{address}/{name}")
        prepare(page)
        looks.append(json.loads(page.evaluate(LOOK)))
    was, now = looks
    assert len(was) > 40
    assert was.keys() == now.keys()
    differing = {kind: set(was[kind]) ^ set(now[kind]) for kind in was if was[kind] != now[kind]}
    assert differing == {}
