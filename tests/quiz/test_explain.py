"""Why a result came out: the answers shown alone force it, and none of them is superfluous."""

from __future__ import annotations

import random

import pytest

from quiz.graph.compile import Graph, compile_flow
from quiz.graph.evaluate import by_graph, by_rules
from quiz.rules.model import NONE, Flow
from tests.quiz.explain import Claim, because, levels
from tests.quiz.flows import small_flow
from tests.quiz.walks import Path, finish, paths_to_nodes, random_answer, random_paths

SMALL = small_flow()
NO_SIGN = {"red": {NONE}, "today": {"no"}}


def answers(**given: str) -> Path:
    """Give answers as `red="cold limp"`, in the flow's order."""
    return {question: frozenset(options.split()) for question, options in given.items()}


@pytest.fixture(scope="module")
def paths(flow: Flow, graph: Graph) -> list[Path]:
    """One way to every result, and 400 that readers might take."""
    dice = random.Random(5)
    ends = [finish(graph, path, dice) for path in paths_to_nodes(graph).values()]
    return ends + random_paths(flow, graph, 400)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        pytest.param(answers(red="cold"), answers(red="cold"), id="one sign"),
        pytest.param(answers(red="limp cold"), answers(red="cold"), id="the first of two signs"),
        pytest.param(answers(red="unsure limp"), answers(red="limp"), id="a sign before not sure"),
        pytest.param(
            answers(red="none", today="yes"), answers(red="none", today="yes"), id="same day"
        ),
        pytest.param(
            answers(red="none", today="no", rest="yes", also="back toes"),
            answers(red="none", today="no", rest="yes"),
            id="an appointment for one of two reasons",
        ),
        pytest.param(
            answers(red="none", today="no", rest="no", also="none"),
            answers(red="none", today="no", rest="no", also="none"),
            id="self-care needs every answer",
        ),
    ],
)
def test_the_answers_that_force_a_result(path: Path, wanted: Path) -> None:
    assert because(SMALL, compile_flow(SMALL), path) == wanted


def test_a_path_that_is_not_at_its_end_has_no_reasons() -> None:
    with pytest.raises(LookupError, match="today"):
        because(SMALL, compile_flow(SMALL), answers(red="none"))


def filled(
    flow: Flow, known: Path, dice: random.Random, more: frozenset[str] = frozenset()
) -> Path:
    """Answer every question: as in `known`, in those of `more` with other lines as well."""
    full: Path = {}
    for question in flow.questions:
        anyhow = random_answer(question, dice, calm=0.5)
        full[question.id] = known.get(question.id, anyhow)
        if question.id in more:
            full[question.id] |= anyhow - {NONE}
    return full


def test_the_answers_alone_force_the_urgency_by_the_rules(
    flow: Flow, graph: Graph, paths: list[Path]
) -> None:
    dice = random.Random(11)
    for path in paths:
        why = because(flow, graph, path)
        level = by_rules(flow, filled(flow, path, dice)).urgency
        assert set(why) <= set(path)
        narrowed = frozenset(name for name in why if why[name] != path[name])
        for _ in range(10):
            full = filled(flow, why, dice, narrowed)
            assert by_rules(flow, full).urgency is level, (path, why, full)


def test_without_any_one_of_them_it_could_come_out_otherwise(
    flow: Flow, graph: Graph, paths: list[Path]
) -> None:
    for path in paths:
        why = because(flow, graph, path)
        level = by_rules(flow, filled(flow, path, random.Random(1))).urgency
        for name, answer in why.items():
            others = {n: Claim(a) for n, a in why.items() if n != name}
            assert levels(graph, others) != {level}, (path, why, name)
            if answer != path[name]:  # lines were left out, so none of those left can go
                for line in answer if len(answer) > 1 else ():
                    fewer = {**others, name: Claim(answer - {line}, exact=False)}
                    assert levels(graph, fewer) != {level}, (path, why, line)


def test_no_smaller_set_would_do(flow: Flow, graph: Graph, paths: list[Path]) -> None:
    from itertools import combinations

    for path in paths[::10]:
        why = because(flow, graph, path)
        (level,) = levels(graph, {n: Claim(a) for n, a in path.items()})
        for names in combinations(path, len(why) - 1):
            assert levels(graph, {n: Claim(path[n]) for n in names}) != {level}


def test_the_same_answers_always_give_the_same_reasons(flow: Flow, graph: Graph) -> None:
    again = compile_flow(flow)
    for path in random_paths(flow, graph, 20):
        assert because(flow, graph, path) == because(flow, again, path)
        assert by_graph(graph, path)[1] == path
