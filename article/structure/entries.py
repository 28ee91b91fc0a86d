"""Titles within lists, paragraphs and tables: `Title: text`, `Title. Text`, a line over text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from article.model import markers
from article.model.article import PARAGRAPH_LEVEL, Block, Shape, Span
from article.model.spans import all_strong, cut, one_line, strong_lead

_COLON_WITHIN = 90
"""A title before a colon is no longer than this."""
_SENTENCE_WITHIN = 60
"""A title that is a sentence of its own ("Cold air. It narrows vessels.") is no longer."""
_MAX_BARE = 70


_ADDRESS = re.compile(r"[\s:–—-]{0,4}(?:https?://|www\.)\S{1,300}\s?$")  # no text of a title


class Sign(IntEnum):
    """By what a title is told from its text, the strongest last."""

    NAME = 0
    """It is all there is: the name of a thing in a list."""
    SENTENCE = 1
    OVER = 2
    """It stands on a line of its own, over its text."""
    CELL = 3
    BREAK = 4
    """A colon or a dash."""
    BOLD = 5


HOW = {
    Sign.NAME: "a name in a list, with no text",
    Sign.SENTENCE: "a short sentence that opens an item",
    Sign.OVER: "a line over its text",
    Sign.CELL: "the first cell of a row",
    Sign.BREAK: "a title before a colon or a dash",
    Sign.BOLD: "bold words that open an item",
}


@dataclass(frozen=True)
class Start:
    """Where a section begins: its title, and the words that stood behind it in the same block."""

    level: int
    title: str
    rest: tuple[Span, ...] = ()
    why: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Entry:
    """One item, paragraph or row with a title."""

    at: int
    number: int | None
    sign: Sign
    title: str
    rest: tuple[Span, ...]

    def start(self, family: str) -> Start:
        """Return it as the start of a section of a family."""
        doubt = "there is no text below its name" if self.sign is Sign.NAME else ""
        return Start(PARAGRAPH_LEVEL, self.title, self.rest, f"{family}: {HOW[self.sign]}", doubt)


def entry(blocks: Sequence[Block], at: int) -> Entry | None:
    """Return the title of one block that is no heading, or nothing where it has none."""
    block = blocks[at]
    asked = markers.ASKS.match(block.text) or markers.ANSWERS.match(block.text)
    if block.opens or block.depth > 1 or asked:
        return None
    if block.shape is Shape.ROW:
        return _row(block, at)
    mark = markers.numbered(block.text) if block.number is None else None
    number = block.number if block.number is not None else mark.number if mark else None
    start = mark.end if mark else 0
    _, spans = cut(block.spans, start) if start else ((), block.spans)
    text = "".join(span.text for span in spans)
    sign, end = _title_end(spans, text, over=_has_text_below(blocks, at))
    if sign is None or markers.question_end(text[: end + 1]):
        return None
    title, rest = cut(spans, end)
    words = one_line("".join(span.text for span in title)).rstrip(" :–—-")
    if not words:
        return None
    if _ADDRESS.match("".join(span.text for span in rest)):
        return None
    words = words[:-1] if words.endswith(".") and not markers.sentence_inside(words) else words
    return Entry(at, number, sign, words, without_sign(rest))


def _title_end(spans: tuple[Span, ...], text: str, *, over: bool) -> tuple[Sign | None, int]:
    lead = strong_lead(spans)
    if 0 < lead < len(text) and lead <= markers.MAX_TITLE and not text[:lead].endswith(","):
        return Sign.BOLD, lead
    short = len(text) <= 100 and not markers.sentence_inside(text)
    if over and short and (not text.endswith((".", "!", ",", ";")) or all_strong(spans)):
        return Sign.OVER, len(text)
    at = title_break(text)
    if at:
        return Sign.BREAK, at
    end = markers.sentence_end(text[: _SENTENCE_WITHIN + 40])
    short = end <= _SENTENCE_WITHIN and len(text[:end].split()) <= 8
    if short and end < len(text) and text[end - 1] == ".":
        return Sign.SENTENCE, end
    bare = len(text) <= _MAX_BARE and not markers.sentence_inside(text) and not text.endswith("!")
    return (Sign.NAME, len(text)) if bare and len(text.split()) <= 9 else (None, 0)


def _row(block: Block, at: int) -> Entry | None:
    if block.heads or not block.cells or not block.cells[0]:
        return None
    title = one_line("".join(span.text for span in block.cells[0]))
    rest: list[Span] = []
    for cell in block.cells[1:]:
        if cell:
            rest += [Span("; ")] * bool(rest) + list(cell)
    mark = markers.numbered(title)
    if len(title) > markers.MAX_TITLE or not rest or title.isdigit():
        return None
    return Entry(at, None, Sign.CELL, title[mark.end if mark else 0 :], tuple(rest))


def _has_text_below(blocks: Sequence[Block], at: int) -> bool:
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or below.shape is not Shape.PARAGRAPH or markers.numbered(below.text):
        return False
    return below.depth >= blocks[at].depth or blocks[at].number is not None or not blocks[at].depth


def split_title(block: Block, start: int) -> tuple[str, tuple[Span, ...]]:
    """Tell a title that begins at character `start` from the text behind it."""
    _, spans = cut(block.spans, start)
    text = "".join(span.text for span in spans)
    if block.opens:
        return one_line(text), ()
    lead = strong_lead(spans)
    if 0 < lead < len(text):
        at = lead
    elif len(text) <= markers.MAX_TITLE and not markers.is_sentence(text):
        at = len(text)
    else:
        at = title_break(text) or markers.sentence_end(text)
    title, rest = cut(spans, at)
    heading = one_line("".join(span.text for span in title))
    return heading, without_sign(rest)


def title_break(text: str) -> int:
    """Return where `Title: text` or `Title – text` breaks, 0 where it does not."""
    found = markers.TITLE_BREAK.search(text, 1, _COLON_WITHIN)
    if not found or markers.SENTENCE_END.search(text, 0, found.start()):
        return 0
    return found.start()


def without_sign(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Take the colon or dash between title and text off the text."""
    text = spans[0].text if spans else ""
    stripped = text.lstrip(" :–—-.") if text[:1] in ":–—-." else text
    return cut(spans, len(text) - len(stripped))[1]
