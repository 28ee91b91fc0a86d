"""Two independent methods say the same: the proofs on the graph, and z3 on the rules."""

from __future__ import annotations

from itertools import product

import pytest
import z3

from common.urgency import Urgency
from quiz.graph.compile import End, Graph, compile_flow
from quiz.graph.evaluate import by_graph, by_rules
from quiz.proof.verify import dominant, firing, never_calmer
from quiz.rules.model import Flow
from tests.quiz.flows import small_flow
from tests.quiz.solver import Solver
from tests.quiz.test_proofs import BROKEN_GRAPHS, BROKEN_RULES
from tests.quiz.walks import every_answer


@pytest.fixture(scope="module")
def solver(flow: Flow) -> Solver:
    return Solver(flow)


def test_every_set_of_answers_has_one_result(solver: Solver) -> None:
    level = solver.level(solver.first)
    assert not solver.possible(z3.Or(level < int(min(Urgency)), level > int(max(Urgency))))


@pytest.mark.parametrize("level", Urgency, ids=lambda level: level.slug)
def test_every_urgency_can_come_out(solver: Solver, level: Urgency) -> None:
    assert solver.possible(solver.level(solver.first) == int(level))


def test_no_rule_is_dead(solver: Solver) -> None:
    assert solver.dead_rules() == set()


def test_red_flags_dominate(solver: Solver) -> None:
    assert solver.red_flags_decide()


def test_a_more_worrying_answer_is_never_calmer(solver: Solver) -> None:
    assert solver.never_calmer()


def test_self_care_needs_every_line_of_the_list(solver: Solver) -> None:
    """The lines of the self-care row, written here once more and not taken from the rules."""

    def chosen(question: str, *options: str) -> z3.BoolRef:
        return z3.Or([solver.first[question, option] for option in options])

    def not_chosen(question: str, *options: str) -> z3.BoolRef:
        return z3.Not(chosen(question, *options))

    foot = ("toes-all", "ball-toes-23", "ball-toes-34", "foot-top", "web-1")
    places = [c.id for c in solver.flow.question("where").choices if c.id not in foot]
    risks = ("over-50", "smoker", "diabetes", "arteries")
    assert solver.self_care_only_if(
        chosen("emergency-1", "none"),
        chosen("emergency-2", "none"),
        chosen("same-day", "none"),
        chosen("where", *foot),
        not_chosen("where", *places),
        chosen("eases", "loosen-or-remove-shoes"),
        chosen("clears", "under-5-min"),
        not_chosen("feel", "weak", "pain", "cannot-heel-toe"),
        not_chosen("extra", "cold", "tight", "back", "worse", "not-shoes"),
        chosen("rest", "no"),
        not_chosen("about", "diabetes", "arteries", "nerves"),
        not_chosen("about", "under-16", "pregnant"),
        z3.PbLe([(solver.first["about", risk], 1) for risk in risks], 1),
    )


def test_the_graph_has_the_urgency_of_the_rules(flow: Flow, graph: Graph) -> None:
    assert Solver(flow).urgency_agrees(graph)


@pytest.mark.parametrize("name", BROKEN_RULES)
def test_both_methods_agree_on_broken_rules(name: str) -> None:
    flow = BROKEN_RULES[name][1]
    graph, solver = compile_flow(flow), Solver(flow)
    assert solver.dead_rules() == {finding.message.split("'")[1] for finding in firing(flow)}
    assert solver.never_calmer() == (list(never_calmer(flow, graph)) == [])
    sign = [finding for finding in dominant(flow, graph) if "can end in" in finding.message]
    assert solver.red_flags_decide() == (sign == [])
    assert solver.urgency_agrees(graph)


@pytest.mark.parametrize(
    "name", [name for name, (code, _) in BROKEN_GRAPHS.items() if code not in ("Q001", "Q003")]
)
def test_z3_finds_what_trying_every_answer_finds(name: str) -> None:
    flow, graph = small_flow(), BROKEN_GRAPHS[name][1]
    same = True
    for some in product(*(every_answer(question) for question in flow.questions)):
        answers = {q.id: answer for q, answer in zip(flow.questions, some, strict=True)}
        end, _ = by_graph(graph, answers)
        assert isinstance(end, End)
        same = same and end.outcome.urgency is by_rules(flow, answers).urgency
    assert Solver(flow).urgency_agrees(graph) == same


def test_z3_finds_an_answer_without_a_way_on() -> None:
    assert not Solver(small_flow()).urgency_agrees(BROKEN_GRAPHS["an answer without a way on"][1])
