"""Numbered lines: questions of their own, or the steps of a list."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby

from article.model import markers
from article.model.article import Block, Shape


def numbered_questions(blocks: Sequence[Block], causes: Container[int]) -> frozenset[int]:
    """Return where a numbered paragraph or item is a question, not a step that asks something."""
    found: list[int] = []
    for at, block in enumerate(blocks):
        if at in causes or block.shape in (Shape.HEADING, Shape.TERM) or block.depth > 1:
            continue
        mark = markers.numbered(block.text) if block.number is None else None
        if block.number is None and not mark:
            continue
        if markers.question_end(block.text, mark.end if mark else 0):
            found.append(at)
    steps = _steps(blocks, set(found))
    kept = [at for at in found if at not in steps]
    return frozenset(kept) if len(kept) >= 2 else frozenset()


def _steps(blocks: Sequence[Block], asked: set[int]) -> set[int]:
    """Return the items of lists in which less than half of the items ask something."""
    steps: set[int] = set()
    for nested, run in groupby(range(len(blocks)), key=lambda n: blocks[n].depth > 0):
        items = [n for n in run if blocks[n].shape is Shape.ITEM and blocks[n].depth == 1]
        if nested and 2 * sum(n in asked for n in items) < len(items):
            steps.update(items)
    return steps
