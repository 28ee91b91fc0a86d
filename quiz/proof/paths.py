"""What every proof asks of a graph: the ways to its nodes, the answers that tell, and the ends."""

from __future__ import annotations

from collections.abc import Iterator

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph, smallest_answers, ways
from quiz.rules.model import NONE, Answer, Answers, Flow, Question


def paths_to(flow: Flow, graph: Graph) -> dict[int, dict[str, Answer]]:
    """Return for every node that can be reached the answers of one way there."""
    found: dict[int, dict[str, Answer]] = {0: {}}
    for place, node in enumerate(graph.nodes):
        if place in found and isinstance(node, Ask):
            for answer, (branch,) in ways(flow.question(node.question), node):
                found.setdefault(branch.to, {**found[place], node.question: answer})
    return found


def say(flow: Flow, answers: Answers) -> str:
    """Put answers into words."""
    return "; ".join(
        f"“{question.text}” answered with “"
        + " + ".join(c.text for c in question.choices if c.id in answers[question.id])
        + "”"
        for question in flow.questions
        if question.id in answers
    )


def asks(graph: Graph) -> Iterator[Ask]:
    """Yield every node that asks."""
    return (node for node in graph.nodes if isinstance(node, Ask))


def telling(question: Question, node: Ask) -> Iterator[Answer]:
    """Yield the smallest answers, and the smallest that each branch takes."""
    yield from smallest_answers(question)
    for branch in node.branches:
        if question.allows(frozenset(branch.options)):
            yield frozenset(branch.options)


def with_and_without(question: Question, node: Ask, option: str) -> Iterator[tuple[Answer, Answer]]:
    """Yield answers to a MANY question without and with a line, where that changes the branch.

    The line takes an answer from one branch to another that names the line. The smallest such
    answer has the lines of the first branch and the other lines of the second.
    """
    for other in node.branches:
        if option not in other.options:
            continue
        for branch in node.branches:
            answer = frozenset(branch.options).union(other.options) - {option}
            if option not in branch.options:
                yield answer or frozenset([NONE]), answer | {option}


def calmest_end(graph: Graph) -> list[Urgency]:
    """Return for every node the calmest result that can follow it."""
    calmest = [Urgency.EMERGENCY] * len(graph.nodes)
    for place in reversed(range(len(graph.nodes))):
        node = graph.nodes[place]
        if isinstance(node, End):
            calmest[place] = node.outcome.urgency
        else:
            calmest[place] = max(calmest[branch.to] for branch in node.branches)
    return calmest
