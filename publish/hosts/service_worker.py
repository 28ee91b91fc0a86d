"""Let pages that were read on the web open without a connection, and never show old ones unsaid.

A service worker, for a hosted site alone: a copy on a disk needs none and must not have one. It
asks the network first, so that health text is as new as it can be, and shows what it kept where no
answer comes, with the day it is from. Its version is made from all files of the site: any change
replaces it at the next visit, and it fetches anew what the reader had read.

It keeps pages and their parts, without what stands behind `#` or `?`. `make site WORKER=retired`
puts another in its place, which takes it away from every reader's browser with all that it kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from posixpath import basename
from urllib.parse import unquote

from common.problems import Problem, ProblemsError
from publish.pages.staging import Files, parse
from publish.pages.used_assets import locate

WORKER = "worker.js"
"""At the root of the site, because a worker can only look after what lies beside or below it."""

VISIT, KEPT = "assets/visit.js", "assets/kept.js"
# <script defer src="../assets/scripts-d4e42b97.js">, which holds this one among others
JOINED = re.compile(rb'<script defer src="[^"]*scripts-[0-9a-f]{8}\.js">')
NO_CONNECTION = "503.html"

NAMED_BY_HASH = r"[.-][0-9a-f]{8}\.[^/]*$"
"""Matches the end of `main.57a0d79d.min.css` and `scripts-57a0d79d.js`: new text, new name."""

HEAD = re.compile(rb"<header class=\"?pn-head\"?>")
"""Where a page's own text starts: <header class="pn-head">"""

LOADED = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"
"""XPath of what a page loads at once."""

ASSETS = re.compile(rb"(?:src|href)=\"?((?:\.\./)*|/[^\"\s>=]*?)assets/")
"""Leads from a page to the root: ../../ in <link rel="stylesheet" href="../../assets/a.css">"""

VERSION = re.compile(rb'id="pn-kept"[^>]* data-version="([^"]*)"')
"""Where a page says which version of it this is: <p id="pn-kept" data-version="">"""

TEMPLATES = Path(__file__).parent / "templates"
NO_PART = re.compile(
    r"^(?:sitemap\.xml(?:\.gz)?|versions\.json|updates\.atom|_headers|\.nojekyll|worker\.js)$"
)
"""Matches what no reader's browser asks for, such as sitemap.xml, which changes by the day."""


class Notice:
    """Makes room in each page for the word about old copies, with the script that fills it.

    To be done before scripts are joined, so that this one asks the server for nothing more.
    """

    def __init__(self, files: Files) -> None:
        """Add the scripts to the site."""
        for script in (VISIT, KEPT):
            files[script] = (TEMPLATES / basename(script)).read_bytes()

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page with the notice; raise `ProblemsError` for one without a head."""
        if VISIT.encode() in page or JOINED.search(page):  # from an earlier run
            return page
        if not HEAD.search(page):
            message = 'expected <header class="pn-head">, to put the notice about old copies before'
            raise ProblemsError([Problem(name, 0, message)])
        scripts = [VISIT]
        if name == NO_CONNECTION:  # says so all over
            scripts.append(KEPT)
        else:
            room = b'<p class="pn-kept" id="pn-kept" role="status" data-version="" hidden></p>\n'
            page = HEAD.sub(room + rb"\g<0>", page, count=1)
        root = ASSETS.search(page)
        top = root[1] if root else b"/"
        added = b"".join(b'<script src="%s%s"></script>\n' % (top, s.encode()) for s in scripts)
        before, end, after = page.rpartition(b"</body>")
        return before + added + end + after if end else page + added


def add_version(_: str, page: bytes) -> bytes:
    """Return a page that says which version of it this is; to be done last of all to a page."""
    place = VERSION.search(page)
    if not place:
        return page
    before, after = page[: place.start(1)], page[place.end(1) :]
    return before + _hash([before + after]).encode() + after


def add_worker(files: Files, at_hand: Sequence[str]) -> None:
    """Add the worker; to be done last, when no file of the site changes any more.

    The pages `at_hand` are kept on every reader's device after the first visit: nobody should have
    to wait for them. Raises `ProblemsError` where one is missing.
    """
    missing = [name for name in (*at_hand, NO_CONNECTION) if name not in files]
    if missing:
        message = "expected this page, to keep it on every reader's device; found none"
        raise ProblemsError(Problem(name, 0, message) for name in missing)
    parts = (name for name in sorted(files) if not NO_PART.search(name))
    version = _hash(data for name in parts for data in (name.encode(), files[name]))
    script = (TEMPLATES / "worker.js").read_text("utf-8")
    for mark, words in {
        "@VERSION@": version,
        "@CORE@": json.dumps(_core(files, at_hand)),
        "@NAMED_BY_HASH@": NAMED_BY_HASH,
        "@OFFLINE@": NO_CONNECTION,
    }.items():
        script = script.replace(mark, words)
    files[WORKER] = _without_comments(script).encode()


def retire_worker(files: Files) -> None:
    """Put in place of the worker one that ends the one readers have, and itself."""
    files[WORKER] = (TEMPLATES / "retire-worker.js").read_bytes()


def _core(files: Files, at_hand: Sequence[str]) -> list[str]:
    """Return the addresses, from the root, of these pages and all that they load at once."""
    parts = set()
    for name in (*at_hand, NO_CONNECTION):
        loaded = parse(files[name]).xpath(LOADED)
        parts |= {locate(files, name, unquote(str(address))) for address in loaded}
    addresses = [f"./{name.removesuffix('index.html')}" for name in at_hand]
    return [*addresses, NO_CONNECTION, *sorted(parts - {""})]


def _hash(parts: Iterable[bytes]) -> str:
    """Return 12 letters that change with any of the parts, and with where one ends."""
    digest = sha256()
    for part in parts:
        digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()[:12]


def _without_comments(script: str) -> str:
    """Return the lines of a script that a browser needs, after the first, which says what it is."""
    first, *others = (line.strip() for line in script.splitlines())
    return "\n".join([first, *(one for one in others if one and not one.startswith("//"))]) + "\n"
