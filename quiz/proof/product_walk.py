"""Walk two graphs side by side and find every pair of different ends.

The graphs may ask other questions, in another order, with other lines. Where a question stands in
both, its answers are those that both allow. No set of answers is listed: answers that take the same
ways on are followed as one group, with its share of all answers.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quiz.graph.compile import Ask, Branch, End, Graph, compile_flow
from quiz.rules.model import NONE, Answer, Flow, Kind, Question
from quiz.rules.outcome import Outcome

BEFORE = " (before)"

Pairs = dict[tuple[Outcome, Outcome], tuple[Fraction, Mapping[str, Answer]]]
"""Two different ends of the same answers: their share of all answer sets, and an example."""


@dataclass(frozen=True)
class _Asked:
    """The answers to one question that are compared."""

    many: bool
    options: tuple[str, ...]
    """Where many can be chosen: the lines without "none", any number of which can be chosen."""

    @property
    def answers(self) -> int:
        return 2 ** len(self.options) if self.many else len(self.options)


@dataclass(frozen=True)
class _Group:
    """Answers to one question that take the same branch at each of some nodes."""

    to: tuple[int, ...]
    share: Fraction
    example: Answer


def ends(old: Flow, new: Flow) -> tuple[int, Pairs]:
    """Return how many answer sets there are, and the pairs of ends that differ.

    A question of which no line is left is taken for two; the old one has `BEFORE` behind its id.
    """
    apart = questions_apart(old, new)
    asked = {}
    for flow, other in ((old, new), (new, old)):
        for question in flow.questions:
            if question.id in apart:
                name = question.id + BEFORE if flow is old else question.id
                asked[name] = _asked(question, question)
            else:
                asked[question.id] = _asked(question, _twin(question, other))
    count = math.prod(one.answers for one in asked.values())
    graphs = (_renamed(compile_flow(old), apart), compile_flow(new))
    return count, _Walk(graphs, asked).follow((0, 0), {})


def questions_apart(old: Flow, new: Flow) -> frozenset[str]:
    """Return the ids of questions that are in both flows and have no answer in common."""
    return frozenset(
        question.id
        for question in old.questions
        if not _asked(question, _twin(question, new)).answers
    )


def _twin(question: Question, other: Flow) -> Question:
    return next((one for one in other.questions if one.id == question.id), question)


def _asked(question: Question, twin: Question) -> _Asked:
    shared = {choice.id for choice in twin.choices}
    many = question.kind is Kind.MANY and twin.kind is Kind.MANY
    options = (c.id for c in question.choices if c.id in shared and not (many and c.id == NONE))
    return _Asked(many, tuple(options))


def _renamed(graph: Graph, apart: Collection[str]) -> Graph:
    return Graph(
        tuple(
            Ask(node.question + BEFORE, node.branches)
            if isinstance(node, Ask) and node.question in apart
            else node
            for node in graph.nodes
        )
    )


_Known = Mapping[tuple[int, int], int]
"""Where an answer given early leads on at a later node: (which graph, place) to the next place."""


class _Walk:
    def __init__(self, graphs: tuple[Graph, Graph], asked: Mapping[str, _Asked]) -> None:
        self.graphs = graphs
        self.asked = asked
        self.below = tuple(_below(graph) for graph in graphs)
        self.seen: dict[tuple[tuple[int, int], frozenset[tuple[tuple[int, int], int]]], Pairs] = {}

    def follow(self, places: tuple[int, int], known: _Known) -> Pairs:
        """Return the different ends that follow two places."""
        known = {
            (side, place): to
            for (side, place), to in known.items()
            if place in self.below[side][places[side]]
        }
        for side in (0, 1):
            if (side, places[side]) in known:
                on = known[side, places[side]]
                return self.follow((on, places[1]) if side == 0 else (places[0], on), known)
        key = (places, frozenset(known.items()))
        if key not in self.seen:
            self.seen[key] = self.ask(places, known)
        return self.seen[key]

    def ask(self, places: tuple[int, int], known: _Known) -> Pairs:
        one, two = (graph.nodes[place] for graph, place in zip(self.graphs, places, strict=True))
        if isinstance(one, End) and isinstance(two, End):
            differ = one.outcome != two.outcome
            return {(one.outcome, two.outcome): (Fraction(1), {})} if differ else {}
        question = self.next_question(places)
        nodes = [
            (side, place)
            for side in (0, 1)
            for place in self.to_decide(side, places[side], question)
        ]
        found: Pairs = {}
        for group in _groups(self.asked[question], [self.branches(*node) for node in nodes]):
            leads = {**known, **dict(zip(nodes, group.to, strict=True))}
            for pair, (share, example) in self.follow(places, leads).items():
                longer = {question: group.example, **example}
                before, shortest = found.get(pair, (Fraction(), longer))
                found[pair] = (before + share * group.share, min(shortest, longer, key=len))
        return found

    def next_question(self, places: tuple[int, int]) -> str:
        """Take a question whose answer need not be kept for later, where there is one."""
        here = [
            node.question
            for side in (0, 1)
            if isinstance(node := self.graphs[side].nodes[places[side]], Ask)
        ]
        for question in here:
            at = [self.to_decide(side, places[side], question) for side in (0, 1)]
            if all(found in ([], [place]) for found, place in zip(at, places, strict=True)):
                return question
        return here[0]

    def to_decide(self, side: int, place: int, question: str) -> list[int]:
        """Return the nodes of a graph that still ask a question: this one, or later ones."""
        nodes = self.graphs[side].nodes
        return [
            later
            for later in sorted(self.below[side][place])
            if isinstance(node := nodes[later], Ask) and node.question == question
        ]

    def branches(self, side: int, place: int) -> tuple[Branch, ...]:
        node = self.graphs[side].nodes[place]
        return node.branches if isinstance(node, Ask) else ()


def _below(graph: Graph) -> list[frozenset[int]]:
    """Return for each node itself and all nodes that can follow it."""
    below: list[frozenset[int]] = [frozenset()] * len(graph.nodes)
    for place in reversed(range(len(graph.nodes))):
        node = graph.nodes[place]
        later = [below[branch.to] for branch in node.branches] if isinstance(node, Ask) else []
        below[place] = frozenset([place]).union(*later)
    return below


def _groups(asked: _Asked, nodes: list[tuple[Branch, ...]]) -> Iterable[_Group]:
    """Group the answers to a question by the branches that they take at these nodes."""
    if not asked.many:
        share = Fraction(1, len(asked.options))
        for option in asked.options:
            to = tuple(next(b.to for b in node if set(b.options) <= {option}) for node in nodes)
            yield _Group(to, share, frozenset([option]))
        return
    can = set(asked.options)
    start = [[(set(b.options), b.to) for b in node if can.issuperset(b.options)] for node in nodes]
    found: dict[tuple[int, ...], _Group] = {}
    for group in _split(start, Fraction(1), frozenset()):
        before = found.get(group.to, _Group(group.to, Fraction(), group.example))
        shorter = min(before.example, group.example, key=len)
        found[group.to] = _Group(group.to, before.share + group.share, shorter)
    yield from found.values()


def _split(
    nodes: list[list[tuple[set[str], int]]], share: Fraction, chosen: Answer
) -> Iterable[_Group]:
    """Decide the lines one by one, only those that the first open branch of a node asks about."""
    open_lines = next((ways[0][0] for ways in nodes if ways[0][0]), None)
    if open_lines is None:
        to = tuple(ways[0][1] for ways in nodes)
        yield _Group(to, share, chosen or frozenset([NONE]))
        return
    line = min(open_lines)
    without = [[way for way in ways if line not in way[0]] for ways in nodes]
    having = [[(lines - {line}, to) for lines, to in ways] for ways in nodes]
    yield from _split(without, share / 2, chosen)
    yield from _split(having, share / 2, chosen | {line})
