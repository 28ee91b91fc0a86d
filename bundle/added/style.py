"""One style sheet for pages outside the theme: a frame, then the site's own sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from bundle.source.reading import Page

FRAME = Path(__file__).with_name("templates") / "frame.css"
LIGHT = '[data-md-color-scheme="default"]'
DARK = '[data-md-color-scheme="slate"]'
DARK_RULE = re.compile(re.escape(DARK) + r"[^{}]*\{[^{}]*\}")
"""A rule for dark colours, such as `[data-md-color-scheme="slate"] .pn-strip { color: red; }`."""
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
INDENT = re.compile(r"\n\s+")


def style_sheet(files: Mapping[str, bytes], pages: Iterable[Page]) -> str:
    """Return all rules in the order in which pages load them.

    On the site a reader picks light or dark, and a script remembers it. Here it is what the
    computer is set to: that needs neither, and does not reach paper.
    """
    names = dict.fromkeys(name for page in pages for name in page.style_sheets)
    own = "\n".join(files[name].decode() for name in names if name in files)
    own = DARK_RULE.sub(r"@media screen and (prefers-color-scheme: dark) {\n\g<0>\n}", own)
    own = own.replace(LIGHT, ":root").replace(DARK, ":root")
    return INDENT.sub("\n", COMMENT.sub("", FRAME.read_text("utf-8") + own)).strip()
