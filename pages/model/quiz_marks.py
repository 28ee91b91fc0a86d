"""Marks around the words of a page that speak of the quiz: where a copy has none, they go with it.

A clinic can leave the quiz out of its copy. Then nothing in it may offer one, and no list of pages
would stay true for long. So each word on it stands in a mark, on pages that are not about it:

    No clinician has reviewed the pages {quiz: or the quiz} yet.

A mark is within one line. A line of which nothing else is left goes as a whole: a paragraph, a
heading, an item of a list.
"""

from __future__ import annotations

import re

OPENS = "{quiz"
MARK = re.compile(r"(?P<blank>[ ]?)\{quiz: (?P<words>[^{}\n]+)\}")
"""Matches ` {quiz: or the quiz}`."""
EMPTY = re.compile(r"(?:[-*+]|#+|[0-9]+[.)])?")
"""Matches what is left of a line that says nothing, without its blanks: `-`, `##`."""


def kept(body: str) -> str:
    """Return a page's text without the marks; lines stay where they are."""
    return MARK.sub(r"\g<blank>\g<words>", body) if OPENS in body else body


def left_out(body: str) -> str:
    """Return a page's text without what is marked."""
    if OPENS not in body:
        return body
    rows = []
    for row in body.split("\n"):
        left = MARK.sub("", row)
        if left == row:
            rows.append(row)
        elif not EMPTY.fullmatch(left.strip(" ")):
            rows.append(left.lstrip() if row.startswith(OPENS) else left)
    return "\n".join(rows)
