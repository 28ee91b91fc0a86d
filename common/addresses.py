"""The addresses that a built file holds: in attributes, style sheets and data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
"""Matches the start of `https://example.org` and of `javascript:void(0)`."""

IGNORED_BY_BROWSERS = re.compile(r"[\t\r\n]")
"""Matches the line break in `java<newline>script:`, which a browser leaves out."""

CSS_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
"""Matches `/* url(old.png) */`."""

CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
"""Matches `url(a.png)`, `url("a.png")` and `@import 'a.css'`."""

SRCSET_ENTRY = re.compile(r"(?:^|,)\s*(\S+?)(?=,?\s|,?$)")
"""Matches `small.png` and `large.png` in `small.png 1x, large.png 2x`."""

REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]*)", re.IGNORECASE)
"""Matches `url=other.html` in `0; url=other.html`."""

TOLD_RELATIONS = frozenset(["canonical", "alternate", "author", "license", "help", "next", "prev"])
"""A `<link>` with one of these only tells; with any other, a browser may ask for it."""

INSIDE_ITSELF = frozenset(["data", "blob", "about"])
"""Schemes of what a browser loads without asking anybody."""

ADDRESS_KEYS = frozenset(["location", "href", "url", "item", "pages", "search"])
"""Keys of JSON under which texts are addresses: the search index, the theme's settings, JSON-LD."""

LOCAL = re.compile(r"[^\s:?#/.]*[/#.?][^\s:]*")
"""Matches `causes/tight-shoes/#why` and `../a.js`, not `none` or `https://example.org`."""


@dataclass(frozen=True)
class Reference:
    """One address, as it stands in a file."""

    address: str
    line: int
    """Counted from 1; 0 where it is not known."""
    holder: str
    """What holds it, in an author's words, such as `<img src>`."""
    fetched: bool
    """Whether a browser asks for it by itself, before the reader follows anything."""

    @property
    def plain(self) -> str:
        """The address as a browser understands it."""
        return IGNORED_BY_BROWSERS.sub("", self.address).strip().replace("\\", "/")

    @property
    def scheme(self) -> str:
        """What stands before the colon, in lower case; empty for an address inside the site."""
        match = SCHEME.match(self.plain)
        return match[1].lower() if match else ""


def of_css(text: str, line: int = 1, holder: str = "the style sheet") -> Iterator[Reference]:
    """Yield what a style sheet loads; `line` is the line on which `text` starts."""
    # comments go, their line breaks stay, so that lines can be counted
    text = CSS_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    for match in CSS_URL.finditer(text):
        address = "".join(group or "" for group in match.groups())
        if not address.startswith("#"):  # a part of whichever page uses the style sheet
            at = line + text.count("\n", 0, match.start())
            yield Reference(address, at, holder, fetched=True)


def of_srcset(value: str) -> list[str]:
    """Return the addresses of a `srcset`."""
    return [str(address) for address in SRCSET_ENTRY.findall(value)]


def of_json(value: Any, line: int = 0, key: str = "") -> Iterator[Reference]:
    """Yield every text under one of `ADDRESS_KEYS` that can be an address.

    JSON keeps no lines, so all have the line of the whole.
    """
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from of_json(inner, line, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from of_json(inner, line, key)
    elif (
        isinstance(value, str)
        and key in ADDRESS_KEYS
        and (LOCAL.fullmatch(value) or "://" in value)
    ):
        yield Reference(value, line, f'"{key}" in the data', fetched=False)
