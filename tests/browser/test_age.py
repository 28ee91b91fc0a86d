"""A page says by itself when it is old, and when the clock cannot be right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.chromium import ChromiumTab
from tests.browser.listener import Listener
from tests.browser.shares import engine_of, share
from tests.browser.tab import Tab, in_both_engines, in_every_engine

OLD, CLOCK = "#pn-age-old", "#pn-age-clock"
LARGEST_SCRIPT = 800
"""Bytes."""
FILES = [
    "start-here.html",
    "read-me-first.html",
    "pages/causes/tight-shoes.html",
    "pages/quiz.html",
]
CLOCK_SCRIPT = """
const Real = Date, NOW = new Real({year}, {month} - 1, {day}, {hour}).getTime();
window.Date = class extends Real {{
  constructor(...parts) {{ if (parts.length) super(...parts); else super(NOW); }}
  static now() {{ return NOW; }}
}};
"""


def clock(day: date, hour: int = 12) -> str:
    """Return a script that sets the clock of a page, in the time of the place."""
    return CLOCK_SCRIPT.format(year=day.year, month=day.month, day=day.day, hour=hour)


def days(page: Path) -> tuple[date, date | None]:
    """Return the day of the build and that of the next review, as the page has them."""
    root = html.parse(str(page)).getroot()
    (built,) = root.xpath("//meta[@name='built']/@content")
    due = root.xpath("//meta[@name='review-due']/@content")
    return date.fromisoformat(built), date.fromisoformat(due[0]) if due else None


def clocks(built: date, due: date) -> dict[str, tuple[str, list[str]]]:
    """Return clocks, and what a page must show under each."""
    day = timedelta(days=1)
    return {
        "fresh": (clock(built + day), []),
        "the day of the build, far west": (clock(built - day, 23), []),
        "the last day": (clock(due, 23), []),
        "one day after": (clock(due + day, 0), [OLD]),
        "years after": (clock(due + 2000 * day), [OLD]),
        "2015": (clock(date(2015, 1, 1)), [CLOCK]),
    }


def shown(tab: Tab) -> list[str]:
    return [note for note in (OLD, CLOCK) if tab.sees(note)]


@in_both_engines
@pytest.mark.parametrize("file", FILES)
def test_from_a_folder(
    file: str, tab: Tab, clinic_copy: Path, request: pytest.FixtureRequest
) -> None:
    built, due = days(clinic_copy / file)
    assert due
    times = list(clocks(built, due).items())
    for name, (script, notes) in share(engine_of(request), times, turn=FILES.index(file)):
        with tab.run_first(script):
            tab.open((clinic_copy / file).as_uri())
            assert shown(tab) == notes, name
            assert tab.errors == []


@in_every_engine
def test_over_the_web(
    tab: Tab,
    hosted_site: Path,
    serve: Callable[[Path], Listener],
    request: pytest.FixtureRequest,
) -> None:
    server = serve(hosted_site)
    built, due = days(hosted_site / "causes" / "tight-shoes" / "index.html")
    assert due
    for name, (script, notes) in share(engine_of(request), list(clocks(built, due).items())):
        with tab.run_first(script):
            tab.open(f"{server.address}/causes/tight-shoes/")
            assert shown(tab) == notes, name


def test_a_page_that_never_gets_old_still_sees_a_wrong_clock(
    tab: Tab, hosted_site: Path, serve: Callable[[Path], Listener]
) -> None:
    assert days(hosted_site / "404.html")[1] is None
    server = serve(hosted_site)
    for day, notes in ((date(2040, 1, 1), []), (date(2015, 1, 1), [CLOCK])):
        with tab.run_first(clock(day)):
            tab.open(f"{server.address}/404.html")
            assert shown(tab) == notes


def test_every_page_can_tell(clinic_copy: Path, hosted_site: Path) -> None:
    # the files that hold the whole site tell for each page they show: test_single_file
    whole = {"whole-site.html", "kiosk.html"}
    copy = [page for page in clinic_copy.rglob("*.html") if page.name not in whole]
    pages = [*copy, *hosted_site.rglob("*.html")]
    assert len(pages) > 80
    for page in pages:
        root = html.parse(str(page)).getroot()
        due = days(page)[1]
        notes = root.xpath("//*[@role='status']//*[@hidden]/@id")
        assert notes == (["pn-age-old"] if due else []) + ["pn-age-clock"], page
        scripts = [script.text or "" for script in root.iter("script")]
        for address in root.xpath("//script/@src"):
            # the page for wrong addresses has its own from the root of the server
            base = hosted_site if address.startswith("/") else page.parent
            scripts.append((base / address.lstrip("/")).read_text(encoding="utf-8"))
        assert any("pn-age-" in script for script in scripts), page


def test_the_script_is_tiny(clinic_copy: Path) -> None:
    assert len((clinic_copy / "pages" / "assets" / "age.js").read_bytes()) < LARGEST_SCRIPT


def test_it_is_on_paper_too(chromium: ChromiumTab, clinic_copy: Path) -> None:
    page = clinic_copy / "pages" / "causes" / "tight-shoes.html"
    with chromium.run_first(clock(date(2040, 1, 1))):
        chromium.open(page.as_uri())
        chromium.page.emulate_media(media="print")
        assert shown(chromium) == [OLD]
        chromium.page.emulate_media(media="screen")


def test_without_script_the_day_stands_at_the_foot(plain_page: Page, clinic_copy: Path) -> None:
    plain_page.goto((clinic_copy / "pages" / "causes" / "tight-shoes.html").as_uri())
    assert "Next review due: " in plain_page.locator(".pn-review").inner_text()
    assert not plain_page.locator(OLD).is_visible()
