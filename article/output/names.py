"""File names for pages: the same on every system, readable in an address."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("[’']")
_WORDS = re.compile("[a-z0-9]+")
SHORT, LONG = 40, 60
"""Letters of a name; and of those that would be the same if they were cut after so few."""
_HANGING = frozenset(
    ["a", "an", "and", "at", "by", "for", "if", "in", "of", "on", "or", "the", "to", "with"]
)
"""What is left of a thought where a name was cut: the end of `what-helps-in-the`."""
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index", "readme"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names Windows keeps for devices, and names that MkDocs gives a meaning of its own."""


def slug(heading: str, fallback: str, most: int = SHORT) -> str:
    """Return the file name for a heading, without ending; `fallback` such as `cause 3`.

    It is cut behind a word where it would have more than `most` letters.
    """
    spare = fallback.replace(" ", "-")
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", heading.casefold()))
    words = _WORDS.findall("".join(c for c in plain if not unicodedata.combining(c)))
    if not any(c.isalpha() for word in words for c in word):
        return spare
    name = "-".join(words)
    if len(name) > most:
        kept = name[: most + 1].split("-")[:-1] or [words[0][:most]]
        while len(kept) > 1 and kept[-1] in _HANGING:
            kept.pop()
        name = "-".join(kept)
    return f"{name}-{spare}" if name in _RESERVED else name
