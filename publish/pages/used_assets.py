"""Which files of a site lead to which: by addresses in pages, and by names in what these load."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable
from functools import cache

from publish.pages.staging import Files, pages

ASSETS = "assets/"
"""What stands here is there for the pages alone. Other files may be known by their address."""

PLAIN = re.compile(r"/?[\w.~%!$&'()*+,;=@-]+(?:/[\w.~%!$&'()*+,;=@-]+)*")
"""Matches ../assets/a.js and /feet/assets/a.js, nothing that could lead to another host."""
FILE_NAME = re.compile(rb"(?<![\w.-])[\w-][\w.-]*\.\w+")  # find.js, in "assets/search/find.js"
FROM_PAGE = re.compile(rb"assets/[\w.-]+(?:/[\w.-]+)*")
"""Matches ../assets/search/find.js. Pages stand outside of the folder, so they must name it."""


def locate(files: Container[str], page: str, address: str) -> str:
    """Return the file that an address on a page means; nothing where it is none of the site's.

    The page for wrong addresses has addresses from the root of the server, and the site may stand
    in a folder there.
    """
    path = address.partition("?")[0].partition("#")[0]
    if not PLAIN.fullmatch(path):
        return ""
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


class Reach:
    """The assets of a site, by what leads to them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._by_name: dict[bytes, list[str]] = {}
        for name in files:
            if name.startswith(ASSETS):
                self._by_name.setdefault(posixpath.basename(name).encode(), []).append(name)
        self._named_in = cache(self._named_in_asset)
        # pages share their assets: without this, the index of the search, which grows with the
        # site, would be read again for each page
        self._beyond = cache(self._all_beyond)

    def of_page(self, page: bytes) -> frozenset[str]:
        """Return the assets that a page names, those that are named in these, and so on."""
        return self._beyond(self._known(map(posixpath.basename, FROM_PAGE.findall(page))))

    def of_file(self, data: bytes) -> frozenset[str]:
        """Return the same of another file, such as a site map."""
        return self._beyond(self._known(FILE_NAME.findall(data)))

    def _all_beyond(self, names: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        left = set(names)
        while left:
            name = left.pop()
            found.add(name)
            left |= self._named_in(name) - found
        return frozenset(found)

    def _named_in_asset(self, name: str) -> frozenset[str]:
        return self._known(FILE_NAME.findall(self._files[name]))

    def _known(self, names: Iterable[bytes]) -> frozenset[str]:
        return frozenset(path for name in names for path in self._by_name.get(name, ()))


def leave_out_unused(files: Files) -> None:
    """Delete the assets that no page leads to, such as what a theme brings."""
    reach = Reach(files)
    kept: set[str] = set()
    for name in set(files) - set(pages(files)):
        if not name.startswith(ASSETS):
            kept |= reach.of_file(files[name])
    for name in pages(files):
        kept |= reach.of_page(files[name])
    for name in [name for name in files if name.startswith(ASSETS) and name not in kept]:
        del files[name]
