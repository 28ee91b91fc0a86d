"""How heavy a page is and how soon it shows, in Chromium on a phone's screen.

The processor is slowed down to a quarter, as a cheap phone's; the network is this machine's own.
"""

from __future__ import annotations

import functools
import gzip
import statistics
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from scripts import browsers

PHONE = {"width": 412, "height": 823}
SLOWED = 4
ROUNDS = 3
QUIET_AFTER = 1500
"""Milliseconds to wait after a page has loaded, for what its scripts still do."""
OBSERVE = """
window.seen = {largest: 0, blocked: 0};
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  window.seen.largest = entry.startTime;
})).observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  window.seen.blocked += Math.max(0, entry.duration - 50);
})).observe({type: 'longtask', buffered: true});
"""
TELL = """() => ({
  ...window.seen,
  first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime || 0,
  nodes: document.querySelectorAll('*').length,
})"""


@dataclass(frozen=True)
class Load:
    """What the first view of one page needs."""

    requests: int
    others: int
    """Requests to other hosts; they are refused here, so their weight and time are not in it."""
    size: int
    """Bytes of all files, each compressed by gzip as hosts do."""
    html: int
    """Bytes of the page alone, compressed."""
    nodes: int
    first: float
    """Milliseconds until something shows."""
    largest: float
    blocked: float
    """Milliseconds for which a touch would have to wait."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: only the figures matter."""


def measure(site: Path, page: str) -> Load:
    """Open a page a few times, each with nothing kept, and return the medians."""
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as play:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_address[1]}/"
        program = browsers.need("chromium")
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        loads = [_load(browser, site, root, page) for _ in range(ROUNDS)]
        browser.close()
        server.shutdown()
    return _median(loads)


def _load(browser: Browser, site: Path, root: str, path: str) -> Load:
    own: list[str] = []
    others: list[str] = []
    with browser.new_context(viewport=PHONE, service_workers="block") as context:  # type: ignore[arg-type]
        page = context.new_page()

        def note(route: Any) -> None:
            address = route.request.url
            (own if address.startswith(root) else others).append(address)
            if address.startswith((root, "data:", "blob:")):
                route.continue_()
            else:
                route.abort()

        page.route("**/*", note)
        page.add_init_script(OBSERVE)
        client = context.new_cdp_session(page)
        client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(root + path, wait_until="load")
        page.wait_for_timeout(QUIET_AFTER)
        seen = page.evaluate(TELL)
    sizes = [weight(site, address) for address in own]
    return Load(
        requests=len(own),
        others=len([one for one in others if not one.startswith(("data:", "blob:"))]),
        size=sum(sizes),
        html=sizes[0],
        nodes=seen["nodes"],
        first=seen["first"],
        largest=seen["largest"],
        blocked=seen["blocked"],
    )


def weight(site: Path, address: str) -> int:
    """Return the bytes of a file of the site, compressed; 0 where there is none."""
    file = site / unquote(urlsplit(address).path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 9)) if file.is_file() else 0


def _median(loads: Sequence[Load]) -> Load:
    def middle(name: str) -> float:
        return statistics.median(getattr(one, name) for one in loads)

    first = loads[0]
    return Load(
        first.requests,
        first.others,
        first.size,
        first.html,
        first.nodes,
        middle("first"),
        middle("largest"),
        middle("blocked"),
    )
