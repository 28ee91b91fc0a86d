"""What an article is made of, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal


class ArticleError(Exception):
    """A mistake the person at the keyboard can mend; its words are shown as they stand."""


class Shape(StrEnum):
    """How a block looked in the article."""

    HEADING = "heading"
    TERM = "term"
    """A line that opens what is below it: `<summary>`, `<dt>`, the title in an accordion."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """The first paragraph of a list item."""
    ROW = "row"
    """A row of a table."""


BOLD_LEVEL = 7
"""The level of a heading that is only a bold line, below the six of HTML."""
PLAIN_LEVEL = 8
"""The level of a heading that is only a short line with text below it."""
PARAGRAPH_LEVEL = 9
"""The level of a title within a paragraph or a list."""


@dataclass(frozen=True)
class Span:
    """A run of words in one style. A line break in `text` is one the reader sees."""

    text: str
    href: str = ""
    """A safe link's address, or nothing."""
    strong: bool = False
    emphasis: bool = False


Cells = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list item or a table's row."""

    shape: Shape
    spans: tuple[Span, ...]
    level: int = 0
    """Of a heading: 1 to 6, 7 for a bold line, 8 for a plain one; of a term: as if it were one."""
    depth: int = 0
    """How many lists the block stands in."""
    number: int | None = None
    """Of an item in a numbered list."""
    cells: Cells = ()
    """Of a row: the words of each cell; `spans` has them all."""
    heads: bool = False
    """Of a row: that it names the columns."""
    at: int = 0
    """Its place among all blocks of the file."""
    note: str = ""
    """What the reader of its format did to keep it, or nothing."""
    doubt: str = ""
    """Why a person should look at it, or nothing."""

    @property
    def text(self) -> str:
        """The words without style."""
        return "".join(span.text for span in self.spans)

    @property
    def opens(self) -> bool:
        """Whether it is the title of what is below it."""
        return self.shape in (Shape.HEADING, Shape.TERM)

    def holding(self, spans: Iterable[Span]) -> Block:
        """Return the same block with other words; a row without its cells is a paragraph."""
        shape = Shape.PARAGRAPH if self.shape is Shape.ROW else self.shape
        return replace(self, shape=shape, spans=tuple(spans), cells=())


@dataclass(frozen=True)
class LeftOut:
    """Words of the article that come on no page, and why."""

    reason: str
    text: str
    at: int = 0
    """Where they stood among the blocks of the file."""
    why: str = ""
    """The evidence."""
    doubt: str = ""
    """Why a person should look at it, or nothing."""


@dataclass(frozen=True)
class Section:
    """One cause or one question of the article."""

    kind: Literal["cause", "question"]
    number: int
    """Counted from 1 in the order of the article."""
    heading: str
    blocks: tuple[Block, ...]
    at: int = 0
    """Where its heading stood among the blocks of the file."""
    why: str = ""
    """On which evidence it is one."""
    doubt: str = ""
    """Why a person should look at it, or nothing."""

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
    title_at: int = -1
    """Where the title stood among the blocks of the file; -1 where it is not in its text."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that becomes a page."""
        return self.causes + self.questions


@dataclass(frozen=True)
class PageData:
    """What a web page says about itself to programs. All names are for comparing (`plain`)."""

    asked: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Each question (`FAQPage`) with its words and its answer."""
    steps: frozenset[str] = frozenset()
    """The steps of a `HowTo`."""
    causes: frozenset[str] = frozenset()
    """The causes of a `MedicalCondition`."""
    others: frozenset[str] = frozenset()
    """Its signs, treatments, risk factors and so on."""


@dataclass(frozen=True)
class Reading:
    """What the reader of one format hands to `outline`."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    """The title the file gives itself outside its text, such as `<title>`."""
    author: tuple[Block, ...] = ()
    """Blocks the file itself marks as being about the author."""
    data: PageData = PageData()
