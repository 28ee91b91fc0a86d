"""Say why a result came out.

That depends on the way that a reader took, not on the result alone, so it is worked out in the
browser, over the graph, by `quiz/page/browser/explain.js`. This is the same in Python: it says what
the words mean, and the tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from common.urgency import Urgency
from quiz.graph.compile import Ask, Branch, End, Graph, branch_for
from quiz.graph.evaluate import by_graph
from quiz.rules.model import Answer, Answers, Flow, Kind, Question


@dataclass(frozen=True)
class Claim:
    """What is taken as known of the answer to one question."""

    chosen: Answer
    exact: bool = True
    """True: this is the whole answer. False: these lines are in it, and others may be."""


def because(flow: Flow, graph: Graph, answers: Answers) -> dict[str, Answer]:
    """Return a smallest set of answers that alone forces how urgent the result is.

    `answers` are those of one path, in its order. However every other question were answered, the
    urgency would be the same; without one of these it might not. Of a list with several lines only
    those stand here that are needed, where they alone suffice. The same answers always give the
    same set. Raises `LookupError` where the answers do not lead to a result.
    """
    level = _end(graph, answers).outcome.urgency

    def forced(claims: Mapping[str, Claim]) -> bool:
        return levels(graph, claims) == {level}

    def known(names: tuple[str, ...]) -> dict[str, Claim]:
        return {name: Claim(answers[name]) for name in names}

    asked = tuple(answers)
    # an answer without which all the others do not force the level is in every set that does
    needed = tuple(n for n in asked if not forced(known(tuple(o for o in asked if o != n))))
    rest = tuple(name for name in asked if name not in needed)
    sets = (needed + more for count in range(len(rest) + 1) for more in combinations(rest, count))
    claims = known(next(names for names in sets if forced(known(names))))
    for name in filter(claims.__contains__, asked):
        _narrow(flow.question(name), claims, forced)
    return {name: claims[name].chosen for name in asked if name in claims}


def levels(graph: Graph, claims: Mapping[str, Claim]) -> set[Urgency]:
    """Return every level that can come out when this much is known of the answers."""
    reached, found = {0}, set()
    for place, node in enumerate(graph.nodes):  # every branch leads to a later node
        if place not in reached:
            continue
        if isinstance(node, Ask):
            reached.update(branch.to for branch in _ways(node, claims.get(node.question)))
        else:
            found.add(node.outcome.urgency)
    return found


def _ways(node: Ask, claim: Claim | None) -> Iterator[Branch]:
    """Yield the branches that can be taken."""
    if claim is None:
        yield from node.branches
    elif claim.exact:
        yield branch_for(node, claim.chosen)
    else:
        for number, branch in enumerate(node.branches):
            known = claim.chosen.union(branch.options)
            if not any(known.issuperset(earlier.options) for earlier in node.branches[:number]):
                yield branch


def _narrow(
    question: Question, claims: dict[str, Claim], forced: Callable[[dict[str, Claim]], bool]
) -> None:
    """Leave out the lines of a list that add nothing, the last ones first."""
    whole = claims[question.id]
    if question.kind is not Kind.MANY or len(whole.chosen) == 1:
        return
    claims[question.id] = Claim(whole.chosen, exact=False)
    if not forced(claims):
        claims[question.id] = whole  # what was not chosen counts as well
        return
    for choice in reversed(question.choices):
        fewer = claims[question.id].chosen - {choice.id}
        if fewer and forced({**claims, question.id: Claim(fewer, exact=False)}):
            claims[question.id] = Claim(fewer, exact=False)


def _end(graph: Graph, answers: Answers) -> End:
    node, _ = by_graph(graph, answers)
    if isinstance(node, End):
        return node
    raise LookupError(f"no answer to {node.question!r}")
