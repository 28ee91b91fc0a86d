"""A first visit is light on each kind of page: what `benchmarks.page_weight` prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmarks.page_weight import KINDS, WATCH, weigh
from tests.browser.chromium import ChromiumTab
from tests.browser.listener import Listener

MOST_BYTES = 30_000
HEAVIER = {"get help": 33_900, "quiz": 51_000, "leg map": 37_500, "sources": 40_200}
"""The quiz holds its graph, a version for paper and the leg to choose on; the sources are a list of
more than 160, far below the first screen."""
MOST_DRAWN = 12_000
"""What the drawings of a page may add."""
MOST_REQUESTS = 3
MOST_ELEMENTS = 350
INDEX = "search/find"


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
