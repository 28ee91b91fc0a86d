"""Leave out the blanks with which templates fill pages, and which no reader sees."""

from __future__ import annotations

import re

from publish.site import Files, pages

KEPT = re.compile(rb"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
"""An element whose blanks count: <pre>a  b</pre>"""
LINES = re.compile(rb"\s*\n\s*")
"""The end of a line, with what stands around it; browsers take it as one blank."""


def drop_blanks(files: Files, *, hosted: bool) -> Files:
    """Return the site with its pages' lines not set in and not apart."""
    done = dict(files)
    for name in pages(files):
        # in turn: text, an element that is kept, and its name
        parts = KEPT.split(files[name])
        texts = (LINES.sub(b"\n", text) for text in parts[::3])
        kept = [*parts[1::3], b""]
        done[name] = b"".join(text + one for text, one in zip(texts, kept, strict=True))
    return done
