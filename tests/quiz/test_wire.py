"""The graph as JSON: in full for export, and packed for the browser."""

from __future__ import annotations

import dataclasses
import gzip
import json
from itertools import accumulate

from quiz.graph.compile import Ask, End, Graph, compile_flow
from quiz.graph.wire import every_page_to_read, packed, to_data, to_json, to_script
from quiz.page.browser import script, style
from quiz.rules.model import Flow
from tests.quiz.flows import ALSO, RED, REST, TODAY, small_flow
from tests.quiz.unwire import from_json


def test_the_full_data_gives_back_the_graph(flow: Flow, graph: Graph) -> None:
    assert from_json(to_json(flow, graph)) == graph


def test_the_packed_data_has_every_branch_and_result(flow: Flow, graph: Graph) -> None:
    page = packed(flow, graph)
    questions = page["questions"]
    for at, (node, short) in enumerate(zip(graph.nodes, page["nodes"], strict=True)):
        if isinstance(node, End):
            end = node.outcome
            level, reasons, pages = short
            assert level == -1 - end.urgency
            told = end.rules if end.urgency else end.rules[:1]  # an emergency has one reason
            assert [flow.every_rule[place].id for place in reasons] == list(told)
            shown = [page for page in end.pages if page != flow.help_page]
            assert [every_page_to_read(flow)[place] for place in pages] == shown
            continue
        name, _, _, _, _, choices, _ = questions[short[0]]
        assert name == node.question
        leads = list(accumulate((way[-1] for way in short[1:]), initial=at))[1:]
        ways = [
            (tuple(choices[i][0] for i in way[:-1]), to)
            for way, to in zip(short[1:], leads, strict=True)
        ]
        assert ways == [(branch.options, branch.to) for branch in node.branches]


def test_the_packed_data_has_every_word_of_the_questions(flow: Flow, graph: Graph) -> None:
    for question, (name, text, hint, many, red, choices, looks) in zip(
        flow.questions, packed(flow, graph)["questions"], strict=True
    ):
        assert (name, text, hint) == (question.id, question.text, question.hint)
        assert tuple(choices[place][0] for place in looks) == question.looks
        assert (many == 1, red == 1) == (question.kind == "many", question.is_red)
        assert choices == [
            [choice.id, choice.text] + [choice.term] * bool(choice.term)
            for choice in question.choices
        ]


def test_the_packed_data_has_the_parts_of_the_way(flow: Flow, graph: Graph) -> None:
    page = packed(flow, graph)
    names = [one[0] for one in page["questions"]]
    assert {name: names[place] for name, place in page["stages"]} == flow.stages
    assert len(page["stages"]) == 3


def test_no_text_can_close_the_script_element() -> None:
    evil = "</script><!--<script>&"
    flow = small_flow((dataclasses.replace(RED, text=evil), TODAY, REST, ALSO))
    text = to_script(flow, compile_flow(flow))
    assert "<" not in text
    assert json.loads(text)["questions"][0][1] == evil


def test_the_mark_changes_with_the_rules() -> None:
    other = small_flow()
    renamed = dataclasses.replace(other, title="Other")
    fewer = small_flow((RED, TODAY), without=("rest", "home", "back", "toes"))
    marks = {to_data(one, compile_flow(one))["hash"] for one in (other, renamed, fewer)}
    assert len(marks) == 3


def test_the_same_flow_gives_the_same_bytes(flow: Flow, graph: Graph) -> None:
    again = compile_flow(flow)
    assert to_json(flow, again) == to_json(flow, graph)
    assert to_script(flow, again) == to_script(flow, graph)


def test_script_style_and_data_stay_small(flow: Flow, graph: Graph) -> None:
    sizes = {
        name: len(gzip.compress(text.encode(), 9))
        for name, text in {
            "script": script(),
            "style": style(),
            "data": to_script(flow, graph),
        }.items()
    }
    asks = sum(isinstance(node, Ask) for node in graph.nodes)
    print(f"\nquiz, gzipped bytes: {sizes}; {asks} steps, {len(graph.nodes) - asks} results")
    assert sizes["script"] <= 8_000
    assert sizes["data"] <= 8_600
    assert sizes["style"] <= 4_300
