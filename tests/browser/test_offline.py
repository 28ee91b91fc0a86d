"""The clinic's copy, and the hosted site, in real browsers: nothing leaves, everything works."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bundle.integrity.verify import verify
from tests.browser.beacons import BEACONS, left, wait_for
from tests.browser.chromium import FIRST_PAINT
from tests.browser.kinds import pages_of
from tests.browser.listener import Listener, silent_proxy
from tests.browser.shares import engine_of, share
from tests.browser.tab import CUT_SHORT, Tab, in_both_engines, in_every_engine
from tests.browser.test_access import SIDEWAYS

SEARCH_BUTTON = "button.pn-search-open"
SEARCH_BOX = ".pn-search__words"
SEARCH_HITS = ".pn-search__result"
STORED = "({local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie})"

QUIZ_START = ".quiz__start a"
QUIZ_OPTION = ".quiz__option:last-child label"
QUIZ_CONTINUE = ".quiz__form .quiz__button--main"
QUIZ_RESULT = ".quiz__step--shown .care__heading"
QUIZ_LINKS = ".quiz__ways:visible a"
LARGEST_BUNDLE = 8_500_000
"""Bytes of the zip."""
SMALL_PHONE = (320, 640)
LONGEST_QUIZ = 40
"""Questions; more than any way through the quiz has."""


def page_with(markup: str, folder: Path) -> str:
    """Write a page and return its address."""
    page = folder / "page.html"
    page.write_text(f"<!doctype html><title>x</title>{markup}", encoding="utf-8")
    return page.as_uri()


def walk(tab: Tab, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Open each page on a small phone; return what a reader would miss and what went wrong, page by
    page."""
    problems: dict[str, list[str]] = {}
    tab.resize(*SMALL_PHONE)
    for address in addresses:
        tab.open(address)
        found = [f"cannot see {part}" for part in ("h1", "[data-disclaimer]") if not tab.sees(part)]
        found += ["scrolls sideways"] if tab.evaluate(SIDEWAYS) else []
        found += [f"error: {error}" for error in tab.errors]
        found += [f"asked for {request}" for request in tab.requests]
        if found:
            problems[address] = found
    return problems


@in_both_engines
@pytest.mark.parametrize("kind", BEACONS)
def test_a_planted_beacon_is_seen(kind: str, tab: Tab, outside: Listener, tmp_path: Path) -> None:
    # The proof that "nothing left" below means something.
    tab.open(page_with(BEACONS[kind], tmp_path))
    wait_for([f"{kind}.test"], outside)
    tab.settle()
    assert any(f"{kind}.test" in request for request in tab.requests)


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<p data-disclaimer>x</p>", "cannot see h1"),
        ("<h1>x</h1>", "cannot see [data-disclaimer]"),
        ("<h1>x</h1><p data-disclaimer hidden>x</p>", "cannot see [data-disclaimer]"),
        ("<h1 style='opacity:0'>x</h1><p data-disclaimer>x</p>", "cannot see h1"),
        ("<h1>x</h1><p data-disclaimer>x<script>console.error('oops')</script>", "oops"),
        ("<h1>x</h1><p data-disclaimer>x<script>throw Error('oops')</script>", "oops"),
        ("<h1>x</h1><p data-disclaimer style='width: 400px'>x</p>", "scrolls sideways"),
    ],
)
def test_what_a_reader_would_miss_is_seen(
    markup: str, problem: str, tab: Tab, tmp_path: Path
) -> None:
    address = page_with(markup, tmp_path)
    (found,) = walk(tab, [address])[address]
    assert problem in found


@in_both_engines
def test_every_page_of_the_copy_opens_and_asks_for_nothing(
    tab: Tab, outside: Listener, clinic_copy: Path, request: pytest.FixtureRequest
) -> None:
    pages = pages_of(clinic_copy)
    assert clinic_copy / "start-here.html" in pages
    assert walk(tab, (page.as_uri() for page in share(engine_of(request), pages))) == {}
    assert left(tab.open, outside) == []


def test_the_bundle_is_whole_and_fits_any_stick(bundle_zip: Path) -> None:
    assert verify(bundle_zip.parent).findings == []
    assert verify(bundle_zip).findings == []
    assert bundle_zip.stat().st_size <= LARGEST_BUNDLE


@in_every_engine
def test_the_start_page_leads_into_the_site(tab: Tab, clinic_copy: Path) -> None:
    tab.open((clinic_copy / "start-here.html").as_uri())
    tab.click("a.open")
    tab.wait_for(
        "location.pathname.endsWith('/pages/index.html') && !!document.querySelector('h1')"
    )
    tab.wait_for("document.readyState === 'complete'")
    assert tab.sees("h1")


START, READ_ME, FOR_IT = "start-here.html", "read-me-first.html", "for-it.html"


@pytest.mark.parametrize(
    ("page", "note"), [(START, ".unpack"), ("pages/causes/tight-shoes.html", ".pn-unpack")]
)
def test_the_note_to_unpack_shows_in_a_zip_window_only(
    page: str, note: str, tab: Tab, clinic_copy: Path, tmp_path: Path
) -> None:
    whole = clinic_copy / page
    tab.open(whole.as_uri())
    assert not tab.sees(note)
    # A zip window unpacks the one file that is opened, and nothing beside it.
    alone = tmp_path / whole.name
    alone.write_bytes(whole.read_bytes())
    tab.open(alone.as_uri())
    assert "Extract All" in tab.text(note)
    assert tab.sees(note)


