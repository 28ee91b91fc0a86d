"""The quiz as a page without script, and the JSON beside it."""

from __future__ import annotations

import dataclasses
import json
from html import escape
from typing import Any

import pytest
from lxml import html

from pages.urgency import Urgency
from quiz.compile import Ask, End, Graph, compile_flow
from quiz.model import Flow, Option
from quiz.render import page_html, pages_needed
from quiz.wire import from_json, to_data, to_json
from tests.quiz.flows import ALSO, RED, REST, TODAY, small_flow

NOTE = "Call the number <of> your country & stay calm."
DISCLAIMER = "General information. Not reviewed."


def render(flow: Flow, graph: Graph) -> str:
    pages = pages_needed(flow)
    return page_html(
        flow,
        graph,
        page_titles={page: f"Title of {page}" for page in pages},
        page_links={page: page.replace(".md", ".html") for page in pages},
        emergency_note=NOTE,
        disclaimer=DISCLAIMER,
    )


@pytest.fixture(scope="module")
def text(flow: Flow, graph: Graph) -> str:
    return render(flow, graph)


@pytest.fixture(scope="module")
def page(text: str) -> Any:
    return html.fragment_fromstring(text)


def sections(page: Any) -> list[Any]:
    found: list[Any] = page.xpath('.//section[contains(@class, "quiz__step")]')
    return found


def test_every_node_is_a_section_with_the_ways_on_of_the_graph(page: Any, graph: Graph) -> None:
    found = sections(page)
    assert len(found) == len(graph.nodes)
    for section, node in zip(found, graph.nodes, strict=True):
        if isinstance(node, Ask):
            targets = section.xpath('.//ul[@class="quiz__ways"]//a/@href')
            assert targets == [f"#step-{branch.to + 1}" for branch in node.branches]


def test_every_link_inside_leads_to_a_section_and_ids_are_unique(page: Any) -> None:
    ids = page.xpath(".//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath('.//a[starts-with(@href, "#")]/@href')} <= set(ids)
    assert set(page.xpath(".//@aria-labelledby")) <= set(ids)


def test_a_result_says_its_urgency_in_the_words_that_pages_use(page: Any, graph: Graph) -> None:
    for section, node in zip(sections(page), graph.nodes, strict=True):
        if isinstance(node, End):
            words = node.outcome.urgency.words
            (heading,) = section.xpath('.//h2[@class="care__heading"]')
            assert heading.text_content() == f"{words.hidden} {words.action}"
            (card,) = section.xpath('./div[starts-with(@class, "care ")]')
            assert card.get("class") == f"care care--{node.outcome.urgency.slug}"


def test_a_result_has_its_reasons_pages_and_disclaimer(page: Any, graph: Graph, flow: Flow) -> None:
    for section, node in zip(sections(page), graph.nodes, strict=True):
        if isinstance(node, Ask):
            continue
        words = section.text_content()
        assert DISCLAIMER in words
        assert "Your answers" in words
        assert flow.version in words
        assert all(flow.rule(name).why in words for name in node.outcome.rules)
        links = section.xpath('.//ul[@class="quiz__pages"]//a/@href')
        if node.outcome.urgency is Urgency.EMERGENCY:
            assert NOTE in words
            assert section.xpath(".//a/@href") == ["#step-1"]
        else:
            assert flow.come_back[node.outcome.urgency] in words
            assert links[-1] == "get-help.html"
            wanted = [page.replace(".md", ".html") for page in node.outcome.pages]
            assert [link for link in links if link in wanted] == wanted


def test_headings_start_at_the_second_level(page: Any) -> None:
    for section in sections(page):
        levels = [heading.tag for heading in section.xpath(".//h1|.//h2|.//h3|.//h4")]
        assert levels[0] == "h2"
        assert set(levels[1:]) <= {"h3"}


def test_a_line_that_falls_through_is_named_after_what_is_left(page: Any) -> None:
    (first, *_) = sections(page)
    assert first.xpath('.//ul[@class="quiz__ways"]//a')[-1].text_content() == "None of these signs"


def test_texts_cannot_break_out_of_the_page() -> None:
    evil = '</script><img src=x onerror="1">&'
    red = dataclasses.replace(
        RED, text=evil, options=(Option("cold", evil), Option("limp", "Limp")), none=evil
    )
    flow = dataclasses.replace(small_flow((red, TODAY, REST, ALSO)), title=evil, version=evil)
    text = render(flow, compile_flow(flow))
    assert evil not in text
    assert escape(evil) in text
    page = html.fragment_fromstring(text)
    assert page.xpath(".//img") == []
    (data,) = page.xpath('.//script[@type="application/json"]/text()')
    assert json.loads(data)["questions"]["red"]["text"] == evil


def test_missing_pages_are_all_named(flow: Flow, graph: Graph) -> None:
    with pytest.raises(ValueError, match=r"causes/arteries\.md.*index\.md"):
        page_html(
            flow, graph, page_titles={}, page_links={}, emergency_note="", disclaimer=DISCLAIMER
        )


def test_the_page_and_its_data_are_the_same_bytes_every_time(flow: Flow, text: str) -> None:
    again = compile_flow(flow)
    assert render(flow, again) == text
    assert to_json(flow, again) in text.replace("\\u003c", "<")


def test_the_data_gives_back_the_graph(flow: Flow, graph: Graph) -> None:
    assert from_json(to_json(flow, graph)) == graph


def test_the_mark_changes_with_the_rules(flow: Flow, graph: Graph) -> None:
    other = small_flow()
    renamed = dataclasses.replace(other, title="Other")
    marks = {
        to_data(one, compile_flow(one))["hash"]
        for one in (
            other,
            renamed,
            small_flow((RED, TODAY), without=("rest", "home", "back", "toes")),
        )
    }
    assert len(marks) == 3


def test_the_page_stays_small(text: str) -> None:
    assert len(text.encode()) < 300_000
