"""Count what a proven graph has, for reports and for limits on its growth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from quiz.graph.compile import Ask, Graph
from quiz.rules.model import Flow


@dataclass(frozen=True)
class Figures:
    """How large a compiled flow is."""

    questions: int
    rules: int
    nodes: int
    edges: int
    paths: int
    median_questions: int
    """Over all paths, each counted once; how often people take them is another matter."""
    max_questions: int
    median_after_red_flags: int
    max_after_red_flags: int
    max_second_look: int
    """Questions that one list of warning signs can add for whoever is not sure of all its lines."""


def figures(flow: Flow, graph: Graph) -> Figures:
    """Count what a proven graph has."""
    red = {question.id for question in flow.questions if question.is_red}
    whole, after = _lengths(graph, set()), _lengths(graph, red)
    return Figures(
        questions=len(flow.questions),
        rules=len(flow.ranked) + 1,
        nodes=len(graph.nodes),
        edges=sum(len(node.branches) for node in graph.nodes if isinstance(node, Ask)),
        paths=whole.total(),
        median_questions=_median(whole),
        max_questions=max(whole),
        median_after_red_flags=_median(after),
        max_after_red_flags=max(after),
        max_second_look=max(1 + len(q.looks) if q.looks else 0 for q in flow.questions),
    )


def _lengths(graph: Graph, free: set[str]) -> Counter[int]:
    """Count the paths by their number of questions; questions in `free` do not count."""
    lengths: dict[int, Counter[int]] = {}
    for place in reversed(range(len(graph.nodes))):
        node = graph.nodes[place]
        if not isinstance(node, Ask):
            lengths[place] = Counter({0: 1})
            continue
        lengths[place] = Counter()
        for branch in node.branches:
            for length, count in lengths[branch.to].items():
                lengths[place][length + (node.question not in free)] += count
    return lengths[0]


def _median(lengths: Counter[int]) -> int:
    seen = 0
    for length, count in sorted(lengths.items()):
        seen += count
        if 2 * seen >= lengths.total():
            return length
    raise ValueError("expected at least one path")