@pytest.mark.parametrize(
    ("folder", "shown"),
    [
        ("Temp1_pins-and-needles.zip", True),
        ("0f1e2d_pins-and-needles.zip.a1b", True),
        ("7zO4A1B2C3D", True),
        ("Rar$EXa0.123", True),
        ("zip files", False),
        ("Dr É's 100%", False),
    ],
)
def test_the_note_to_unpack_shows_in_the_folders_of_zip_programs(
    folder: str, shown: bool, tab: Tab, clinic_copy: Path, tmp_path: Path
) -> None:
    copy = tmp_path / folder / "pins-and-needles"
    for name in (START, "parts/whole-copy.css"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((clinic_copy / name).read_bytes())
    tab.open((copy / START).as_uri())
    assert tab.sees(".unpack") == shown
    assert tab.errors == []


@in_every_engine
@pytest.mark.parametrize("name", [START, READ_ME, FOR_IT])
def test_our_own_pages_let_no_planted_beacon_out(
    name: str, tab: Tab, outside: Listener, clinic_copy: Path, tmp_path: Path
) -> None:
    page = (clinic_copy / name).read_text("utf-8")
    planted = tmp_path / name
    planted.write_text(page.replace("</main>", f"{''.join(BEACONS.values())}</main>"), "utf-8")
    tab.open(planted.as_uri())
    assert tab.sees("h1")
    assert left(tab.open, outside) == []


def test_a_network_that_swallows_everything_keeps_no_page_waiting(
    chromium_browser: Browser, clinic_copy: Path
) -> None:
    pages = [START, READ_ME, "pages/index.html", "pages/causes/tight-shoes.html"]
    with (
        silent_proxy() as address,
        chromium_browser.new_context(proxy={"server": address}) as context,
    ):
        page = context.new_page()
        for name in pages:
            page.goto((clinic_copy / name).as_uri(), wait_until="commit")
            page.locator("h1").wait_for()
            print(
                f"first text of {name} after {page.evaluate(FIRST_PAINT):.0f} ms without a network"
            )


def search(tab: Tab, word: str) -> int:
    """Search as a reader does, with the keyboard; return how many pages are found."""
    tab.click(SEARCH_BUTTON)
    tab.wait_for(f"document.activeElement?.matches('{SEARCH_BOX}')")
    tab.type(word)
    hits = tab.wait_for(f"document.querySelectorAll('{SEARCH_HITS}').length")
    assert isinstance(hits, int)
    return hits


@in_every_engine
@pytest.mark.parametrize("page", ["index.html", "causes/tight-shoes.html"])
def test_search_works_from_a_folder(
    page: str, tab: Tab, outside: Listener, clinic_copy: Path
) -> None:
    tab.open((clinic_copy / "pages" / page).as_uri())
    assert search(tab, "laces") > 0
    assert tab.errors == []
    assert left(tab.open, outside) == []


@in_every_engine
def test_the_quiz_leads_to_a_result_and_keeps_nothing(
    tab: Tab, outside: Listener, clinic_copy: Path
) -> None:
    tab.open((clinic_copy / "pages" / "quiz.html").as_uri())
    tab.click(QUIZ_START)
    stored = tab.evaluate(STORED)
    for _ in range(LONGEST_QUIZ):
        if tab.sees(QUIZ_RESULT):
            break
        tab.click(QUIZ_OPTION)
        tab.click(QUIZ_CONTINUE)
    assert tab.text(QUIZ_RESULT)
    assert tab.evaluate(STORED) == stored
    assert (tab.errors, tab.requests) == ([], [])
    assert left(tab.open, outside) == []


def test_the_quiz_leads_to_a_result_without_any_script(plain_page: Page, clinic_copy: Path) -> None:
    plain_page.goto((clinic_copy / "pages" / "quiz.html").as_uri())
    plain_page.locator(QUIZ_START).click()
    assert plain_page.locator(QUIZ_LINKS).count() > 1
    for _ in range(LONGEST_QUIZ):
        if plain_page.locator(QUIZ_LINKS).count() == 0:
            break
        plain_page.locator(QUIZ_LINKS).last.click()
    assert plain_page.locator(".care__heading:visible").count() == 1


@in_both_engines
def test_the_hosted_site_asks_no_one_else(
    tab: Tab,
    outside: Listener,
    hosted_site: Path,
    serve: Callable[[Path], Listener],
    request: pytest.FixtureRequest,
) -> None:
    server = serve(hosted_site)
    pages = share(engine_of(request), pages_of(hosted_site), turn=1)  # in the other engine
    pages = [page.relative_to(hosted_site) for page in pages]
    tab_problems = walk(tab, (f"{server.address}/{page.as_posix()}" for page in pages))
    own = (
        f"asked for {server.address}/",
        f"error: {CUT_SHORT.format(server.address)}",
    )
    others = {
        page: rest
        for page, found in tab_problems.items()
        if (rest := [line for line in found if not line.startswith(own)])
    }
    assert others == {}
    assert left(tab.open, outside) == []
    assert server.hits
