"""What a reader reads of a page: its passages and sentences, without head, sources or markup.

Read from the tree that Markdown makes of a page, in which every text has its line.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from html import unescape

from pages.markdown.blocks import ADDED, OPEN, name_of
from pages.markdown.citations import MARK
from pages.markdown.parsed import Parsed, parse

SENTENCE_END = re.compile(r"[.!?]['\"’”)]*[ ]+(?=['\"‘“(]*[A-Z0-9])")
"""Matches the end of `It hurts. ` before `Stop`, not the points of `1.3 cm`."""
CLOSED = re.compile(r"[.!?]['\"’”)]*$")
"""Matches the end of a text that is a sentence, such as `Stop.`"""
KEPT = 4096
"""Pages whose passages are kept: several parts of a build ask for the same."""


class Role(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    TABLE_HEAD = "table head"
    TERM = "term"
    """What a definition explains."""
    MEANING = "meaning"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


TITLES = frozenset((Role.HEADING, Role.TABLE_HEAD, Role.TERM))
"""Roles whose text names what follows."""
LEVELS = {f"h{level}": level for level in range(1, 7)}
ROLES = {
    **dict.fromkeys(LEVELS, Role.HEADING),
    **{
        "th": Role.TABLE_HEAD,
        "td": Role.CELL,
        "dt": Role.TERM,
        "dd": Role.MEANING,
        "li": Role.ITEM,
    },
}
"""Roles by element; anything else is a paragraph."""
BLOCKS = frozenset(
    (
        *(*ROLES, "p", "pre", "ul", "ol", "dl", "blockquote", "hr"),
        *("table", "thead", "tbody", "tr", "div"),
    )
)
"""Elements that start a passage of their own."""
CITES, LINKS, PICTURES = "cites", "links", "pictures"


@dataclass(frozen=True, slots=True)
class At:
    """What stands within a passage."""

    row: int
    """The row of the passage, from 0."""
    what: str


@dataclass(frozen=True, slots=True)
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
    rows: str
    """Its text in the rows in which it stands in the page's file."""
    cites: tuple[At, ...] = ()
    """The keys it cites."""
    links: tuple[At, ...] = ()
    """The addresses it leads to."""
    pictures: tuple[At, ...] = ()
    """What stands in the place of its pictures for those who do not see them."""
    level: int = 0
    """Of a heading, from 1."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys it cites."""
        return tuple(cite.what for cite in self.cites)


@dataclass(frozen=True, slots=True)
class Card:
    """A block with what stands in it."""

    line: int
    name: str
    """Such as `care emergency` or `dont`."""
    within: str
    """The block around it; empty where it stands alone."""
    closed: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a page."""

    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    too_much: tuple[tuple[int, str], ...] = ()
    """Lines, with what is too much of there to be read; then the rest is not all of it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys that it cites, each once, in the order of first mention.

        A source's place among them, from 1, is its number on the page.
        """
        return tuple(dict.fromkeys(key for one in self.passages for key in one.sources))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or an item or cell that reads as one."""

    line: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has; `1.3` and `over-breathing` are one each."""
        return sum(any(sign.isalnum() for sign in part) for part in self.text.split())


def read(body: str) -> tuple[Text, int]:
    """Return the text of a page, and the number of empty lines above that its lines leave out."""
    text = body.lstrip("\n")
    return _read(text), len(body) - len(text)


def passages(body: str, first_line: int = 1) -> list[Passage]:
    """Return the words of a page's body, in reading order."""
    text, above = read(body)
    more = above + first_line - 1
    found = [one for one in text.passages if one.text]
    return [replace(one, line=one.line + more) for one in found] if more else found


def sentences(found: Iterable[Passage]) -> list[Sentence]:
    """Return the sentences of passages.

    Items and cells count as sentences, full stop or not. Headings and terms count only where they
    are closed like one, or every page would seem to be made of very short sentences.
    """
    return [
        Sentence(passage.line, one)
        for passage in found
        if passage.role not in TITLES or CLOSED.search(passage.text)
        for one in _split(passage.text)
    ]


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield text[start : end.end()].strip()
        start = end.end()
    yield text[start:].strip()


