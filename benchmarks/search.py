"""How often a wanted page is found, here and by stock Material.

Run it with `python -m benchmarks.search`.
Stock is Material with its usual search over the same pages, asked in Chromium. It needs a minute.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from scripts import browsers
from tests.pages.finding import DOCS, queries, real_finder

TOP = 3
PAUSE = 0.3
"""Seconds that stock gets for each query, for it answers from a worker."""

STOCK = """\
site_name: Stock
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list, tables, def_list, smarty]
"""
OUR_TEMPLATE = re.compile("^template: .*\n", re.MULTILINE)
"""Matches `template: quiz.html`, which stock Material does not have."""
ADDRESSES = "items => items.map(item => new URL(item.querySelector('a').href).pathname)"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: only the figures matter."""


def main() -> None:
    """Print both shares, set by set."""
    asked = queries()
    ours = real_finder()
    _tell("ours", asked, ours.pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
        shutil.copytree(DOCS, folder / "docs")
        for file in (folder / "docs").rglob("*.md"):
            file.write_text(OUR_TEMPLATE.sub("", file.read_text("utf-8")), "utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
        quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=folder, env=quiet, check=True)
        handler = functools.partial(Quiet, directory=str(folder / "site"))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as play:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            program = browsers.need("chromium")
            browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
            page.click(".md-search__input")
            page.keyboard.type("laces")
            page.keyboard.press("End")
            page.wait_for_selector(".md-search-result__item")

            def stock(query: str) -> list[str]:
                for text in ("", query):
                    page.fill(".md-search__input", text)
                    page.keyboard.press("End")  # Material listens for a key that goes up
                    time.sleep(PAUSE)
                found = page.eval_on_selector_all(".md-search-result__item", ADDRESSES)
                return [f"{address.strip('/') or 'index'}.md" for address in found]

            _tell("stock", asked, stock)
            browser.close()
            server.shutdown()


def _tell(who: str, asked: list[dict[str, Any]], find: Callable[[str], list[str]]) -> None:
    hits: dict[str, list[bool]] = {}
    for query in asked:
        hit = bool(set(query["pages"]) & set(find(query["q"])[:TOP]))
        hits.setdefault(query["set"], []).append(hit)
    for name, found in hits.items():
        share = sum(found) / len(found)
        print(f"{who}: {sum(found)} of {len(found)} of {name} in the top {TOP} ({share:.0%})")


if __name__ == "__main__":
    main()
