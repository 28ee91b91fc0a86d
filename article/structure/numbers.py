"""Numbered lines: causes, questions of their own, or the steps of something else."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby

from article.model import headings, markers
from article.model.article import PARAGRAPH_LEVEL, Block, Shape
from article.model.spans import one_line
from article.structure.heads import Head
from article.structure.layout import Layout


@dataclass(frozen=True)
class Run:
    """Numbered headings or lines that count on from each other."""

    places: tuple[int, ...]
    owner: Head | None
    """The heading that they stand below, nothing where it is the article itself."""
    counts: bool
    """Whether they can be causes."""
    doubt: str = ""


def runs(layout: Layout) -> list[Run]:
    """Return the runs of numbered headings and of numbered lines with text below.

    Numbering that starts again belongs to the heading before it: to the causes only where that
    heading leads to causes.
    """
    blocks = layout.blocks
    numbers = [(at, n) for at in range(len(blocks)) if (n := short_number(blocks, at)) is not None]
    numbers = [(at, n) for at, n in numbers if not one_line(blocks[at].text).endswith("?")]
    found: list[Run] = []
    as_heading = [(at, n) for at, n in numbers if blocks[at].opens]
    as_line = [(at, n) for at, n in numbers if not blocks[at].opens]
    # "3 ways" as a heading of another level counts nothing after "1. Title" and "2. Title"
    signed = {blocks[at].level for at, _ in as_heading if markers.numbered(blocks[at].text)}
    as_heading = [(at, n) for at, n in as_heading if not signed or blocks[at].level in signed]
    kinds = (as_heading, as_line) if len(as_heading) != 1 else (numbers,)
    counted = markers.counted(layout.title)
    named = headings.causes_ahead(layout.title)
    for kind in kinds:
        first, since = True, -1
        for run in _counted(kind):
            if len(run) == 1 and run[0][1] > 1:
                continue  # "7 good sides of naps"
            level = max(blocks[at].level if blocks[at].opens else PARAGRAPH_LEVEL for at, _ in run)
            owner = layout.owner(run[0][0], since, level)
            places = tuple(at for at, _ in run)
            away = owner is not None and layout.leads_away(owner)
            known = all(markers.plain(_bare(blocks[at])) in layout.data.steps for at in places)
            begins = run[0][1] in (0, 1)
            leads = owner is not None and headings.causes_ahead(owner.text)
            counts = not away and begins and not known and (first or leads)
            doubt = ""
            if not counts and begins and not known and len(run) == counted >= 3:
                counts, doubt = True, "" if named else "the title counts them, and names no causes"
            if (
                not counts
                and not away
                and begins
                and not known
                and owner is None
                and blocks[places[0]].opens
            ):
                counts, doubt = True, "the numbering starts again, with no heading between"
            found.append(Run(places, owner, counts, doubt))
            first, since = first and not counts, places[-1]
    return found


def _bare(block: Block) -> str:
    mark = markers.numbered(block.text, heading=block.opens)
    return block.text[mark.end if mark else 0 :]


def _counted(numbers: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    parts: list[list[tuple[int, int]]] = []
    for at, number in numbers:
        if not parts or number <= parts[-1][-1][1]:
            parts.append([])
        parts[-1].append((at, number))
    return parts


def short_number(blocks: Sequence[Block], at: int) -> int | None:
    """Return the number of a heading `1. Title`, or of such a line with a paragraph below."""
    block = blocks[at]
    mark = markers.numbered(block.text, heading=block.shape is Shape.HEADING)
    if block.opens:
        return mark.number if mark else None
    number = block.number if block.number is not None else mark.number if mark else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if number is None or below is None or below.shape is not Shape.PARAGRAPH:
        return None
    short = len(block.text) <= 100 and not markers.is_sentence(block.text)
    other = markers.numbered(below.text) or markers.label(below.text)
    fits = block.depth <= 1 and short and not other and not block.text.endswith((",", ";"))
    return number if fits else None


def lifted(layout: Layout, found: Sequence[Run]) -> dict[int, int]:
    """Return new levels for numbered headings that belong to a heading of the same level."""
    levels: dict[int, int] = {}
    for run in found:
        if run.owner is None or run.counts:
            continue
        for at in run.places:
            block = layout.blocks[at]
            if block.opens and block.level <= run.owner.level < PARAGRAPH_LEVEL:
                levels[at] = min(run.owner.level + 1, PARAGRAPH_LEVEL)
    return levels


def numbered_questions(blocks: Sequence[Block], causes: Container[int]) -> frozenset[int]:
    """Return where a numbered paragraph or item is a question, not a step that asks something."""
    found: list[int] = []
    for at, block in enumerate(blocks):
        if at in causes or block.opens or block.depth > 1:
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
