"""Why each line of a long page stands there, taken out of it for a page of its own.

A reader who looks for a sign reads the signs. What is folded below them, and what they rest on,
weighs as much again, and few open it: the page keeps a link in each place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FOLD = re.compile(
    r'<details class="fold">\n?<summary class="fold__label">(.*?)</summary>\n?(.*?)</details>',
    re.DOTALL,
)
"""Matches what `/// why` and `/// more` become."""
H2 = re.compile(r'<h2 id="([^"]*)">(.*?)</h2>', re.DOTALL)
SECTION = re.compile(r"(?=<h2 )")
CITED = re.compile(r'(?<= href=")(?=#source-\d+")')
"""Matches where a page leads to its own list of sources."""
TAG = re.compile(r"<[^>]*>")
CARD = re.compile(r'(?=<div class="care care--([a-z-]+)">)')
CALLS = re.compile(r'<div class="care__calls">.*?</div>\n?(?=<p class="care__note")', re.DOTALL)
"""Matches all numbers to tap of a card, to the words that say them on paper."""


@dataclass(frozen=True)
class Apart:
    """A page's text in two parts, both HTML."""

    text: str
    """With a link in the place of each fold; citations lead to the other page as well."""
    reasons: str
    """What the folds held, in order, each under the heading and the id that it stood under."""


def apart(html: str, address: str) -> Apart:
    """Take all folds out of a page's text; `address` is that of the page for them, seen from it."""
    text, reasons = [], []
    for section in SECTION.split(html):
        heading = H2.search(section)
        ident, words = heading.groups() if heading else ("", "")
        link = _link(f"{address}#{ident}" if ident else address, TAG.sub("", words))
        text.append(FOLD.sub(link, section))
        if held := [found[2] for found in FOLD.finditer(section)]:
            reasons += [heading[0] + "\n" if heading else "", *held]
    return Apart(CITED.sub(address, "".join(text)), "".join(reasons))


def calls_once(html: str) -> str:
    """Leave numbers to tap on the first card of each urgency, which alone shows them there."""
    before, *rest = CARD.split(html)
    seen: set[str] = set()
    kept = [before]
    for level, card in zip(rest[::2], rest[1::2], strict=True):
        kept.append(CALLS.sub("", card) if level in seen else card)
        seen.add(level)
    return "".join(kept)


def headings(html: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of each heading of the second level."""
    for ident, words in H2.findall(html):
        yield ident, TAG.sub("", words)


def _link(address: str, heading: str) -> Callable[[re.Match[str]], str]:
    """Return what makes a link of a fold; its words tell it from those of other folds."""
    more = f'<span class="care__hidden">: {heading}</span>' if heading else ""
    return lambda fold: f'<div class="fold"><a href="{address}">{fold[1]}{more}</a></div>'
