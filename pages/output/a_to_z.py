"""The letters on top of a list of terms: each leads to the first term that begins with it."""

from __future__ import annotations

import re

TERM = re.compile(r'<dt id="([^"]*)">\s*(?:<[^>]*>)*([A-Za-z])')
"""Matches the start of a term that has an id."""


def letters(html: str) -> list[tuple[str, str]]:
    """Return the letters that terms begin with, in their order, and the id of the first of each."""
    found: dict[str, str] = {}
    for ident, letter in TERM.findall(html):
        found.setdefault(letter.upper(), ident)
    return sorted(found.items())
