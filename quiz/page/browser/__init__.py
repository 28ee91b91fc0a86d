"""The quiz in the browser: the script and the style sheets, as they are published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPTS = ("walk.js", "explain.js", "sheet.js", "page.js", "question.js", "look.js", "form.js")
"""In this order they are one classic script, which also runs from a disk."""
STYLES = ("quiz.css", "alone.css", "form.css", "result.css", "map.css", "print.css")
"""In this order they are one style sheet."""
PLAIN_STYLES = ("plain.css", "alone.css")
"""What the plain page needs besides: there no script says that one thing is shown alone."""
ALONE = ".quiz-alone"
BY_ADDRESS = ".md-content__inner:has(> .quiz:not(.quiz--live) section:target)"
COMMENT = re.compile(r"\s*(/?\*|//)")
"""A line that is a comment, such as ` * Walk the graph.`; no line of code starts like this."""


UNBROKEN = re.compile(r"(?!.*//).*[;{,(]$")
"""A line after which the next may stand without a break: no comment, and no end left to guess."""


def script() -> str:
    """Return the script without its comments, indents and most breaks, which no browser needs."""
    lines = [
        line.strip()
        for name in SCRIPTS
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
        if line and not COMMENT.match(line)
    ]
    return "".join(line if UNBROKEN.match(line) else f"{line}\n" for line in lines)


def style() -> str:
    """Return the style sheet."""
    return _together(STYLES)


def plain_style() -> str:
    """Return the style sheet that the quiz without script needs after the other."""
    return _together(PLAIN_STYLES).replace(ALONE, BY_ADDRESS)


def _together(names: Iterable[str]) -> str:
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
