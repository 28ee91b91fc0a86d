"""What a form can say in flat conditions about when a question is needed.

A simple FHIR form knows only lists of "this question has (or has not) this answer", joined by "all"
or by "any". Most questions need more than that. The flat condition here is implied by the exact
one, so a form that reads nothing else asks more than it must and never less.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from quiz.graph.compile import Ask, Graph
from quiz.rules.model import NONE, Answer, Flow, Kind, Question


@dataclass(frozen=True)
class Atom:
    """One flat test: the question is answered, and the option is (or is not) among the answers."""

    question: str
    option: str
    chosen: bool


@dataclass(frozen=True)
class Flat:
    """A flat condition."""

    join: Literal["all", "any"]
    atoms: tuple[Atom, ...]


@dataclass(frozen=True)
class _Way:
    """What can be said about the answers that lead from one node to the next."""

    to: int
    may: Answer
    """Every option that some of these answers have."""
    must: Answer
    """The options that all of these answers have."""


class Ways:
    """The ways through one graph, from which flat conditions are read."""

    def __init__(self, flow: Flow, graph: Graph) -> None:
        self.flow = flow
        self.graph = graph
        self.ways = {
            place: _ways(flow.question(node.question), node)
            for place, node in enumerate(graph.nodes)
            if isinstance(node, Ask)
        }

    def always(self, targets: Collection[int]) -> Flat | None:
        """Return all that is true of the answers on every path to one of these nodes.

        None where nothing is: the flat condition is then that the question is always shown.
        """
        leading = self._leading_to(targets)
        atoms = tuple(
            atom for question in self.flow.questions for atom in self._atoms(question, leading)
        )
        return Flat("all", atoms) if atoms else None

    def last_answers(self, targets: Collection[int]) -> Flat:
        """Return the answers of which every path to one of these nodes gives one as its last."""
        found = {
            (self._question(place), option)
            for place, ways in self.ways.items()
            for way in ways
            if way.to in targets
            # where lines are needed, one of them is enough to say that they may all be there
            for option in sorted(way.must)[:1] or way.may
        }
        return Flat(
            "any",
            tuple(
                Atom(question.id, choice.id, chosen=True)
                for question in self.flow.questions
                for choice in question.choices
                if (question.id, choice.id) in found
            ),
        )

    def _atoms(self, question: Question, leading: Collection[int]) -> list[Atom]:
        """Return what every path says of one question; nothing where a path does not ask it."""
        places = {place for place in leading if self._question(place) == question.id}
        ways = [way for place in places for way in self.ways[place] if way.to in leading]
        if not ways or self._can_avoid(places, leading):
            return []
        may = frozenset[str]().union(*(way.may for way in ways))
        must = ways[0].must.intersection(*(way.must for way in ways))
        if NONE in must or (must and question.kind is not Kind.MANY):
            return [Atom(question.id, option, chosen=True) for option in must]
        return [
            Atom(question.id, choice.id, chosen=choice.id in must)
            for choice in question.choices
            if choice.id in must or choice.id not in may
        ]

    def _leading_to(self, targets: Collection[int]) -> set[int]:
        """Return the targets and every node on a way to them."""
        leading = set(targets)
        for place in reversed(range(len(self.graph.nodes))):
            if any(way.to in leading for way in self.ways.get(place, ())):
                leading.add(place)
        return leading

    def _can_avoid(self, places: Collection[int], leading: Collection[int]) -> bool:
        """Tell whether some way to the targets goes round these nodes."""
        seen = {0} - set(places)
        for place in sorted(leading):
            if place in seen:
                onward = {way.to for way in self.ways.get(place, ()) if way.to in leading}
                if not onward:
                    return True
                seen |= onward - set(places)
        return False

    def _question(self, place: int) -> str | None:
        node = self.graph.nodes[place]
        return node.question if isinstance(node, Ask) else None


def _ways(question: Question, node: Ask) -> tuple[_Way, ...]:
    """Read the ways on from the branches: a question may have too many answers to list them."""
    lines = {choice.id for choice in question.choices} - {NONE}
    ways: list[_Way] = []
    for number, branch in enumerate(node.branches):
        must = frozenset(branch.options)
        if question.kind is not Kind.MANY:
            ways.append(_Way(branch.to, must, must))
            continue
        earlier = [set(one.options) for one in node.branches[:number]]
        # a line can be there too unless it completes an earlier branch, which would be taken first
        may = frozenset(o for o in lines if not any(one <= must | {o} for one in earlier))
        if not must:
            ways.append(_Way(branch.to, may | {NONE}, must if may else frozenset([NONE])))
        elif not any(one <= must for one in earlier):
            ways.append(_Way(branch.to, may, must))
    return tuple(ways)
