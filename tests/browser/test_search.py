"""The search as a reader uses it: typed into the real box, hosted and from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.chromium import ChromiumTab
from tests.browser.listener import Listener
from tests.browser.shares import engine_of
from tests.browser.tab import Tab, in_every_engine
from tests.pages.finding import queries

BUTTON = "button.pn-search-open"
LINK = "a.pn-search-open"
DIALOG = ".pn-search"
WORDS = ".pn-search__words"
RESULT = ".pn-search__result"
CARD = ".pn-search__cards .care--emergency"
SCRIPT = "/assets/search/find."
TITLES = f"[...document.querySelectorAll('{RESULT} .pn-search__title')].map(e => e.textContent)"
ADDRESSES = f"[...document.querySelectorAll('{RESULT}')].map(e => e.href)"

Serve = Callable[[Path], Listener]

TOP = 3
WANTED = 0.95
SAMPLE = [
    ("dead leg", "Squeezed nerve: an overview"),
    ("siatica", "Nerve in the lower back (sciatica or spinal stenosis)"),
    ("paresthesia", "Glossary"),
    ("vitamen b12 defishency", "Low vitamins"),
    ("privicy", "Privacy"),
    ("can't pee", "Get help"),
]
"""What is typed, and one of the first titles."""

IN_CHROMIUM = pytest.mark.parametrize("hosted_in", ["chromium"])
IN_FIREFOX = pytest.mark.parametrize("hosted_in", ["firefox"])
"""Who looks at it on a server. The others look at it on a disk."""


@pytest.fixture
def home(
    hosted_in: str,
    request: pytest.FixtureRequest,
    hosted_site: Path,
    offline_site: Path,
    serve: Serve,
) -> str:
    """The address of the home page, on a server or on a disk."""
    if engine_of(request) == hosted_in:
        return f"{serve(hosted_site).address}/"
    return _home_on_disk(offline_site)


def _home_on_disk(site: Path) -> str:
    return (site / "index.html").as_uri()


def open_search(tab: Tab) -> None:
    tab.click(BUTTON)
    tab.wait_for(f"document.activeElement?.matches('{WORDS}')")


def typed(tab: Tab, query: str) -> list[str]:
    """Type a query over the last one and return the titles found."""
    tab.evaluate(f"document.querySelector('{WORDS}').select()")
    before = tab.evaluate(TITLES)
    tab.type(query)
    tab.wait_for(f"document.querySelector('{WORDS}').value === {query!r}")
    tab.wait_for(f"{TITLES}.length > 0 && String({TITLES}) !== {','.join(before)!r}")
    titles: list[str] = tab.evaluate(TITLES)
    return titles


@IN_CHROMIUM
def test_words_of_all_kinds_lead_to_their_page(tab: Tab, home: str, outside: Listener) -> None:
    tab.open(home)
    open_search(tab)
    for query, title in SAMPLE:
        assert title in typed(tab, query)[:TOP], query
    assert tab.sees(CARD)
    assert tab.errors == []
    assert outside.hits == []
    assert home.startswith("http") or tab.requests == []


NUMBERS = """(() => {
  const page = document.documentElement.innerHTML;
  const called = [...page.matchAll(/tel:([+0-9]+)/g)].map(found => found[1]);
  const read = [...page.matchAll(/"tel:[+0-9]+","([^"]+)"/g)].map(found => found[1]);
  return [...new Set([...called, ...read])];
})()"""
"""All numbers on a page and in its scripts: as one dials them, and as one reads them."""

SEEK = f"""(queries) => {{
  const words = document.querySelector("{WORDS}");
  return queries.map(query => {{
    words.value = query;
    words.dispatchEvent(new Event("input", {{bubbles: true}}));
    const card = document.querySelector("{CARD}");
    return [{ADDRESSES}, card !== null && card.checkVisibility()];
  }});
}}"""
"""Put each query into the box, and give what is shown for it."""


def test_every_query_finds_a_wanted_page(page: Page, hosted_site: Path, serve: Serve) -> None:
    server = serve(hosted_site)
    page.goto(server.address)
    page.click(BUTTON)
    page.keyboard.type("laces")
    page.wait_for_selector(RESULT)
    missed: dict[str, list[str]] = {}
    silent = []
    asked = queries()
    shown = page.evaluate(SEEK, [query["q"] for query in asked])
    for query, (addresses, card) in zip(asked, shown, strict=True):
        found = [_path(address, server.address) for address in addresses]
        if not set(query["pages"]) & set(found[:TOP]):
            missed.setdefault(query["set"], []).append(f"{query['q']}: {found[:TOP]}")
        if query["kind"] == "emergency" and not card:
            silent.append(query["q"])
    assert silent == []
    for name, lines in missed.items():
        count = sum(query["set"] == name for query in asked)
        assert 1 - len(lines) / count >= WANTED, "\n".join(lines)


def _path(address: str, server: str) -> str:
    """Return a page's path in docs/ from its address on the hosted site."""
    place = address.removeprefix(server).partition("#")[0].strip("/")
    return f"{place or 'index'}.md"


