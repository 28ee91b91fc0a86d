"""Words that a copy may not say, because it has not what they speak of: it was left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, cast

from lxml import html

from common.problems import Problem

NOT_READ = frozenset(["script", "style"])
NAMES = frozenset(["class", "id"])
"""Attributes that no reader meets."""
INSIDE = "data:"
"""How an address begins that is a file itself."""
DATA = "application/ld+json"
"""The type of a script that search engines show the words of."""


def said(text: str, words: Collection[str]) -> str:
    """Return the first of some words that a text has as such, in whatever case; empty if none."""
    low = " ".join(text.casefold().split()) if words else ""
    return next((word for word in words if _as_such(word).search(low)), "")


@cache
def _as_such(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word.casefold())}(?!\w)")


def faults(pages: Mapping[str, bytes], words: Collection[str]) -> list[Problem]:
    """Return each line of built pages (HTML, UTF-8) that says one of them, by file."""
    return [
        Problem(file, line, f"{word!r} stands here, and this copy has none: it was left out")
        for file, page in (pages.items() if words else ())
        for line, word in _lines(page, words)
    ]


def _lines(page: bytes, words: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each line that says one, and which; a link says its address, too."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    for element in html.document_fromstring(page, parser=parser).iter("*"):
        read = element.tag not in NOT_READ or element.get("type") == DATA
        texts = [element.text if read else "", element.tail]
        texts += [str(told) for name, told in element.attrib.items() if name not in NAMES]
        for text in texts:
            if text and not text.startswith(INSIDE) and (word := said(text, words)):
                yield int(cast(Any, element.sourceline) or 0), word
