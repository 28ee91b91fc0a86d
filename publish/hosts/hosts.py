"""Files for those who host the site: the same headers, said in the way of each web server.

`_headers` goes with the site; Netlify and Cloudflare Pages read it. nginx and Caddy get a file of
their own beside the site, because a server would hand out what lies in it. GitHub Pages cannot be
told any header; there the policy in each page is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from common.versions import FEED
from publish.hosts.service_worker import NAMED_BY_HASH
from publish.pages.staging import Files

HEADERS = "_headers"
NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to publish the files as they are."""

TEMPLATES = Path(__file__).parent / "templates"
FOREVER = "public, max-age=31536000, immutable"
FEED_TYPE = "application/atom+xml; charset=utf-8"
"""What not every host knows by the name of the file."""
MOST_RULES = 100
"""Cloudflare Pages reads no more."""


def add_host_files(files: Files, headers: Mapping[str, str]) -> None:
    """Add what hosts look for in a site whose files are all there; `headers` by name."""
    rules = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    # One by one: not every host understands a pattern inside a name. What is not named here is
    # asked for anew each time, which is what both hosts do by themselves.
    named = [name for name in sorted(files) if _kept_forever(name)]
    for name in named[: MOST_RULES - 2]:
        rules += [f"/{name}", f"  Cache-Control: {FOREVER}"]
    if FEED in files:
        rules += [f"/{FEED}", f"  Content-Type: {FEED_TYPE}"]
    files[HEADERS] = ("\n".join(rules) + "\n").encode()
    files[NO_JEKYLL] = b""


def server_files(headers: Mapping[str, str], title: str, slug: str) -> dict[str, bytes]:
    """Return the files for web servers of one's own, by name, for a site of this name."""
    lines = {
        "nginx.conf": [f'    add_header {key} "{value}" always;' for key, value in headers.items()],
        "Caddyfile": [f'\t\t{name} "{value}"' for name, value in headers.items()],
    }
    filled = {}
    for template, told in lines.items():
        text = (TEMPLATES / template).read_text("utf-8")
        for mark, words in {
            "@TITLE@": title,
            "@SLUG@": slug,
            "@HEADERS@": "\n".join(told),
            "@NAMED_BY_HASH@": NAMED_BY_HASH,
            "@FEED@": FEED,
            "@FEED_TYPE@": FEED_TYPE,
        }.items():
            text = text.replace(mark, words)
        filled[template] = text.encode()
    return filled


def _kept_forever(name: str) -> bool:
    """Tell a file whose name changes with its text. Maps are for developers: not worth a rule."""
    return bool(re.search(NAMED_BY_HASH, name)) and not name.endswith(".map")
