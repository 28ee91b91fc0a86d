"""A small flow to break, and ways to answer any flow."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph, ways
from quiz.rules.model import ALWAYS, NONE, Answer, Flow, Is, Kind, Option, Question, Rule

QUIZ = Path(__file__).parents[2] / "quiz"
RULES = QUIZ / "flows" / "leg_numbness"


RED = Question(
    id="red",
    text="A sign?",
    kind=Kind.MANY,
    options=(Option("cold", "Cold"), Option("limp", "Limp")),
    none="Neither",
    unsure="Not sure",
    red_flag=Urgency.EMERGENCY,
)
TODAY = Question(id="today", text="Swollen?", kind=Kind.YES_NO_UNSURE, red_flag=Urgency.SAME_DAY)
REST = Question(id="rest", text="At rest?", kind=Kind.YES_NO_UNSURE, worse=("no", "unsure", "yes"))
ALSO = Question(
    id="also",
    text="What else?",
    kind=Kind.MANY,
    options=(Option("back", "Back"), Option("toes", "Toes")),
    none="Nothing",
    worse=("back",),
)


def rule(name: str, urgency: Urgency, when: Any, *pages: str, **more: Any) -> Rule:
    return Rule(name, urgency, when, f"Because of {name}.", ("some-source",), pages, **more)


SMALL_RULES = {
    "cold": rule("cold", Urgency.EMERGENCY, Is("red", "cold")),
    "limp": rule("limp", Urgency.EMERGENCY, Is("red", "limp")),
    "swollen": rule("swollen", Urgency.SAME_DAY, Is("today", "yes"), "swollen.md"),
    "back": rule("back", Urgency.APPOINTMENT, Is("also", "back"), "back.md"),
    "toes": rule("toes", Urgency.APPOINTMENT, Is("also", "toes"), "toes.md"),
    "rest": rule("rest", Urgency.APPOINTMENT, Is("rest", "yes"), "rest.md"),
    "home": rule("home", Urgency.SELF_CARE, Is("rest", "no"), "home.md"),
}


def small_flow(
    questions: tuple[Question, ...] = (RED, TODAY, REST, ALSO),
    without: tuple[str, ...] = (),
    first: tuple[Rule, ...] = (),
    last: tuple[Rule, ...] = (),
) -> Flow:
    """A sound flow of four questions; the arguments break it."""
    kept = tuple(one for name, one in SMALL_RULES.items() if name not in without)
    return Flow(
        id="small",
        version="1",
        title="Small",
        questions=questions,
        rules=first + kept + last,
        fallback=rule("otherwise", Urgency.APPOINTMENT, ALWAYS, "doctor.md"),
        help_page="help.md",
        come_back=dict.fromkeys(list(Urgency)[1:], "Come back if it grows."),
    )


def random_answers(flow: Flow, dice: random.Random, calm: float = 0.5) -> dict[str, Answer]:
    """A full set of answers; `calm` is the chance of the calm answer to each red flag."""
    return {question.id: random_answer(question, dice, calm) for question in flow.questions}


def random_answer(question: Question, dice: random.Random, calm: float) -> Answer:
    ids = [choice.id for choice in question.choices if choice.id != NONE]
    many = question.kind is Kind.MANY
    if question.is_red and dice.random() < calm:
        return frozenset([NONE if many else "no"])
    if many and dice.random() < 0.25:
        return frozenset([NONE])
    count = min(len(ids), dice.choice((1, 1, 2, 3, len(ids)))) if many else 1
    return frozenset(dice.sample(ids, count))


def all_paths(flow: Flow, graph: Graph) -> Iterator[tuple[dict[str, Answer], int]]:
    """Yield one set of answers for every path, and the node where it ends."""
    found = {
        place: [
            (answer, branch.to) for answer, (branch,) in ways(flow.question(node.question), node)
        ]
        for place, node in enumerate(graph.nodes)
        if isinstance(node, Ask)
    }

    def walk(place: int, answers: dict[str, Answer]) -> Iterator[tuple[dict[str, Answer], int]]:
        node = graph.nodes[place]
        if isinstance(node, End):
            yield answers, place
            return
        for answer, to in found[place]:
            yield from walk(to, {**answers, node.question: answer})

    return walk(0, {})
