"""Blocks made ready: titles that share a block with their text, the page's title, empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from article.model import headings, markers
from article.model.article import (
    BOLD_LEVEL,
    PLAIN_LEVEL,
    Block,
    LeftOut,
    Shape,
    Span,
)
from article.model.lines import FOOT, no_text
from article.model.spans import all_strong, one_line, split, strong_lead, tidy

_ALONE = frozenset(("advert", "read also", "caption", "date or reading time"))
"""What may stand as a heading in the middle of a text that goes on after it."""
_MAX_PLAIN = 60
"""Characters; a longer line without any sign of a heading is none."""


def unfolded(blocks: Sequence[Block]) -> Iterable[Block]:
    """Give each title a block of its own, be it one with its text or in two parts."""
    return _lines_apart(_titles_whole(blocks))


def _titles_whole(blocks: Sequence[Block]) -> Iterable[Block]:
    """Join a heading that is only a label (`Reason 1`) and the heading below it."""
    waiting: Block | None = None
    for block in blocks:
        if waiting and block.shape is Shape.HEADING and not markers.label(block.text):
            spans = (*waiting.spans, Span(": "), *block.spans)
            yield replace(waiting, spans=spans)
            waiting = None
            continue
        if waiting:
            yield waiting
        mark = markers.label(block.text) if block.shape is Shape.HEADING else None
        waiting = block if mark and mark.end == len(block.text) else None
        if not waiting:
            yield block
    if waiting:
        yield waiting


def _lines_apart(blocks: Iterable[Block]) -> Iterable[Block]:
    for whole in blocks:
        for block in _lines(whole):
            bold = block.shape is Shape.PARAGRAPH and not block.depth and all_strong(block.spans)
            if bold and len(block.text) <= markers.MAX_TITLE and not block.text.endswith("."):
                yield replace(block, shape=Shape.HEADING, level=BOLD_LEVEL)
            else:
                yield block


def _lines(block: Block) -> Iterable[Block]:
    rows = block.text.split("\n")
    if block.opens or block.shape is Shape.ROW or len(rows) == 1:
        yield block
        return
    cuts: list[int] = []
    at = 0
    item = block.shape is Shape.ITEM
    text, lead = block.text, strong_lead(block.spans)
    for row, after in pairwise(rows):
        at += len(row) + 1
        strong = 0 < lead <= 300 and not cuts and not text[lead:at].strip(" \n.:?")
        title = item and not cuts and at == len(row) + 1 and markers.ends_early(row, after)
        if strong or title or markers.heads_alone(row) or markers.opens(after):
            cuts.append(at)
    for number, part in enumerate(split(block.spans, cuts)):
        words = tidy(part)
        if words and number:
            yield replace(block, shape=Shape.PARAGRAPH, spans=words, number=None)
        elif words:
            yield block.holding(words)


def without_lines(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """Take out the lines that are no text: adverts, calls to buy, captions, dates."""
    kept: list[Block] = []
    left_out: list[LeftOut] = []
    half = sum(len(block.text) for block in blocks) / 2
    read = 0
    below = ""
    for block in blocks:
        read += len(block.text)
        if below:
            left_out.append(LeftOut("below the foot of the page", block.text, block.at, below))
            continue
        text = one_line(block.text) if len(block.text) <= 900 else ""
        reason = no_text(text) if text else ""
        if block.shape is Shape.HEADING and block.level < BOLD_LEVEL and reason not in _ALONE:
            reason = ""  # what is below such a heading goes with it
        if reason and not (block.shape is Shape.TERM and text.endswith("?")):
            why = f"a line of its own that reads like {reason!r}"
            doubt = "" if len(text) <= 80 else "a long line, left out for its wording alone"
            left_out.append(LeftOut(reason, block.text, block.at, why, doubt))
            below = f"it stands below {text[:60]!r}" if read > half and FOOT.match(text) else ""
        else:
            kept.append(block)
    return kept, left_out


def titled(blocks: list[Block], named: str) -> tuple[str, int, list[Block], list[LeftOut]]:
    """Take the title off the front, with every copy of it before the text begins.

    Returns the title, its place among the blocks of the file (or -1), the other blocks, and what
    is left out.
    """
    at = next((n for n, b in enumerate(blocks) if b.shape is Shape.HEADING and b.level == 1), None)
    if at is not None and _opens_a_part(blocks, at):
        at = None
    if at is None and blocks and _may_be_title(blocks[0]):
        # A first heading with others of its level below is the first of them, not over them.
        alike = [b for b in blocks[1:] if b.level and b.level == blocks[0].level]
        asks = blocks[0].text.endswith("?") and not (
            alike and all(b.text.endswith("?") for b in alike)
        )
        at = 0 if asks or not alike else None
    title = one_line(blocks[at].text) if at is not None else one_line(named)
    left_out: list[LeftOut] = []
    rest: list[Block] = []
    for number, block in enumerate(blocks):
        copy = number < 8 and block.depth == 0 and markers.plain(block.text) == markers.plain(title)
        if number == at:
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


def with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of short lines with text below, where words or the whole article say so.

    A line counts by its words ("Treatment", "Why it happens") anywhere, and where numbers start
    again below it. Where no other heading, number or label is in the whole article, all lines count
    that stand over a paragraph.
    """
    signed = any(
        b.opens or b.number is not None or markers.label(b.text) or markers.numbered(b.text)
        for b in blocks
    )
    made: list[Block] = []
    counted = 0  # how far numbers have counted
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        counted = _number(block) or counted
        again = below is not None and counted >= 2 and _number(below) == 1
        if (
            below
            and _looks_plain(block, below)
            and (not signed or again or _known(one_line(block.text)))
        ):
            made.append(replace(block, shape=Shape.HEADING, level=PLAIN_LEVEL))
        else:
            made.append(block)
    return made


def _number(block: Block) -> int:
    mark = markers.numbered(block.text) if block.number is None else None
    return mark.number if mark else block.number or 0


def _looks_plain(block: Block, below: Block) -> bool:
    text = one_line(block.text) if len(block.text) <= _MAX_PLAIN else ""
    if not text or block.shape is not Shape.PARAGRAPH or block.depth or "\n" in block.text:
        return False
    starts = text[0].isupper() and not text.endswith((".", "!", "?", ":", ",", ";", "…"))
    if not starts or headings.about_author(text) or markers.numbered(text) or markers.label(text):
        return False
    # what it heads is a text: longer than a line, or a list
    return below.shape is Shape.ITEM or (not below.opens and markers.is_sentence(below.text))


def _known(text: str) -> bool:
    return (
        headings.names_a_kind(text)
        or (headings.other_topic(text) and len(text) <= 45)
        or (headings.causes_ahead(text) and len(text) <= 45)
    )
