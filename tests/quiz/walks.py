"""Ways through a graph, found on the graph itself, so that no list of lines is too long for it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

from quiz.graph.compile import Ask, Branch, Graph, branch_for
from quiz.rules.model import NONE, UNSURE, Answer, Flow, Kind, Question

Path = dict[str, Answer]
"""The answers of one way, in the order in which they are given."""


def every_answer(question: Question) -> Iterator[Answer]:
    """Yield every answer that can be given, in a fixed order, "none" first.

    A long MANY question has too many to go through; `quiz.graph.compile.ways` gives those that
    differ.
    """
    ids = [choice.id for choice in question.choices]
    if question.kind is not Kind.MANY:
        yield from (frozenset([name]) for name in ids)
        return
    ids.remove(NONE)
    yield frozenset([NONE])
    for count in range(1, len(ids) + 1):
        yield from (frozenset(chosen) for chosen in combinations(ids, count))


def answer_for(branch: Branch) -> Answer:
    """Return the smallest answer that takes a branch; only lists have one without options."""
    return frozenset(branch.options or (NONE,))


def paths_to_nodes(graph: Graph) -> dict[int, Path]:
    """Return one way to every node, the shortest of those found first."""
    found: dict[int, Path] = {0: {}}
    for place, node in enumerate(graph.nodes):
        for branch in node.branches if isinstance(node, Ask) else ():
            found.setdefault(branch.to, {**found[place], node.question: answer_for(branch)})
    return found


def edges(graph: Graph) -> Iterator[tuple[int, Branch, Path]]:
    """Yield every branch with its node, and the answers that lead over it."""
    ways = paths_to_nodes(graph)
    for place, node in enumerate(graph.nodes):
        for branch in node.branches if isinstance(node, Ask) else ():
            yield place, branch, {**ways[place], node.question: answer_for(branch)}


def finish(graph: Graph, path: Path, dice: random.Random) -> Path:
    """Go on from where a path leads to a result, at random."""
    answers, node = dict(path), graph.nodes[0]
    while isinstance(node, Ask):
        if node.question not in answers:
            answers[node.question] = answer_for(dice.choice(node.branches))
        node = graph.nodes[branch_for(node, answers[node.question]).to]
    return answers


def random_answer(question: Question, dice: random.Random, calm: float) -> Answer:
    """Return an answer; `calm` is the chance that a warning sign is denied."""
    ids = [choice.id for choice in question.choices if choice.id not in (NONE, UNSURE)]
    if question.is_red and dice.random() < calm:
        return frozenset(["no" if "no" in ids else NONE])
    if question.kind is not Kind.MANY:
        return frozenset([dice.choice([choice.id for choice in question.choices])])
    if dice.random() < 0.3:
        return frozenset([NONE])
    some = [choice.id for choice in question.choices if choice.id != NONE]
    return frozenset(dice.sample(some, min(len(some), dice.choice([1, 1, 2, 3, 5]))))


def random_paths(flow: Flow, graph: Graph, count: int, calm: float = 0.95) -> list[Path]:
    """Return ways that readers might take, most of them past the warning signs."""
    dice = random.Random(20261122)
    found = []
    for _ in range(count):
        answers: Path = {}
        node = graph.nodes[0]
        while isinstance(node, Ask):
            question = flow.question(node.question)
            answers[question.id] = random_answer(question, dice, calm)
            node = graph.nodes[branch_for(node, answers[question.id]).to]
        found.append(answers)
    return found


def written(path: Path) -> dict[str, list[str]]:
    """Return a path as the browser has it."""
    return {question: sorted(answer) for question, answer in path.items()}


def address(flow: Flow, hash_: str, path: Path) -> str:
    """Return the fragment of a link to where a path leads."""
    answers = "&".join(f"{question}={','.join(ids)}" for question, ids in written(path).items())
    return f"#{flow.id}/{hash_}/{answers}"
