"""Blocks made ready: titles that share a block with their text, the page's title, empty lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
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
_LEAD = 250
"""Characters that may stand between the name of a part and the first heading in it."""
_LABELLED = re.compile(r"[^\W\d_][^:.]{1,25}:\s\S")
"""`Feels like: a band around the head`: a label with its text is no heading."""
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
    bold = _bold_rows(block, rows)
    for number, (row, after) in enumerate(pairwise(rows)):
        at += len(row) + 1
        strong = 0 < lead <= 300 and not cuts and not text[lead:at].strip(" \n.:?")
        title = item and not cuts and at == len(row) + 1 and markers.ends_early(row, after)
        set_apart = number in bold or number + 1 in bold
        if set_apart or strong or title or markers.heads_alone(row) or markers.opens(after):
            cuts.append(at)
    for number, part in enumerate(split(block.spans, cuts)):
        words = tidy(part)
        if words and number:
            yield replace(block, shape=Shape.PARAGRAPH, spans=words, number=None)
        elif words:
            yield block.holding(words)


def _bold_rows(block: Block, rows: Sequence[str]) -> Container[int]:
    """Return which lines of a paragraph are bold titles, with lines of text between them."""
    if block.shape is not Shape.PARAGRAPH or block.depth or all_strong(block.spans):
        return ()
    bold = "".join(("b" if span.strong else " ") * len(span.text) for span in block.spans)
    found: list[int] = []
    at = 0
    for number, row in enumerate(rows):
        words = row.strip()
        whole = all(bold[n] == "b" for n in range(at, at + len(row)) if not row[n - at].isspace())
        if words and len(words) <= markers.MAX_TITLE and whole and not words.endswith((".", ",")):
            found.append(number)
        at += len(row) + 1
    alone = all(b - a > 1 for a, b in pairwise(found)) and len(rows) - 1 not in found
    return frozenset(found if len(found) >= 2 and alone else ())


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


def with_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of lines that count from 1 without a sign: `1  Title`, or `1.` over `Title`."""
    alone = _counting(blocks, _number_alone)
    joined: list[Block] = []
    for at, block in enumerate(blocks):
        number = blocks[at - 1].text.strip("(.)") if at and at - 1 in alone else ""
        if number:
            joined.append(block.holding((Span(f"{number}. "), *block.spans)))
        elif at not in alone:
            joined.append(block)
    bare = _counting(joined, _bare_number)
    return [
        replace(b, shape=Shape.HEADING, level=PLAIN_LEVEL) if n in bare else b
        for n, b in enumerate(joined)
    ]


def _counting(blocks: Sequence[Block], number: Callable[[Block, Block], int]) -> Container[int]:
    """Return where blocks count on from 1, if three at least do."""
    found: list[int] = []
    for at, (block, below) in enumerate(pairwise(blocks)):
        if number(block, below) == len(found) + 1:
            found.append(at)
    return frozenset(found if len(found) >= 3 else ())


def _number_alone(block: Block, below: Block) -> int:
    text = block.text.strip("(.)")
    short = len(below.text) <= markers.MAX_TITLE and not markers.is_sentence(below.text)
    title = below.shape in (Shape.HEADING, Shape.PARAGRAPH) and short
    alone = block.shape is Shape.PARAGRAPH and title and not markers.numbered(below.text)
    return int(text) if alone and len(text) <= 2 and text.isdecimal() else 0


def _bare_number(block: Block, below: Block) -> int:
    text = block.text
    short = len(text) <= _MAX_PLAIN and not text.endswith((".", "!", "?", ":", ",", ";"))
    if not short or block.shape is not Shape.PARAGRAPH or below.shape is not Shape.PARAGRAPH:
        return 0
    mark = markers.numbered(text, heading=True)
    return mark.number if mark and not (block.depth or markers.numbered(text)) else 0


