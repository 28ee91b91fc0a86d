"""All sources from A to Z by who published them, in parts that load fast: one for each letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pages.model.bibliography import Entry
from pages.output import a_to_z


@dataclass(frozen=True)
class Publisher:
    """One publisher, and what we read of it."""

    name: str
    """Without what stands in brackets, such as where a copy was read: each source says that."""
    sources: tuple[Entry, ...]


@dataclass(frozen=True)
class Shelf:
    """The publishers of one letter."""

    letter: str
    """`A` to `Z`, `0-9` or `Other`."""
    publishers: tuple[Publisher, ...]

    @property
    def name(self) -> str:
        """The letter as part of an address: `a`, `0-9`."""
        return self.letter.casefold()

    @property
    def sources(self) -> list[Entry]:
        """All of them, in order."""
        return [source for one in self.publishers for source in one.sources]


def in_order(sources: Iterable[Entry]) -> list[Entry]:
    """Return sources by publisher; those of one in the order in which they came."""
    return sorted(
        sources,
        key=lambda one: (a_to_z.filed(_short(one)), _short(one), one.publisher.casefold()),
    )


def shelves(sources: Iterable[Entry]) -> tuple[Shelf, ...]:
    """Return sources by letter, then by publisher: numbers first, and last what has no letter."""
    by_letter: dict[str, list[Publisher]] = {}
    for name, found in groupby(in_order(sources), key=_short):
        by_letter.setdefault(a_to_z.letter(name), []).append(Publisher(name, tuple(found)))
    return tuple(
        Shelf(letter, tuple(publishers))
        for letter, publishers in sorted(
            by_letter.items(), key=lambda found: a_to_z.order(found[0])
        )
    )


def _short(source: Entry) -> str:
    return source.publisher.partition(" (")[0] or source.publisher
