"""How much a page's text may hold of what makes Python-Markdown slow, or ends it with an error.

Most of it takes a time that grows with the square of a text, and some of it nests one call for each
level. No page that is read by people comes near to any of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MOST_ROWS = 3_000
"""Lines; the longest page has a sixth of it."""
MOST_SIGNS = 10_000
"""Characters in one paragraph."""
MOST_BRACKETS = 100
"""`[` in one paragraph: for each, its partner is looked for in all of the rest."""
MOST_DEPTH = 8
"""Lists, quotes and meanings inside each other."""

MARKERS = re.compile(r"(?:[ ]*(?:>|(?:[-*+:]|\d{1,9}\.)(?=[ ])))*[ ]*")
"""Matches `- 1. > ` in front of words."""
MARKER = re.compile(r"[>:*+-]|\d\.")
MEANING = re.compile(r"[ ]{0,3}:[ ]")  # :   A clot in a vein.
BLOCK = re.compile(r"[ ]*/{3,}[ ]*(?P<name>[\w-]*)")  # /// care | emergency
BLOCK_LINE = re.compile(r"///[ ]*(?:[a-z-]+(?:[ ]*\|.*)?)?$")
"""Matches `/// care | emergency` and `///`."""
BLOCK_ELSEWHERE = re.compile(r"(?:[\s>]|[-*+:]\s|\d+[.)]\s)*///")
"""Matches `- /// care` and `////`, which Markdown takes for blocks as well. With another block
below it, pymdown-extensions may never come to an end."""
BEFORE_WORDS = frozenset(" >:*+-/0123456789")
TAB = 4
"""Blanks of one level."""


def of_rows(rows: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what is too much of in a page, before it is taken apart, each with its line from 1."""
    if len(rows) > MOST_ROWS:
        yield MOST_ROWS, f"a page has at most {MOST_ROWS:,} lines: cut it into several"
        return
    together = opened = 0
    for line, row in enumerate(rows, 1):
        if "///" in row and BLOCK_ELSEWHERE.match(row) and not BLOCK_LINE.match(row):
            yield (
                line,
                "a block opens and closes with three slashes at the start of a line. Right: "
                "/// care | same-day, and /// below its list",
            )
            continue
        if len(row) > MOST_SIGNS:
            yield line, _too_long(len(row))
            continue
        if not row:
            together = 0
            continue
        if row[0] not in BEFORE_WORDS or (row[1:2] == " " and row[2:3].isalpha() and row[0] == "-"):
            continue  # words, or one mark before them, as on most lines
        # meanings without an empty line between them stand inside each other
        together += bool(MEANING.match(row))
        if block := BLOCK.match(row):
            opened = opened + 1 if block["name"] else max(opened - 1, 0)
        marks = MARKERS.match(row)
        assert marks is not None  # it may match nothing
        depth = len(MARKER.findall(marks[0])) + marks[0].count(" " * TAB)
        if max(depth, together, opened) > MOST_DEPTH:
            yield line, f"at most {MOST_DEPTH} lists, quotes, meanings or blocks inside each other"
            return


def of_text(text: str) -> str:
    """Return what is too much of in a paragraph; nothing where it is none."""
    if len(text) > MOST_SIGNS:
        return _too_long(len(text))
    if text.count("[") > MOST_BRACKETS:
        return f"at most {MOST_BRACKETS} links and sources in one paragraph: make several of it"
    return ""


def _too_long(size: int) -> str:
    return f"at most {MOST_SIGNS:,} characters in one paragraph, found {size:,}: make several of it"
