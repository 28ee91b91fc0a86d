"""The graph in FHIRPath, so that a form can walk it: exactly the questions on the way are shown.

One named variable holds the codes chosen in each question (`a1`, `a2`, ... in the order of the
questions), and one stands for each question of the graph (`n1`, `n2`, ... by its place): it is true
where the walk comes there. Only `in`, `and`, `or`, `not()` and `exists()` are used, and none of
these gives an empty result, so nothing depends on how a form treats one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quiz.graph.compile import Ask, Graph
from quiz.rules.model import Flow, Kind, Question


@dataclass(frozen=True)
class Variable:
    """A name and the expression that it stands for, which may use the names before it."""

    name: str
    expression: str


def code(question: str, option: str) -> str:
    """Return the code of an option: option ids alone are not unique in a flow."""
    return f"{question}.{option}"


class Walk:
    """The conditions of one graph."""

    def __init__(self, flow: Flow, graph: Graph) -> None:
        self.graph = graph
        self.questions = {question.id: question for question in flow.questions}
        self.names = {question.id: f"a{n}" for n, question in enumerate(flow.questions, start=1)}

    def variables(self) -> Iterator[Variable]:
        """Yield all variables, each after those that it uses."""
        for question, name in self.names.items():
            path = f"%resource.item.where(linkId = '{question}').answer.value.code"
            yield Variable(name, path)
        for place, node in enumerate(self.graph.nodes):
            if place and isinstance(node, Ask):
                yield Variable(f"n{place}", self.comes_to([place]))

    def asks(self, question: str) -> str:
        """Return when a question is asked; an empty text for the first, which always is."""
        places = [
            place
            for place, node in enumerate(self.graph.nodes)
            if isinstance(node, Ask) and node.question == question
        ]
        return "" if 0 in places else " or ".join(f"%n{place}" for place in places)

    def comes_to(self, targets: Collection[int]) -> str:
        """Return when the walk comes to one of these nodes, from the nodes straight before."""
        wanted = set(targets)
        ways = []
        for place, node in enumerate(self.graph.nodes):
            if isinstance(node, Ask) and any(branch.to in wanted for branch in node.branches):
                taken = self._taken(node, wanted)
                ways.append(f"(%n{place} and {taken})" if place else taken)
        return " or ".join(ways)

    def _taken(self, node: Ask, wanted: Collection[int]) -> str:
        """Return which answers to one question lead to these nodes."""
        question = self.questions[node.question]
        found, elsewhere = [], []
        for branch in node.branches:
            chosen = [self._chosen(question, option) for option in branch.options]
            if branch.to not in wanted:
                elsewhere.append(chosen)
                continue
            if not chosen:
                chosen = [f"%{self.names[question.id]}.exists()"]
            # only MANY answers can fit two branches, and then the earlier one is taken
            before = elsewhere if question.kind is Kind.MANY else []
            denied = [f"{_joined('and', parts)}.not()" for parts in before]
            found.append(_joined("and", [*chosen, *denied]))
        return _joined("or", found)

    def _chosen(self, question: Question, option: str) -> str:
        return f"('{code(question.id, option)}' in %{self.names[question.id]})"


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})"
