"""Stop at each script or style in a page that the site does not ship.

Whatever text gets into a page, none of it may run. So a script within a page is one word for word
with a script file of the site, one that is loaded is such a file, and data cannot be anything else;
styles stand in files, until `styles` puts them into pages. What opens a script or style is looked
for in all of the page: in no comment, title or attribute can one hide that a browser would find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from common.policy import hash_source
from common.problems import Problem, ProblemsError
from publish.pages.markup import DATA, read_tag
from publish.pages.policy import let_in
from publish.pages.staging import Files
from publish.pages.used_assets import ASSETS, locate

OPENS = re.compile(rb"<(script|style)", re.IGNORECASE)
START = re.compile(rb'<(script|style)(?: [a-z-]+(?:="[^"<>]*")?)*>')
"""<script defer src="a.js">, written so that no browser can read it in another way."""

SHOWN = 60
"""Letters of a fault that are enough to find it."""
EXPECTED = {
    b"script": 'expected <script src="..."> of a file in assets/, or the words of one',
    b"style": 'expected <link rel="stylesheet" href="...">',
}


@dataclass(frozen=True)
class _Opened:
    """What opens a script or style in a page."""

    opens: re.Match[bytes]
    start: re.Match[bytes] | None
    """Its tag, where it is written as ours are, and ends before another one opens."""
    text: bytes

    @property
    def shown(self) -> str:
        """The beginning of it."""
        page, at = self.opens.string, self.opens.start()
        if self.start:
            end = self.start.end() + len(self.text) + len(f"</{self.opens[1].decode()}>")
            return page[at : min(at + SHOWN, end)].decode("utf-8", "replace")
        return page[at : at + SHOWN].partition(b"\n")[0].decode("utf-8", "replace")


class OwnOnly:
    """Lets pass the pages that hold no script and no style but the site's own."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page as it is; raise `ProblemsError` for one with anything else in it."""
        let = let_in(page)  # by an earlier run
        faults = []
        line = 1
        counted = 0
        for one in _opened(page):
            at = one.opens.start()
            line += page.count(b"\n", counted, at)
            counted = at
            if one.start is None or not self._is_own(name, one.start, one.text, let):
                message = f"{one.shown!r} is not the site's own: {EXPECTED[one.opens[1].lower()]}"
                faults.append(Problem(name, line, message))
        if faults:
            raise ProblemsError(faults)
        return page

    def _is_own(self, page: str, start: re.Match[bytes], text: bytes, let: frozenset[str]) -> bool:
        if start[1] == b"style":
            return hash_source(text.decode()) in let
        tag = read_tag(start[0])
        if "src" in tag.attributes:
            path = locate(self._files, page, tag.attributes["src"])
            return path.startswith(ASSETS) and path.endswith(".js") and not text
        if tag.attributes.get("type") in DATA:
            return _is_data(text)
        return text.strip() in self._scripts or hash_source(text.decode()) in let

    @cached_property
    def _scripts(self) -> frozenset[bytes]:
        """What is in the site's own script files."""
        names = (name for name in self._files if name.startswith(ASSETS) and name.endswith(".js"))
        return frozenset(self._files[name].strip() for name in names)


def _opened(page: bytes) -> Iterator[_Opened]:
    """Yield all that opens a script or style; each end is looked for once, not once for each."""
    places = [*OPENS.finditer(page)]
    ends = {b"script": 0, b"style": 0}
    for opens, following in zip(places, [*places, None][1:], strict=True):
        start = START.match(page, opens.start())
        if start is None:
            yield _Opened(opens, None, b"")
            continue
        name = start[1]
        if 0 <= ends[name] < start.end():
            ends[name] = page.find(b"</%b>" % name, start.end())
        end = ends[name]
        # where another one opens before it, one of the two is not ours
        whole = end >= 0 and not (following and following.start() < end)
        yield _Opened(opens, start if whole else None, page[start.end() : end] if whole else b"")


def _is_data(text: bytes) -> bool:
    if b"<" in text:  # which could end it, or open another
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
