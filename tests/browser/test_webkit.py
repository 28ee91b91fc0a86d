"""What only WebKitGTK is asked: each page as on a phone, a way to each urgency, and its own tab.

Tests marked `in_every_engine` run in it as well, beside Chromium and Firefox.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path as File

import pytest

from common.urgency import Urgency
from pages.model import catalogue
from quiz.graph.compile import End, compile_flow
from quiz.rules.load import load
from scripts import browsers
from tests.browser.chromium import ChromiumTab
from tests.browser.kinds import pages_of
from tests.browser.listener import Listener
from tests.browser.quiz_screens import RESULT, SHOWN, answer, begin, says
from tests.browser.tab import PATIENCE
from tests.browser.test_controls import COLOURS, DARK
from tests.browser.test_offline import BEACONS, left, page_with
from tests.browser.webkit import WebKitError, WebKitTab, webkit_tab
from tests.quiz.flows import RULES
from tests.quiz.walks import paths_to_nodes

PHONE = (320, 640)
LOOK = """(() => {
  const seen = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && e.getBoundingClientRect().height > 0;
  return {
    sideways: document.documentElement.scrollWidth > innerWidth,
    titles: [...document.querySelectorAll("h1")].filter(seen).length,
    disclaimer: [...document.querySelectorAll("[data-disclaimer]")].some(seen),
  };
})()"""
GOOD = {"sideways": False, "titles": 1, "disclaimer": True}


def wrong(tab: WebKitTab, addresses: Iterable[str], own: str) -> dict[str, object]:
    """Open each page at a phone's width; return what is wrong with it, by address."""
    found = {}
    tab.resize(*PHONE)
    for address in addresses:
        tab.open(address)
        outside = [request for request in tab.requests if not request.startswith(own)]
        if (seen := tab.evaluate(LOOK), outside, tab.errors) != (GOOD, [], []):
            found[address] = [seen, outside, list(tab.errors)]
    tab.resize(1280, 720)
    return found


def test_every_page_of_the_copy_fits_a_phone_and_asks_for_nothing(
    webkit: WebKitTab, outside: Listener, clinic_copy: File
) -> None:
    outside.forget()
    pages = pages_of(clinic_copy)
    assert len(pages) > 45
    assert wrong(webkit, (page.as_uri() for page in pages), "file:") == {}
    assert left(webkit.open, outside) == []


def test_every_hosted_page_fits_a_phone_and_asks_its_own_host_alone(
    webkit: WebKitTab, outside: Listener, hosted_site: File, serve: Callable[[File], Listener]
) -> None:
    outside.forget()
    server = serve(hosted_site)
    names = [page.relative_to(hosted_site).as_posix() for page in pages_of(hosted_site)]
    assert len(names) > 45
    own = f"{server.address}/"
    assert wrong(webkit, (own + name for name in names), own) == {}
    assert left(webkit.open, outside) == []
    assert server.hits


def test_the_quiz_leads_to_each_urgency(webkit: WebKitTab, offline_site: File) -> None:
    flow = load(RULES)
    graph = compile_flow(flow)
    pages = catalogue.read(RULES.parents[2] / "docs").pages
    titles = {name: page.head.title for name, page in pages.items()}
    ways = {}
    for place, path in paths_to_nodes(graph).items():
        node = graph.nodes[place]
        if isinstance(node, End):
            ways.setdefault(node.outcome.urgency, (place, path))
    assert set(ways) == set(Urgency)
    for place, path in ways.values():
        begin(webkit, (offline_site / "quiz.html").as_uri())
        for name in path:
            answer(webkit, path, name)
        assert webkit.evaluate(SHOWN) == says(flow, graph, titles, place)
        assert webkit.sees(RESULT)
        assert webkit.errors == []


@pytest.mark.parametrize("name", ["chromium", "webkit"])
def test_pages_are_dark_where_the_device_is(
    name: str, request: pytest.FixtureRequest, offline_site: File
) -> None:
    tab: ChromiumTab | WebKitTab = request.getfixturevalue(name)
    address = (offline_site / "index.html").as_uri()
    for dark in (True, False):
        tab.go_dark(dark)
        tab.open(address)
        assert tab.evaluate(DARK) is dark
        pressed = tab.evaluate(f"document.querySelector('{COLOURS}').ariaPressed")
        assert pressed == str(dark).lower()


def test_what_a_page_reaches_out_for_and_what_goes_wrong_is_seen(
    webkit: WebKitTab, outside: Listener, tmp_path: File
) -> None:
    # The proof that the emptiness of both above means something.
    outside.forget()
    faults = {
        "told": "<script>console.error('told')</script>",
        "thrown": "<script>throw Error('thrown')</script>",
        "refused": "<script>Promise.reject(Error('refused'))</script>",
    }
    webkit.open(page_with("".join([*BEACONS.values(), *faults.values()]), tmp_path))
    deadline = time.monotonic() + PATIENCE
    while missing := [kind for kind in BEACONS if not _of(kind, outside.hits)]:
        assert time.monotonic() < deadline, f"not seen: {missing}; noted: {outside.hits}"
        time.sleep(0.05)
    webkit.settle()
    # of a socket only the proxy knows
    assert [kind for kind in BEACONS if not _of(kind, webkit.requests)] == ["socket"]
    for fault in faults:
        assert any(fault in error for error in webkit.errors), fault


def _of(kind: str, addresses: list[str]) -> bool:
    return any(f"{kind}.test" in address for address in addresses)


def test_a_window_that_cannot_open_says_why_and_leaves_nothing_behind(
    webkit: WebKitTab, tmp_path: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.browser.webkit.SHELL", tmp_path / "gone.py")
    before = _sessions()
    with (
        pytest.raises(WebKitError, match=r"does not listen(.|\n)*gone\.py"),
        webkit_tab(browsers.need("webkit"), tmp_path, "http://127.0.0.1:9"),
    ):
        pass
    assert _sessions() == before


def test_a_session_ends_with_all_its_processes(webkit: WebKitTab, tmp_path: File) -> None:
    before = _sessions()
    with webkit_tab(browsers.need("webkit"), tmp_path, "http://127.0.0.1:9") as tab:
        tab.open(page_with("<h1>x</h1>", tmp_path))
        assert tab.text("h1") == "x"
        started = _sessions() - before
        assert {"Xvfb", "WebKitWebDriver", "python3"} <= set(_names(started))
    assert _names(started) == []


def _sessions() -> set[int]:
    """Return the sessions of processes that this process has started."""
    return {session for _, parent, session in _processes() if parent == os.getpid()} - {
        os.getsid(0)
    }


def _names(sessions: set[int]) -> list[str]:
    """Return the names of the processes in some sessions, dead ones that nobody minds included."""
    return [name for name, _, session in _processes() if session in sessions]


def _processes() -> Iterator[tuple[str, int, int]]:
    """Yield the name, the parent and the session of each process."""
    for folder in File("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            name, _, rest = (folder / "stat").read_text().partition("(")[2].rpartition(")")
            _, parent, _, session = rest.split()[:4]
            yield name, int(parent), int(session)
