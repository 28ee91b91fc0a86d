"""What is open while a walk over a page is at one place, and the blocks it has made so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from article.model.article import Block, Cells, LeftOut, Shape, Span
from article.model.spans import split, tidy
from article.source.toggles import Toggles
from article.source.tree import Tree

_PARAGRAPHS = re.compile(r"\n\s{0,99}\n")  # two `<br>` end a paragraph
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # what HTML makes one blank
_DEEPEST = 6
SIGN_REASON = "a sign for the eye alone"


@dataclass(frozen=True)
class Found:
    """A block and how it stood on the page."""

    block: Block
    hidden: bool
    pressed: str
    """`button` or `label`, where it stands in one that opens nothing."""
    linked: bool
    """Whether all its words are in links."""
    caption: bool
    """Whether it is the caption of a picture."""


@dataclass(frozen=True)
class Walked:
    """All that one walk over a page brings."""

    found: list[Found]
    """Every block, in order."""
    dropped: list[LeftOut]
    """The links whose words were kept and whose addresses were not; `at` counts in `found`."""
    boxes: dict[int, range]
    """By the position of each element that begins and ends blocks: which of `found` are in it."""


@dataclass
class OpenList:
    """A list that is open."""

    tag: str
    next_number: int


@dataclass
class Frame:
    """An open element that begins and ends blocks."""

    element: etree._Element
    first: int
    """The number of the first block in it."""
    hidden: bool
    pressed: str
    caption: bool
    note: str
    level: int
    """Of the heading or title that the blocks in it stand below, by the element's own making."""


@dataclass
class Item:
    """A list item that is open; `used` once its first paragraph is done."""

    depth: int
    number: int | None
    used: bool = False


@dataclass
class Row:
    """A table's row that is open."""

    cells: list[tuple[Span, ...]] = field(default_factory=list)
    heads: bool = True


@dataclass
class Flow:
    """What is open while the walk is at one place."""

    tree: Tree
    toggles: Toggles
    found: list[Found] = field(default_factory=list)
    dropped: list[LeftOut] = field(default_factory=list)
    boxes: dict[int, range] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    level: int = 1
    """Of the last heading outside of all panels."""
    terms: int = 0
    strong: int = 0
    emphasis: int = 0
    linking: int = 0
    verbatim: int = 0
    words: int = 0
    """Characters in the block that is open, and how many of them are in links."""
    linked: int = 0

    @property
    def frame(self) -> Frame | None:
        """The innermost element that begins and ends blocks."""
        return self.frames[-1] if self.frames else None

    def add(self, text: str | None) -> None:
        """Take words in at the style that is open here."""
        if not text:
            return
        text = text if self.verbatim else _BLANKS.sub(" ", text)
        href = self.hrefs[-1] if self.hrefs else ""
        self.spans.append(Span(text, href, self.strong > 0, self.emphasis > 0))
        length = len(text.strip())
        self.words += length
        self.linked += length if self.linking else 0

    def leave_sign(self, text: str) -> None:
        """Leave out what only decorates a title."""
        if any(c.isalpha() for c in text):
            told = LeftOut(SIGN_REASON, text, len(self.found), "it is hidden from screen readers")
            self.dropped.append(told)

    def flush(self) -> None:
        """End the block that is open, if it has words; within a cell, only its line."""
        if self.rows:
            self.spans.append(Span("\n"))
            return
        spans, self.spans = tuple(self.spans), []
        linked = 0 < self.words <= self.linked
        self.words = self.linked = 0
        for words in _paragraphs(spans):
            self._emit(self._block(words), linked)

    def _block(self, spans: tuple[Span, ...]) -> Block:
        depth = min(len(self.lists), 6)
        item = self.items[-1] if self.items else None
        inner = self.frame.level if self.frame else 0
        if self.terms:
            level = self.headings[-1] if self.headings else max(inner, self.level) + 1
            self.level = level if self.headings and not inner else self.level
            return Block(Shape.TERM, spans, level=level)
        if self.headings:
            level = max(self.headings[-1], min(inner + 1, _DEEPEST) if inner else 0)
            self.level = self.level if inner else level
            return Block(Shape.HEADING, spans, level=level)
        if item and not item.used and item.depth == len(self.lists):
            item.used = True
            # An `<li>` outside of any list is an item all the same.
            return Block(Shape.ITEM, spans, depth=max(depth, 1), number=item.number)
        return Block(Shape.PARAGRAPH, spans, depth=depth)

    def _emit(self, block: Block, linked: bool) -> None:
        frame = self.frame
        block = replace(block, at=len(self.found), note=frame.note if frame else "")
        hidden = bool(frame and frame.hidden)
        pressed = frame.pressed if frame else ""
        caption = bool(frame and frame.caption)
        self.found.append(Found(block, hidden, pressed, linked, caption))

    def end_cell(self, *, anyway: bool = True) -> None:
        """Put the words of a cell into its row; if not `anyway`, only if there are some."""
        words = tidy(replace(s, text=" ") if s.text == "\n" else s for s in self.spans)
        self.spans = []
        if words or anyway:
            self.rows[-1].cells.append(words)

    def end_row(self) -> None:
        """End a table's row: one block with a part for each cell."""
        self.end_cell(anyway=False)
        row, linked = self.rows.pop(), 0 < self.words <= self.linked
        self.words = self.linked = 0
        cells: Cells = tuple(row.cells)
        filled = [cell for cell in cells if cell]
        joined = tidy(s for n, cell in enumerate(filled) for s in ((Span("; "),) * bool(n) + cell))
        if len(filled) == 1:
            self._emit(Block(Shape.PARAGRAPH, joined, depth=min(len(self.lists), 6)), linked)
        elif filled:
            self._emit(Block(Shape.ROW, joined, cells=cells, heads=row.heads), linked)


def _paragraphs(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Split at double line breaks."""
    gaps = _PARAGRAPHS.finditer("".join(span.text for span in spans))
    for part in split(spans, [gap.start() for gap in gaps]):
        words = tidy(part)
        if words:
            yield words
