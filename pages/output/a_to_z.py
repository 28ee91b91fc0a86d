"""Where a name stands from A to Z, and the letters on top of a long list that lead there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

TERM = re.compile(r'<dt id="([^"]*)">\s*(?:<[^>]*>)*([^<]*)')
"""Matches the first words of a term that has an id."""
THE = re.compile(r"\Athe\s+(?=\S)")
"""Matches what no library files a name by."""
LETTER = re.compile("[A-Z]")
DIGITS = "0-9"
OTHER = "Other"
"""Stands for names that begin with no letter from A to Z, whatever its accents."""


def filed(name: str) -> str:
    """Return what a name is sorted by: its letters without accents and case, and no `The`."""
    apart = unicodedata.normalize("NFKD", name.strip()).casefold()
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return THE.sub("", plain)


def letter(name: str) -> str:
    """Return the letter that a name stands under: `A` to `Z`, `0-9` or `Other`."""
    first = filed(name)[:1].upper()
    if first.isdecimal():
        return DIGITS
    return first if LETTER.fullmatch(first) else OTHER


def order(one: str) -> tuple[bool, str]:
    """Return what letters are sorted by: numbers first, and last what has no letter."""
    return one == OTHER, one


def letters(html: str) -> list[tuple[str, str]]:
    """Return the letters that terms begin with, in their order, and the id of the first of each."""
    return _first_of_each((unescape(words), ident) for ident, words in TERM.findall(html))


def letters_of(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the same of entries that are given as name and id, in any order."""
    return _first_of_each(sorted(names, key=lambda entry: filed(entry[0])))


def _first_of_each(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    firsts: dict[str, str] = {}
    for name, ident in entries:
        firsts.setdefault(letter(name), ident)
    return sorted(firsts.items(), key=lambda found: order(found[0]))
