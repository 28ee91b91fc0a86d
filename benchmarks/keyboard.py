"""How often the keyboard's focus rests out of sight: `python -m benchmarks.keyboard OFFLINE`.

Walks pages with long lists of links, by Tab from the top and by Shift+Tab from the end, as people
do: some keys come quickly one after another, after others the eye rests. A stop is out of sight
when it is so after everything has come to rest. `--busy 2` keeps two processors busy meanwhile:
what goes wrong between a key and the next picture shows most on a slow machine.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts import browsers
from tests.browser.chromium import QUIET_FLAGS, ChromiumTab
from tests.browser.firefox import firefox_tab
from tests.browser.keyboard import DESK, ZOOMED, Stop, set_out
from tests.browser.listener import watching_proxy
from tests.browser.tab import Tab
from tests.browser.webkit import webkit_tab

PAGES = {"get help": "get-help.html", "cause": "causes/lower-back.html", "sources": "sources.html"}
SIZES = {"100 %": DESK, "400 %": ZOOMED}
KEYS = {"forwards": "Tab", "backwards": "Shift+Tab"}
MOST = 100
"""Only the list of all sources is longer than this, and is shortened."""
RESTS = 0.3
"""The share of keys after which the eye rests."""


@contextmanager
def chromium() -> Iterator[Tab]:
    """Run Chromium without a window and give its tab."""
    flags = [*QUIET_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    program = browsers.need("chromium")
    with sync_playwright() as play, play.chromium.launch(executable_path=program, args=flags) as on:
        yield ChromiumTab(on.new_page())


@contextmanager
def firefox() -> Iterator[Tab]:
    """Run Firefox without a window and give its tab."""
    program = browsers.need("firefox")
    with tempfile.TemporaryDirectory() as folder, firefox_tab(program, Path(folder), {}) as tab:
        yield tab


@contextmanager
def webkit() -> Iterator[Tab]:
    """Run WebKitGTK on a screen of its own and give its tab."""
    program = browsers.need("webkit")
    with (
        tempfile.TemporaryDirectory() as folder,
        watching_proxy() as outside,
        webkit_tab(program, Path(folder), outside.address) as tab,
    ):
        yield tab


ENGINES: dict[str, Callable[[], AbstractContextManager[Tab]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}


@contextmanager
def load(loops: int) -> Iterator[None]:
    """Keep so many processors busy."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        yield
    finally:
        for one in busy:
            one.kill()
            one.wait()


def stroll(tab: Tab, key: str, count: int, choice: random.Random) -> tuple[int, list[Stop]]:
    """Go once over a page that is set out; return how many stops were looked at, and those unseen.

    After each key it is by chance whether the eye rests, or whether the next key comes at once
    unless the stop seems to be out of sight.
    """
    if key != "Tab":
        tab.evaluate("stops.at(-1).focus()")
    looks, unseen = 0, []
    for _ in range(count - 1):
        tab.press(key)
        if choice.random() < RESTS:
            stop = tab.evaluate("rest()")
        elif choice.random() < RESTS:
            continue
        elif (stop := tab.evaluate("stop()")) and not stop["seen"]:
            stop = tab.evaluate("rest()")
        if stop:
            looks += 1
            if not stop["seen"]:
                unseen.append(stop)
    return looks, unseen


def main(argv: Sequence[str] | None = None) -> int:
    """Print a table; return 2 where there is no site."""
    wanted = _parser().parse_args(argv)
    if not (wanted.site / "index.html").is_file():
        print(f"{wanted.site}: expected a built site, found none: run `make site` first")
        return 2
    print("engine    page      zoom   direction  walks  looks  unseen")
    for engine in wanted.engines:
        walks = list(product(PAGES, SIZES, KEYS))
        looked, missed, examples = Counter[tuple[str, ...]](), Counter[tuple[str, ...]](), []
        with load(wanted.busy), ENGINES[engine]() as tab:
            for number in range(wanted.walks):
                page, size, way = walks[number % len(walks)]
                count = set_out(tab, wanted.site.resolve() / PAGES[page], SIZES[size], MOST)
                looks, unseen = stroll(tab, KEYS[way], count, random.Random(number))
                looked[page, size, way] += looks
                missed[page, size, way] += len(unseen)
                examples += [f"{page}, {size}, {way}: {stop}" for stop in unseen]
        for at, (page, size, way) in enumerate(walks):
            done = len(range(at, wanted.walks, len(walks)))
            here = page, size, way
            print(
                f"{engine:9} {page:9} {size:6} {way:10} {done:5} {looked[here]:6} {missed[here]:7}"
            )
        print(f"{engine:38} {wanted.walks:5} {looked.total():6} {missed.total():7}", flush=True)
        for example in examples:
            print(f"  {example}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keyboard", description=__doc__)
    parser.add_argument("site", type=Path, help="a built copy for a disk, such as build/offline")
    parser.add_argument("--walks", type=int, default=48, help="walks in each browser")
    parser.add_argument("--busy", type=int, default=0, help="processors to keep busy")
    parser.add_argument(
        "--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="which browsers"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
