"""Count what a proven graph has, for reports and for limits on its growth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from quiz.compile import Ask, Graph
from quiz.model import Flow


@dataclass(frozen=True)
class Figures:
    """How large a compiled flow is."""

    questions: int
    rules: int
    nodes: int
    edges: int
    paths: int
    median_questions: int
    max_questions: int


def figures(flow: Flow, graph: Graph) -> Figures:
    """Count what a proven graph has."""
    lengths: dict[int, Counter[int]] = {}
    for place in reversed(range(len(graph.nodes))):
        node = graph.nodes[place]
        lengths[place] = Counter() if isinstance(node, Ask) else Counter({0: 1})
        for branch in node.branches if isinstance(node, Ask) else ():
            for length, count in lengths[branch.to].items():
                lengths[place][length + 1] += count
    paths = sorted(lengths[0].items())
    count, seen, median = sum(number for _, number in paths), 0, 0
    for length, number in paths:
        if seen <= count // 2:
            median = length
        seen += number
    return Figures(
        questions=len(flow.questions),
        rules=len(flow.ranked) + 1,
        nodes=len(graph.nodes),
        edges=sum(len(node.branches) for node in graph.nodes if isinstance(node, Ask)),
        paths=count,
        median_questions=median,
        max_questions=paths[-1][0],
    )
