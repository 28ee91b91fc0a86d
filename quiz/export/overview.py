"""The graph seen from far: which question or result can follow which question, and after what.

The whole graph has a node for every different future, far too many to draw. Here all nodes that
ask the same question are one, and so are all results of one urgency. Where an answer leads to one
place or another, as earlier answers have it, both ways are there and marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph, branch_for
from quiz.rules.model import NONE, UNSURE, Flow, Question

MAX_LEFT_OUT, MANY = 2, 4
"""So few missing answers are told instead of those that are there, where those are more than many.
"""

Target = str | Urgency
"""What follows: a question's id, or how soon to get help."""


@dataclass(frozen=True)
class Edge:
    """One way from a question."""

    question: str
    to: Target
    options: tuple[str, ...]
    """The choices that can lead there when given alone, in the order in which they are shown.
    Empty where only several lines together can."""
    always: bool
    """Whether each of these choices, given alone, leads there whatever was answered before."""


def overview(flow: Flow, graph: Graph) -> tuple[Edge, ...]:
    """Return all edges by question; within one, results come first and the next question last."""
    order = {question.id: number for number, question in enumerate(flow.questions)}
    found: list[Edge] = []
    for question in flow.questions:
        nodes = [n for n in graph.nodes if isinstance(n, Ask) and n.question == question.id]
        leads = {
            choice.id: {_target(graph, branch_for(n, frozenset([choice.id])).to) for n in nodes}
            for choice in question.choices
        }
        targets = {_target(graph, branch.to) for node in nodes for branch in node.branches}
        for to in sorted(targets, key=lambda one: _rank(order, one)):
            options = tuple(option for option, places in leads.items() if to in places)
            always = bool(options) and all(leads[option] == {to} for option in options)
            found.append(Edge(question.id, to, options, always))
    return tuple(found)


def summed_up(question: Question, edge: Edge) -> str:
    """Return the answers of an edge in a few words, where they are (nearly) all; else nothing.

    On a question with "none", only that one calls for nothing, so "any line" means all but it.
    """
    left = [choice.id for choice in question.choices if choice.id not in edge.options]
    if not edge.options:
        return "some lines together"
    if not left:
        return "any answer"
    if left == [NONE]:
        return "any line, or not sure" if UNSURE in edge.options else "any line"
    if len(left) <= MAX_LEFT_OUT and len(edge.options) > MANY:
        return f"any answer but “{'” or “'.join(map(question.option_text, left))}”"
    return ""


def _target(graph: Graph, place: int) -> Target:
    node = graph.nodes[place]
    return node.outcome.urgency if isinstance(node, End) else node.question


def _rank(order: dict[str, int], to: Target) -> tuple[int, int]:
    # a level is a number too: only its type tells it from a question
    return (0, int(to)) if isinstance(to, Urgency) else (1, -order[to])


def parts(flow: Flow, edges: tuple[Edge, ...], limit: int) -> Iterator[tuple[Question, ...]]:
    """Split the questions into runs that, with all that follows them, have few enough shapes."""
    run: list[Question] = []
    shapes = 0
    for question in flow.questions:
        own = 1 + sum(edge.question == question.id for edge in edges)
        if run and shapes + own > limit:
            yield tuple(run)
            run, shapes = [], 0
        run.append(question)
        shapes += own
    if run:
        yield tuple(run)
