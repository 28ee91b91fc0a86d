"""A first visit is light on each kind of page: what `benchmarks.page_weight` prints."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from benchmarks.lighthouse import addresses
from benchmarks.page_weight import KINDS, SETTLED, WATCH, drawn, weigh
from tests.browser.chromium import FIRST_PAINT, ChromiumTab
from tests.browser.listener import Listener

MOST_BYTES = 20_000
HEAVIER = {"quiz": 40_000}
"""The quiz holds its graph and all that a result may say."""
A_PARAGRAPH = 500
"""What a page that is not measured as one of a kind may weigh more, before somebody looks at it."""
FOR_FEW = ("sources-whole", "quiz-plain", "quiz-rules", "for-clinicians")
"""For paper, for browsers without script, and for who checks what we wrote."""
MOST_DRAWN = 12_000
"""What the drawings of a page may add, the body to choose on among them."""
MOST_REQUESTS = 3
MOST_ELEMENTS = 350
INDEX = "search/find"
SCRIPTS = "**/scripts-*.js"
SCRIPT = re.compile(r"assets/(scripts-\w+\.js)")


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_visit_is_light(
    kind: str,
    chromium: ChromiumTab,
    page: Page,
    hosted_site: Path,
    serve: Callable[[Path], Listener],
) -> None:
    server = serve(hosted_site)
    with chromium.run_first(WATCH):
        weight = weigh(page, hosted_site, KINDS[kind], server.address)
    assert [one for one in weight.requests if not one.startswith(server.address)] == []
    assert [one for one in weight.requests if INDEX in one] == []
    assert len(weight.requests) <= MOST_REQUESTS
    assert weight.size - weight.drawn <= HEAVIER.get(kind, MOST_BYTES)
    assert weight.drawn <= MOST_DRAWN
    assert weight.elements <= MOST_ELEMENTS
    assert weight.shifted == 0


def test_no_page_for_readers_is_heavy(hosted_site: Path) -> None:
    """As every browser that has kept nothing needs it, without asking one."""
    allowed = {address: HEAVIER.get(kind, MOST_BYTES) for kind, address in KINDS.items()}
    heavy = {}
    for file in hosted_site.rglob("*.html"):
        page, address = file.read_bytes(), file.relative_to(hosted_site).as_posix()
        scripts = {hosted_site / "assets" / name for name in SCRIPT.findall(page.decode())}
        needed = [file, hosted_site / "assets/images/mark.svg", *scripts]
        size = sum(len(gzip.compress(one.read_bytes(), 6)) for one in needed) - drawn(page)
        if (
            size > allowed.get(address, MOST_BYTES + A_PARAGRAPH)
            and address.split("/")[0] not in FOR_FEW
        ):
            heavy[address] = size
    assert heavy == {}


def test_a_result_of_the_quiz_opens_without_a_move(
    chromium: ChromiumTab, page: Page, hosted_site: Path, serve: Callable[[Path], Listener]
) -> None:
    """Even where the script is slower than the page, as Lighthouse makes it."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    address = f"{serve(hosted_site).address}/{addresses(hosted_site)['quiz result']}"
    page.route(SCRIPTS, hold)
    with chromium.run_first(WATCH):
        with page.expect_request(SCRIPTS):
            page.goto(address, wait_until="commit")
        page.evaluate(FIRST_PAINT)
        for route in held:
            route.continue_()
        page.wait_for_selector(".quiz .care--emergency", state="visible")
        page.evaluate(SETTLED)
        assert page.evaluate("seen.shifted") == 0
