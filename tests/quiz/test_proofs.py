"""Each proof finds the flow that breaks it, and the real flow holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from common.urgency import Urgency
from quiz.graph.compile import Ask, Branch, End, Graph, compile_flow
from quiz.graph.statistics import figures
from quiz.proof.verify import MAX_QUESTIONS, PROOFS, dominant, verify
from quiz.rules.model import AllOf, AnyOf, AtLeast, Flow, Is, Kind, Not, Option, Question, Rule
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow


def codes(flow: Flow, graph: Graph | None = None) -> set[str]:
    return {finding.code for finding in verify(flow, graph or compile_flow(flow))}


def test_the_small_flow_is_sound() -> None:
    assert verify(small_flow(), compile_flow(small_flow())) == []


def test_the_real_flow_is_sound(flow: Flow, graph: Graph) -> None:
    assert verify(flow, graph) == []


def with_option(question: Question, option: str) -> Question:
    return dataclasses.replace(question, options=(*question.options, Option(option, option)))


def more(*last: Rule, **change: Any) -> Flow:
    return small_flow(last=last, **change)


def replaced(name: str, new: Rule) -> Flow:
    return small_flow(without=(name,), last=(new,))


E, S, A, H = Urgency
CHAIN = tuple(Question(id=f"q{n}", text=f"Q{n}?", kind=Kind.YES_NO_UNSURE) for n in range(12))
OTHER = Question(id="other", text="Other?", kind=Kind.YES_NO_UNSURE)
LONG = rule("chain", A, AllOf(*(Is(question.id, "yes") for question in CHAIN)), "chain.md")
BACK, TOES = Is("also", "back"), Is("also", "toes")
REST_YES, REST_NO = Is("rest", "yes"), Is("rest", "no")

LOOKED_AT = replace(RED, options=(replace(RED.options[0], check="Feel it."), RED.options[1]))

BROKEN_RULES: dict[str, tuple[str, Flow]] = {
    "a sign without a rule that gets a second look": (
        "Q013",
        small_flow((LOOKED_AT, TODAY, REST, ALSO), without=("cold",)),
    ),
    "a question that no rule looks at": ("Q002", small_flow((RED, TODAY, REST, ALSO, OTHER))),
    "a line that no rule looks at": (
        "Q002",
        small_flow((RED, TODAY, REST, with_option(ALSO, "calf"))),
    ),
    "a line that a stronger line always covers": (
        "Q002",
        more(
            rule("calf", A, AllOf(BACK, Is("also", "calf")), "back.md"),
            questions=(RED, TODAY, REST, with_option(ALSO, "calf")),
        ),
    ),
    "a rule that an earlier one covers": ("Q002", more(rule("late", E, Is("red", "cold")))),
    "a rule that its group never lets speak": (
        "Q002",
        small_flow(
            without=("back",),
            first=(rule("wide", A, AnyOf(BACK, TOES), "wide.md", group="one"),),
            last=(rule("back", A, BACK, "back.md", group="one"),),
        ),
    ),
    "a rule behind one that stands alone": (
        "Q002",
        small_flow(
            without=("back",),
            first=(rule("alone", A, BACK, "alone.md", only=True),),
            last=(rule("back", A, BACK, "back.md"),),
        ),
    ),
    "a page beyond the third": ("Q002", more(rule("many", A, BACK, "b.md", "c.md", "d.md"))),
    "a page that no result has room for": (
        "Q002",
        small_flow(
            without=("back",),
            first=(rule("full", A, BACK, "x.md", "y.md", "z.md"),),
            last=(rule("back", A, BACK, "back.md"),),
        ),
    ),
    "a red flag that asks nobody": (
        "Q004",
        small_flow((RED, TODAY, REST, ALSO, replace(TODAY, id="today-2"))),
    ),
    "more than 12 questions": ("Q003", more(LONG, questions=(RED, TODAY, REST, ALSO, *CHAIN))),
    "a sign without a rule": ("Q004", small_flow(without=("cold",))),
    "a second sign without a rule": ("Q004", small_flow(without=("limp",))),
    "a same-day sign without a rule": ("Q004", small_flow(without=("swollen",))),
    "a red flag after a plain question": ("Q004", small_flow((RED, REST, TODAY, ALSO))),
    "an emergency asked second": ("Q004", small_flow((TODAY, RED, REST, ALSO))),
    "no emergency question": ("Q004", small_flow((TODAY, REST, ALSO), without=("cold", "limp"))),
    "an emergency on a condition": (
        "Q004",
        replaced("cold", rule("cold", E, AllOf(Is("red", "cold"), REST_YES))),
    ),
    "an emergency only as an appointment": (
        "Q004",
        replaced("cold", rule("cold", A, Is("red", "cold"), "cold.md")),
    ),
    "an emergency only the same day": (
        "Q004",
        replaced("limp", rule("limp", S, Is("red", "limp"), "limp.md")),
    ),
    "two signs needed for an emergency": (
        "Q004",
        replaced("cold", rule("cold", E, AllOf(Is("red", "cold"), Is("red", "limp")))),
    ),
    "an emergency that another answer turns off": (
        "Q004",
        replaced("cold", rule("cold", E, AllOf(Is("red", "cold"), Not(TOES)))),
    ),
    "an emergency that does not end at once": (
        "Q004",
        small_flow(first=(rule("before", E, Is("rest", "unsure")),)),
    ),
    "a same-day sign only as an appointment": (
        "Q004",
        replaced("swollen", rule("swollen", A, Is("today", "yes"), "swollen.md")),
    ),
    "a same-day sign that rest turns off": (
        "Q004",
        replaced("swollen", rule("swollen", S, AllOf(Is("today", "yes"), REST_YES), "swollen.md")),
    ),
    "yes is calmer than not sure": ("Q005", replaced("rest", rule("odd", H, REST_YES, "odd.md"))),
    "not sure is calmer than no": (
        "Q005",
        replaced("home", rule("odd", H, Is("rest", "unsure"), "odd.md")),
    ),
    "one line more is calmer": (
        "Q005",
        small_flow(without=("back",), first=(rule("odd", S, Not(BACK), "odd.md"),)),
    ),
    "none of these is the worst answer": (
        "Q005",
        small_flow(first=(rule("odd", S, Is("also", "none"), "odd.md"),)),
    ),
    "a line that turns another off": (
        "Q005",
        small_flow(first=(rule("odd", S, AllOf(TOES, Not(BACK)), "odd.md"),)),
    ),
    "a condition that contradicts itself": (
        "Q012",
        more(rule("never", S, AllOf(REST_YES, REST_NO))),
    ),
    "none together with a line": ("Q012", more(rule("never", S, AllOf(Is("also", "none"), BACK)))),
    "two answers to one question counted": (
        "Q012",
        more(rule("never", S, AtLeast(2, REST_YES, REST_NO, Is("rest", "unsure")))),
    ),
    "a line and its opposite": ("Q012", more(rule("never", S, AllOf(BACK, Not(BACK))))),
    "every line and none": (
        "Q012",
        more(rule("never", S, AtLeast(3, BACK, TOES, Is("also", "none")))),
    ),
}
"""What is broken: the code that must stop it, and the flow."""


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_broken_rules_are_stopped(name: str) -> None:
    code, flow = BROKEN_RULES[name]
    found = verify(flow, compile_flow(flow))
    assert code in {finding.code for finding in found}, found
    assert all(finding.code in PROOFS and len(finding.message) > 20 for finding in found)


SOUND = compile_flow(small_flow())


def changed(place: int, change: Callable[[Ask], Ask | End]) -> Graph:
    nodes = list(SOUND.nodes)
    node = nodes[place]
    assert isinstance(node, Ask)
    nodes[place] = change(node)
    return Graph(tuple(nodes))


def places(question: str) -> list[int]:
    found = enumerate(SOUND.nodes)
    return [n for n, node in found if isinstance(node, Ask) and node.question == question]


def swapped(node: Ask) -> Ask:
    """Let the first two ways lead where the other one led."""
    one, two, *rest = node.branches
    return Ask(node.question, (Branch(one.options, two.to), Branch(two.options, one.to), *rest))


LAST = len(SOUND.nodes) - 1
CALM = next(n for n, e in enumerate(SOUND.nodes) if isinstance(e, End) and e.outcome.urgency is H)
ENDS = [n for n, node in enumerate(SOUND.nodes) if isinstance(node, End)]


def outcome_changed(**change: Any) -> Graph:
    nodes = list(SOUND.nodes)
    node = nodes[CALM]
    assert isinstance(node, End)
    nodes[CALM] = End(replace(node.outcome, **change))
    return Graph(tuple(nodes))


BROKEN_GRAPHS: dict[str, tuple[str, Graph]] = {
    "an answer without a way on": (
        "Q001",
        changed(0, lambda n: Ask(n.question, n.branches[:-1])),
    ),
    "one option without a way on": (
        "Q001",
        changed(places("rest")[0], lambda n: Ask(n.question, n.branches[1:])),
    ),
    "a way to nowhere": (
        "Q001",
        changed(0, lambda n: Ask(n.question, (Branch(n.branches[0].options, 99), *n.branches[1:]))),
    ),
    "a way in a circle": (
        "Q003",
        changed(0, lambda n: Ask(n.question, (*n.branches[:-1], Branch((), 0)))),
    ),
    "a way back": (
        "Q003",
        changed(
            places("rest")[0], lambda n: Ask(n.question, (*n.branches[:-1], Branch(("no",), 1)))
        ),
    ),
    "a node that nothing leads to": ("Q002", Graph((*SOUND.nodes, SOUND.nodes[LAST]))),
    "a sign that leads to self-care": (
        "Q004",
        changed(
            0, lambda n: Ask(n.question, (Branch(n.branches[0].options, CALM), *n.branches[1:]))
        ),
    ),
    "two answers exchanged": ("Q006", changed(places("rest")[0], swapped)),
    "a question that is not asked though it matters": (
        "Q006",
        changed(0, lambda n: Ask(n.question, (*n.branches[:-1], Branch((), places("rest")[0])))),
    ),
    "a result with another page": ("Q006", outcome_changed(pages=("other.md",))),
    "a result with another reason": ("Q006", outcome_changed(rules=("nobody",))),
    "a result that is more urgent than the rules say": ("Q006", outcome_changed(urgency=A)),
}
"""What is broken: the code that must stop it, and the graph of the small flow."""


@pytest.mark.parametrize("name", BROKEN_GRAPHS)
def test_broken_graphs_are_stopped(name: str) -> None:
    code, graph = BROKEN_GRAPHS[name]
    assert code in codes(small_flow(), graph)


def test_the_bench_is_large_and_meets_every_proof() -> None:
    bench = [*BROKEN_RULES.values(), *BROKEN_GRAPHS.values()]
    assert len(bench) >= 30
    assert {code for code, _ in bench} == set(PROOFS)


def test_a_finding_gives_an_example_in_words() -> None:
    flow = small_flow(without=("cold",))
    messages = [str(finding) for finding in dominant(flow, compile_flow(flow))]
    assert messages == ["Q004 “A sign?” answered with “Cold” can end in self-care, not emergency"]


def test_nobody_answers_a_question_that_cannot_matter(graph: Graph) -> None:
    for node in graph.nodes:
        if isinstance(node, Ask):
            assert len({branch.to for branch in node.branches}) > 1


def test_figures_count_the_graph() -> None:
    flow = small_flow((RED, TODAY), without=("back", "toes", "rest", "home"))
    graph = compile_flow(flow)
    found = figures(flow, graph)
    assert (found.questions, found.rules, found.nodes) == (2, 6, 8)
    assert (found.edges, found.paths, found.max_questions) == (7, 6, 2)
    assert sum(isinstance(node, End) for node in graph.nodes) == 6


def test_the_real_flow_stays_small_and_short(flow: Flow, graph: Graph) -> None:
    found = figures(flow, graph)
    assert found.median_after_red_flags <= 7
    assert found.max_after_red_flags <= MAX_QUESTIONS
    assert found.nodes <= 385
    assert found.edges <= 1_330
