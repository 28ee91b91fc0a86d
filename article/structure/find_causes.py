"""How one article marks its causes: the strongest of five families of markers wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from article.model import markers
from article.model.article import BOLD_LEVEL, Block, Shape, Span
from article.model.spans import cut, one_line, strong_lead

PARAGRAPH_LEVEL = 9
_COLON_WITHIN = 90
"""A title before a colon is no longer than this."""


@dataclass(frozen=True)
class Start:
    """Where a section begins: its title, and the words that stood behind it in the same block."""

    level: int
    title: str
    rest: tuple[Span, ...] = ()


Family = dict[int, Start]


def find_causes(blocks: Sequence[Block]) -> Family:
    """Return the causes by the place of the block that opens each; empty where there are none."""
    families: tuple[Callable[[Sequence[Block]], Family], ...] = (
        _labelled,
        _below_causes_heading,
        _numbered_headings,
        _sibling_headings,
        _titled_items,
    )
    return next((found for family in families if (found := family(blocks))), {})


def split_title(block: Block, start: int) -> tuple[str, tuple[Span, ...]]:
    """Tell a title that begins at character `start` from the text behind it."""
    _, spans = cut(block.spans, start)
    text = "".join(span.text for span in spans)
    if block.shape is Shape.HEADING:
        return one_line(text), ()
    lead = strong_lead(spans)
    if 0 < lead < len(text):
        at = lead
    elif len(text) <= markers.MAX_TITLE and not _is_sentence(text):
        at = len(text)
    else:
        at = _title_break(text) or markers.sentence_end(text)
    title, rest = cut(spans, at)
    heading = one_line("".join(span.text for span in title))
    return heading, _without_sign(rest)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!")) or markers.sentence_inside(text)


def _title_break(text: str) -> int:
    """Return where `Title: text` or `Title – text` breaks, 0 where it does not."""
    found = markers.TITLE_BREAK.search(text, 1, _COLON_WITHIN)
    if not found or markers.SENTENCE_END.search(text, 0, found.start()):
        return 0
    return found.start()


def _without_sign(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Take the colon or dash between title and text off the text."""
    text = "".join(span.text for span in spans)
    stripped = text.lstrip(" :–—-.") if text[:1] in ":–—-." else text
    return cut(spans, len(text) - len(stripped))[1]


def _level(block: Block) -> int:
    return block.level if block.shape is Shape.HEADING else PARAGRAPH_LEVEL


def _labelled(blocks: Sequence[Block]) -> Family:
    found: Family = {}
    for at, block in enumerate(blocks):
        mark = markers.label(block.text) if block.depth <= 1 else None
        if mark:
            title, rest = split_title(block, mark.end)
            found[at] = Start(_level(block), title or block.text[: mark.end], rest)
    return found


def _is_plain_heading(block: Block) -> bool:
    """Tell whether a heading can be a cause's: it is no question and opens no known other part."""
    if block.shape is not Shape.HEADING:
        return False
    text = one_line(block.text)
    return not (
        text.endswith("?")
        or markers.ASKS.match(text)
        or markers.always_other(text)
        or markers.CONCLUSION_HEADING.match(text)
        or markers.INTRODUCTION.match(text)
        or markers.AUTHOR.match(text)
        or markers.BYLINE.match(text)
        or (markers.QUESTIONS_AHEAD.match(text) and len(text) <= 100)
    )


def _below_causes_heading(blocks: Sequence[Block]) -> Family:
    for at, block in enumerate(blocks):
        heads = block.shape is Shape.HEADING and len(block.text) <= markers.MAX_TITLE
        if not heads or block.level == 1 or not markers.CAUSES_AHEAD.match(block.text):
            continue
        if markers.always_other(block.text) or markers.numbered(block.text):
            continue
        end = next(
            (
                n
                for n, b in enumerate(blocks[at + 1 :], at + 1)
                if b.shape is Shape.HEADING and b.level <= block.level
            ),
            len(blocks),
        )
        below = [n for n in range(at + 1, end) if _is_plain_heading(blocks[n])]
        top = min((blocks[n].level for n in below), default=0)
        causes = [n for n in below if blocks[n].level == top]
        if len(causes) >= 2:
            return {n: _from_heading(blocks[n]) for n in causes}
        items = _run_of_items(blocks, range(at + 1, end), numbered_only=False)
        if len(items) >= 2:
            return items
    return {}


def _from_heading(block: Block) -> Start:
    mark = markers.numbered(block.text)
    title, _ = split_title(block, mark.end if mark else 0)
    return Start(block.level, title)


def _numbered_headings(blocks: Sequence[Block]) -> Family:
    found: Family = {}
    for at, block in enumerate(blocks):
        number = _short_number(blocks, at)
        if number is None or one_line(block.text).endswith("?"):
            continue
        mark = markers.numbered(block.text) if block.number is None else None
        title, rest = split_title(block, mark.end if mark else 0)
        if not rest:
            found[at] = Start(_level(block), title)
    headings = {n: s for n, s in found.items() if s.level <= BOLD_LEVEL}
    chosen = headings if len(headings) >= 2 else found
    first = min(chosen, default=0)
    begins = bool(chosen) and _short_number(blocks, first) in (0, 1)
    return chosen if len(chosen) >= 2 and begins else {}


def _short_number(blocks: Sequence[Block], at: int) -> int | None:
    """Return the number of a heading `1. Title`, or of such a line with a paragraph below."""
    block = blocks[at]
    mark = markers.numbered(block.text)
    if block.shape is Shape.HEADING:
        return mark.number if mark else None
    number = block.number if block.number is not None else mark.number if mark else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    text_below = below is not None and below.shape is Shape.PARAGRAPH
    short = len(block.text) <= 100 and not _is_sentence(block.text)
    fits = block.depth <= 1 and text_below and short and not block.text.endswith((":", ",", ";"))
    return number if fits else None


def _sibling_headings(blocks: Sequence[Block]) -> Family:
    by_level: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if _is_plain_heading(block) and not markers.other_topic(one_line(block.text)):
            by_level.setdefault(block.level, []).append(at)
    best = max(by_level.values(), key=len, default=[])
    return {n: _from_heading(blocks[n]) for n in best} if len(best) >= 2 else {}


def _titled_items(blocks: Sequence[Block]) -> Family:
    found = _run_of_items(blocks, range(len(blocks)), numbered_only=True)
    return found if len(found) >= 2 else {}


def _run_of_items(blocks: Sequence[Block], where: range, *, numbered_only: bool) -> Family:
    """Return the first run of items `Title: text`, numbered from 1 where they are numbered."""
    found: Family = {}
    expected = 1
    for at in where:
        block = blocks[at]
        mark = markers.numbered(block.text) if block.number is None else None
        number = block.number if block.number is not None else mark.number if mark else None
        bare = not numbered_only and block.shape is Shape.ITEM
        if block.shape is Shape.HEADING or block.depth > 1 or (number is None and not bare):
            continue
        start = mark.end if mark else 0
        if number is not None and number != expected:
            if number != 1 or len(found) >= 2:
                continue
            found, expected = {}, 1
        expected += number is not None
        _, spans = cut(block.spans, start)
        text = "".join(span.text for span in spans)
        lead = strong_lead(spans)
        at_break = lead if 0 < lead < len(text) else _title_break(text)
        if not at_break or markers.question_end(text[: at_break + 1]):
            continue
        title, rest = cut(spans, at_break)
        words = one_line("".join(span.text for span in title))
        found[at] = Start(PARAGRAPH_LEVEL, words, _without_sign(rest))
    return found
