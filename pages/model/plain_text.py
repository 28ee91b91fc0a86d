"""What a reader reads of a page: its passages and sentences, without head, sources or markup.

Read from the Markdown source, not from HTML, so that every sentence keeps its line. Only the
Markdown that pages may use is understood: see "Content" in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from pages.model.bibliography import CITATION, keys_of
from pages.model.rules import BLOCK_END, BLOCK_START, ITEM

HEADING = re.compile(r"^#{1,6}[ ]+(?P<text>.+)$")
"""Matches `## What it feels like`."""
DEFINITION = re.compile(r"^:[ ]+(?P<text>.+)$")
"""Matches `:   A clot in a vein.`"""
TABLE_RULE = re.compile(r"^[ |:-]+$")
"""Matches `| --- | :-: |`, the line below a table's head."""
MARKUP = (
    ("[@", CITATION, ""),
    ("![", re.compile(r"!\[[^\[\]]*\]\([^()]*\)"), ""),  # ![Two shoes](images/lacing.svg)
    ("](", re.compile(r"\[([^\[\]]*)\]\([^()]*\)"), r"\1"),  # [Get help](../get-help.md)
    ("{:", re.compile(r"\{:[^{}]*\}"), ""),  # {: .no-link }
    ("**", re.compile(r"\*\*([^*]+)\*\*"), r"\1"),  # **Heat:**
    ("*", re.compile(r"\*([^*]+)\*"), r"\1"),  # *and*
    ("`", re.compile(r"`([^`]+)`"), r"\1"),  # `make check`
    ("\\", re.compile(r"\\([^\w\s])"), r"\1"),  # \*
)
"""Signs that tell of markup, the markup, and what a reader sees in its place."""
SENTENCE_END = re.compile(r"[.!?]['\"’”)]*[ ]+(?=['\"‘“(]*[A-Z0-9])")
"""Matches the end of `It hurts. ` before `Stop`, not the points of `1.3 cm`."""
CLOSED = re.compile(r"[.!?]['\"’”)]*$")
"""Matches the end of a text that is a sentence, such as `Stop.`"""


class Role(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    TABLE_HEAD = "table head"
    TERM = "term"
    """What a definition explains."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


TITLES = frozenset((Role.HEADING, Role.TABLE_HEAD, Role.TERM))
"""Roles whose text names what follows."""


@dataclass(frozen=True)
class Passage:
    """One heading, paragraph, list item or table cell."""

    line: int
    """Where it starts; the cells of one table row share it."""
    role: Role
    text: str
    section: str
    """The heading it stands under; a heading stands under itself."""
    block: str
    """The block around it, such as `care emergency` or `dont`; empty outside blocks."""
    sources: tuple[str, ...]
    """The keys it cites."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, or an item or cell that reads as one."""

    line: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has; `1.3` and `over-breathing` are one each."""
        return sum(any(sign.isalnum() for sign in part) for part in self.text.split())


@dataclass
class _Open:
    """A passage whose end has not come yet."""

    line: int
    role: Role
    rows: list[str]


def passages(body: str, first_line: int = 1) -> list[Passage]:
    """Return what a page's body holds, in reading order."""
    found: list[Passage] = []
    section = block = ""
    open_: _Open | None = None

    def add(line: int, role: Role, source: str) -> None:
        if text := plain(source):
            found.append(Passage(line, role, text, section, block, _cited(source)))

    def close() -> None:
        nonlocal open_
        if open_ is not None:
            add(open_.line, open_.role, " ".join(open_.rows))
            open_ = None

    for line, (row, after) in enumerate(pairwise([*body.split("\n"), ""]), first_line):
        if not row or row.isspace():
            close()
        elif start := BLOCK_START.match(row):
            close()
            block = " ".join(part for part in (start["name"], start["argument"]) if part)
        elif BLOCK_END.match(row):
            close()
            block = ""
        elif heading := HEADING.match(row):
            close()
            section = plain(heading["text"])
            add(line, Role.HEADING, heading["text"])
        elif row.startswith("|"):
            close()
            head = after.startswith("|") and TABLE_RULE.match(after)
            role = Role.TABLE_HEAD if head else Role.CELL
            if not TABLE_RULE.match(row):
                for cell in row.strip().strip("|").split("|"):
                    add(line, role, cell)
        elif item := ITEM.match(row):
            close()
            open_ = _Open(line, Role.ITEM, [item["text"]])
        elif meaning := DEFINITION.match(row):
            if open_ is not None:
                open_.role = Role.TERM
            close()
            open_ = _Open(line, Role.PARAGRAPH, [meaning["text"]])
        elif open_ is not None:
            open_.rows.append(row.strip())
        else:
            open_ = _Open(line, Role.PARAGRAPH, [row.strip()])
    close()
    return found


def sentences(found: Iterable[Passage]) -> list[Sentence]:
    """Return the sentences of passages.

    Items and cells count as sentences, full stop or not. Headings and terms count only where they
    are closed like one, or every page would seem to be made of very short sentences.
    """
    return [
        Sentence(passage.line, text)
        for passage in found
        if passage.role not in TITLES or CLOSED.search(passage.text)
        for text in _split(passage.text)
    ]


def _cited(source: str) -> tuple[str, ...]:
    if "[@" not in source:
        return ()
    return tuple(key for cite in CITATION.findall(source) for key in keys_of(cite))


def plain(source: str) -> str:
    """Return Markdown within one passage as a reader sees it."""
    for sign, pattern, seen in MARKUP:
        if sign in source:
            source = pattern.sub(seen, source)
    return " ".join(source.split())


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield text[start : end.end()].strip()
        start = end.end()
    yield text[start:].strip()
