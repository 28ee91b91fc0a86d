"""Where on a page its article is: the innermost element that holds its text and all its parts."""

from __future__ import annotations

from collections.abc import Container
from itertools import accumulate

from article.source.evidence import Heads
from article.source.flow import Walked
from article.source.tree import Tree

ENOUGH = 0.8
"""The share of the page's running text that the article holds."""


def region(tree: Tree, walked: Walked, kept: Container[int], heads: Heads) -> tuple[range, str]:
    """Return which blocks are the article's, and how we know.

    `kept` are the numbers of the blocks that no evidence speaks against.
    """
    fence = _fence(tree, walked, kept, heads)
    around = _around_most(tree, walked, kept, walked.boxes[fence or 0])
    chosen = around[0]
    box = seen = walked.boxes[chosen]
    levels = {heads.levels[n] for n in heads.within(box)}
    for at in around[1:]:
        beyond = fence is not None and at < fence
        wider = walked.boxes[at]
        around_it = (range(wider.start, seen.start), range(seen.stop, wider.stop))
        gained = [n for part in around_it for n in heads.within(part) if heads.at[n] in kept]
        marked = [n for n in gained if heads.marked[n]]
        fits = (
            marked
            if beyond
            else [n for n in gained if not levels or heads.levels[n] in levels] or marked
        )
        seen = wider
        if len(fits) > beyond:
            chosen, box = at, wider
            levels |= {heads.levels[n] for n in fits}
    if fence is not None and fence < chosen:
        wider = walked.boxes[fence]
        added = [n for n in wider if n not in box and n in kept and walked.found[n].block.opens]
        if all(walked.found[n].block.level == 1 for n in added):
            chosen, box = fence, wider
    return box, f"the innermost box (<{tree.nodes[chosen].tag}>) with its text and headings"


def _fence(tree: Tree, walked: Walked, kept: Container[int], heads: Heads) -> int | None:
    """Return the page's only `<main>` or `<article>`, if its text is there.

    That is where half of the running text is, or the title with two headings that have text.
    """
    before = _running(walked, kept, range(len(walked.found)))
    for tag in ("article", "main"):
        named = [at for at in walked.boxes if tree.nodes[at].tag == tag]
        named += [at for at in walked.boxes if tree.nodes[at].element.get("role") == tag]
        titled = [at for at in named if _has_title(walked, walked.boxes[at])]
        chosen = titled if len(titled) == 1 else named
        box = walked.boxes[chosen[0]] if len(chosen) == 1 else range(0)
        parts = len(titled) == 1 and len(heads.within(box)) > 2  # the title is one of them
        if parts or 2 * (before[box.stop] - before[box.start]) > before[-1]:
            return chosen[0]
    return None


def _has_title(walked: Walked, box: range) -> bool:
    return any(walked.found[n].block.level == 1 for n in box[:40])


def _running(walked: Walked, kept: Container[int], box: range) -> list[int]:
    """Return for each block how many characters of running text stand before it, in a box."""
    return [
        0,
        *accumulate(
            len(one.block.text)
            if n in box and n in kept and not one.block.opens and not one.linked
            else 0
            for n, one in enumerate(walked.found)
        ),
    ]


def _around_most(tree: Tree, walked: Walked, kept: Container[int], inside: range) -> list[int]:
    """Return the innermost box that holds most of the running text, and those around it."""
    before = _running(walked, kept, inside)
    inner = 0
    # Boxes come in the order of their start tags, so the last one that fits is innermost.
    for position in sorted(walked.boxes):
        box = walked.boxes[position]
        if before[box.stop] - before[box.start] >= ENOUGH * before[-1]:
            inner = position
    around = [inner]
    while tree.nodes[around[-1]].parent >= 0:
        around.append(tree.nodes[around[-1]].parent)
    return [at for at in around if at in walked.boxes]
