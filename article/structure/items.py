"""Causes that are no headings: titled items, rows and paragraphs, and bare names in lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from article.model import headings, markers
from article.model.article import PARAGRAPH_LEVEL, Block, Shape
from article.model.spans import cut, one_line
from article.structure.entries import Entry, Sign, Start, entry
from article.structure.heads import stems
from article.structure.layout import Layout

Family = dict[int, Start]
_NAME_WITHIN = 120
"""A first sentence that stands for a name is no longer than this."""


def titled(layout: Layout, where: range) -> list[Entry]:
    """Return the titled items, rows or paragraphs of a part, if most of their kind have a title."""
    blocks = layout.blocks
    for shapes in ((Shape.ROW,), (Shape.ITEM,), (Shape.PARAGRAPH,)):
        chosen = [n for n in where if blocks[n].shape in shapes and blocks[n].depth <= 1]
        if shapes == (Shape.PARAGRAPH,):
            chosen = [n for n in chosen if blocks[n].depth == 0]
        entries = [e for n in chosen if (e := entry(blocks, n)) and e.sign > Sign.NAME]
        if shapes == (Shape.PARAGRAPH,):
            spoken = all(e.sign is Sign.SENTENCE and len(e.title.split()) <= 4 for e in entries)
            if not spoken or len(entries) < len(chosen):
                entries = [e for e in entries if e.sign in (Sign.BOLD, Sign.BREAK) or e.number]
        rows = sum(not blocks[n].heads for n in chosen)
        if len(entries) >= 2 and len(entries) >= 0.5 * rows:
            return entries
    return []


def named_apart(items: Family, heads: Family) -> bool:
    """Tell whether items right below a heading on causes are others than the headings below them.

    Those may be what a site adds below: its praise, its address.
    """
    own = stems(" ".join(start.title for start in heads.values()))
    others = sum(not stems(start.title) & own for start in items.values())
    return len(items) >= max(2, len(heads)) and 2 * others > len(items)


def titled_items(layout: Layout) -> Family:
    """Return the first list of titled items: numbered ones, or any below words on causes."""
    blocks = layout.blocks
    whole = range(len(blocks))
    numbered = [e for at in whole if (e := entry(blocks, at)) and e.number is not None]
    numbered = [e for e in numbered if e.sign > Sign.NAME and _at_home(layout, e.at)]
    run: list[Entry] = []
    for one in numbered:
        if one.number == len(run) + 1:
            run.append(one)
        elif one.number == 1 and len(run) < 2:
            run = [one]
    weak = [e for e in run if e.sign is Sign.SENTENCE]
    if len(run) >= 2 and (not weak or headings.only_causes(layout.title)):
        owner = layout.above(run[0].at)
        leads = [layout.title, owner.text if owner else "", _words_before(layout, run[0].at)]
        if any(map(headings.only_causes, leads)):
            return {e.at: e.start("a numbered item") for e in run}
        doubt = "nothing says that these items are causes"
        if not names(layout):
            return {e.at: replace(e.start("a numbered item"), doubt=doubt) for e in run}
    for at in whole:
        words = _words_before(layout, at)
        begins = blocks[at].shape is Shape.ITEM and (at == 0 or not blocks[at - 1].depth)
        if begins and (headings.causes_ahead(words) or headings.only_causes(layout.title)):
            end = next((n for n in range(at, len(blocks)) if not blocks[n].depth), len(blocks))
            entries = titled(layout, range(at, end)) if _at_home(layout, at) else []
            if len(entries) >= 2:
                return {e.at: e.start("an item below words on causes") for e in entries}
    return _titled_paragraphs(layout)


def _titled_paragraphs(layout: Layout) -> Family:
    """Return paragraphs that open with a bold title, or with a name and a dash."""
    places = [n for n, b in enumerate(layout.blocks) if b.shape is Shape.PARAGRAPH and not b.depth]
    titled = [e for at in places if (e := entry(layout.blocks, at)) and _at_home(layout, e.at)]
    entries = [e for e in titled if e.sign is Sign.BOLD]
    if len(entries) < 2:
        entries = [e for e in titled if _before_dash(layout.blocks[e.at].text, e)]
    named = headings.only_causes(layout.title)
    asked = [] if named else layout.asked
    if len(asked) >= 2:
        entries = [e for e in entries if e.at < asked[-1]]
    if len(entries) < (2 if named else max(3, len(asked))):
        return {}
    doubt = "" if named else "nothing says that these paragraphs are causes"
    return {e.at: replace(e.start("a paragraph"), doubt=doubt) for e in entries}


def _before_dash(text: str, entry: Entry) -> bool:
    """Tell whether a few words and the only dash of a text open it: `Cold air – it dries`."""
    few = entry.sign is Sign.BREAK and len(entry.title.split()) <= 6
    return few and text.count("–") + text.count("—") == 1 and text[len(entry.title) + 1] in "–—"


def _at_home(layout: Layout, at: int) -> bool:
    """Tell whether a block is below no heading about something else than causes."""
    owner = layout.above(at)
    return owner is None or not layout.elsewhere(owner)


def names(layout: Layout) -> Family:
    """Return the bare names in lists below headings that lead to causes."""
    found: Family = {}
    for head in layout.over_causes():
        end = min((kid.at for kid in layout.below.get(head.at, ())), default=head.end)
        items = _items(layout.blocks, range(head.at + 1, end))
        entries = [e for at in items if (e := entry(layout.blocks, at))]
        if len(entries) == len(items):
            found |= {e.at: e.start(f"below {head.text[:60]!r}") for e in entries}
    return found if len(found) >= 2 else {}


def _items(blocks: Sequence[Block], where: Iterable[int]) -> list[int]:
    return [n for n in where if blocks[n].shape is Shape.ITEM and blocks[n].depth == 1]


def _words_before(layout: Layout, at: int) -> str:
    """Return the last sentence before a block."""
    tail = one_line(layout.blocks[at - 1].text[-300:]) if at else layout.title
    ends = [found.end() for found in markers.SENTENCE_END.finditer(tail)]
    return tail[max((end for end in ends if end < len(tail)), default=0) :].strip()


def numbered_sentences(layout: Layout) -> Family:
    """Return the numbered items of an article on causes; their first sentences are the names."""
    found: Family = {}
    for at in _items(layout.blocks, range(len(layout.blocks))):
        block = layout.blocks[at]
        end = markers.sentence_end(block.text[:_NAME_WITHIN])
        if block.number == len(found) + 1 and end < min(len(block.text), _NAME_WITHIN):
            title, rest = cut(block.spans, end)
            words = one_line("".join(span.text for span in title)).rstrip(".")
            why = "a numbered item below a title on causes"
            doubt = "its first sentence stands for a name"
            found[at] = Start(PARAGRAPH_LEVEL, words, rest, why, doubt)
    named = headings.only_causes(layout.title) and all(_at_home(layout, at) for at in found)
    return found if len(found) >= 3 and named else {}
