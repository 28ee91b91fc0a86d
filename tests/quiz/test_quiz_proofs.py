"""Each proof finds the flow that breaks it, and the real flow holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from pages.urgency import Urgency
from quiz.compile import Ask, Branch, End, Graph, compile_flow
from quiz.figures import figures
from quiz.model import AllOf, Flow, Is, Kind, Not, Option, Question
from quiz.verify import dominant, verify
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow


def codes(flow: Flow, graph: Graph | None = None) -> set[str]:
    return {finding.code for finding in verify(flow, graph or compile_flow(flow))}


def test_the_small_flow_is_sound() -> None:
    assert verify(small_flow(), compile_flow(small_flow())) == []


def test_the_real_flow_is_sound(flow: Flow, graph: Graph) -> None:
    assert verify(flow, graph) == []


def with_option(question: Question, option: str) -> Question:
    return dataclasses.replace(question, options=(*question.options, Option(option, option)))


CHAIN = tuple(Question(id=f"q{n}", text=f"Q{n}?", kind=Kind.YES_NO_UNSURE) for n in range(12))
OTHER = Question(id="other", text="Other?", kind=Kind.YES_NO_UNSURE)


@pytest.mark.parametrize(
    ("code", "flow"),
    [
        pytest.param("Q002", small_flow((RED, TODAY, REST, ALSO, OTHER)), id="question unused"),
        pytest.param(
            "Q002", small_flow((RED, TODAY, REST, with_option(ALSO, "calf"))), id="line unused"
        ),
        pytest.param(
            "Q002",
            small_flow(last=(rule("late", Urgency.EMERGENCY, Is("red", "cold")),)),
            id="rule covered by an earlier one",
        ),
        pytest.param(
            "Q002",
            small_flow(
                last=(
                    rule("many", Urgency.APPOINTMENT, Is("also", "back"), "b.md", "c.md", "d.md"),
                )
            ),
            id="page beyond the third",
        ),
        pytest.param(
            "Q003",
            small_flow(
                (RED, TODAY, REST, ALSO, *CHAIN),
                last=(
                    rule(
                        "chain",
                        Urgency.APPOINTMENT,
                        AllOf(*(Is(question.id, "yes") for question in CHAIN)),
                        "chain.md",
                    ),
                ),
            ),
            id="more than 12 questions",
        ),
        pytest.param("Q004", small_flow(without=("cold",)), id="sign without a rule"),
        pytest.param(
            "Q004", small_flow((RED, REST, TODAY, ALSO)), id="flag after a plain question"
        ),
        pytest.param("Q004", small_flow((TODAY, RED, REST, ALSO)), id="emergency asked second"),
        pytest.param("Q004", small_flow((TODAY, REST, ALSO), without=("cold", "limp")), id="none"),
        pytest.param(
            "Q004",
            small_flow(
                without=("cold",),
                last=(rule("if", Urgency.EMERGENCY, AllOf(Is("red", "cold"), Is("rest", "yes"))),),
            ),
            id="emergency on a condition",
        ),
        pytest.param(
            "Q004",
            small_flow(first=(rule("before", Urgency.EMERGENCY, Is("rest", "unsure")),)),
            id="emergency does not end at once",
        ),
        pytest.param(
            "Q004",
            small_flow(
                without=("swollen",),
                last=(rule("swollen", Urgency.APPOINTMENT, Is("today", "yes"), "swollen.md"),),
            ),
            id="same-day sign only an appointment",
        ),
        pytest.param(
            "Q005",
            small_flow(
                without=("rest",),
                last=(rule("odd", Urgency.SELF_CARE, Is("rest", "yes"), "odd.md"),),
            ),
            id="yes is calmer than not sure",
        ),
        pytest.param(
            "Q005",
            small_flow(
                without=("home",),
                last=(rule("odd", Urgency.SELF_CARE, Is("rest", "unsure"), "odd.md"),),
            ),
            id="not sure is calmer than no",
        ),
        pytest.param(
            "Q005",
            small_flow(
                without=("back",),
                first=(rule("odd", Urgency.SAME_DAY, Not(Is("also", "back")), "odd.md"),),
            ),
            id="one line more is calmer",
        ),
        pytest.param(
            "Q012",
            small_flow(
                last=(rule("never", Urgency.SAME_DAY, AllOf(Is("rest", "yes"), Is("rest", "no"))),)
            ),
            id="condition contradicts itself",
        ),
        pytest.param(
            "Q012",
            small_flow(
                last=(
                    rule("never", Urgency.SAME_DAY, AllOf(Is("also", "none"), Is("also", "back"))),
                )
            ),
            id="none together with a line",
        ),
    ],
)
def test_a_broken_flow_is_found(code: str, flow: Flow) -> None:
    assert code in codes(flow)


def _changed(change: Callable[[Ask], Ask], place: int = 0) -> Graph:
    nodes = list(compile_flow(small_flow()).nodes)
    node = nodes[place]
    assert isinstance(node, Ask)
    nodes[place] = change(node)
    return Graph(tuple(nodes))


@pytest.mark.parametrize(
    ("code", "graph"),
    [
        pytest.param(
            "Q001",
            _changed(lambda n: Ask(n.question, n.branches[:-1])),
            id="answer without a way on",
        ),
        pytest.param(
            "Q001",
            _changed(
                lambda n: Ask(n.question, (Branch(n.branches[0].options, 99), *n.branches[1:]))
            ),
            id="way to nowhere",
        ),
        pytest.param(
            "Q003",
            _changed(lambda n: Ask(n.question, (*n.branches[:-1], Branch((), 0)))),
            id="way in a circle",
        ),
        pytest.param(
            "Q002",
            Graph((*compile_flow(small_flow()).nodes, compile_flow(small_flow()).nodes[-1])),
            id="node that nothing leads to",
        ),
    ],
)
def test_a_broken_graph_is_found(code: str, graph: Graph) -> None:
    assert code in codes(small_flow(), graph)


def test_a_finding_gives_an_example_in_words() -> None:
    flow = small_flow(without=("cold",))
    messages = [str(finding) for finding in dominant(flow, compile_flow(flow))]
    assert messages == ["Q004 “A sign?” answered with “Cold” can end in self-care, not emergency"]


def test_losing_any_warning_sign_of_the_real_flow_is_found(flow: Flow) -> None:
    # the calmer rules have no say in this, and without them each flow compiles at once
    signs = [one for one in flow.rules if one.urgency <= Urgency.SAME_DAY]
    for lost in signs:
        broken = dataclasses.replace(flow, rules=tuple(one for one in signs if one is not lost))
        asked = {question.id for question in flow.questions if question.is_red}
        if isinstance(lost.when, Is) and lost.when.question in asked:
            assert list(dominant(broken, compile_flow(broken))), lost.id


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


def test_the_real_flow_stays_small(flow: Flow, graph: Graph) -> None:
    found = figures(flow, graph)
    assert found.max_questions <= 10
    assert found.nodes <= 200
