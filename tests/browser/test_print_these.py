"""The page from which a nurse prints leaflets, opened from a folder."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Page

from bundle.formats.pdf import make
from bundle.source.contents import read_contents
from bundle.source.release import Release
from bundle.source.site import needed_offline, read_site
from bundle.source.source import Source
from tests.browser import axe
from tests.browser.conftest import AWKWARD_NAME
from tests.browser.listener import Listener
from tests.browser.tab import Tab, in_every_engine

FEW = {"quiz.html", "get-help.html", "causes/tight-shoes.html", "causes/lower-back.html"}
SHOES, BACK, HELP = "#tick-tight-shoes", "#tick-lower-back", "#tick-get-help"
STUB = "window.printed = 0, window.print = function () { window.printed += 1; }, 1"


@pytest.fixture(scope="module")
def picker(offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page is, with the leaflets of a few pages."""
    contents = read_contents(offline_site)
    few = replace(contents, pages=tuple(page for page in contents.pages if page.file in FEW))
    release = Release("pins-and-needles", "2026.11.18", datetime(2026, 11, 18, tzinfo=UTC))
    folder = tmp_path_factory.mktemp("dist") / AWKWARD_NAME
    folder.mkdir()
    make(Source(needed_offline(read_site(offline_site)), few, release), folder)
    return (folder / "leaflets" / "print-these.html").as_uri()


@in_every_engine
def test_ticked_leaflets_go_to_the_printer(tab: Tab, picker: str, outside: Listener) -> None:
    tab.open(picker)
    assert tab.evaluate(STUB)
    tab.click("#print")
    assert tab.evaluate("document.getElementById('status').textContent") == (
        "Tick one leaflet or more first."
    )
    tab.click(SHOES)
    tab.click(f"label[for={BACK[1:]}]")
    tab.wait_for("document.getElementById('status').textContent === '2 leaflets are ticked.'")
    wanted = "Array.from(document.querySelectorAll('.wanted h2.title')).map(e => e.textContent)"
    assert tab.evaluate("window.printed") == 0
    tab.click("#print")
    assert tab.evaluate("window.printed") == 1
    assert tab.evaluate(wanted) == [
        "Tight shoes or laces",
        "Nerve in the lower back (sciatica or spinal stenosis)",
    ]
    tab.click("#clear")
    assert tab.evaluate(wanted) == []
    tab.settle()
    assert tab.errors == []
    assert tab.requests == []
    assert outside.hits == []


def test_each_paper_says_how_many_sheets_it_takes(plain_page: Page, picker: str) -> None:
    plain_page.goto(picker)
    folder = Path(unquote(urlsplit(picker).path)).parent
    for link in plain_page.locator(".files a").all():
        sides = len(pypdfium2.PdfDocument(folder / (link.get_attribute("href") or "")))
        sheets = -(-sides // 2)
        told = f"{sides} page{'s' * (sides > 1)}, {sheets} sheet{'s' * (sheets > 1)}"
        assert (link.get_attribute("aria-label") or "").endswith(f"PDF, {told}")
        assert link.locator("xpath=following-sibling::*[1]").text_content() == told
    pictures = plain_page.locator(".list img")
    assert pictures.count() == len(FEW) + 2 + 1  # poster, pocket card, a picture sheet
    widths = pictures.evaluate_all("all => all.map(one => one.naturalWidth)")
    assert min(widths) > 80


def test_a_set_is_one_file_with_all_that_it_names(plain_page: Page, picker: str) -> None:
    """Of a set that is one paper here, that paper is enough: Running club is left out."""
    plain_page.goto(picker)
    sets = plain_page.locator(".sets li")
    assert sets.locator("h3").all_text_contents() == ["Reception", "Physiotherapy"]
    folder = Path(unquote(urlsplit(picker).path)).parent
    for one in sets.all():
        named = one.locator("p a").all_text_contents()
        for link in one.locator(".files a").all():
            pdf = pypdfium2.PdfDocument(folder / (link.get_attribute("href") or ""))
            told = " ".join(" ".join(p.get_textpage().get_text_range() for p in pdf).split())
            for title in named:
                # poster and pocket card show no title of their own
                assert title.partition(": ")[2] in told or title in told


def test_a_word_cuts_the_list_down(page: Page, picker: str) -> None:
    page.goto(picker)
    seen = "Array.from(document.querySelectorAll('.list li')).filter(e => e.checkVisibility())"
    every = page.evaluate(f"{seen}.length")
    page.fill("#filter", "SHOES tight")
    assert page.evaluate(f"{seen}.map(e => e.id)") == ["tight-shoes"]
    headings = "Array.from(document.querySelectorAll('h2.group')).filter(e => e.checkVisibility())"
    assert page.evaluate(f"{headings}.map(e => e.textContent)") == ["Causes"]
    page.fill("#filter", "")
    assert page.evaluate(f"{seen}.length") == every


def test_the_keyboard_is_enough(tab: Tab, picker: str) -> None:
    tab.open(picker)
    tab.evaluate(f"document.querySelector('{HELP}').focus()")
    tab.type(" ")
    tab.wait_for("document.getElementById('status').textContent === '1 leaflet is ticked.'")
    tab.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "a4/get-help.pdf"


def test_paper_has_the_ticked_texts_and_no_others(page: Page, picker: str) -> None:
    page.goto(picker)
    page.check(SHOES)
    page.check(HELP)
    pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    told = " ".join(" ".join(part.get_textpage().get_text_range() for part in pdf).split())
    assert "Print leaflets" not in told
    for expected in (
        "Every sign that needs help, most urgent first.",
        "A shoe, lace or sock that presses on your foot",
        "Call your emergency number now if:",
        "Not sure? Treat it as a yes. Our emergency number: Emergency numbers: 999 in the UK",
        "Your clinic: stamp or label",
        "Not yet reviewed by a clinician.",
        "version 2026.11.18, 18 November 2026.",
    ):
        assert expected in told
    assert told.index("most urgent first.") < told.index("A shoe, lace or sock")
    assert "sciatica or spinal stenosis) Medical name" not in told


def test_without_script_each_leaflet_is_a_link(plain_page: Page, picker: str) -> None:
    plain_page.goto(picker)
    links = plain_page.locator(".files a")
    # on two papers, and in large print on one, as are the two sets; the poster on four papers, card
    # and pictures on two
    assert links.count() == 3 * len(FEW) + 4 + 2 + 2 + 2 * 3
    folder = Path(unquote(urlsplit(picker).path)).parent
    for link in links.all():
        assert link.is_visible()
        assert Path(folder, link.get_attribute("href") or "").is_file()
    assert not plain_page.locator("#print").is_visible()
    assert not plain_page.locator(SHOES).is_visible()
    assert not plain_page.locator("#filter").is_visible()
    assert plain_page.locator("h1").count() == 1
    assert plain_page.locator("[data-disclaimer]").is_visible()


def test_axe_finds_nothing(page: Page, picker: str) -> None:
    page.goto(picker)
    colours = axe.Colours()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe.violations(page, colours) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