def test_nothing_is_loaded_before_somebody_searches(
    tab: Tab, hosted_site: Path, serve: Serve, outside: Listener
) -> None:
    server = serve(hosted_site)
    tab.open(f"{server.address}/causes/tight-shoes/")
    assert not [hit for hit in server.hits if SCRIPT in hit]
    before = len(server.hits)
    open_search(tab)
    assert typed(tab, "laces")
    assert typed(tab, "numb toe")
    # a browser asks for the page's icon when it likes, and the worker for pages to keep
    loaded = [
        hit
        for hit in server.hits[before:]
        if "/assets/" in hit and "/images/" not in hit and "/assets/scripts-" not in hit
    ]
    sheet = "GET /assets/stylesheets/search-inside.css"
    assert sorted(hit.partition(SCRIPT)[0] for hit in loaded) == ["GET ", sheet]
    assert outside.hits == []


@in_every_engine
@IN_FIREFOX
def test_the_keyboard_alone_is_enough(tab: Tab, home: str) -> None:
    tab.open(home)
    tab.evaluate(f"document.querySelector('{BUTTON}').focus()")
    tab.type("/")
    tab.wait_for(f"document.activeElement?.matches('{WORDS}')")
    assert tab.evaluate(f"document.querySelector('{WORDS}').value") == ""
    tab.press("Escape")
    assert not tab.sees(DIALOG)
    assert tab.evaluate(f"document.activeElement.matches('{BUTTON}')")
    tab.press("Enter")
    tab.wait_for(f"document.activeElement?.matches('{WORDS}')")
    titles = typed(tab, "numb foot")
    for key, title in [("ArrowDown", titles[0]), ("ArrowDown", titles[1]), ("ArrowUp", titles[0])]:
        tab.press(key)
        assert title in tab.evaluate("document.activeElement.textContent")
    tab.press("ArrowUp")
    assert tab.evaluate(f"document.activeElement.matches('{WORDS}')")
    typed(tab, "privacy")
    tab.press("Enter")
    # the address changes before the page is there
    tab.wait_for(
        "location.pathname.includes('privacy')"
        " && document.querySelector('h1')?.textContent.trim() === 'Privacy'"
    )


@in_every_engine
@IN_CHROMIUM
def test_an_emergency_leads_to_its_place_on_get_help(tab: Tab, home: str) -> None:
    tab.open(home)
    open_search(tab)
    assert typed(tab, "numb between my legs")[0] == "Get help"
    assert "Call your emergency number now if:" in tab.text(CARD)
    assert tab.text(".pn-search__level") == "Emergency now"
    tab.wait_for("document.querySelector('.pn-search__status').textContent.includes('emergency')")
    tab.press("Enter")
    tab.wait_for("document.querySelector(':target')?.textContent.startsWith('Between legs')")
    assert not tab.sees(DIALOG)


