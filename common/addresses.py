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

CSS_URL = re.compile(
    r"""url\(\s*(?:(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*)?\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
"""Matches `url(a.png)`, `url("a.png")` and `@import 'a.css'`."""

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
    text = _without_comments(text)
    counted = 0
    for match in CSS_URL.finditer(text):
        address = "".join(group or "" for group in match.groups())
        if not address.startswith("#"):  # a part of whichever page uses the style sheet
            line += text.count("\n", counted, match.start())
            counted = match.start()
            yield Reference(address, line, holder, fetched=True)


def _without_comments(text: str) -> str:
    """Return a style sheet without its comments, in the same lines."""
    parts = []
    at = 0
    while (start := text.find("/*", at)) >= 0:
        end = text.find("*/", start + 2)
        if end < 0:  # it never ends
            break
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 2
    return "".join([*parts, text[at:]])


def of_srcset(value: str) -> list[str]:
    """Return the addresses of a `srcset`: `small.png` and `large.png` of `small.png 1x, large.png`.

    A comma parts two pictures where it stands before a blank, or behind what is said of one.
    """
    found = []
    is_address = True
    for word in value.split():
        address, rest = word, ""
        if not is_address:
            _, comma, rest = word.partition(",")
            if not comma:
                continue
            address = rest
        is_address = word.endswith(",")
        if address := address.strip(","):
            found.append(address)
    return found


def of_json(value: Any, line: int = 0, key: str = "") -> Iterator[Reference]:
    """Yield every text under one of `ADDRESS_KEYS` that can be an address.

    JSON keeps no lines, so all have the line of the whole.
    """
    waiting = [(key, value)]
    while waiting:
        name, inner = waiting.pop()
        if isinstance(inner, dict):
            waiting += [(str(one), more) for one, more in reversed(inner.items())]
        elif isinstance(inner, list):
            waiting += [(name, more) for more in reversed(inner)]
        elif (
            isinstance(inner, str)
            and name in ADDRESS_KEYS
            and (LOCAL.fullmatch(inner) or "://" in inner)
        ):
            yield Reference(inner, line, f'"{name}" in the data', fetched=False)
