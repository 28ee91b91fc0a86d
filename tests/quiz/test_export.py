"""Tables, diagrams and pictures hold what the rules and the graph hold, no more and no less."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from typing import Any

import pytest
from lxml import etree, html

from common.urgency import Urgency
from quiz.export import mermaid as diagrams
from quiz.export.overview import overview, summed_up
from quiz.export.picture import MAX_SHAPES, in_words, pictures
from quiz.export.tables import COLUMNS, csv_table, markdown_table, rows, words
from quiz.graph.compile import Ask, End, Graph, compile_flow
from quiz.rules.model import (
    NONE,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Flow,
    Is,
    Not,
    Option,
    Question,
    Rule,
)
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow

SMALL = small_flow()

# Tables


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (Is("rest", "yes"), "“At rest?” is “Yes”"),
        (Not(Is("rest", "yes")), "“At rest?” is not “Yes”"),
        (AnyOf(Is("also", "back"), Is("also", "toes")), "“What else?” is “Back” or “Toes”"),
        (
            AllOf(Is("rest", "no"), AnyOf(Is("also", "back"), Is("rest", "yes"))),
            "“At rest?” is “No”; and (“What else?” is “Back”; or “At rest?” is “Yes”)",
        ),
        (
            AtLeast(2, Is("rest", "unsure"), Is("today", "unsure"), Is("red", "unsure")),
            "at least 2 of: “At rest?” is “I am not sure”; “Swollen?” is “I am not sure”; "
            "“A sign?” is “Not sure”",
        ),
        (
            Not(AllOf(Is("rest", "no"), Is("also", NONE))),
            "not (“At rest?” is “No”; and “What else?” is “Nothing”)",
        ),
        (AllOf(), "no other rule is true"),
    ],
    ids=["is", "is not", "lines of one question", "brackets", "at least", "not all", "fallback"],
)
def test_a_condition_in_words(condition: Condition, told: str) -> None:
    assert words(SMALL, condition) == told


def test_the_table_has_every_rule_once_in_the_order_in_which_they_win(flow: Flow) -> None:
    lines = markdown_table(flow).splitlines()
    ids = [line.split(" | ")[0].removeprefix("| ") for line in lines[2:]]
    assert ids == [one.id for one in (*flow.ranked, flow.fallback)]
    assert {line.count("|") for line in lines} == {len(COLUMNS) + 1}


def test_the_spreadsheet_holds_the_same_rows(flow: Flow) -> None:
    head, *lines = csv.reader(io.StringIO(csv_table(flow)))
    assert tuple(head) == COLUMNS
    assert [tuple(line) for line in lines] == [row.cells for row in rows(flow)]


def test_a_bar_in_a_text_does_not_make_a_column() -> None:
    flow = small_flow(last=(rule("x|y", Urgency.APPOINTMENT, Is("also", "back"), "x.md"),))
    assert "| x/y |" in markdown_table(flow)


def test_a_rule_of_a_group_says_that_it_may_be_silenced() -> None:
    asked = small_flow().question("also").text
    calf = rule("calf", Urgency.APPOINTMENT, Is("also", "back"), "c.md", group="place")
    other = rule("other", Urgency.APPOINTMENT, Is("rest", "yes"), "c.md", group="place")

    def told(*last: Rule) -> dict[str, str]:
        return {row.rule.id: row.when for row in rows(small_flow(last=last))}

    first_of = f"; and of the rules that go by “{asked}”, none before it is true"
    assert told(calf)["calf"].endswith(first_of)
    assert "none before it" not in told(calf)["back"]
    # where no question is asked by all of them, the group has its name alone
    assert told(calf, other)["calf"].endswith("of the rules called “place”, none before it is true")


# Mermaid

EDGE = re.compile(r'  n(\d+) -->\|"([^"]+)"\| n(\d+)')
NODE = re.compile(r"  n(\d+)(\{\{|\(\[|\[)\"([^\"]*)\"(?:\}\}|\]\)|\])")


def _diagrams(text: str) -> list[str]:
    return re.findall(r"```mermaid\nflowchart TD\n(.*?)\n```", text, re.DOTALL)


@pytest.mark.parametrize("limit", [60, 12], ids=["as it is", "small parts"])
def test_the_diagrams_have_the_edges_of_the_graph_each_once(
    flow: Flow, graph: Graph, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagrams, "MAX_NODES", limit)
    parts = _diagrams(diagrams.mermaid(flow, graph))
    drawn = [
        (int(one), int(two), label) for part in parts for one, label, two in EDGE.findall(part)
    ]
    real = [
        (place, branch.to)
        for place, node in enumerate(graph.nodes)
        if isinstance(node, Ask)
        for branch in node.branches
    ]
    assert sorted((one, two) for one, two, _ in drawn) == sorted(real)
    assert all(label.strip() for *_, label in drawn)
    for part in parts:
        nodes = {int(number) for number, *_ in NODE.findall(part)}
        ends = {int(place) for one, _, two in EDGE.findall(part) for place in (one, two)}
        assert nodes == ends
        # one question alone may lead to more places than a part should have
        asks = {int(one) for one, *_ in EDGE.findall(part)}
        assert len(nodes) <= limit or len(asks) == 1
        assert len(part.splitlines()) == len(NODE.findall(part)) + len(EDGE.findall(part))


def test_each_part_starts_where_another_one_stopped(flow: Flow, graph: Graph) -> None:
    parts = _diagrams(diagrams.mermaid(flow, graph))
    assert len(parts) > 1
    handed_on: set[int] = {0}
    for part in parts:
        nodes = NODE.findall(part)
        inside = {int(number) for number, shape, _ in nodes if shape == "{{"}
        targets = {int(two) for *_, two in EDGE.findall(part)}
        assert inside <= targets | handed_on
        handed_on |= {int(number) for number, shape, _ in nodes if shape == "(["}


def test_a_text_cannot_break_a_diagram() -> None:
    evil = '"]; click n0 "javascript:alert(1)" <b>#quot;'
    flow = small_flow((RED, TODAY, REST, ALSO))
    flow = Flow(**{**vars(flow), "title": "T", "questions": (_named(evil), TODAY, REST, ALSO)})
    (part,) = _diagrams(diagrams.mermaid(flow, compile_flow(flow)))
    assert "#quot;]; click" in part
    assert len(part.splitlines()) == len(NODE.findall(part)) + len(EDGE.findall(part))


def _named(text: str) -> Question:
    return dataclasses.replace(RED, text=text)


# Overview, picture and its twin in words


def _far(graph: Graph) -> set[tuple[str, str]]:
    """The edges of the graph between questions and levels, from the graph alone."""
    found = set()
    for node in graph.nodes:
        for branch in node.branches if isinstance(node, Ask) else ():
            assert isinstance(node, Ask)
            end = graph.nodes[branch.to]
            to = end.outcome.urgency.slug if isinstance(end, End) else end.question
            found.add((node.question, to))
    return found


def _edges(element: Any) -> list[tuple[str, str]]:
    edges = element.xpath(".//*[@data-from]")
    return [(one.get("data-from"), one.get("data-to")) for one in edges]


def test_picture_words_and_graph_have_the_same_edges(flow: Flow, graph: Graph) -> None:
    drawn = [edge for part in pictures(flow, graph) for edge in _edges(etree.fromstring(part))]
    told = _edges(html.fragment_fromstring(in_words(flow, graph)))
    assert sorted(drawn) == sorted(set(drawn)), "an edge is drawn twice"
    assert drawn
    assert set(drawn) == set(told) == _far(graph)
    assert len(told) == len(drawn)


def test_each_edge_is_labelled_and_leads_where_it_says(flow: Flow, graph: Graph) -> None:
    numbers = {question.id: n for n, question in enumerate(flow.questions, start=1)}
    for part in pictures(flow, graph):
        root = etree.fromstring(part)
        ns = {"s": "http://www.w3.org/2000/svg"}
        boxes = root.xpath(".//s:g[@class='flow-question']", namespaces=ns)
        for edge in root.xpath(".//s:g[@class='flow-edge']", namespaces=ns):
            labels = edge.xpath("./s:text[@class='flow-text']", namespaces=ns)
            assert [bool("".join(text.itertext()).strip()) for text in labels] == [True]
            ends = edge.xpath(".//s:g[starts-with(@class, 'flow-end ')]", namespaces=ns)
            to = edge.get("data-to")
            if ends:
                said = " ".join(ends[0].itertext())
                level = next((u for u in Urgency if u.slug == to), None)
                wanted = f"Question {numbers[to]}" if level is None else level.words.icon
                assert wanted in said
            else:  # straight down to the next box of the same part
                names = [box.get("data-question") for box in boxes]
                assert names[names.index(edge.get("data-from")) + 1] == to


def test_a_part_of_the_picture_is_small_enough_to_read(flow: Flow, graph: Graph) -> None:
    for part in pictures(flow, graph):
        assert part.count('class="flow-question"') + part.count('class="flow-end ') <= MAX_SHAPES
        width = int(re.search(r'viewBox="0 0 (\d+) ', part).group(1))
        assert width <= 360


def test_the_picture_carries_no_style_and_no_script_and_has_a_name(
    flow: Flow, graph: Graph
) -> None:
    ids: list[str] = []
    for part in pictures(flow, graph):
        root = etree.fromstring(part)
        assert root.get("role") == "img"
        title, desc = root[0], root[1]
        assert (etree.QName(title).localname, etree.QName(desc).localname) == ("title", "desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        for element in root.iter():
            assert etree.QName(element).localname not in ("style", "script", "foreignObject", "a")
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        ids += [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("edge", "told"),
    [
        (("red", Urgency.EMERGENCY), "any line, or not sure"),
        (("today", "rest"), "any answer"),
        (("red", "today"), ""),
        (("also", Urgency.EMERGENCY), "any answer but “Back” or “Toes”"),
    ],
    ids=["any line", "all", "one", "most"],
)
def test_answers_are_summed_up(edge: tuple[str, str | Urgency], told: str) -> None:
    also = dataclasses.replace(ALSO, options=(*ALSO.options, *map(Option, "abcd", "ABCD")))
    calm = AnyOf(Is("also", "back"), Is("also", "toes"))
    most = AllOf(Is("rest", "no"), Not(calm))
    flow = small_flow(
        (RED, TODAY, REST, also), last=(rule("most", Urgency.EMERGENCY, most, "m.md"),)
    )
    found = {(one.question, one.to): one for one in overview(flow, compile_flow(flow))}
    assert summed_up(flow.question(edge[0]), found[edge]) == told


def test_a_way_that_only_two_lines_open_together_is_there() -> None:
    both = AllOf(Is("also", "back"), Is("also", "toes"))
    flow = small_flow(last=(rule("both", Urgency.EMERGENCY, both),))
    graph = compile_flow(flow)
    found = {(one.question, one.to): one for one in overview(flow, graph)}
    edge = found["also", Urgency.EMERGENCY]
    assert edge.options == ()
    assert summed_up(ALSO, edge) == "some lines together"
    assert ("also", "emergency") in _edges(html.fragment_fromstring(in_words(flow, graph)))


def test_texts_cannot_break_out_of_picture_and_words() -> None:
    flow = small_flow()
    flow = Flow(**{**vars(flow), "questions": (_named("<script>&\"'"), TODAY, REST, ALSO)})
    graph = compile_flow(flow)
    for text in (*pictures(flow, graph), in_words(flow, graph)):
        assert "<script>" not in text
