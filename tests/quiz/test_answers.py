"""The rules, the graph and the browser's walker give the same result for the same answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph, compile_flow, ways
from quiz.graph.evaluate import by_graph, by_rules
from quiz.proof.agreement import Comparison, disagreement
from quiz.rules.model import NONE, AllOf, AnyOf, AtLeast, Condition, Flow, Is, Kind, Not, Rule
from quiz.rules.outcome import Outcome
from tests.quiz.agreement import ENGINES, compare_paths, compare_sets, mismatches, random_sets
from tests.quiz.columns import Columns
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow
from tests.quiz.short_cases import cases
from tests.quiz.walks import every_answer

TWO_OF_THREE = AtLeast(2, Is("rest", "yes"), Is("also", "back"), Is("also", "toes"))

conditions = st.recursive(
    st.sampled_from(
        [Is(q.id, choice.id) for q in (RED, TODAY, REST, ALSO) for choice in q.choices]
    ),
    lambda part: st.one_of(
        part.map(Not),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: AllOf(*parts)),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: AnyOf(*parts)),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: AtLeast(2, *parts)),
    ),
    max_leaves=6,
)


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rule, ...]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        when: Condition = draw(conditions)
        pages = draw(st.lists(st.sampled_from(["a.md", "b.md", "c.md", "d.md"]), max_size=3))
        level = draw(st.sampled_from(Urgency))
        only, group = draw(st.booleans()), draw(st.sampled_from(["", "", "one", "two"]))
        one = rule(f"r{number}", level, when, *dict.fromkeys(pages), only=only, group=group)
        made.append(one)
    return tuple(made)


@settings(deadline=None, max_examples=40)
@given(extra=rules())
def test_graph_and_rules_agree_on_every_answer_to_any_flow(extra: tuple[Rule, ...]) -> None:
    flow = small_flow(first=extra)
    graph = compile_flow(flow)
    for some in product(*(every_answer(question) for question in flow.questions)):
        answers = {q.id: answer for q, answer in zip(flow.questions, some, strict=True)}
        end, _ = by_graph(graph, answers)
        assert isinstance(end, End)
        assert end.outcome == by_rules(flow, answers)
    assert disagreement(flow, graph) is None


@settings(deadline=None, max_examples=40)
@given(extra=rules(), place=st.integers(0, 10_000))
def test_a_graph_with_one_wrong_end_is_found(extra: tuple[Rule, ...], place: int) -> None:
    flow = small_flow(first=extra)
    nodes = list(compile_flow(flow).nodes)
    ends = [n for n, node in enumerate(nodes) if isinstance(node, End)]
    wrong = ends[place % len(ends)]
    nodes[wrong] = End(Outcome(Urgency.SELF_CARE, ("nobody",), ()))
    answers = disagreement(flow, Graph(tuple(nodes)))
    assert answers is not None
    assert by_graph(Graph(tuple(nodes)), answers)[0] is nodes[wrong]


@settings(deadline=None, max_examples=40)
@given(extra=rules(), others=st.lists(conditions, min_size=2, max_size=4))
def test_what_was_found_for_one_flow_misleads_none_of_the_next(
    extra: tuple[Rule, ...], others: list[Condition]
) -> None:
    """The rules change in one condition, as those of a mutant; the graph stays."""
    graph = compile_flow(small_flow(first=extra))
    comparison = Comparison(graph)
    for when in others:
        flow = small_flow(first=(replace(extra[0], when=when), *extra[1:]))
        answers = comparison.difference(flow)
        assert (answers is None) == (disagreement(flow, graph) is None)
        if answers is not None:
            full = {
                q.id: answers.get(
                    q.id, frozenset([NONE if q.kind is Kind.MANY else q.choices[0].id])
                )
                for q in flow.questions
            }
            end, _ = by_graph(graph, full)
            assert isinstance(end, End)
            assert end.outcome != by_rules(flow, full)


@settings(deadline=None, max_examples=40)
@given(extra=rules(), other=rules())
def test_ways_are_all_that_answers_can_do(extra: tuple[Rule, ...], other: tuple[Rule, ...]) -> None:
    """Every answer takes a combination of branches that some smallest answer takes too."""
    graphs = [compile_flow(small_flow(first=some)) for some in (extra, other)]
    for question in (RED, TODAY, REST, ALSO):
        asks = [
            next(n for n in graph.nodes if isinstance(n, Ask) and n.question == question.id)
            for graph in graphs
            if any(isinstance(n, Ask) and n.question == question.id for n in graph.nodes)
        ]
        found = {taken for _, taken in ways(question, *asks)}
        brute = set()
        for answer in every_answer(question):
            brute.add(
                tuple(
                    next(b for b in node.branches if answer.issuperset(b.options)) for node in asks
                )
            )
        assert found == brute


def test_rules_by_columns_are_the_rules(flow: Flow) -> None:
    dice = random.Random(5)
    for some in (flow, small_flow(first=(rule("two", Urgency.SAME_DAY, TWO_OF_THREE),))):
        sets = list(islice(random_sets(some, dice), 1_500))
        assert list(Columns(some, sets).outcomes()) == [by_rules(some, one) for one in sets]


def test_the_short_cases_agree_and_meet_every_calmer_level(flow: Flow, graph: Graph) -> None:
    sets = [answers for answers, _ in cases()]
    assert list(mismatches(flow, graph, sets)) == []
    levels = {by_rules(flow, answers).urgency for answers in sets}
    assert levels == set(Urgency) - {Urgency.EMERGENCY}


@pytest.mark.slow
def test_rules_graph_and_script_agree_on_every_path() -> None:
    compared, found = compare_paths()
    assert compared > 200_000
    assert found == []


@pytest.mark.slow
# a million sets are for `python -m tests.quiz.agreement`
def test_rules_graph_and_script_agree_on_random_answers() -> None:
    assert compare_sets(seed=7, count=50_000) == (50_000, [])


@pytest.mark.parametrize("name", ENGINES)
def test_a_script_that_goes_elsewhere_is_noticed(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = ENGINES[name]

    def backwards() -> Callable[[str], object]:
        evaluate = start()
        return lambda code: evaluate(code.replace("ways.find(", "ways.findLast("))

    monkeypatch.setitem(ENGINES, name, backwards)
    compared, found = compare_sets(seed=1, count=1_000)
    assert compared == 1_000
    assert found != []
