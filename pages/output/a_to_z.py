"""The letters on top of a long list: each leads to the first entry that begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

TERM = re.compile(r'<dt id="([^"]*)">\s*(?:<[^>]*>)*([A-Za-z])')
"""Matches the start of a term that has an id."""
DIGITS = "0-9"


def letters(html: str) -> list[tuple[str, str]]:
    """Return the letters that terms begin with, in their order, and the id of the first of each."""
    return _first_of_each((letter, ident) for ident, letter in TERM.findall(html))


def letters_of(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the same of entries that are given as name and id; `0-9` leads to the first number."""
    ordered = sorted(names, key=lambda entry: entry[0].casefold())
    return _first_of_each(
        (DIGITS if name[0].isdigit() else name[0], ident) for name, ident in ordered
    )


def _first_of_each(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    firsts: dict[str, str] = {}
    for letter, ident in found:
        firsts.setdefault(letter.upper(), ident)
    return sorted(firsts.items())
