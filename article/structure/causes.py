"""How one article marks its causes: the strongest of several families of markers wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from article.model import headings, markers
from article.model.article import PARAGRAPH_LEVEL, Block
from article.model.spans import one_line
from article.structure.entries import Entry, Sign, Start, entry, split_title
from article.structure.heads import Head
from article.structure.items import (
    Family,
    named_apart,
    names,
    numbered_sentences,
    titled,
    titled_items,
)
from article.structure.layout import Layout
from article.structure.numbers import Run
from article.structure.siblings import after_causes, counted_heads, from_head, siblings

# "Myth: milk makes slime", with no number
_NAMED_ALIKE = re.compile(r"(?P<label>myth|misconception|mistake)s?\s?[:–—]\s", re.IGNORECASE)
# "Five ways to help", "7 exercises": what is counted are no causes
_NO_CAUSES = re.compile(
    r"\b(?:ways?|tips?|steps?|exercises?|stretches|signs?|symptoms?|myths?|questions?|things? to"
    r"|treatments?|remedies|habits|foods|products|stages|types)\b",
    re.IGNORECASE,
)


def find_causes(layout: Layout, found: Sequence[Run]) -> Family:
    """Return the causes by the place of the block that opens each; empty where there are none."""
    families: tuple[Callable[[], Family], ...] = (
        lambda: _labelled(layout.blocks),
        lambda: _named_by_data(layout),
        lambda: _below_causes(layout),
        lambda: _labelled_alike(layout),
        lambda: _labelled_and_counted(layout),
        lambda: _numbered_within(layout),
        lambda: _numbered(layout, found),
        lambda: counted_heads(layout),
        lambda: _counted_items(layout),
        lambda: after_causes(layout),
        lambda: siblings(layout),
        lambda: titled_items(layout),
        lambda: names(layout),
        lambda: numbered_sentences(layout),
    )
    steps = {at for run in found if not run.counts for at in run.places}
    number = markers.counted(layout.title)
    first: Family = {}
    for family in families:
        chosen = {at: start for at, start in family().items() if at not in steps}
        first = first or chosen
        if chosen and (number < 3 or len(chosen) == number):
            return chosen
    return first  # none is what the title counts


def _labelled(blocks: Sequence[Block]) -> Family:
    found: Family = {}
    for at, block in enumerate(blocks):
        mark = markers.label(block.text) if block.depth <= 1 else None
        if mark:
            title, rest = split_title(block, mark.end)
            level = block.level if block.opens else PARAGRAPH_LEVEL
            why = f"a label opens it: {block.text[: mark.end].strip()!r}"
            found[at] = Start(level, title or block.text[: mark.end], rest, why)
    return found


def _labelled_alike(layout: Layout) -> Family:
    """Return the titles that open with the same word, which says what each of them is."""
    found: Family = {}
    for at, block in enumerate(layout.blocks):
        text = one_line(block.text) if len(block.text) <= markers.MAX_TITLE else ""
        if not block.depth and _NAMED_ALIKE.match(text):
            level = block.level if block.opens else PARAGRAPH_LEVEL
            doubt = "" if headings.causes_ahead(layout.title) else "its label names no cause"
            found[at] = Start(level, text, (), "it has the label of others", doubt)
    return found if len(found) >= 3 else {}


def _labelled_and_counted(layout: Layout) -> Family:
    """Return the headings that open with one word and a number that counts: `Tip #1: Title`."""
    found: dict[str, Family] = {}
    for head in layout.heads.values():
        mark = markers.COUNTED.match(head.text)
        family = found.setdefault(mark["word"].casefold(), {}) if mark else {}
        if mark and int(mark["number"]) == len(family) + 1:
            why = f"a word and a number open it: {mark[0].strip()!r}"
            doubt = "" if headings.causes_ahead(layout.title) else "its label names no cause"
            family[head.at] = Start(head.level, head.text, (), why, doubt)
    best = max(found.values(), key=len, default={})
    return best if len(best) >= 3 else {}


def _named_by_data(layout: Layout) -> Family:
    known = layout.data.causes
    why = "the page's data (MedicalCondition) names it as a cause"
    heads = [h for h in layout.heads.values() if markers.plain(h.text) in known]
    found = {head.at: from_head(layout, head, why) for head in heads}
    if known and len(found) < 2:
        entries = (entry(layout.blocks, at) for at in range(len(layout.blocks)))
        found = {e.at: e.start(why) for e in entries if e and markers.plain(e.title) in known}
    return found if len(found) >= 2 else {}


def _below_causes(layout: Layout) -> Family:
    """Return what stands below headings that lead to causes: headings, items or rows."""
    over = list(layout.over_causes())
    by_head: Family = {}
    by_item: Family = {}
    for head in over:
        kids = _plain_kids(layout, head)
        why = f"a heading below {head.text[:60]!r}"
        by_head |= {kid.at: from_head(layout, kid, why) for kid in kids}
        end = min((kid.at for kid in layout.below.get(head.at, ())), default=head.end)
        entries = titled(layout, range(head.at + 1, end)) or _in_groups(layout, kids)
        by_item |= {e.at: e.start(f"below {head.text[:60]!r}") for e in entries}
    if len(by_head) >= 2 and not named_apart(by_item, by_head):
        return by_head
    return by_item if len(by_item) >= 2 else {}


def _plain_kids(layout: Layout, head: Head) -> list[Head]:
    kids = layout.below.get(head.at, [])
    if sum(kid.at in layout.groups for kid in kids) * 2 > len(kids):
        kids = [grandkid for kid in kids for grandkid in layout.below.get(kid.at, [])]
    kids = [kid for kid in kids if layout.may_be_cause(kid)]
    while kids and (headings.other_topic(kids[-1].text) or layout.tells_of_a_part(kids[-1].text)):
        kids.pop()  # what else such a part may say, after its causes
    often = Counter(markers.plain(kid.text) for kid in kids)
    once = [kid for kid in kids if often[markers.plain(kid.text)] == 1]
    return once if len(once) >= 2 else kids


def _in_groups(layout: Layout, kids: Sequence[Head]) -> list[Entry]:
    """Return the titled items below several headings, if these hold nothing but such items."""
    found: list[Entry] = []
    for kid in kids:
        inside = range(kid.at + 1, kid.end)
        entries = titled(layout, inside)
        signed = all(e.sign in (Sign.BOLD, Sign.BREAK) for e in entries)
        if kid.numbered or not signed or not entries or len(entries) < len(inside):
            return []
        found += entries
    return found if len(kids) >= 2 else []


def _numbered_within(layout: Layout) -> Family:
    """Return the headings numbered within others (`1.2`) that have no text of their own."""
    found: Family = {}
    for head in layout.heads.values():
        mark = markers.WITHIN.match(head.text)
        if mark and layout.over_numbers & set(head.parents) and not layout.elsewhere(head):
            title = head.text[mark.end() :]
            found[head.at] = Start(head.level, title, (), "a number within a number opens it")
    return found if len(found) >= 2 else {}


def _numbered(layout: Layout, found: Sequence[Run]) -> Family:
    counted = [run for run in found if run.counts]
    for of_heads in (True, False):
        family: Family = {}
        for run in counted:
            if layout.blocks[run.places[0]].opens is of_heads:
                family |= {at: _from_number(layout, at, run) for at in run.places}
        family = {at: start for at, start in family.items() if not start.rest}
        if len(family) >= 2:
            return family
    return {}


def _from_number(layout: Layout, at: int, run: Run) -> Start:
    block = layout.blocks[at]
    mark = markers.numbered(block.text, heading=block.opens) if block.number is None else None
    title, rest = split_title(block, mark.end if mark else 0)
    owner = f" below {run.owner.text[:60]!r}" if run.owner else ""
    why = f"a numbered {'heading' if block.opens else 'line'}, one of {len(run.places)}{owner}"
    level = block.level if block.opens else PARAGRAPH_LEVEL
    return Start(level, title, rest, why, run.doubt)


def _counted_items(layout: Layout) -> Family:
    """Return the titled items below a heading that says how many of them there are."""
    for head in layout.heads.values():
        number = markers.counted(head.text)
        if number < 3 or layout.elsewhere(head) or _NO_CAUSES.search(head.text):
            continue
        entries = titled(layout, range(head.at + 1, head.end))
        if len(entries) == number:
            return {e.at: e.start(f"one of the {number} of {head.text[:60]!r}") for e in entries}
    return {}
