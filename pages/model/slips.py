"""Slips of the pen that Markdown takes for words: a reader would see the signs themselves.

Each of them is surely meant for something else; what may be prose is let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pages.model.plain_text import Passage, Role

NUMBER = re.compile(r"(?P<number>\d{1,2})[.)](?P<words>[A-Za-z].*)|(?P<bracket>\d{1,2})\)[ ]")
"""Matches `2.Wear a splint` and `2) Wear a splint`, not `1.5 cm`."""
DASH = re.compile(r"-(?=[A-Za-z\[])")
"""Matches the start of `-word` and `-[!a-sign]`, not of `-5`."""
BULLET = re.compile(r"[•●▪◦‣]")
ITEM = re.compile(r"[-*+][ ]+\S|1\.[ ]+\S")
"""Matches the first line of a list."""
DASHES = re.compile(r"\|?[ ]*:?-[-:| ]*")
"""Matches `| --- | --- |`."""
ADDRESS = r"(?:[^\s()\[\]]+\.md|https?://[^\s()\[\]]+)"
APART = re.compile(rf"\][ ]+\((?P<address>{ADDRESS})\)")
"""Matches the middle of `[words] (a-page.md)`."""
REVERSED = re.compile(rf"\)\[(?P<address>{ADDRESS})\](?!\()")
"""Matches the middle of `(words)[a-page.md]`."""
STARS, STAR = "**", "&#42;"
"""As an author means them for bold words, and as one that is to be seen."""
MOST = 40
"""Letters of a line that are shown."""

Told = Iterator[tuple[int, str]]


def told(passage: Passage, rows: Sequence[str], *, bullets: bool) -> Told:
    """Yield what is wrong with a passage, each with its line, by the `rows` of the page's text.

    `bullets` tells whether a sign such as `•` was meant to make a list: in an article it may not.
    """
    if passage.role is Role.HEADING:
        if passage.level == 1:
            right = f"## {passage.text}"
            yield passage.line, f"the title stands in the page's head alone. Right: {right}"
        return
    seen = passage.rows.split("\n")
    own = [row.rstrip() for row in rows[passage.line - 1 : passage.line - 1 + len(seen)]]
    if passage.role is Role.PARAGRAPH:
        yield from _table(passage.line, own)
        yield from _list_below(passage.line, own)
    for number, (row, words) in enumerate(zip(own, seen, strict=False)):
        line, is_first = passage.line + number, number == 0
        if passage.role is Role.PARAGRAPH or not is_first:
            yield from ((line, one) for one in _no_item(row, bullets=bullets))
        if found := APART.search(row) or REVERSED.search(row):
            yield line, f"this is no link. Right: [words]({found['address']})"
        if STARS in words and STARS in row and STAR not in row:
            yield line, "`**` stands here for all to see. Right: **words**, with no blank inside"


def _no_item(row: str, *, bullets: bool) -> Iterator[str]:
    """Yield why a row that was to be an item of a list is none."""
    text = row.strip()
    if row.startswith("    ") and text == row[4:]:
        return  # of code, or of what stands in an item
    if found := NUMBER.match(text):
        number = found["number"] or found["bracket"]
        words = found["words"] or text[found.end() :]
        yield f"{text[:MOST]!r} is no item of a list. Right: {number}. {words[:MOST].strip()}"
    elif DASH.match(text):
        yield f"{text[:MOST]!r} is no item of a list. Right: - {text[1:MOST]}"
    elif bullets and BULLET.match(text):
        yield f"{text[:MOST]!r} is no item of a list. Right: - {text[1:MOST].strip()}"


def _table(first: int, rows: Sequence[str]) -> Told:
    """Yield why rows with bars between words are no table."""
    bars = [number for number, row in enumerate(rows) if row.startswith("|") and row.count("|") > 1]
    if not bars:
        return
    start = bars[0]
    columns = len(rows[start].strip("|").split("|"))
    right = f"Right: {'| --- ' * columns}|"
    if start + 1 >= len(rows) or not DASHES.fullmatch(rows[start + 1]):
        yield first + start, f"a table has a line of dashes below its first. {right}"
    elif start:
        yield first + start, "a table has an empty line above it"
    else:
        yield first + 1, f"expected dashes for each column of the line above. {right}"


def _list_below(first: int, rows: Sequence[str]) -> Told:
    """Yield the first item of a list that goes on with a paragraph."""
    for number, row in enumerate(rows):
        if number and ITEM.match(row):
            yield first + number, "a list has an empty line above it"
            return
