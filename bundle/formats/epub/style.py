"""The book's style sheet, with the colours, sizes of type and spaces of the site.

Old readers know no variables of CSS, and would set white words on white paper: so `book.css` is
written out with the values of the site's light colours, and its sizes as parts of the reader's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bundle.added.style import COMMENT
from common.problems import Problem, ProblemsError

SHEET = Path(__file__).with_name("book.css")
TOKENS = "assets/stylesheets/tokens.css"
"""Where the site has them: those of light colours are its first rule."""
TEXT = "--pn-text"
"""The size of plain text, which in a book is the reader's own."""
VALUE = re.compile(r"(?<![\w-])(--[\w-]+): ([^;:]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
REM = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?|\.\d+)rem\b")


def book_css(files: Mapping[str, bytes]) -> str:
    """Return the style sheet; raise `ProblemsError` where the site has a value no more."""
    first_rule = COMMENT.sub("", files.get(TOKENS, b"").decode()).partition("}")[0]
    values = dict(VALUE.findall(first_rule))

    def value(name: str) -> str:
        if name not in values:
            told = f"expected {name} for the e-book in its first rule, found none"
            raise ProblemsError([Problem(TOKENS, 0, told)])
        return filled(values[name])

    def filled(css: str) -> str:
        return USED.sub(lambda found: value(found[1]), css)

    text = float(value(TEXT).removesuffix("rem"))
    css = COMMENT.sub("", filled(SHEET.read_text("utf-8")))
    return REM.sub(lambda found: f"{float(found[1]) / text:.3g}em", css)
