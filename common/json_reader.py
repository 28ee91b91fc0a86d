"""JSON that people write: what is wrong with it in words, and by the line that is wrong."""

from __future__ import annotations

import json
from typing import Any

from common.problems import Problem

QUOTES = "'‘’“”"
"""What a keyboard or a word processor puts in the place of a straight double quote."""


def read(text: str, shown: str) -> tuple[Any, list[Problem]]:
    """Return the value of a text in the file `shown`, or None, and what is wrong with it."""
    try:
        return json.loads(text), []
    except RecursionError:
        return None, [Problem(shown, 0, "expected a list of entries, found lists without end")]
    except json.JSONDecodeError as error:
        line, told = _told(text, error)
        return None, [Problem(shown, line, told)]


def _told(text: str, error: json.JSONDecodeError) -> tuple[int, str]:
    """Return the line of a mistake, and what it is: the parser tells where it could not go on."""
    before, here = text[: error.pos].rstrip(), text[error.pos :].lstrip()
    line = before.count("\n") + 1
    if before.endswith(",") and here[:1] in ("]", "}"):
        return line, "a comma stands behind the last entry: take it out"
    if here[:1] and here[0] in QUOTES:
        return error.lineno, f'words stand between straight double quotes ("), found {here[0]}'
    if error.msg.startswith("Unterminated string") or "control character" in error.msg:
        start = text.rfind('"', 0, error.pos + 1)
        return text[:start].count("\n") + 1, 'the words that begin here are not closed by a "'
    if not here:
        return line, "the end is missing: each [ is closed by a ], and each { by a }"
    if "',' delimiter" in error.msg:
        return line, "a comma is missing at the end of this line"
    if "':' delimiter" in error.msg:
        return error.lineno, "a colon is missing between a name and what it is"
    if error.msg.startswith("Extra data"):
        return error.lineno, "expected one list, found more behind its end"
    if "\\escape" in error.msg:
        return error.lineno, "write \\\\ for a \\"
    found = here.split()[0][:20]
    return error.lineno, f"expected words between double quotes, a number, [ or {{, found {found}"
