"""The lines and sentences of a page as anybody sees them, read without the importer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

_UNSEEN = {"script", "style", "template", "noscript", "svg", "select", "iframe", "head"}
_BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address"),
    *("ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"),
    *("table", "tr", "td", "th", "thead", "tbody", "br", "hr", "pre", "center", "body", "html"),
    *("figure", "figcaption", "details", "summary", "form", "button", "label", "fieldset"),
}
_OPENERS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_LINK = re.compile(r"!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)]*\)")
"""A picture of Markdown, or the address of a link."""
_ASKED = re.compile(r"^(?:[QA]\d*[:.]|question:|answer:)\s*", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:myth|tip|fact|reason|problem|sign|cause|step|[qa])?\s*#?\s*(?:\d+(?:\.\d+)*)?\s*"
    r"[.:)–-]\s*|#+\s*)+",
    re.IGNORECASE,
)
WORDS = 4
"""A sentence of fewer is not counted: it may stand anywhere."""


@dataclass(frozen=True)
class Line:
    """What stands between two blocks."""

    text: str
    opens: bool
    """Whether it is a heading, or what one presses to see the text below."""


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Line] = []
        self._unseen: list[str] = []
        self._words = ""
        self._tag = ""

    def flush(self) -> None:
        if text := " ".join(self._words.split()):
            self.found.append(Line(text, self._tag in _OPENERS))
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self.flush()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()
        if tag in _BLOCKS:
            self.flush()
            self._tag = ""

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words += data


def lines(path: Path) -> list[Line]:
    """Return the lines of a page or a Markdown file."""
    text = path.read_text("utf-8", "replace")
    if path.suffix in (".md", ".txt"):
        told = (line.strip() for line in text.split("\n"))
        return [Line(line, line.startswith("#")) for line in told if line]
    parser = _Lines()
    parser.feed(text)
    parser.close()
    parser.flush()
    return parser.found


def sentences(line: str) -> Iterator[str]:
    """Yield what is to be found again of a line: its sentences of some length."""
    for part in _END.split(_LINK.sub("", line)):
        told = _ASKED.sub("", part.strip())
        if len(told.split()) >= WORDS and len(key(told)) >= WORDS * 4:
            yield told


def key(text: str) -> str:
    """Return what stays the same of a text in whatever format, and however its letters are read."""
    return "".join(letter for letter in text.lower() if letter.isascii() and letter.isalnum())


def title_key(title: str) -> str:
    """Return what counts of a title: not its number, nor a word such as `Myth 3:` before it."""
    return key(_LABEL.sub("", title.strip())) or key(title)


def mark(sentence: str) -> str:
    """Return by what a sentence is known without its words."""
    return sha256(key(sentence).encode()).hexdigest()[:8]
