"""Lines of plain text that return on each page of a file it was copied from: heads and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from article.model import markers

REASON = "a line that returns on each page"
WHY = "it stands there three times or more, the same but for a number, and cuts into a sentence"
_LONGEST = 80
"""Characters; nobody sets a longer line at the head or foot of each page."""
_DIGITS = re.compile(r"\d{1,4}")
_SIGNED = re.compile(r"[-*•·‣◦▪–#>|]")  # of an item, a heading, a row


@dataclass(frozen=True)
class Kept:
    """The lines of a text without those that return."""

    lines: list[str]
    gone: list[tuple[int, str]]
    """What returned, and before which of `lines` it stood."""
    cut: frozenset[int]
    """Which of `lines` go on with the sentence of the line before them."""


def without_running(lines: Sequence[str]) -> Kept:
    """Take out the short lines, no sentences, that return three times and cut into a sentence.

    The first line of the text stays, for it may be the title that the others repeat. A number alone
    goes only where it cuts into a sentence itself, or stands beside another such line.
    """
    keys = [_key(line) for line in lines]
    often = {key for key, times in Counter(keys).items() if key and times >= 3}
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    stretches = list(_stretches(lines, [key in often for key in keys], first))
    cutting = {one.start for one in stretches if _cuts(lines, one)}
    returning = {
        keys[at] for one in stretches if one.start in cutting for at in one if keys[at] in often
    }
    gone: set[int] = set()
    cut: set[int] = set()
    for one in stretches:
        words = [at for at in one if keys[at] in returning and keys[at] != "0"]
        if words or one.start in cutting:
            gone.update(words, (at for at in one if keys[at] == "0" and keys[at] in returning))
        if one.start in cutting:
            gone.update(at for at in one if not lines[at].strip())
            cut.add(one.stop)
    kept = [at for at in range(len(lines)) if at not in gone]
    places = {at: place for place, at in enumerate(kept)}
    left = [(bisect_left(kept, at), lines[at].strip()) for at in sorted(gone) if lines[at].strip()]
    return Kept([lines[at] for at in kept], left, frozenset(places[at] for at in cut))


def _key(line: str) -> str:
    """Return a line for comparing, each number as 0; nothing where it can be no head of a page."""
    line = line.strip()
    begins = markers.label(line) or markers.ASKS.match(line) or markers.COUNTED.match(line)
    begins = begins or markers.numbered(line) or _SIGNED.match(line)
    if not 0 < len(line) <= _LONGEST or begins or line.endswith((".", "!", "?", ":", ",", ";")):
        return ""
    return _DIGITS.sub("0", line.casefold())


def _stretches(lines: Sequence[str], returns: Sequence[bool], first: int) -> Iterator[range]:
    """Yield the stretches of lines that return and of blank ones between and around them."""
    at = first + 1
    while at < len(lines):
        end = at
        while end < len(lines) and (returns[end] or not lines[end].strip()):
            end += 1
        if any(returns[at:end]):
            yield range(at, end)
        at = end + 1


def _cuts(lines: Sequence[str], stretch: range) -> bool:
    """Tell whether a sentence breaks off before a stretch and goes on after it."""
    after = lines[stretch.stop].strip() if stretch.stop < len(lines) else ""
    before = lines[stretch.start - 1].strip()
    return after[:1].islower() and (before[-1:].isalnum() or before[-1:] in tuple(",-"))
