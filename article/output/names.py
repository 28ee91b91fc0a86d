"""File names for pages: the same on every system, readable in an address."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("[’']")
_WORDS = re.compile("[a-z0-9]+")
MAX_LENGTH = 60
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index", "readme"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names Windows keeps for devices, and names that MkDocs gives a meaning of its own."""


def slug(heading: str, fallback: str) -> str:
    """Return the file name for a heading, without ending; `fallback` such as `cause 3`."""
    spare = fallback.replace(" ", "-")
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", heading.casefold()))
    words = _WORDS.findall("".join(c for c in plain if not unicodedata.combining(c)))
    if not any(c.isalpha() for word in words for c in word):
        return spare
    name = words[0][:MAX_LENGTH]
    for word in words[1:]:
        if len(name) + 1 + len(word) > MAX_LENGTH:
            break
        name += f"-{word}"
    return f"{name}-{spare}" if name in _RESERVED else name
