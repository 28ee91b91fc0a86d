"""Stop at each script or style in a page that the site does not ship.

Whatever text gets into a page, none of it may run. So a script within a page is one word for word
with a script file of the site, one that is loaded is such a file, and data cannot be anything else;
styles stand in files, until `styles` puts them into pages. What opens a script or style is looked
for in all of the page: in no comment, title or attribute can one hide that a browser would find.
"""

from __future__ import annotations

import json
import re
from functools import cached_property

from common.problems import Problem, ProblemsError
from publish.pages.markup import DATA, read_tag
from publish.pages.policy import hash_source, let_in
from publish.pages.staging import Files
from publish.pages.used_assets import ASSETS, locate

OPENS = re.compile(rb"<(script|style)", re.IGNORECASE)
WHOLE = re.compile(rb'<(script|style)(?: [a-z-]+(?:="[^"<>]*")?)*>(.*?)</\1>', re.DOTALL)
"""<script defer src="a.js"></script>, written so that no browser can read it in another way."""

SHOWN = 60
"""Letters of a fault that are enough to find it."""
EXPECTED = {
    b"script": 'expected <script src="..."> of a file in assets/, or the words of one',
    b"style": 'expected <link rel="stylesheet" href="...">',
}


class OwnOnly:
    """Lets pass the pages that hold no script and no style but the site's own."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page as it is; raise `ProblemsError` for one with anything else in it."""
        let = let_in(page)  # by an earlier run
        faults = []
        for opens in OPENS.finditer(page):
            whole = WHOLE.match(page, opens.start())
            if whole is None or not self._is_own(name, whole, let):
                here = whole[0] if whole else page[opens.start() :].partition(b"\n")[0]
                found = here[:SHOWN].decode("utf-8", "replace")
                line = page.count(b"\n", 0, opens.start()) + 1
                message = f"{found!r} is not the site's own: {EXPECTED[opens[1].lower()]}"
                faults.append(Problem(name, line, message))
        if faults:
            raise ProblemsError(faults)
        return page

    def _is_own(self, page: str, element: re.Match[bytes], let: frozenset[str]) -> bool:
        text = element[2]
        if element[1] == b"style":
            return hash_source(text.decode()) in let
        tag = read_tag(element[0][: element.start(2) - element.start()])
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


def _is_data(text: bytes) -> bool:
    if b"<" in text:  # which could end it, or open another
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
