"""Leave out the blanks with which templates fill pages, and which no reader sees."""

from __future__ import annotations

from publish.pages.markup import take_apart

KEPT = ("pre", "textarea", "script", "style")
"""Elements whose blanks count: <pre>a  b</pre>"""


def drop_blanks(_: str, page: bytes) -> bytes:
    """Return the page with its lines not set in and not apart."""
    pieces = take_apart(page, *KEPT)
    texts = map(_tight, pieces.texts)
    return b"".join(text + kept for text, kept in zip(texts, [*pieces.kept, b""], strict=True))


def _tight(text: bytes) -> bytes:
    """Take the end of a line with all blanks around it as one; browsers do so as well."""
    first, *others = text.split(b"\n")
    if not others:
        return text
    *between, last = others
    told = (line for line in map(bytes.strip, between) if line)
    return b"\n".join([first.rstrip(), *told, last.lstrip()])
