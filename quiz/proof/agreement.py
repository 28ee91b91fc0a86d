"""Find answers for which the graph gives something else than the rules, if there are any.

The rules are answered question by question beside the graph, and a question that the graph leaves
out is answered all the same. So this also proves that no question left out could have mattered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.graph.compile import Ask, End, Graph, Open, branch_for, settle
from quiz.rules.conditions import FALSE, TRUE, Conditions, options_of
from quiz.rules.model import ALWAYS, NONE, Answer, Flow, Kind, Question
from quiz.rules.outcome import outcome


def disagreement(flow: Flow, graph: Graph) -> dict[str, Answer] | None:
    """Return a set of answers on which rules and graph differ, or None: there is none."""
    return Comparison(graph).difference(flow)


_Ways = tuple[tuple[frozenset[str], int], ...]
"""Branches in order: the options that must still be chosen, and where the branch leads."""
_Left = tuple[int, int, Open]
"""A node, how many questions were asked, and what is left of the rules."""


class Comparison:
    """Compares rules with one graph.

    Flows that differ in the conditions of their rules alone share what was found: where the same is
    left of the rules at the same node, the same follows. So a second comparison is quick.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._conditions = Conditions()
        self._found: dict[Flow, set[_Left]] = {}

    def difference(self, flow: Flow) -> dict[str, Answer] | None:
        """Return a set of answers on which the rules of a flow and the graph differ, or None."""
        self._flow, self._ranked = flow, flow.ranked
        unconditional = replace(flow, rules=tuple(replace(r, when=ALWAYS) for r in flow.rules))
        self._agreed = self._found.setdefault(unconditional, set())
        rules = [(n, self._conditions.number(rule.when)) for n, rule in enumerate(self._ranked)]
        return self._after(0, 0, settle(self._ranked, rules))

    def _after(self, place: int, asked: int, rules: Open) -> dict[str, Answer] | None:
        """Compare what follows a node with what is left of the rules."""
        if (place, asked, rules) in self._agreed:
            return None
        found = self._compared(place, asked, rules)
        if found is None:
            self._agreed.add((place, asked, rules))
        return found

    def _compared(self, place: int, asked: int, rules: Open) -> dict[str, Answer] | None:
        node = self._graph.nodes[place]
        if isinstance(node, End) and all(condition == TRUE for _, condition in rules):
            same = node.outcome == outcome(self._flow, (self._ranked[n] for n, _ in rules))
            return None if same else {}
        if asked == len(self._flow.questions):
            return {}
        question = self._flow.questions[asked]
        for answer, left, to in self._answered(question, place, rules):
            rest = self._after(to, asked + 1, left)
            if rest is not None:
                return {question.id: answer, **rest}
        return None

    def _answered(
        self, question: Question, place: int, rules: Open
    ) -> Iterator[tuple[Answer, Open, int]]:
        """Yield one answer for everything that this question can leave, and the node after it."""
        node = self._graph.nodes[place]
        here = node if isinstance(node, Ask) and node.question == question.id else None
        if question.kind is Kind.MANY:
            yield from self._answered_many(question, here, place, rules)
            return
        put = self._conditions.answered
        for option in options_of(question):
            answer = frozenset([option])
            left = settle(self._ranked, ((n, put(c, question, answer)) for n, c in rules))
            yield answer, left, branch_for(here, answer).to if here else place

    def _answered_many(
        self, question: Question, node: Ask | None, place: int, rules: Open
    ) -> Iterator[tuple[Answer, Open, int]]:
        branches = [(b.options, b.to) for b in node.branches] if node else [((), place)]
        ways: _Ways = tuple((frozenset(options), to) for options, to in branches)
        found: dict[tuple[Open, _Ways], Answer] = {(rules, ways): frozenset()}
        for option in options_of(question)[:-1]:
            before, found = found, {}
            for (open_rules, open_ways), answer in before.items():
                left = self._put(question.id, {option: False}, open_rules)
                found.setdefault((left, _closed(open_ways, option)), answer)
                left = self._put(question.id, {option: True, NONE: False}, open_rules)
                found.setdefault((left, _opened(open_ways, option)), answer | {option})
        for (open_rules, open_ways), answer in found.items():
            left = self._put(question.id, {NONE: not answer}, open_rules)
            yield answer or frozenset([NONE]), left, open_ways[0][1]

    def _put(self, question: str, chosen: dict[str, bool], rules: Open) -> Open:
        for option, value in chosen.items():
            put = self._conditions.put
            rules = tuple((n, put(c, (question, option), value)) for n, c in rules)
        return settle(self._ranked, (rule for rule in rules if rule[1] != FALSE))


def _closed(ways: _Ways, option: str) -> _Ways:
    """Return the branches that are still open when the option was not chosen."""
    return tuple((options, to) for options, to in ways if option not in options)


def _opened(ways: _Ways, option: str) -> _Ways:
    """Return the branches after the option was chosen, up to the first that is settled."""
    left: list[tuple[frozenset[str], int]] = []
    for options, to in ways:
        left.append((options - {option}, to))
        if not left[-1][0]:
            break
    return tuple(left)
