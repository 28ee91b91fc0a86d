"""Which files of a site lead to which: by addresses in pages, and by names in what these load."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from lxml import html

from publish.policy import DATA
from publish.site import Files

ASSETS = "assets/"
"""What stands here is there for the pages alone. Other files may be known by their address."""

FILE_NAME = re.compile(rb"[\w-][\w.-]*\.\w+")  # find.js, in "assets/search/find.js"


def locate(files: Mapping[str, bytes], page: str, address: str) -> str:
    """Return the file that an address on a page means; nothing where it is none of the site's.

    The page for wrong addresses has addresses from the root of the server, and the site may stand
    in a folder there.
    """
    path = address.partition("?")[0].partition("#")[0]
    if not path.startswith("/"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        return path if path in files else ""
    parts = path.split("/")[1:]
    return next((p for i in range(len(parts)) if (p := "/".join(parts[i:])) in files), "")


def address_of(path: str, page: str, example: str, its_path: str) -> str:
    """Return the address of a file for a page, in the manner of one that the page has already."""
    if example.startswith("/"):
        return example.removesuffix(its_path) + path
    return posixpath.relpath(path, posixpath.dirname(page))


def scripts_of(files: Files, page: str, root: html.HtmlElement) -> Iterator[str]:
    """Yield the text of every script that a page runs, or that one of those may load."""
    for script in root.iter("script"):
        if "src" not in script.attrib and script.get("type") not in DATA:
            yield script.text or ""
    # what one names that the page runs, or what the page names for it to load
    for name in grow(files, [page]):
        if name.endswith(".js"):
            yield _text(files[name])


def leave_out_unused(files: Files, *, hosted: bool) -> Files:
    """Return the site without the assets that no page leads to, such as what a theme brings."""
    kept = grow(files, (name for name in files if not name.startswith(ASSETS)))
    return {name: data for name, data in files.items() if name in kept}


def grow(files: Files, names: Iterable[str]) -> set[str]:
    """Return these files and all assets that are named in them, or in one that is, and so on."""
    by_name: dict[bytes, list[str]] = {}
    for name in files:
        if name.startswith(ASSETS):
            by_name.setdefault(posixpath.basename(name).encode(), []).append(name)
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name in found:
            continue
        found.add(name)
        for named in _names_in(files[name]):
            left += by_name.get(named, [])
    return found


# All pages share a few scripts, of which the index of the search grows with the site: read again
# for each page, it would cost the square of the number of pages.
@lru_cache(maxsize=64)
def _names_in(data: bytes) -> frozenset[bytes]:
    return frozenset(FILE_NAME.findall(data))


@lru_cache(maxsize=64)
def _text(data: bytes) -> str:
    return data.decode("utf-8")
