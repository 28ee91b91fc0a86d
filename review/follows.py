"""Which rows of a pack follow from others: what is said of those is proposed, and never taken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from review.items import PAGE, SIGN, Item
from review.packs import Pack, Portion


@dataclass(frozen=True)
class Group:
    """A portion with its place in the file of answers."""

    number: int
    portion: Portion

    @property
    def item(self) -> Item:
        """What it is a portion of."""
        return self.portion.item

    def row(self, place: int) -> str:
        """Return the id of the row for a line."""
        return f"{self.number}-{place}"


def follows(pack: Pack, groups: Iterable[Group]) -> Mapping[str, str]:
    """Return by the id of a row those of the rows that it follows from, with spaces between.

    A rule, or a line that stands for several signs, follows from all its signs where the pack has
    them; a line of a page from the same words further up.
    """
    groups = list(groups)
    signs = {
        group.item.name: group.row(0)
        for group in groups
        if group.item.kind == SIGN and not pack.signs.stands_for(group.item.name)
    }
    found = {}
    for group in groups:
        if group.item.kind != PAGE and group.item.name not in signs:
            about = group.item.shows
            if about and signs.keys() >= set(about):
                found[group.row(0)] = " ".join(signs[name] for name in about)
    return found | dict(_repeated(groups))


def _repeated(groups: Iterable[Group]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for group in groups:
        for place, line in group.portion.lines if group.item.kind == PAGE else ():
            if line.to_agree:
                row = group.row(place)
                before = first.setdefault(json.dumps(line.counted(exact=False)), row)
                if before != row:
                    yield row, before
