"""How each sign, rule and page stands: reviewed, changed since, asked to be changed, or none of it.

A signature counts for what was read. When that changes, so that its hash is another, the signature
stays in the record and counts no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from common.urgency import Urgency
from review.items import PAGE, Item
from review.policy import Due, later
from review.records import Read, Record, Reviewer


class State(StrEnum):
    """How an item stands."""

    REVIEWED = "reviewed"
    ONE_OF_TWO = "read by one of the two reviewers that it needs"
    ASKED = "a reviewer asks for a change"
    DISPUTED = "reviewers disagree"
    CHANGED = "changed since it was reviewed"
    NOT_REVIEWED = "not reviewed"


@dataclass(frozen=True)
class Signature:
    """One reviewer's last word on one item."""

    reviewer: Reviewer
    on: date
    read: Read


@dataclass(frozen=True)
class Standing:
    """How one item stands."""

    item: Item
    needed: int
    """How many reviewers have to agree."""
    now: tuple[Signature, ...]
    """Of what it says today."""
    before: tuple[Signature, ...]
    """Of what it said once."""
    months: int
    """From a review until the next one."""

    @property
    def last(self) -> Signature | None:
        """The newest of all, of what it says or said; None where nobody has read it."""
        return max((*self.before, *self.now), key=lambda one: one.on, default=None)

    @property
    def agreed(self) -> tuple[Signature, ...]:
        """Those who agree with all of it."""
        return tuple(one for one in self.now if one.read.agreed)

    @property
    def asked(self) -> tuple[Signature, ...]:
        """Those who would change or remove some of it."""
        return tuple(one for one in self.now if one.read.asks)

    @property
    def state(self) -> State:
        """How it stands."""
        if self.asked:
            return State.DISPUTED if self.agreed else State.ASKED
        if len(self.agreed) >= self.needed:
            return State.REVIEWED
        if any(one.read.agreed for one in self.before):
            return State.CHANGED
        return State.ONE_OF_TWO if self.agreed else State.NOT_REVIEWED

    @property
    def due(self) -> date | None:
        """When the next review is due; None for what is not reviewed."""
        if self.state is not State.REVIEWED:
            return None
        newest = sorted((one.on for one in self.agreed), reverse=True)
        return later(newest[self.needed - 1], self.months)


def needed(item: Item) -> int:
    """Return how many reviewers an item needs: two for an emergency, be it a sign or a rule."""
    return 2 if item.urgency == Urgency.EMERGENCY.slug else 1


def stand(items: Mapping[str, Item], records: Iterable[Record], due: Due) -> dict[str, Standing]:
    """Return how every item stands, by its id; `records` come with the oldest first."""
    given = list(_signatures(items, records))
    found = {}
    for name, item in items.items():
        mine = list(_joined(one for found_name, one in given if found_name == name))
        now = tuple(one for one in last_words(mine) if one.read.hash == item.hash)
        before = tuple(one for one in mine if one.read.hash != item.hash)
        months = due.urgent if item.at_risk else due.other
        found[name] = Standing(item, needed(item), now, before, months)
    return found


def last_words(given: Sequence[Signature]) -> list[Signature]:
    """Return what each person said last, the oldest first."""
    last: list[Signature] = []
    for one in reversed(given):
        if not any(one.reviewer.is_same(other.reviewer) for other in last):
            last.insert(0, one)
    return last


def _joined(given: Iterable[Signature]) -> Iterator[Signature]:
    """Yield signatures, each with what the same person said of the same words before.

    A long page is read in several parts, and a reviewer may go on another day.
    """
    last: dict[tuple[str, str], Read] = {}
    for one in given:
        key = (one.reviewer.key, one.read.hash)
        same = key in last and len(last[key].lines) == len(one.read.lines)
        last[key] = one.read.after(last[key]) if same else one.read
        yield replace(one, read=last[key])


def gone(items: Mapping[str, Item], records: Iterable[Record]) -> tuple[str, ...]:
    """Return the ids of what was reviewed and is no more, nor stands elsewhere unchanged."""
    known = {item.hash for item in items.values()}
    reads = (read for record in records for read in record.read)
    lost = [read.item for read in reads if read.item not in items and read.hash not in known]
    return tuple(dict.fromkeys(lost))


def _signatures(
    items: Mapping[str, Item], records: Iterable[Record]
) -> Iterator[tuple[str, Signature]]:
    """Yield every signature with the item that it is for."""
    for record in records:
        for read in record.read:
            if name := name_of(read, items):
                yield name, Signature(record.reviewer, record.on, read)


def name_of(read: Read, items: Mapping[str, Item]) -> str:
    """Return what an item is called that was read; empty where it is gone.

    A page whose file moved is the same.
    """
    if read.item in items or not read.item.startswith(f"{PAGE}:"):
        return read.item if read.item in items else ""
    same = (one.id for one in items.values() if one.kind == PAGE and one.hash == read.hash)
    return next(same, "")
