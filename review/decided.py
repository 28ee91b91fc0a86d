"""Which answers each rule decides in the compiled graph, as one short code a rule.

Rules are ordered, so a rule that nobody touched can come to decide other answers. Two rules' codes
are equal exactly where the same answers lead to them: the graph is brought into a form that depends
on nothing else but the order of questions and lines, neither on how its branches are written nor on
what other rules say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from quiz.graph.compile import Ask, End, Graph, branch_for
from quiz.rules.model import NONE, Answer, Flow, Kind, Question

LEADS, ADDS, SILENT = "leads", "adds", "silent"
"""What a rule does with a set of answers: it gives the result, adds a reason, or says nothing."""

Shape = int
"""The number of a way of deciding, shared by all places from which the same answers decide so."""


def decided(flow: Flow, graph: Graph) -> dict[str, str]:
    """Return the code of every rule, by its id."""
    shapes = _Shapes(flow, graph)
    return {rule.id: shapes.code(rule.id) for rule in (*flow.ranked, flow.fallback)}


class _Shapes:
    """A graph in which each choice is one of a single line, and equal parts are one."""

    def __init__(self, flow: Flow, graph: Graph) -> None:
        self.questions = {question.id: question for question in flow.questions}
        self.known: dict[tuple[object, ...], Shape] = {}
        self.parts: list[tuple[object, ...]] = []
        places: dict[int, Shape] = {}
        for place in reversed(range(len(graph.nodes))):
            node = graph.nodes[place]
            if isinstance(node, End):
                places[place] = self._shape(("end", node.outcome.rules))
            else:
                places[place] = self._asked(self.questions[node.question], node, places)
        self.start = places[0]

    def code(self, rule: str) -> str:
        """Return the code of the answers in which a rule has a say."""
        codes: list[str] = []
        for part in self.parts:  # what a part leads to comes before it
            if part[0] == "end":
                codes.append(_role(rule, part[1]))
                continue
            name, ways = part
            told = [(line, codes[to]) for line, to in _pairs(ways)]
            if len({code for _, code in told}) == 1:
                codes.append(told[0][1])
            else:
                text = f"{name}|" + "|".join(f"{line}>{code}" for line, code in told)
                codes.append(hashlib.sha256(text.encode()).hexdigest()[:32])
        return codes[self.start]

    def _asked(self, question: Question, node: Ask, places: dict[int, Shape]) -> Shape:
        leads = [(frozenset(branch.options), places[branch.to]) for branch in node.branches]
        if question.kind is Kind.MANY:
            return self._many(question, node, leads, places)
        ways = sorted(
            (choice.id, places[branch_for(node, frozenset([choice.id])).to])
            for choice in question.choices
        )
        return self._choice(question.id, tuple(ways))

    def _many(
        self,
        question: Question,
        node: Ask,
        leads: list[tuple[Answer, Shape]],
        places: dict[int, Shape],
    ) -> Shape:
        """Ask for one line after the other; who chooses no line has chosen "none"."""
        none = places[branch_for(node, frozenset([NONE])).to]
        named = frozenset().union(*(options for options, _ in leads)) - {NONE}
        lines = [choice.id for choice in question.choices if choice.id in named]

        @cache
        def after(at: int, left: tuple[tuple[Answer, Shape], ...]) -> Shape:
            if not left[0][0]:
                return left[0][1]
            line = lines[at]
            chosen = _settled((options - {line}, to) for options, to in left)
            other = tuple((options, to) for options, to in left if line not in options)
            ways = (("no", after(at + 1, other)), ("yes", after(at + 1, chosen)))
            return self._choice(f"{question.id}={line}", ways)

        some = after(0, tuple((o, to) for o, to in leads if NONE not in o))
        return self._choice(f"{question.id}={NONE}", (("no", some), ("yes", none)))

    def _choice(self, name: str, ways: tuple[tuple[str, Shape], ...]) -> Shape:
        if len({to for _, to in ways}) == 1:
            return ways[0][1]
        return self._shape((name, ways))

    def _shape(self, part: tuple[object, ...]) -> Shape:
        if part not in self.known:
            self.known[part] = len(self.parts)
            self.parts.append(part)
        return self.known[part]


def _settled(
    leads: Iterator[tuple[Answer, Shape]],
) -> tuple[tuple[Answer, Shape], ...]:
    """Drop the branches below the first that is taken whatever else is chosen."""
    kept = []
    for options, to in leads:
        kept.append((options, to))
        if not options:
            break
    return tuple(kept)


def _role(rule: str, rules: object) -> str:
    assert isinstance(rules, tuple)
    return LEADS if rules[0] == rule else ADDS if rule in rules else SILENT


def _pairs(ways: object) -> Iterator[tuple[str, Shape]]:
    assert isinstance(ways, tuple)
    yield from ways
