"""What an article is made of, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal


class ArticleError(Exception):
    """A mistake the person at the keyboard can mend; its words are shown as they stand."""


class Shape(StrEnum):
    """How a block looked in the article."""

    HEADING = "heading"
    TERM = "term"
    """A line that opens an answer: `<summary>` or `<dt>`."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """The first paragraph of a list item."""


BOLD_LEVEL = 7
"""The level of a heading that is only a bold line, below the six of HTML."""


@dataclass(frozen=True)
class Span:
    """A run of words in one style. A line break in `text` is one the reader sees."""

    text: str
    href: str = ""
    """A safe link's address, or nothing."""
    strong: bool = False


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a list item."""

    shape: Shape
    spans: tuple[Span, ...]
    level: int = 0
    """Of a heading: 1 to 6, and 7 for a bold line."""
    depth: int = 0
    """How many lists the block stands in."""
    number: int | None = None
    """Of an item in a numbered list."""

    @property
    def text(self) -> str:
        """The words without style."""
        return "".join(span.text for span in self.spans)

    def holding(self, spans: Iterable[Span]) -> Block:
        """Return the same block with other words."""
        return replace(self, spans=tuple(spans))


@dataclass(frozen=True)
class LeftOut:
    """Words of the article that come on no page, and why."""

    reason: str
    text: str


@dataclass(frozen=True)
class Section:
    """One cause or one question of the article."""

    kind: Literal["cause", "question"]
    number: int
    """Counted from 1 in the order of the article."""
    heading: str
    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """How pages refer to the section, such as `cause 3`."""
        return f"{self.kind} {self.number}"


@dataclass(frozen=True)
class Article:
    """The outline of one article. Every word of the text is in exactly one of its parts."""

    title: str
    introduction: tuple[Block, ...]
    causes: tuple[Section, ...]
    questions: tuple[Section, ...]
    conclusion: tuple[Block, ...]
    author: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that becomes a page."""
        return self.causes + self.questions


@dataclass(frozen=True)
class Reading:
    """What the reader of one format hands to `outline`."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    """The title the file gives itself outside its text, such as `<title>`."""
    author: tuple[Block, ...] = ()
    """Blocks the file itself marks as being about the author."""
