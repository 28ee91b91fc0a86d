"""What it takes to show each kind of page: `python -m benchmarks.page_weight site`.

Opens every kind of page of a built, hosted site in Chromium, as a first visit, and prints requests,
bytes as gzip sends them, elements besides the text's own, and layout shift. With a processor slowed
down 4 times, in five rounds: time that the page blocked, and when its largest part was painted, as
a ratio to the same text without styles and scripts in the same round. Medians.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from playwright.sync_api import Browser, Page, Request, ViewportSize, sync_playwright

from scripts import browsers
from tests.browser import kinds
from tests.browser.chromium import QUIET_FLAGS
from tests.browser.listener import serving

HEAVIEST = {"question": "faq/see-a-doctor.html", "404": "404.html"}
BESIDE = {"reasons": "get-help-why.html", "letter": "sources-n.html"}
"""Pages that a hosted site alone has: why the signs count, and the sources of one letter."""
KINDS = {
    kind: file if file in {"index.html", "404.html"} else file.replace(".html", "/index.html")
    for kind, file in (kinds.KINDS | HEAVIEST | BESIDE).items()
}
"""One page of each kind, the heaviest where there are several, as a hosted site has it."""

SLOWED = 4
ROUNDS = 5
PHONE: ViewportSize = {"width": 412, "height": 823}
TEXT = "article"
WATCH = """
window.seen = {blocked: 0, shifted: 0, painted: 0};
const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
  .observe({type, buffered: true});
watch('longtask', one => { seen.blocked += Math.max(0, one.duration - 50); });
watch('layout-shift', one => { if (!one.hadRecentInput) seen.shifted += one.value; });
watch('largest-contentful-paint', one => { seen.painted = one.startTime; });
"""
SETTLED = """() => new Promise(done => requestIdleCallback(() =>
  requestAnimationFrame(() => requestAnimationFrame(done))))"""
"""When the page has nothing left to do, and that was painted."""
DRAWING = re.compile(rb"<svg\b[^>]*\b(?:drawing__picture|body-map__view)\b.*?</svg>", re.DOTALL)
"""Matches a drawing within the text of a page, a view of the body among them."""
QUIET = "() => new Promise(done => setTimeout(done, 400))"


@dataclass(frozen=True)
class Weight:
    """What a first visit to a page asks for and shows; no times, so the same on any machine."""

    requests: list[str]
    """Addresses, in their order."""
    size: int
    """Bytes of all of them, each as gzip packs it."""
    drawn: int
    """Bytes of these that are the page's own drawings."""
    elements: int
    """Those outside of the text."""
    shifted: float


def weigh(tab: Page, folder: Path, page: str, server: str) -> Weight:
    """Open a page as on a first visit, in a window in which `WATCH` runs first."""
    tab.set_viewport_size(PHONE)
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(request.url)

    tab.on("request", note)
    tab.goto(f"{server}/{page}", wait_until="load")
    tab.evaluate(SETTLED)
    tab.remove_listener("request", note)
    elements = tab.evaluate(f"document.querySelectorAll(':not({TEXT} *)').length")
    shifted = tab.evaluate("seen.shifted")
    requests.append(tab.evaluate("document.querySelector('link[rel=icon]').href"))  # not told of
    requests = list(dict.fromkeys(requests))  # the icon is the mark as well, and fetched once
    files = [_file(folder, address) for address in requests if address.startswith(server)]
    size = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    return Weight(requests, size, drawn(_file(folder, f"/{page}").read_bytes()), elements, shifted)


def drawn(page: bytes) -> int:
    """Return how many bytes the drawings of a page add to it, as gzip packs it."""
    return len(gzip.compress(page, 6)) - len(gzip.compress(DRAWING.sub(b"", page), 6))


def _file(folder: Path, address: str) -> Path:
    path = folder / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def plain(page: Path) -> bytes:
    """Return a page as its text alone, without any style or script."""
    root = html.fromstring(page.read_bytes())
    (text,) = root.iter(TEXT)
    for gone in list(text.iter("script", "style")):
        gone.drop_tree()
    head = (
        b'<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    )
    return head + etree.tostring(text, encoding="utf-8", method="html")


def times(browser: Browser, address: str) -> tuple[float, float]:
    """Return (blocked, painted) in ms on a slow processor, on a first visit."""
    context = browser.new_context(viewport=PHONE)
    tab: Page = context.new_page()
    tab.add_init_script(WATCH)
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    tab.goto(address, wait_until="load")
    tab.evaluate(QUIET)
    seen: dict[str, Any] = tab.evaluate("seen")
    context.close()
    return seen["blocked"], seen["painted"]


def wanted_site(description: str | None) -> Path | None:
    """Return the built site that the command line names; None, after saying so, without one."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("site", type=Path, metavar="SITE", help="a built hosted site, such as site")
    folder: Path = parser.parse_args().site
    if (folder / "index.html").is_file():
        return folder
    print(f"{folder}: expected a built site, found none: run `make site` first")
    return None


def main() -> int:
    """Print a table; return 2 where there is no site."""
    folder = wanted_site(__doc__)
    if folder is None:
        return 2
    flags = [*QUIET_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with tempfile.TemporaryDirectory() as place, serving(folder) as server, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=browsers.need("chromium"), args=flags)
        print("kind       requests   gzip  drawn  elements  shift  blocked  painted   plain  ratio")
        for kind, page in KINDS.items():
            with browser.new_context() as context:
                tab = context.new_page()
                tab.add_init_script(WATCH)
                weight = weigh(tab, folder, page, server.address)
            Path(place, "index.html").write_bytes(plain(folder / page))
            blocked, painted, bare, ratios = [], [], [], []
            with serving(Path(place)) as other:
                for _ in range(ROUNDS):
                    block, paint = times(browser, f"{server.address}/{page}")
                    _, alone = times(browser, f"{other.address}/index.html")
                    blocked.append(block)
                    painted.append(paint)
                    bare.append(alone)
                    ratios.append(paint / alone)
            middle = statistics.median
            print(
                f"{kind:10} {len(weight.requests):8} {weight.size:6} {weight.drawn:6} "
                f"{weight.elements:9} {weight.shifted:6.3f} {middle(blocked):8.0f} "
                f"{middle(painted):8.0f} {middle(bare):7.0f} {middle(ratios):6.2f}",
                flush=True,
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
