"""Cutting the style sheets changes nothing that a reader sees: every element looks as before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from publish.scripts import OneScript
from publish.styles import StylesInside, cut_sheets
from tests.browser.listener import Listener
from tests.publish.built import changed, read, write

ROOT = Path(__file__).parents[2]
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 800}
LOOK = """() => {
  // what is laid out late, or not, as what is folded away, has its size first
  const all = document.querySelectorAll('body *');
  for (const e of all)
    if (getComputedStyle(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible';
  for (const e of all) e.getBoundingClientRect();
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
  return looks;
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
    page.click(".quiz__button--main")
    page.locator(".quiz__error").wait_for()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hosted site as MkDocs makes it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "OFFLINE": "false"},
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.parametrize(
    ("name", "hosted", "size", "scheme", "prepare"),
    [
        ("index.html", True, PHONE, "light", plain),
        ("index.html", False, DESKTOP, "dark", with_the_search),
        ("causes/tight-shoes/index.html", True, PHONE, "dark", with_the_menu),
        ("causes/tight-shoes/index.html", True, DESKTOP, "light", plain),
        ("causes/tight-shoes/index.html", True, DESKTOP, "dark", on_paper),
        ("leg-map/index.html", True, PHONE, "light", plain),
        ("quiz/index.html", True, PHONE, "light", with_a_complaint),
        ("404.html", True, DESKTOP, "dark", plain),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_every_element_looks_the_same(
    name: str,
    hosted: bool,
    size: dict[str, int],
    scheme: str,
    prepare: Callable[[Page], None],
    built: Path,
    tmp_path: Path,
    chromium_browser: Browser,
    serve: Callable[[Path], Listener],
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    files = read(built)
    if hosted:
        write(before, changed(files, OneScript(files)))
        write(after, changed(files, StylesInside(files)))
    else:
        write(before, files)
        cut_sheets(files)
        write(after, files)
    looks = []
    for folder in (before, after):
        with chromium_browser.new_context(
            viewport=size, color_scheme=scheme, reduced_motion="reduce"
        ) as context:
            page = context.new_page()
            page.goto(f"{serve(folder).address}/{name}")
            prepare(page)
            looks.append(page.evaluate(LOOK))
    was, now = looks
    assert len(was) > 40
    assert was.keys() == now.keys()
    differing = {kind: set(was[kind]) ^ set(now[kind]) for kind in was if was[kind] != now[kind]}
    assert differing == {}
