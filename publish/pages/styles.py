"""Put the style sheets of a hosted page into it, so that no reader waits for them.

In a copy on a disk, where nothing is fetched from afar, they stay as they are.
"""

from __future__ import annotations

import re
from functools import cache

from common.problems import Problem, ProblemsError
from publish.pages.staging import Files
from publish.pages.used_assets import locate

LINK = re.compile(rb'<link rel="stylesheet" href="([^"]*)">\n?')
ANY_LINK = re.compile(rb"<link\b[^<>]*\bstylesheet\b")
STRING = r"""("[^"]*(?:"|\Z)|'[^']*(?:'|\Z))"""
"""Matches "a,  b", of which all stays."""
COMMENT = re.compile(STRING + r"|/\*.*?(?:\*/|\Z)", re.DOTALL)
BLANKS = re.compile(STRING + r"|[\s{};,>~]+|:\s+")
"""Matches blanks, with the signs that need none beside them."""
ELSEWHERE = re.compile(r"""@import\b[^;]*|url\(\s*["']?(?!["']|data:|\#)[^)]*\)?""")
"""What would lead elsewhere from another place than the sheet's own: url(dot.png)"""


class StylesInside:
    """Puts into each page what is in its sheets, in the place of the first."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._thin = cache(self._thinned)  # pages share their sheets

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page with its rules inside; raise `ProblemsError` for odd sheets."""
        addresses = [address.decode("utf-8") for address in LINK.findall(page)]
        sheets = [locate(self._files, name, address) for address in addresses]
        faults = [
            Problem(name, 0, f"the style sheet {address!r} is not in the site: keep a copy there")
            for address, sheet in zip(addresses, sheets, strict=True)
            if not sheet
        ]
        if len(addresses) != len(ANY_LINK.findall(page)):
            message = (
                'expected each style sheet as <link rel="stylesheet" href="...">, found another'
            )
            faults.append(Problem(name, 0, message))
        thin = [self._thin(sheet) for sheet in sheets if sheet]
        faults += [one for one in thin if isinstance(one, Problem)]
        if faults:
            raise ProblemsError(faults)
        if not sheets:
            return page
        rules = "\n".join(one for one in thin if isinstance(one, str)).encode()
        before, _, rest = LINK.split(page, maxsplit=1)
        return before + b"<style>\n" + rules + b"\n</style>\n" + LINK.sub(b"", rest)

    def _thinned(self, sheet: str) -> str | Problem:
        text = self._files[sheet].decode("utf-8")
        if found := ELSEWHERE.search(text):
            line = text.count("\n", 0, found.start()) + 1
            message = f"{found[0]}: expected all of it in this sheet, a picture as data:"
            return Problem(sheet, line, message)
        bare = COMMENT.sub(lambda found: found[1] or "", text)
        return BLANKS.sub(_needed, bare).strip()


def _needed(found: re.Match[str]) -> str:
    return found[1] or "".join(found[0].split()).replace(";}", "}") or " "
