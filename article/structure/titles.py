"""Which block is an article's title, and what above it is none of the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from article.model import headings, markers
from article.model.article import BOLD_LEVEL, Block, LeftOut, Shape
from article.model.spans import one_line

_COMMON = frozenset(
    (
        *("what", "when", "with", "your", "this", "that", "why", "how", "you", "the", "and", "for"),
        *("cause", "treatment", "symptom", "need", "know", "help", "all", "are", "about"),
    )
)
"""What two titles may have in common without being of one matter."""

_DEFINES = re.compile(r"what (?:is|are)\b(?! (?:the )?(?:cause|reason))", re.IGNORECASE)
"""A question that opens an article on one condition; others of its level are its other parts."""


def titled(blocks: list[Block], named: str) -> tuple[str, int, list[Block], list[LeftOut]]:
    """Take the title off the front, with every copy of it before the text begins.

    Returns the title, its place among the blocks of the file (or -1), the other blocks, and what
    is left out.
    """
    at = next((n for n, b in enumerate(blocks) if b.shape is Shape.HEADING and b.level == 1), None)
    if at is not None and _opens_a_part(blocks, at):
        at = None
    above = _above(blocks, at) if at is not None else range(0)
    other = _second(blocks, at) if at is not None else None
    first, at = at, at if other is None else other
    if at is None and blocks and _may_be_title(blocks[0]):
        # A first heading with others of its level below is the first of them, not over them.
        alike = [b for b in blocks[1:] if b.level and b.level == blocks[0].level]
        asks = blocks[0].text.endswith("?") and not (
            alike and (all(b.text.endswith("?") for b in alike) or _DEFINES.match(blocks[0].text))
        )
        at = 0 if asks or not alike else None
    title = one_line(blocks[at].text) if at is not None else one_line(named)
    left_out: list[LeftOut] = []
    rest: list[Block] = []
    for number, block in enumerate(blocks):
        copy = number < 8 and block.depth == 0 and markers.plain(block.text) == markers.plain(title)
        if number == at:
            continue
        if number in above:
            why = "a heading above the page's title, with what is below it"
            doubt = "it may be part of the text"
            left_out.append(LeftOut("above the title", block.text, block.at, why, doubt))
            continue
        if number == first:
            why = "another title stands below it, over all other headings"
            left_out.append(LeftOut("the title again", block.text, block.at, why))
            continue
        if copy and title:
            why = "it has the words of the title"
            left_out.append(LeftOut("the title again", block.text, block.at, why))
        else:
            rest.append(block)
    if at is None and not title and rest:
        title = one_line(rest[0].text)[: markers.MAX_TITLE]
    return title, blocks[at].at if at is not None else -1, rest, left_out


def _opens_a_part(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a first-level heading is one of several numbered ones, not the page's title."""
    text = one_line(blocks[at].text)
    return bool(markers.label(text) or markers.NUMBERED.match(text)) and not text.endswith("?")


def _may_be_title(block: Block) -> bool:
    text = block.text
    marked = markers.label(text) or markers.numbered(text) or markers.ASKS.match(text)
    short = len(text) <= markers.MAX_TITLE and not text.endswith((".", ":", ","))
    return (
        block.depth == 0
        and short
        and not marked
        and block.shape is not Shape.TERM
        and block.level in (0, 1, 2, BOLD_LEVEL)
        and not headings.INTRODUCTION.match(text)
        and not headings.CONCLUSION_HEADING.match(text)
        and not headings.BYLINE.match(text)
    )


def _second(blocks: Sequence[Block], at: int) -> int | None:
    """Return the place of another title, over all other headings: the first is one for searching.

    The two have a word in common, and the second names no part of the article.
    """
    heads = [n for n, b in enumerate(blocks) if b.shape is Shape.HEADING and b.level < BOLD_LEVEL]
    firsts = [n for n in heads if blocks[n].level == 1]
    later = [n for n in heads if n > at]
    if len(later) < 3 or firsts != [at, later[0]]:
        return None
    text = one_line(blocks[later[0]].text)
    alike = _words(text) & _words(blocks[at].text)
    return later[0] if alike and not headings.names_a_kind(text) else None


def _words(text: str) -> set[str]:
    words = (word.removesuffix("s") for word in markers.plain(text[:300]).split())
    return {word for word in words if len(word) >= 3} - _COMMON


def _above(blocks: Sequence[Block], title: int) -> range:
    """Return the places of a heading above the title and what is below it, up to the title."""
    heads = [n for n, b in enumerate(blocks) if b.shape is Shape.HEADING and b.level < BOLD_LEVEL]
    before = [n for n in heads if n < title]
    return range(before[0], title) if 2 * len(before) < len(heads) - 1 and before else range(0)
