"""What is said otherwise than it was, in plain words: lines, cards, sources, answers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from common.urgency import Urgency
from review.items import Item
from review.lines import CARE, Line
from review.records import Read, Record

ALIKE = 0.6
"""How much of two lines has to be the same for one to have become the other."""


def whole(record: Record, items: Mapping[str, Item]) -> Iterator[tuple[str, list[str]]]:
    """Yield each item of a record that says something else now, with what differs."""
    hashes = {item.hash for item in items.values()}
    for read in record.read:
        item = items.get(read.item)
        if item:
            told = list(since(read, item))
            if told:
                yield read.item, told
        elif read.hash not in hashes:  # else its file has another name and nothing else is new
            yield read.item, [f"gone: “{read.title}”"]


def since(read: Read, item: Item) -> Iterator[str]:
    """Yield what differs between what was read and what the item says now; nothing if nothing."""
    if read.hash == item.hash:
        return
    before = [said.line for said in read.lines]
    told = list(between(before, item.lines, exact=item.exact))
    yield from told
    if read.decides != item.decides:
        yield "decides other answers than it did, for rules around it or its own lines have changed"
    elif not told:
        yield "the same lines in another order"


def between(before: Sequence[Line], after: Sequence[Line], *, exact: bool) -> Iterator[str]:
    """Yield what differs between two lists of lines."""
    gone, new = _left(before, after, exact=exact), _left(after, before, exact=exact)
    for line in gone:
        other = _nearest(line, new)
        if other is None:
            yield f"gone{_where(line)}: {_said(line)}"
            continue
        new.remove(other)
        yield from _pair(line, other)
    yield from (f"new{_where(line)}: {_said(line)}" for line in new)


def _left(lines: Sequence[Line], others: Sequence[Line], *, exact: bool) -> list[Line]:
    """Return the lines that have no equal among the others."""

    def key(line: Line) -> str:
        return json.dumps(line.counted(exact=exact))

    there = Counter(key(line) for line in others)
    left = []
    for line in lines:
        if there[key(line)] > 0:
            there[key(line)] -= 1
        else:
            left.append(line)
    return left


def _nearest(line: Line, others: Sequence[Line]) -> Line | None:
    def alike(other: Line) -> float:
        if line.shows or other.shows:  # one sign does not become another
            return 0
        return SequenceMatcher(None, line.text.casefold(), other.text.casefold()).ratio()

    near = max(others, key=alike, default=None)
    return near if near is not None and alike(near) >= ALIKE else None


def _pair(before: Line, after: Line) -> Iterator[str]:
    if before.block != after.block:
        yield f"moved from {_place(before)} to {_place(after)}: “{after.text}”"
    if before.text != after.text:
        yield f"was “{before.text}”, is “{after.text}”"
    for name in dict.fromkeys([*before.more, *after.more]):
        was, now = before.more.get(name, "nothing"), after.more.get(name, "nothing")
        if was != now:
            yield f"“{after.text}”: {name}: was “{was}”, is “{now}”"
    if [one.hash for one in before.drawings] != [one.hash for one in after.drawings]:
        yield f"“{after.text}”: another drawing stands beside it"
    swapped = [
        f"{what}: {'; '.join(found)}"
        for what, found in (
            ("gone", [one for one in before.sources if one not in after.sources]),
            ("new", [one for one in after.sources if one not in before.sources]),
        )
        if found
    ]
    if swapped:
        yield f"sources of “{after.text}”: {'. '.join(swapped)}"


def _said(line: Line) -> str:
    return f"the sign {line.shows}" if line.shows else f"“{line.text}”"


def _where(line: Line) -> str:
    return f" on {_place(line)}" if line.block else ""


def _place(line: Line) -> str:
    """Return the card or list around a line, in words."""
    if line.block.startswith(CARE):
        return f"the card “{Urgency.from_slug(line.urgency).words.level}”"
    return {"do": "the list “Do”", "dont": "the list “Do not”"}.get(line.block, "the plain text")
