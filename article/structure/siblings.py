"""Causes that are headings of one level: as many as the title counts, or led to, or all alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from article.model import headings, markers
from article.model.article import BOLD_LEVEL
from article.structure.entries import Start, split_title
from article.structure.heads import Head, stems
from article.structure.items import Family, names
from article.structure.layout import LEAD_IN, Layout


def from_head(layout: Layout, head: Head, why: str) -> Start:
    """Return a heading as the start of a cause."""
    block = layout.blocks[head.at]
    mark = markers.label(head.text) or markers.numbered(head.text)
    title, _ = split_title(block, mark.end if mark else 0)
    doubt = "" if head.words or layout.below.get(head.at) else "there is no text below its heading"
    return Start(block.level, title or head.text, (), why, doubt)


def counted_heads(layout: Layout) -> Family:
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
            return {head.at: from_head(layout, head, why) for head in heads}
    return {}


def _once(layout: Layout) -> list[Head]:
    """Return the headings that come once, and have text or others below them."""
    heads = layout.heads.values()
    return [h for h in heads if layout.comes_once(h) and (h.words or layout.below.get(h.at))]


def after_causes(layout: Layout) -> Family:
    """Return the headings that follow one on causes, of its level, up to the next known part.

    One that asks and has a long text of its own answers itself, unless its text names these
    headings.
    """
    leading = {head.at for head in layout.over_causes()}
    titled = headings.only_causes(layout.title)
    found: list[tuple[Head, list[Head]]] = []
    level = 0
    for head in layout.heads.values():
        if head.at in leading:
            found.append((head, []))
            level = head.level
        elif head.level < level or not level or (head.level == level and not _open(layout, head)):
            level = 0
        elif head.level == level:
            found[-1][1].append(head)
    led = [
        (head, heads)
        for head, heads in found
        if head.words <= LEAD_IN
        or not (titled or layout.asks(head) or headings.ASKS_WHY.match(head.text))
        or _names_them(layout, head, heads)
    ]
    best = max((heads for _, heads in led), key=len, default=[])
    if len(best) < 2 or best[-1].end == len(layout.blocks) or _listed(layout, best):
        return {}
    why = "one of the headings that follow one on causes"
    return {head.at: from_head(layout, head, why) for head in best}


def _names_them(layout: Layout, leading: Head, heads: Sequence[Head]) -> bool:
    """Tell whether the text right below a heading speaks of most of some others."""
    following = bisect_right(layout.places, leading.at)
    end = layout.places[following] if following < len(layout.places) else len(layout.blocks)
    text = " ".join(block.text[:2000] for block in layout.blocks[leading.at + 1 : end][:50])
    told = stems(text) - stems(layout.title[:300])
    return 2 * sum(bool(stems(head.text[:100]) & told) for head in heads) > len(heads)


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


def siblings(layout: Layout) -> Family:
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
        places = [head for head in layout.over_causes() if head.level <= best[0].level]
        if places and not any(_names_them(layout, head, best) for head in places):
            return {}  # the causes have a place of their own
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
    found = {h.at: from_head(layout, h, f"one of {len(best)} headings of a level") for h in best}
    return {at: replace(start, doubt=start.doubt or doubt) for at, start in found.items()}


def _led_to(layout: Layout, first: Head) -> bool:
    """Tell whether the heading over a heading, or the last one before it, leads to causes.

    One with a long text of its own answers itself.
    """
    leading = {head.at for head in layout.over_causes() if head.words <= LEAD_IN}
    before = [at for at in layout.places if at < first.at and at not in first.parents]
    return bool(leading & {*first.parents, *before[-1:]})