@in_every_engine
def test_whoever_seeks_help_sees_numbers_first(tab: Tab, offline_site: Path) -> None:
    tab.resize(375, 667)
    tab.open(_home_on_disk(offline_site))
    open_search(tab)
    bar = ".pn-search .call:not(.pn-search__cards *)"
    tab.wait_for(f"!!document.querySelector('{bar}')")
    assert tab.sees(bar)
    for query in ("999", "coughing up blood", "ambulance"):
        typed(tab, query)
        numbers, signs, low, end = tab.evaluate(
            f"""['.care__calls a', '.care__body li'].map(e => document.querySelector(
              '.pn-search__cards ' + e).getBoundingClientRect().top).concat(
              [document.querySelector('{bar}').getBoundingClientRect().top, innerHeight])"""
        )
        assert 0 < numbers < signs
        assert numbers < low < end
    tab.click(bar)
    tab.wait_for("location.hash === '#call' && !!document.querySelector('#call')")


def test_a_bare_symptom_leads_to_what_to_do_now(tab: Tab, offline_site: Path) -> None:
    tab.open(_home_on_disk(offline_site))
    open_search(tab)
    for query in ("numb foot", "numb leg"):
        assert typed(tab, query)[0] == "It is happening now"


def test_every_number_to_call_leads_to_get_help(tab: Tab, offline_site: Path) -> None:
    """Those of the region built, and those that a time zone may choose. What a topic takes for a
    call for help shows a card first, and the card's page."""
    tab.open((offline_site / "get-help.html").as_uri())
    numbers: list[str] = tab.evaluate(NUMBERS)
    open_search(tab)
    typed(tab, "laces")
    shown = tab.evaluate(f"({SEEK})({numbers!r})")
    assert numbers
    told = [
        (number, [Path(found).name for found in addresses[: 1 + card]])
        for number, (addresses, card) in zip(numbers, shown, strict=True)
    ]
    assert [number for number, names in told if "get-help.html" not in names] == []


def test_what_finds_nothing_says_so(tab: Tab, offline_site: Path) -> None:
    tab.open(_home_on_disk(offline_site))
    open_search(tab)
    tab.type("zzzzqqq")
    tab.wait_for("document.querySelector('.pn-search__status').textContent.startsWith('No page')")
    assert tab.sees(".pn-search .pn-ways-on a")


@pytest.mark.parametrize("key", ["s", "f"])
def test_other_keys_open_it_but_not_while_one_types(key: str, tab: Tab, offline_site: Path) -> None:
    tab.open(_home_on_disk(offline_site))
    tab.type(key)
    tab.wait_for(f"document.activeElement?.matches('{WORDS}')")
    tab.type(key)
    tab.wait_for(f"document.querySelector('{WORDS}').value === '{key}'")


def test_axe_finds_nothing_with_the_search_open(
    page: Page, hosted_site: Path, serve: Serve
) -> None:
    """On a phone and on a desk, all rules; the colours in light and dark."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{serve(hosted_site).address}/causes/tight-shoes/")
    page.keyboard.press("/")
    page.keyboard.type("numb between my legs")
    page.wait_for_selector(CARD)
    colours = axe.Colours()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.emulate_media(color_scheme="light")
        assert axe.violations(page, colours) == []
        page.emulate_media(color_scheme="dark")
        assert colours.violations(page) == []
        assert page.evaluate(f"document.querySelector('{DIALOG}').scrollWidth") <= width
        box = page.locator(DIALOG).bounding_box()
        assert box is not None
        assert (box["width"] == width and box["height"] == 700) == (width == 320)  # fills a phone


def test_without_script_the_list_of_all_pages_stands_in(
    plain_page: Page, offline_site: Path
) -> None:
    plain_page.goto((offline_site / "index.html").as_uri())
    assert not plain_page.is_visible(BUTTON)
    plain_page.click(LINK)
    assert plain_page.inner_text("h1") == "All pages"
    listed = set(plain_page.locator("article li a").evaluate_all("all => all.map(a => a.href)"))
    others = offline_site.rglob("*.html")
    missing = {file.name for file in others if file.as_uri() not in listed}
    assert missing == {"404.html", "all-pages.html", "quiz-plain.html"}


def test_a_browser_without_dialogs_keeps_the_list(
    chromium: ChromiumTab, offline_site: Path
) -> None:
    with chromium.run_first("delete HTMLDialogElement.prototype.showModal"):
        chromium.open((offline_site / "index.html").as_uri())
    assert chromium.sees(LINK)
    assert not chromium.sees(BUTTON)
    assert chromium.errors == []
