"""How fast a site is checked: `python -m benchmarks.site_check`."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from publish.checks.site_check import check

LINKS = 130
"""Addresses on each page, as many as the real site's menus, sources and text hold."""
SECTIONS = 12
PARAGRAPH = "<p>Words about feet, enough of them to make a page of the usual length.</p>" * 40


def main() -> None:
    """Make a site, check it, and print how long that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    count = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            path = folder / ("index.html" if number == 0 else f"page-{number}/index.html")
            path.parent.mkdir(exist_ok=True)
            path.write_text(_page(number, count), "utf-8")
        size = sum(file.stat().st_size for file in folder.rglob("*.html"))
        started = time.process_time()
        problems = check(folder)
        took = time.process_time() - started
    print(f"{count} pages, {size / 1e6:.0f} MB, {count * LINKS} links, {len(problems)} problems")
    print(f"{took:.1f} s of processor time, {count / took:.0f} pages a second")


def _page(number: int, count: int) -> str:
    up = "" if number == 0 else "../"
    others = [(number + step) % (count - 1) + 1 for step in range(LINKS)]
    menu = "".join(
        f'<li class="item"><a class="link" href="{up}page-{other}/#part-{other % SECTIONS}">'
        f'<span class="words">Page {other}</span></a></li>'
        for other in others
    )
    parts = "".join(f'<h2 id="part-{part}">Part {part}</h2>{PARAGRAPH}' for part in range(SECTIONS))
    return (
        f'<!doctype html><html lang="en"><head><title>Page {number}</title>'
        f'<meta name="description" content="What page {number} says."></head><body>'
        f"<nav><ul>{menu}</ul></nav><aside data-disclaimer><p>General information.</p></aside>"
        f"<h1>Page {number}</h1>{parts}</body></html>"
    )


if __name__ == "__main__":
    main()
