"""Leave out marks of a page that only the build, or Material's own script, would ask for."""

from __future__ import annotations

import re

from publish.pages.markup import INSIDE, TAG, take_apart

MARKS = ("data-crosslink", "data-md-component", "data-md-toggle")
"""`data-crosslink` says which page a link means that the linker made."""
NAMES = frozenset(mark.encode() for mark in MARKS)
ATTRIBUTE = re.compile(rb' ([a-z-]+)(?:="[^"]*")?')
"""Matches ` href="../"` and ` hidden`, as templates write them."""


def drop_marks(_: str, page: bytes) -> bytes:
    """Return the page without them; text that looks like one stays."""
    pieces = take_apart(page, *INSIDE)
    texts = (TAG.sub(_without, text) for text in pieces.texts)
    return b"".join(text + kept for text, kept in zip(texts, [*pieces.kept, b""], strict=True))


def _without(tag: re.Match[bytes]) -> bytes:
    return ATTRIBUTE.sub(lambda found: b"" if found[1] in NAMES else found[0], tag[0])
