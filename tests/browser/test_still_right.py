"""A copy made yesterday, a correction today: what whoever holds the copy hears, all the way."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page

from publish.cli import main as publish
from tests.browser.listener import Listener
from tests.browser.tab import Tab, in_every_engine
from tests.bundle.sample import contents, run, write_site
from tests.common.test_versions import STATES
from tests.hooks.conftest import ROOT

YESTERDAY = "2026.12.01.3"
EPOCH = "1796212800"
"""A moment of today, 2 December 2026."""
REASON = "Get help said the same day for a hot joint. It is an emergency."
GONE = f"""\
withdrawn:
  - {{first: 2026.11.22, last: 2026.11.29.2, day: 2026-11-30, reason: Wrong.}}
  - {{first: {YESTERDAY}, day: 2026-12-02, reason: {REASON}}}
"""
"""The same versions as in the list that the command is held to."""
SEEN = """Array.from(document.querySelectorAll('[data-verdict]'))
  .filter(one => one.getClientRects().length).map(one => one.dataset.verdict)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hosted site of a small topic, corrected today."""
    folder = tmp_path_factory.mktemp("today")
    topic = Path(shutil.copytree(ROOT / "examples" / "sore-wrist", folder / "topic"))
    (topic / "withdrawn.yml").write_text(GONE, "utf-8")
    told = {"TOPIC": str(topic), "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder / "site"],
        cwd=ROOT,
        env=os.environ | told,
        check=True,
        capture_output=True,
    )
    assert publish([str(folder / "site"), "--hosted"]) == 0
    return folder / "site"


@pytest.fixture
def server(site: Path, serve: Callable[[Path], Listener]) -> Listener:
    return serve(site)


@pytest.fixture
def copy(tmp_path: Path, server: Listener) -> Path:
    """The folder of yesterday's bundle, which knows where the site is."""
    told = contents(slug="sore-wrist", address=f"{server.address}/")
    offline = write_site(tmp_path / "offline", {"contents.json": told})
    done = run(offline, "--to", tmp_path / "dist", "--version", YESTERDAY)
    assert done.returncode == 0, done.stderr
    return tmp_path / "dist" / "sore-wrist"


def test_a_phone_and_the_command_say_that_the_copy_is_withdrawn(
    page: Page, copy: Path, server: Listener
) -> None:
    page.goto((copy / "start-here.html").as_uri())
    picture = page.locator(".current img").screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert code.text == f"{server.address}/is-it-right/#{YESTERDAY}"
    assert code.text in page.locator(".current").inner_text()
    assert server.hits == []  # nothing in a copy asks by itself

    page.goto(code.text)
    words = page.locator("[role=status] [data-verdict=withdrawn]").inner_text()
    assert f"WITHDRAWN. Do not use version {YESTERDAY}." in words
    assert REASON in words
    assert "Throw away what was printed from it." in words
    assert not [hit for hit in server.hits if YESTERDAY in hit]

    done = run("check-updates", "--from", f"{server.address}/", copy)
    assert done.returncode == 1
    assert done.stdout.startswith("WITHDRAWN: do not use this copy.")
    assert REASON in done.stdout


@in_every_engine
def test_the_page_says_of_each_version_what_the_command_says(tab: Tab, server: Listener) -> None:
    tab.open(f"{server.address}/is-it-right/")
    assert tab.evaluate(SEEN) == []
    for version, state in STATES:
        tab.evaluate(f"void (location.hash = '{version}')")
        tab.wait_for(f"document.querySelector('[data-asked]').textContent === '{version}'")
        assert tab.evaluate(SEEN) == [state.value], version
    tab.open(f"{server.address}/is-it-right/#top")
    assert tab.evaluate(SEEN) == []
    tab.open(f"{server.address}/is-it-right/#1<b>x</b>")
    assert tab.evaluate(SEEN) == ["unknown"]
    assert tab.evaluate("document.querySelectorAll('[role=status] b').length") == 0
    assert tab.errors == []


def test_without_script_it_is_a_list_with_what_is_withdrawn_first(
    plain_page: Page, server: Listener
) -> None:
    plain_page.goto(f"{server.address}/is-it-right/#{YESTERDAY}")
    words = plain_page.locator("article").inner_text()
    places = [words.find(one) for one in (f"Version {YESTERDAY}, withdrawn", REASON, "The newest")]
    assert -1 not in places
    assert places == sorted(places)
    assert "Version 2026.12.02 is still right." in words
    assert plain_page.locator("[data-verdict]:visible").count() == 0
