"""From blocks to an outline: which words are a cause, a question, or something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from article.model import headings, markers
from article.model.article import Article, ArticleError, Block, LeftOut, Reading, Section
from article.model.spans import cut
from article.structure.causes import find_causes
from article.structure.closing import (
    with_answers,
    with_closing,
    with_second_titles,
    without_contents,
)
from article.structure.layout import Layout
from article.structure.numbers import lifted, runs
from article.structure.parts import Kind, Part
from article.structure.prepare import (
    unfolded,
    with_bold_parts,
    with_numbers,
    with_parts_over,
    with_plain_headings,
    without_lines,
)
from article.structure.sweep import Sweep
from article.structure.titles import titled

HOW_CAUSES_LOOK = (
    "Expected causes in one of these shapes: `Fact 1: Title` (also Reason, Cause, Factor, #1) with "
    "text below; headings below a heading such as `Common causes`; numbered headings `1. Title`; "
    "at least two headings of one level; or list items `1. Title: text`"
)
_PICTURES = frozenset(("So", "Sk", "Mn", "Me"))
"""Kinds of characters: an emoji, and what may follow it."""
MOST_SECTIONS = 400
"""So many pages come of no one article."""


def outline(reading: Reading) -> Article:
    """Recognise the parts of an article; raise `ArticleError` where it has no pages to make."""
    blocks, no_text = without_lines(list(unfolded(reading.blocks)))
    title, title_at, blocks, copies = titled(blocks, reading.title)
    blocks = with_parts_over(with_bold_parts(with_plain_headings(with_numbers(blocks))))
    layout = Layout(blocks, reading.data, title)
    found = runs(layout)
    levels = lifted(layout, found)
    if levels:
        blocks = [replace(b, level=levels.get(n, b.level)) for n, b in enumerate(blocks)]
        layout = Layout(blocks, reading.data, title)
        found = runs(layout)
    causes = find_causes(layout, found)
    sweep = Sweep(layout, causes)
    sweep.run()
    parts = without_contents(with_closing(with_second_titles(sweep.parts)))
    parts = with_answers(parts, reading.data)
    questions = _sections(parts, "question")
    if not causes and len(questions) == 1:
        questions = _alone(questions[0]) if layout.asked else ()
    if not causes and not questions:
        raise ArticleError(f"no causes found{_instead(layout)}. {HOW_CAUSES_LOOK}")
    if len(causes) + len(questions) > MOST_SECTIONS:
        told = f"{len(causes)} causes and {len(questions)} questions"
        raise ArticleError(f"found {told}. Expected one article, with {MOST_SECTIONS} at most")
    author = [*reading.author, *_blocks_of(parts, "author")]
    return Article(
        title=title or "Untitled",
        introduction=_blocks_of(parts, "introduction"),
        causes=_sections(parts, "cause"),
        questions=questions,
        conclusion=_blocks_of(parts, "conclusion"),
        author=tuple(author),
        left_out=(*copies, *_left_out(parts), *no_text, *reading.left_out),
        title_at=title_at,
    )


def _alone(question: Section) -> tuple[Section, ...]:
    """Return a question that is all that an article gives a page, if it has an answer."""
    doubt = "it is all that becomes a page: the article has no causes and no other questions"
    return (replace(question, doubt=question.doubt or doubt),) if question.blocks else ()


def _instead(layout: Layout) -> str:
    """Say which headings there are, where they name kinds of things and no causes."""
    kinds = [head.text[:40] for head in layout.heads.values() if headings.names_a_kind(head.text)]
    over = next((head.text[:60] for head in layout.over_causes()), "")
    if over:
        return f": below the heading {over!r} stand no titles that can be told from their text"
    return f": the headings ({', '.join(kinds[:5])}) name parts of one condition" if kinds else ""


def _blocks_of(parts: Sequence[Part], kind: Kind) -> tuple[Block, ...]:
    return tuple(
        block if block.note else replace(block, note=part.why)
        for part in parts
        if part.kind == kind
        for block in part.blocks
    )


def _sections(parts: Sequence[Part], kind: Literal["cause", "question"]) -> tuple[Section, ...]:
    chosen = [part for part in parts if part.kind == kind]
    return tuple(
        Section(
            kind,
            number,
            _heading_of(part, number),
            tuple(_answer(part.blocks)),
            part.at,
            part.why,
            part.doubt or ("" if part.blocks else "it has no text"),
        )
        for number, part in enumerate(chosen, 1)
    )


def _heading_of(part: Part, number: int) -> str:
    text = part.heading.rstrip(" :–—-") if not part.heading.endswith("?") else part.heading
    text = _without_picture(text)
    if text.endswith(".") and not markers.sentence_inside(text):
        text = text[:-1]
    return text.strip() or f"{part.kind.capitalize()} {number}"


def _without_picture(text: str) -> str:
    """Take off the pictures that stand before a title in place of a bullet."""
    at = 0
    while at < len(text) and (unicodedata.category(text[at]) in _PICTURES or text[at] == " "):
        at += 1
    return text[at:] or text


def _answer(blocks: Sequence[Block]) -> Iterable[Block]:
    """Take the `A:` off an answer."""
    for number, block in enumerate(blocks):
        found = markers.ANSWERS.match(block.text) if number == 0 else None
        yield block.holding(cut(block.spans, found.end())[1]) if found else block


def _left_out(parts: Sequence[Part]) -> Iterable[LeftOut]:
    for part in parts:
        text = "\n".join(block.text for block in part.blocks)
        if part.kind in ("other", "faq") and (text or part.heading):
            at = part.blocks[0].at if part.blocks else part.at
            yield LeftOut(part.reason, text or part.heading, at, part.why, part.doubt)
