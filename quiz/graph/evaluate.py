"""Answer a quiz in Python, twice: by its rules (the reference) and by walking its graph."""

from __future__ import annotations

from quiz.graph.compile import Ask, End, Graph, branch_for
from quiz.rules.model import AllOf, Answer, Answers, AnyOf, AtLeast, Condition, Flow, Is, Not
from quiz.rules.outcome import Outcome, outcome


def holds(condition: Condition, answers: Answers) -> bool:
    """Tell whether a condition is true of a full set of answers."""
    match condition:
        case Is(question, option):
            return option in answers[question]
        case Not(part):
            return not holds(part, answers)
        case AllOf(parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers) for part in parts)
        case AtLeast(count, parts):
            return sum(holds(part, answers) for part in parts) >= count


def by_rules(flow: Flow, answers: Answers) -> Outcome:
    """Return the outcome of a full set of answers, straight from the rules."""
    return outcome(flow, tuple(r for r in flow.ranked if holds(r.when, answers)))


def by_graph(graph: Graph, answers: Answers) -> tuple[End | Ask, dict[str, Answer]]:
    """Walk the graph as far as the answers go.

    Returns the end, or the first question that is not answered, and the answers used so far.
    """
    used: dict[str, Answer] = {}
    node = graph.nodes[0]
    while isinstance(node, Ask):
        if node.question not in answers:
            return node, used
        used[node.question] = answers[node.question]
        node = graph.nodes[branch_for(node, answers[node.question]).to]
    return node, used
