"""That a second look at what a reader is not sure of is never calmer than a yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from common.urgency import Urgency
from quiz.graph.compile import Ask, Graph, branch_for
from quiz.rules import second_look
from quiz.rules.model import NONE, UNSURE, Answer, Flow, Question

Settle = Callable[[Question, Sequence[str]], "Answer | second_look.Ask | None"]


def badly_settled(
    flow: Flow, graph: Graph, calmest: Sequence[Urgency], settle: Settle = second_look.settle
) -> Iterator[str]:
    """Yield for each question the first second look that is calmer than it may be.

    `calmest` is the calmest result that can follow each node. All is gone through that can be said
    of one line or of two: of more, what counts is the first that was not denied, so two show it.
    """
    for question in flow.questions:
        if not question.looks:
            continue
        names = [line.id for line in question.lines]
        for doubts in [(), *((name,) for name in names), *combinations(names, 2)]:
            for said in product(second_look.VERDICTS, repeat=len(doubts)):
                answer, wrong = _followed(question, doubts, said, settle)
                if not wrong and _calmer(question, graph, calmest, answer):
                    wrong = "can end calmer than the sign"
                if wrong:
                    told = ", ".join(f"{d} ({s})" for d, s in zip(doubts, said, strict=True))
                    yield f"question {question.id!r}: doubt about {told or 'all lines'}: {wrong}"
                    break
            else:
                continue
            break


def _calmer(question: Question, graph: Graph, calmest: Sequence[Urgency], answer: Answer) -> bool:
    """Tell whether an answer that is not a no can end calmer than the question's signs."""
    if answer == {NONE} or question.red_flag is None:
        return False
    asks = (n for n in graph.nodes if isinstance(n, Ask) and n.question == question.id)
    return any(calmest[branch_for(node, answer).to] > question.red_flag for node in asks)


def _followed(
    question: Question, doubts: Sequence[str], said: Sequence[str], settle: Settle
) -> tuple[Answer, str]:
    """Return what it comes to where one line after the other is asked; or what is wrong."""
    told = [f"{name}.{one}" for name, one in zip(doubts, said, strict=True)]
    for place in range(len(doubts) + 1):
        found = settle(question, [*told[:place], *doubts[place:]] or [UNSURE])
        if isinstance(found, frozenset):
            return found, _fault(question, doubts, said, found)
        if place == len(doubts) or found != second_look.Ask(doubts[place]):
            break
    return frozenset(), "the next line is not asked"


def _fault(question: Question, doubts: Sequence[str], said: Sequence[str], found: Answer) -> str:
    sure = frozenset(doubts).difference(question.looks)
    if sure and found != sure:
        return "what cannot be checked is not a yes at once"
    denied = bool(doubts) and not sure and set(said) == {second_look.NO}
    if denied is not (NONE in found):
        return "it is a no where not all was denied, or the other way round"
    return "" if question.allows(found) else "it is no answer"
