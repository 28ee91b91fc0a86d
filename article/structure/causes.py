"""How one article marks its causes: the strongest of several families of markers wins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from article.model import headings, markers
from article.model.article import BOLD_LEVEL, PARAGRAPH_LEVEL, Block
from article.model.spans import one_line
from article.structure.entries import Start, entry, split_title
from article.structure.items import (
    Family,
    named_apart,
    names,
    numbered_sentences,
    titled,
    titled_items,
)
from article.structure.layout import LEAD_IN, Head, Layout, stems
from article.structure.numbers import Run

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
        lambda: _counted_heads(layout),
        lambda: _counted_items(layout),
        lambda: _after_causes(layout),
        lambda: _siblings(layout),
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


def _from_head(layout: Layout, head: Head, why: str) -> Start:
    block = layout.blocks[head.at]
    mark = markers.label(head.text) or markers.numbered(head.text)
    title, _ = split_title(block, mark.end if mark else 0)
    doubt = "" if head.words or layout.below.get(head.at) else "there is no text below its heading"
    return Start(block.level, title or head.text, (), why, doubt)


def _named_by_data(layout: Layout) -> Family:
    known = layout.data.causes
    why = "the page's data (MedicalCondition) names it as a cause"
    heads = [h for h in layout.heads.values() if markers.plain(h.text) in known]
    found = {head.at: _from_head(layout, head, why) for head in heads}
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
        by_head |= {kid.at: _from_head(layout, kid, why) for kid in kids}
        end = min((kid.at for kid in layout.below.get(head.at, ())), default=head.end)
        entries = titled(layout, range(head.at + 1, end))
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


def _counted_heads(layout: Layout) -> Family:
    """Return the headings of a level that are as many as the title says, wherever they stand."""
    number = markers.counted(layout.title)
    if number < 3:
        return {}
    by_level: dict[int, list[Head]] = {}
    for head in _once(layout):
        if layout.may_be_cause(head):
            by_level.setdefault(head.level, []).append(head)
    for heads in by_level.values():
        if len(heads) == number:
            why = f"one of the {number} that the title counts"
            return {head.at: _from_head(layout, head, why) for head in heads}
    return {}


def _once(layout: Layout) -> list[Head]:
    """Return the headings that come once, and have text or others below them."""
    heads = layout.heads.values()
    return [h for h in heads if layout.comes_once(h) and (h.words or layout.below.get(h.at))]


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


def _after_causes(layout: Layout) -> Family:
    """Return the headings that follow one on causes, of its level, up to the next known part."""
    leading = {
        head.at
        for head in layout.over_causes()
        if head.words <= LEAD_IN or not (layout.asks(head) or headings.only_causes(layout.title))
    }
    found: list[list[Head]] = []
    level = 0
    for head in layout.heads.values():
        if head.at in leading:
            found.append([])
            level = head.level
        elif head.level < level or not level or (head.level == level and not _open(layout, head)):
            level = 0
        elif head.level == level:
            found[-1].append(head)
    best = max(found, key=len, default=[])
    if len(best) < 2 or best[-1].end == len(layout.blocks) or _listed(layout, best):
        return {}
    why = "one of the headings that follow one on causes"
    return {head.at: _from_head(layout, head, why) for head in best}


def _open(layout: Layout, head: Head) -> bool:
    """Tell whether a heading may be a cause's, and is about no known other part."""
    known = head.at in layout.groups or layout.elsewhere(head) or not layout.comes_once(head)
    known |= bool(headings.other_parts(head.text)) and not headings.only_causes(layout.title)
    return layout.may_be_cause(head) and not known and bool(head.words)


def _listed(layout: Layout, heads: Sequence[Head]) -> bool:
    """Tell whether a heading of their level has a list of causes that are not these headings."""
    named = names(layout)
    levels = {owner.level for at in named if (owner := layout.above(at))}
    if len(named) < 3 or levels != {heads[0].level}:
        return False
    own = stems(" ".join(head.text[:100] for head in heads[:50]))
    alike = sum(bool(stems(start.title) & own) for start in named.values())
    return 2 * alike < len(named)  # otherwise the list says what the headings are about


def _siblings(layout: Layout) -> Family:
    """Return the headings of one level that are about no known other part.

    Where the title does not say that they are causes, they stand below one heading, or below none
    but those over a group.
    """
    named = headings.only_causes(layout.title)
    by_home: dict[tuple[int, int], list[Head]] = {}
    for head in _once(layout):
        known = head.at in layout.groups or layout.elsewhere(head)
        if layout.may_be_cause(head) and not known:
            home = -1 if named and head.level < BOLD_LEVEL else layout.home(head)
            by_home.setdefault((head.level, home), []).append(head)
    (_, home), best = max(by_home.items(), key=lambda one: len(one[1]), default=((0, -1), []))
    if len(best) < 2 or _listed(layout, best):
        return {}
    doubt = ""
    if not (named or _led_to(layout, best[0])):
        doubt = "nothing says that these headings are causes"
        best = [head for head in best if not headings.other_parts(head.text)]
        asked = layout.asked
        if len(asked) >= 2:
            best = [head for head in best if head.at < asked[-1]]  # not what a site adds below
        most = 2 * len(best) if best and best[0].level < BOLD_LEVEL else len(best) + 1
        if home >= 0 or len(best) < 2 or (len(asked) >= 2 and len(asked) >= most):
            return {}
        if sum(at < best[-1].at for at in asked) >= len(best):
            return {}  # they stand among questions
    found = {h.at: _from_head(layout, h, f"one of {len(best)} headings of a level") for h in best}
    return {at: replace(start, doubt=start.doubt or doubt) for at, start in found.items()}


def _led_to(layout: Layout, first: Head) -> bool:
    """Tell whether the heading over a heading, or the last one before it, leads to causes.

    One with a long text of its own answers itself.
    """
    leading = {head.at for head in layout.over_causes() if head.words <= LEAD_IN}
    before = [at for at in layout.places if at < first.at and at not in first.parents]
    return bool(leading & {*first.parents, *before[-1:]})
