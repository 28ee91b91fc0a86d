"""The quiz in the browser: the script and the style sheet, as they are published."""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = ("walk.js", "explain.js", "sheet.js", "page.js", "form.js")
"""In this order they are one classic script, which also runs from a disk."""
COMMENT = re.compile(r"\s*(/?\*|//)")
"""A line that is a comment, such as ` * Walk the graph.`; no line of code starts like this."""


def script() -> str:
    """Return the script without its comments and indents, which no browser needs."""
    folder = Path(__file__).parent
    lines = [
        line
        for name in SCRIPTS
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return "\n".join(line.strip() for line in lines if line and not COMMENT.match(line)) + "\n"


def style() -> str:
    """Return the style sheet."""
    return (Path(__file__).parent / "quiz.css").read_text(encoding="utf-8")
