"""Where the many answers of one question lead, held as a diagram of one choice after another.

A question with 28 lines has 2 to the power of 28 answers. Most of them differ in nothing that
matters. The diagram asks of one line after the other whether it was chosen, and shares everything
that is equal; `ordered_branches` reads from it the few ways on that a person can follow.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

DONE = -1
"""Where answers lead that an earlier branch has taken."""

Spot = int
"""A place in a diagram: below 0 `DONE` or, counted down from -2, a target; else a choice."""


class Diagram:
    """Choices that lead to targets, which are numbers from 0."""

    def __init__(self) -> None:
        self._choices: list[tuple[int, Spot, Spot]] = []
        self._spots: dict[tuple[int, Spot, Spot], Spot] = {}

    def target(self, target: int) -> Spot:
        """Return the spot of a target."""
        return -2 - target

    def choice(self, line: int, chosen: Spot, not_chosen: Spot) -> Spot:
        """Return the spot that goes one way where the line is chosen and another where not."""
        if chosen == not_chosen:
            return chosen
        key = (line, chosen, not_chosen)
        if key not in self._spots:
            self._spots[key] = len(self._choices)
            self._choices.append(key)
        return self._spots[key]

    def settled(self, spot: Spot, chosen: Collection[int] = ()) -> int | None:
        """Return the one target that a spot leads to where some lines were chosen, if it is one."""
        found, seen, todo = DONE, {spot}, [spot]
        while todo:
            place = todo.pop()
            if place >= 0:
                line, one, other = self._choices[place]
                after = {one} if line in chosen else {one, other}
                todo += after - seen
                seen |= after
            elif place != DONE and found not in (DONE, place):
                return None
            elif place != DONE:
                found = place
        return None if found == DONE else -2 - found

    def lines(self, spot: Spot) -> list[int]:
        """Return the lines that still matter at a spot, in order."""
        return sorted({self._choices[below][0] for below in self._below(spot) if below >= 0})

    def without(self, spot: Spot, lines: tuple[int, ...]) -> Spot:
        """Return the spot where answers with all of these lines are `DONE`."""
        return self._without(spot, lines, {})

    def _without(
        self, spot: Spot, lines: tuple[int, ...], seen: dict[tuple[Spot, tuple[int, ...]], Spot]
    ) -> Spot:
        if not lines or spot == DONE:
            return DONE
        if (spot, lines) not in seen:
            line, chosen, not_chosen = self._choices[spot] if spot >= 0 else (lines[0], spot, spot)
            if lines[0] < line:
                line, chosen, not_chosen = lines[0], spot, spot
            here = line == lines[0]
            seen[spot, lines] = self.choice(
                line,
                self._without(chosen, lines[1:] if here else lines, seen),
                not_chosen if here else self._without(not_chosen, lines, seen),
            )
        return seen[spot, lines]

    def _below(self, spot: Spot) -> set[Spot]:
        found, todo = {spot}, [spot]
        while todo:
            place = todo.pop()
            if place >= 0:
                new = set(self._choices[place][1:]) - found
                found |= new
                todo += new
        return found


def ordered_branches(diagram: Diagram, spot: Spot) -> list[tuple[tuple[int, ...], int]]:
    """Return sets of lines, each with its target; the first set that was all chosen decides.

    The shortest set that settles the matter comes first. The last set is empty: it takes the rest.
    """
    found: list[tuple[tuple[int, ...], int]] = []
    while (last := diagram.settled(spot)) is None:
        lines, target = _shortest_settled(diagram, spot)
        found.append((lines, target))
        spot = diagram.without(spot, lines)
    return _without_needless([*found, ((), last)])


def _without_needless(
    branches: list[tuple[tuple[int, ...], int]],
) -> list[tuple[tuple[int, ...], int]]:
    """Leave out the branches whose answers would go the same way by the branches after them."""
    for place in reversed(range(len(branches) - 1)):
        if not _needed(branches, place):
            del branches[place]
    return branches


def _needed(branches: list[tuple[tuple[int, ...], int]], place: int) -> bool:
    lines, target = frozenset(branches[place][0]), branches[place][1]
    before, after = branches[:place], branches[place + 1 :]
    for other, _ in reversed(after):
        both = lines.union(other)  # the smallest answer that two branches take
        taken = any(both.issuperset(earlier) for earlier, _ in before)
        if not taken and next(to for later, to in after if both.issuperset(later)) != target:
            return True
    return False


def _shortest_settled(diagram: Diagram, spot: Spot) -> tuple[tuple[int, ...], int]:
    """Return the first set of lines, the shortest first, that leads to one target whatever else."""
    lines = diagram.lines(spot)
    for count in range(1, len(lines) + 1):
        for some in combinations(lines, count):
            target = diagram.settled(spot, some)
            if target is not None:
                return some, target
    raise AssertionError("all lines together lead to one target")