_texts: dict[bytes, Text] = {}


def digest(text: str) -> bytes:
    """Return what tells one text from another, in little memory."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _read(text: str) -> Text:
    # a digest, for the text itself would stay in memory as well
    key = digest(text)
    if key not in _texts:
        if len(_texts) >= KEPT:
            _texts.clear()
        reader = _Reader(parse(text))
        reader.element(reader.parsed.root)
        _texts[key] = Text(
            tuple(reader.passages), tuple(reader.cards), tuple(reader.parsed.too_much)
        )
    return _texts[key]


class _Reader:
    """Goes through a page in its order."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.passages: list[Passage] = []
        self.cards: list[Card] = []
        self.section = self.block = ""

    def element(self, element: etree.Element, role: Role = Role.PARAGRAPH) -> None:
        """Read one block, of which the first passage has a role."""
        if element.tag == "div" and (name := name_of(element)):
            self.card(element, name)
            return
        before, lines = len(self.passages), self.parsed.lines
        line, text, level = lines.get(element, 0), element.text, LEVELS.get(element.tag, 0)
        inside: list[etree.Element] = []
        for child in element:
            if child.tag not in BLOCKS:
                inside.append(child)
                line = line or lines.get(child, 0)  # of code: that of its words
                continue
            self.passage(line, role, text, inside, level)
            if len(self.passages) > before:
                role = Role.PARAGRAPH
            if child.get("class") not in ADDED:
                self.element(child, ROLES.get(child.tag, role))
            if len(self.passages) > before:
                role = Role.PARAGRAPH
            line, text, inside = self.parsed.tails.get(child, 0), child.tail, []
        self.passage(line, role, text, inside, level)

    def card(self, element: etree.Element, name: str) -> None:
        before, around = len(self.passages), self.block
        self.block = name
        for child in element:
            if child.get("class") not in ADDED:
                self.element(child, ROLES.get(child.tag, Role.PARAGRAPH))
        self.block = around
        line, closed = self.parsed.lines.get(element, 1), element.get(OPEN) is None
        self.cards.append(Card(line, name, around, closed, tuple(self.passages[before:])))

    def passage(
        self, line: int, role: Role, text: str | None, inside: Sequence[etree.Element], level: int
    ) -> None:
        """Keep a passage of a text and what stands `inside` its rows, where it holds anything."""
        rows = self.parsed.seen(text) if text else ""
        found: dict[str, list[At]] = {}
        for element in inside:
            rows = self.inline(element, rows, found)
            rows += self.parsed.seen(element.tail or "")
        words = " ".join(rows.split())
        if not (words or found):
            return
        if words == rows:
            words = rows  # one text in memory, not two: the tree has it as well
        if role is Role.HEADING:
            self.section = words
        cites, links, pictures = (
            (tuple(found.get(kind, ())) for kind in (CITES, LINKS, PICTURES))
            if found
            else ((), (), ())
        )
        rows = words if "\n" not in rows else rows.lstrip("\n")
        self.passages.append(
            Passage(
                *(line or 1, role, words, self.section, self.block, rows),
                *(cites, links, pictures, level),
            )
        )

    def inline(self, element: etree.Element, rows: str, found: dict[str, list[At]]) -> str:
        """Return the rows of a passage with one more element; note what it leads to or shows."""
        seen, row = self.parsed.seen, rows.count("\n")
        if keys := element.get(MARK):
            found.setdefault(CITES, []).extend(At(row, key) for key in keys.split())
            return rows
        if element.tag == "img":
            words = seen(element.get("alt", ""))
            found.setdefault(PICTURES, []).append(At(row, words))
            return rows + "\n" * words.count("\n")
        if element.tag == "br":
            return rows + "\n"
        if element.tag == "code":
            return rows + unescape(element.text or "")
        if element.tag == "a":
            found.setdefault(LINKS, []).append(At(row, element.get("href", "")))
        rows += seen(element.text or "")
        for child in element:
            rows = self.inline(child, rows, found) + seen(child.tail or "")
        return rows
