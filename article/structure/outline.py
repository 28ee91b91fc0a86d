"""From blocks to an outline: which words are a cause, a question, or something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from article.model import markers
from article.model.article import (
    BOLD_LEVEL,
    Article,
    ArticleError,
    Block,
    LeftOut,
    Reading,
    Section,
    Shape,
)
from article.model.spans import all_strong, cut, one_line, split, tidy
from article.structure.find_causes import find_causes
from article.structure.segment import Kind, Part, Sweep

HOW_CAUSES_LOOK = (
    "Expected causes in one of these shapes: `Fact 1: Title` (also Reason, Cause, Factor, #1) with "
    "text below; headings below a heading such as `Common causes`; numbered headings `1. Title`; "
    "at least two headings of one level; or list items `1. Title: text`"
)


def outline(reading: Reading) -> Article:
    """Recognise the parts of an article; raise `ArticleError` where it has no causes."""
    blocks = list(_unfolded(reading.blocks))
    title, blocks, left_out = _titled(blocks, reading.title)
    causes = find_causes(blocks)
    if not causes:
        raise ArticleError(f"no causes found. {HOW_CAUSES_LOOK}")
    sweep = Sweep(blocks, causes)
    sweep.run()
    parts = _without_contents(sweep.parts)
    author = [*reading.author, *(b for p in parts if p.kind == "author" for b in p.blocks)]
    return Article(
        title=title or "Untitled",
        introduction=_blocks_of(parts, "introduction"),
        causes=_sections(parts, "cause"),
        questions=_sections(parts, "question"),
        conclusion=_blocks_of(parts, "conclusion"),
        author=tuple(author),
        left_out=(*left_out, *_left_out(parts), *reading.left_out),
    )


def _unfolded(blocks: Iterable[Block]) -> Iterable[Block]:
    """Give each title that shares a block with its text a block of its own."""
    for whole in blocks:
        for block in _lines(whole):
            bold = block.shape is Shape.PARAGRAPH and not block.depth and all_strong(block.spans)
            if bold and len(block.text) <= markers.MAX_TITLE and not block.text.endswith("."):
                yield Block(Shape.HEADING, block.spans, level=BOLD_LEVEL)
            else:
                yield block


def _lines(block: Block) -> Iterable[Block]:
    rows = block.text.split("\n")
    if block.shape in (Shape.HEADING, Shape.TERM) or len(rows) == 1:
        yield block
        return
    cuts: list[int] = []
    at = 0
    for row, after in pairwise(rows):
        at += len(row) + 1
        strong = all_strong(cut(block.spans, at)[0]) if not cuts else False
        if strong or markers.heads_alone(row) or markers.opens(after):
            cuts.append(at)
    for number, part in enumerate(split(block.spans, cuts)):
        words = tidy(part)
        if words and number:
            yield Block(Shape.PARAGRAPH, words, depth=block.depth)
        elif words:
            yield block.holding(words)


def _titled(blocks: list[Block], named: str) -> tuple[str, list[Block], list[LeftOut]]:
    """Take the title off the front, with every copy of it before the text begins."""
    at = next((n for n, b in enumerate(blocks) if b.level == 1), None)
    if at is None and blocks and _may_be_title(blocks[0]):
        # A first heading with others of its level below is the first of them, not over them.
        alike = [b for b in blocks[1:] if b.level and b.level == blocks[0].level]
        at = None if alike and not blocks[0].text.endswith("?") else 0
    title = one_line(blocks[at].text) if at is not None else one_line(named)
    left_out: list[LeftOut] = []
    rest: list[Block] = []
    for number, block in enumerate(blocks):
        copy = number < 8 and block.depth == 0 and markers.plain(block.text) == markers.plain(title)
        if number == at:
            continue
        if copy and title:
            left_out.append(LeftOut("the title again", block.text))
        else:
            rest.append(block)
    if at is None and not title and rest:
        title = one_line(rest[0].text)[: markers.MAX_TITLE]
    return title, rest, left_out


def _may_be_title(block: Block) -> bool:
    text = block.text
    marked = markers.label(text) or markers.numbered(text) or markers.ASKS.match(text)
    short = len(text) <= markers.MAX_TITLE and not text.endswith((".", ":", ","))
    return (
        block.depth == 0
        and short
        and not marked
        and block.level in (0, 1, 2, BOLD_LEVEL)
        and not markers.INTRODUCTION.match(text)
        and not markers.CONCLUSION_HEADING.match(text)
        and not markers.BYLINE.match(text)
    )


def _without_contents(parts: list[Part]) -> list[Part]:
    """Leave out a marker without text whose heading comes again: a line of a table of contents."""
    full = {(p.kind, markers.plain(p.heading)) for p in parts if p.blocks}
    return [
        replace(p, kind="other", reason="a line of the table of contents", blocks=[])
        if p.kind in ("cause", "question")
        and not p.blocks
        and (p.kind, markers.plain(p.heading)) in full
        else p
        for p in parts
    ]


def _blocks_of(parts: Sequence[Part], kind: Kind) -> tuple[Block, ...]:
    return tuple(block for part in parts if part.kind == kind for block in part.blocks)


def _sections(parts: Sequence[Part], kind: Literal["cause", "question"]) -> tuple[Section, ...]:
    chosen = [part for part in parts if part.kind == kind]
    return tuple(
        Section(kind, number, _heading_of(part, number), tuple(_answer(part.blocks)))
        for number, part in enumerate(chosen, 1)
    )


def _heading_of(part: Part, number: int) -> str:
    text = part.heading.rstrip(" :–—-") if not part.heading.endswith("?") else part.heading
    if text.endswith(".") and not markers.sentence_inside(text):
        text = text[:-1]
    return text.strip() or f"{part.kind.capitalize()} {number}"


def _answer(blocks: Sequence[Block]) -> Iterable[Block]:
    """Take the `A:` off an answer."""
    for number, block in enumerate(blocks):
        found = markers.ANSWERS.match(block.text) if number == 0 else None
        yield block.holding(cut(block.spans, found.end())[1]) if found else block


def _left_out(parts: Sequence[Part]) -> Iterable[LeftOut]:
    for part in parts:
        text = "\n".join(block.text for block in part.blocks)
        if part.kind in ("other", "faq") and (text or part.heading):
            yield LeftOut(part.reason, text or part.heading)
