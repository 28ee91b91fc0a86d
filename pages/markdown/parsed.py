"""The one reader of a page's Markdown: Python-Markdown itself, with the line of each text.

Rules, sentences, the glossary and the search start from its tree, so none of them can take a page
for another than its readers get. Python-Markdown forgets lines. But each text that it cuts out of
a page starts on a row of its own, and they come in the page's order, so each is found again.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

from markdown import Markdown
from markdown.util import AtomicString

from pages.markdown import limits
from pages.markdown.blocks import ADDED, OPEN, CareCards, name_of
from pages.markdown.citations import Citations
from pages.markdown.skip_patterns import QuietText

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "def_list", "smarty")
"""Those of mkdocs.yml, and those that MkDocs adds; a test holds the two together."""
MARKUP_SIGNS = re.compile(r"[`\\\[<&*_]|  \n")
"""What a text has where Python-Markdown finds markup in it."""
STASHED = re.compile("\x02(?:wzxhzdk:([0-9]+)|([0-9]+))\x03")
"""Matches what Python-Markdown puts in the place of an entity, and of a sign after `\\`."""
FAR = 20
"""Rows: no more of them lie between a text and the next, but for blank ones."""
SLASHES = "///"


@dataclass(frozen=True)
class Parsed:
    """A page's text as a tree."""

    root: etree.Element
    lines: Mapping[etree.Element, int]
    """The line on which the text of an element starts, or the block that it is; from 1."""
    tails: Mapping[etree.Element, int]
    """The line on which the text behind an element starts."""
    stash: Sequence[str]
    too_much: Sequence[tuple[int, str]]
    """Lines, with what is too much of there; then no markup within paragraphs was looked for."""

    def seen(self, text: str) -> str:
        """Return a text of the tree as a reader sees it."""
        return STASHED.sub(self._restored, text) if "\x02" in text else text

    def _restored(self, stashed: re.Match[str]) -> str:
        number, sign = stashed.groups()
        return unescape(self.stash[int(number)]) if number else chr(int(sign))


def parse(text: str) -> Parsed:
    """Take the text of a page apart.

    Nothing is set aside: a fence, a tag, a comment or an address that stands apart is read as
    words, since all of them are refused.
    """
    md = _markdown()
    md.reset()
    rows = text.split("\n")
    for preprocessor in md.preprocessors:
        rows = preprocessor.run(rows)
    if too_much := list(limits.of_rows(rows)):
        return Parsed(etree.Element("div"), {}, {}, (), too_much)
    root = md.parser.parseDocument(rows).getroot()
    assert root is not None
    places = _Places(rows)
    places.find(root)
    if not places.too_much:
        _look_for_markup(md, root, places)
        if "{" in text:
            md.treeprocessors["attr_list"].run(root)
    stash = [one if isinstance(one, str) else "" for one in md.htmlStash.rawHtmlBlocks]
    return Parsed(root, places.lines, places.tails, stash, places.too_much)


def _look_for_markup(md: Markdown, root: etree.Element, places: _Places) -> None:
    """Look for links, emphasis and the like, where there is any."""
    if not places.in_tails:
        # elements know nothing of what they stand in
        root = etree.Element(root.tag)
        root.extend(places.with_markup)
    for step in ("pages-quiet-page", "inline"):
        md.treeprocessors[step].run(root)


@cache
def _markdown() -> Markdown:
    md = Markdown(
        extensions=[*EXTENSIONS, CareCards({}), Citations(), QuietText()],
        extension_configs={"tables": {"use_align_attribute": True}},  # as in mkdocs.yml
    )
    for name in ("fenced_code_block", "html_block"):
        md.preprocessors.deregister(name)
    md.parser.blockprocessors.deregister("reference")
    md.inlinePatterns.deregister("html")
    return md


class _Places:
    """Finds the line of each text, before the search for markup takes texts apart."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.lines: dict[etree.Element, int] = {}
        self.tails: dict[etree.Element, int] = {}
        self.too_much: list[tuple[int, str]] = []
        self.with_markup: list[etree.Element] = []
        """The elements with signs of markup in them, but for those that stand in one of them."""
        self.in_tails = False
        """Whether there are such signs behind an element."""
        self._rows = [(line, row) for line, row in enumerate(rows, 1) if row and not row.isspace()]
        self._at = 0  # the first row that belongs to no text yet

    def find(self, root: etree.Element, *, known: bool = False) -> None:
        """Walk through the tree in the order of the page; `known` where markup is known of."""
        for element in root:
            if element.get("class") in ADDED:
                continue
            if element.tag == "table":
                self._table(element)
            elif element.tag == "div" and name_of(element):
                self._block(element)
            else:
                here = False
                if (text := element.text) and not text.isspace():
                    line = self.lines[element] = self._pass(text)
                    if here := self._has_markup(line, text) and not known:
                        self.with_markup.append(element)
                if len(element):
                    self.find(element, known=known or here)
            if (tail := element.tail) and not tail.isspace():
                line = self.tails[element] = self._pass(tail)
                self.in_tails |= self._has_markup(line, tail)

    def _pass(self, text: str) -> int:
        """Return the line on which a text starts, and pass by all of it."""
        first, *more = (row.strip() for row in text.split("\n") if row and not row.isspace())
        for at in range(self._at, min(self._at + FAR, len(self._rows))):
            line, row = self._rows[at]
            if first in row:
                self._at = at + 1 + len(more)
                return line
        return self._here()

    def _here(self) -> int:
        """Return the nearest line where the right one cannot be told."""
        at = min(self._at, len(self._rows) - 1)
        return self._rows[at][0] if at >= 0 else 1

    def _pass_row(self, sign: str) -> int:
        """Return the line of the next row that starts with a sign, and pass by it."""
        for at in range(self._at, min(self._at + FAR, len(self._rows))):
            line, row = self._rows[at]
            if row.lstrip().startswith(sign):
                self._at = at + 1
                return line
        return self._here()

    def _block(self, element: etree.Element) -> None:
        self.lines[element] = self._pass_row(SLASHES)
        self.find(element)
        if element.get(OPEN) is None:
            self._pass_row(SLASHES)

    def _table(self, table: etree.Element) -> None:
        """Below the head stands one row of dashes; no row of a table is blank."""
        rows = list(table.iter("tr"))
        while self._at < len(self._rows) - 1 and "|" not in self._rows[self._at][1]:
            self._at += 1
        for number, row in enumerate(rows):
            at = min(self._at + number + (number > 0), len(self._rows) - 1)
            for cell in row:
                line = self.lines[cell] = self._rows[at][0]
                if cell.text and self._has_markup(line, cell.text):
                    self.with_markup.append(cell)
        self._at += len(rows) + 1

    def _has_markup(self, line: int, text: str) -> bool:
        """Tell whether there is anything to look for in a text; note where that is too much."""
        if isinstance(text, AtomicString) or not MARKUP_SIGNS.search(text):
            return False
        if told := limits.of_text(text):
            self.too_much.append((line, told))
        return True