def with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of short lines with text below, where words or the whole article say so.

    A line counts by its words ("Treatment", "Why it happens") anywhere, and where numbers start
    again below it. Where no other heading, number or label is in the whole article, all lines count
    that stand over a paragraph; with a colon at their end, three at least.
    """
    signed = any(
        b.opens or b.number is not None or markers.label(b.text) or markers.numbered(b.text)
        for b in blocks
    )
    made: list[Block] = []
    colons = [at for at, (a, b) in enumerate(pairwise(blocks)) if _ends_in_colon(a, b)]
    over = frozenset(() if signed or len(colons) < 3 else colons)
    counted = 0  # how far numbers have counted
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        counted = _number(block) or counted
        again = below is not None and counted >= 2 and _number(below) == 1
        if at in over or (
            below
            and _looks_plain(block, below)
            and (not signed or again or _known(one_line(block.text)))
        ):
            made.append(replace(block, shape=Shape.HEADING, level=PLAIN_LEVEL))
        else:
            made.append(block)
    return made


def with_bold_parts(blocks: Sequence[Block]) -> list[Block]:
    """Raise bold lines over headings of the third level, where all of them open a part."""
    heads = [block for block in blocks if block.opens]
    bold = [block for block in heads if block.level == BOLD_LEVEL]
    over = sum(a.level == BOLD_LEVEL > b.level for a, b in pairwise(heads))
    if over and heads[0] is bold[0] and all(b.level > 2 and _opens_part(b) for b in heads):
        return [replace(b, level=2) if b.level == BOLD_LEVEL else b for b in blocks]
    return list(blocks)


def with_parts_over(blocks: Sequence[Block]) -> list[Block]:
    """Raise a line that names a part (`Causes of cramp`) over the headings right below it.

    A page may set its parts in large letters and make headings only of what stands in them.
    """
    made = list(blocks)
    heads = [n for n, block in enumerate(blocks) if block.opens]
    for at, below, next_ in zip(heads, heads[1:], heads[2:], strict=False):
        level = blocks[below].level
        lead = sum(len(blocks[n].text) for n in range(at + 1, below))
        if (
            blocks[at].level >= BOLD_LEVEL
            and 2 < level < BOLD_LEVEL
            and blocks[next_].level == level
            and lead <= _LEAD
            and headings.names_a_kind(one_line(blocks[at].text))
        ):
            made[at] = replace(blocks[at], level=level - 1)
    return made


def _opens_part(block: Block) -> bool:
    text = one_line(block.text)
    known = _known(text) or headings.CONCLUSION_HEADING.match(text) or text.endswith("?")
    return block.level != BOLD_LEVEL or bool(known)


def _number(block: Block) -> int:
    mark = markers.numbered(block.text) if block.number is None else None
    return mark.number if mark else block.number or 0


def _looks_plain(block: Block, below: Block) -> bool:
    text = one_line(block.text) if len(block.text) <= _MAX_PLAIN else ""
    if not text or block.shape is not Shape.PARAGRAPH or block.depth or "\n" in block.text:
        return False
    starts = text[0].isupper() and not text.endswith((".", "!", "?", ":", ",", ";", "…"))
    if (
        not starts
        or "|" in text
        or _LABELLED.match(text)
        or headings.about_author(text)
        or markers.numbered(text)
        or markers.label(text)
    ):
        return False
    # what it heads is a text: longer than a line, a list, or words that lead to one
    leads = below.text.endswith(":") and len(below.text) > _MAX_PLAIN
    told = leads or markers.is_sentence(below.text) or bool(_LABELLED.match(below.text))
    return below.shape is Shape.ITEM or (not below.opens and told)


def _ends_in_colon(block: Block, below: Block) -> bool:
    """Tell whether a few words with a colon stand over a paragraph."""
    text = block.text
    few = text.endswith(":") and text[0].isupper() and len(text.split()) <= 6
    alone = few and block.shape is Shape.PARAGRAPH and not block.depth and "\n" not in text
    return alone and below.shape is Shape.PARAGRAPH and markers.is_sentence(below.text)


def _known(text: str) -> bool:
    return (
        headings.names_a_kind(text)
        or (headings.other_topic(text) and len(text) <= 45)
        or (headings.causes_ahead(text) and len(text) <= 45)
    )
