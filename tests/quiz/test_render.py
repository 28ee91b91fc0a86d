"""The quiz as HTML: light for the script, and plain, every step and result in words and links."""

from __future__ import annotations

import dataclasses
import json
from copy import deepcopy
from html import escape
from typing import Any

import pytest
from lxml import html

from common.care_card import care_calls, care_note
from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph, compile_flow
from quiz.graph.wire import every_page_to_read
from quiz.page.render import NO_CHECK, page_html, pages_needed, plain_address, plain_html
from quiz.page.result import Surroundings
from quiz.rules.model import Flow, Option
from tests.quiz.flows import ALSO, RED, REST, TODAY, small_flow

NOTE = 'Call <a href="tel:10177">10177</a> &amp; stay calm.'
CONTACT = 'Contact <a href="tel:111">111</a>.'
ENDINGS = {
    "emergency": care_calls("<b>Buttons</b>") + care_note(NOTE),
    "same-day": care_note(CONTACT),
}
DISCLAIMER = "General information. Not reviewed."
CLINIC = "Our Clinic, telephone 01632 960123"


def around(flow: Flow, **more: Any) -> Surroundings:
    pages = pages_needed(flow)
    return Surroundings(
        titles={page: f"Title of {page}" for page in pages},
        links={page: page.replace(".md", ".html") for page in pages},
        sources={
            key: f"Source {key}" for rule in (*flow.ranked, flow.fallback) for key in rule.sources
        },
        endings=ENDINGS,
        disclaimer=DISCLAIMER,
        plain="plain.html",
        **more,
    )


def render(flow: Flow, graph: Graph, **more: Any) -> str:
    return page_html(flow, graph, around(flow, clinic=CLINIC), **more)


def render_plain(flow: Flow, graph: Graph) -> Any:
    return html.fragment_fromstring(plain_html(flow, graph, around(flow, clinic=CLINIC)))


@pytest.fixture(scope="module")
def light(flow: Flow, graph: Graph) -> Any:
    """The page that the script needs."""
    return html.fragment_fromstring(render(flow, graph))


@pytest.fixture(scope="module")
def page(flow: Flow, graph: Graph) -> Any:
    """The page that needs no script."""
    return render_plain(flow, graph)


def section(page: Any, place: int) -> Any:
    return page.get_element_by_id(f"s{place + 1}")


def test_every_node_is_a_section_with_the_ways_on_of_the_graph(page: Any, graph: Graph) -> None:
    assert len(page.xpath(".//section")) == len(graph.nodes)
    for place, node in enumerate(graph.nodes):
        if isinstance(node, Ask):
            targets = section(page, place).xpath('./ul[@class="quiz__ways"]//a/@href')
            assert targets == [f"#s{branch.to + 1}" for branch in node.branches]


def test_a_step_stands_below_the_words_of_its_question(page: Any, graph: Graph, flow: Flow) -> None:
    for place, node in enumerate(graph.nodes):
        if isinstance(node, Ask):
            (heading,) = section(page, place).getparent().xpath("./h2")
            assert heading.text_content() == flow.question(node.question).text
            assert section(page, place).get("aria-labelledby") == heading.get("id")


def test_one_link_starts_it_and_each_question_names_its_part(page: Any, flow: Flow) -> None:
    (start,) = page.cssselect(".quiz__start a")
    assert start.get("href") == "#s1"
    assert page.xpath(".//script | .//*[@hidden] | .//button") == []
    parts = [one.text for one in page.cssselect(".quiz__at")]
    assert len(parts) == len(flow.questions)
    assert parts[0] == "Part 1 of 3: Danger signs"
    assert {part.split(": ")[1] for part in parts} == set(flow.stages)


def test_without_parts_none_is_named() -> None:
    flow = small_flow()
    assert not render_plain(flow, compile_flow(flow)).cssselect(".quiz__at")


def test_every_link_inside_leads_to_a_section_and_ids_are_unique(page: Any, light: Any) -> None:
    ids = page.xpath(".//@id")
    assert {href[1:] for href in page.xpath('.//a[starts-with(@href, "#")]/@href')} <= set(ids)
    for one in (page, light):
        assert set(one.xpath(".//@aria-labelledby")) <= set(one.xpath(".//@id"))
    ids += light.xpath(".//@id")  # a single file holds both
    assert len(ids) == len(set(ids))


def test_without_the_script_the_light_page_leads_to_the_plain_one(light: Any) -> None:
    (start,) = light.cssselect(".quiz__start a")
    assert start.get("href") == "plain.html#s1"
    assert light.cssselect(".quiz__results")[0].get("hidden") is not None


def test_the_plain_page_lies_beside_the_quiz() -> None:
    found = [plain_address(one) for one in ("quiz/", "quiz.html", "tools/quiz/", "quiz/index.html")]
    assert found == ["quiz-plain/", "quiz-plain.html", "tools/quiz-plain/", "quiz/index-plain.html"]


def test_the_light_page_has_each_level_once_every_reason_and_every_page(
    light: Any, page: Any, flow: Flow
) -> None:
    levels, plain = (deepcopy(one).cssselect(".quiz__group--result") for one in (light, page))
    assert len(levels) == len(plain) == len(Urgency)
    for urgency, level, other in zip(Urgency, levels, plain, strict=True):
        (room,) = level.xpath("./section")
        # the one reason of an emergency is not folded
        reason = ["ul"] if urgency is Urgency.EMERGENCY else []
        assert [part.tag for part in room] == ["h3", "ul", *reason, "details"]
        assert room.text_content() == "Pages that fitWhy this result"
        for section in (
            room,
            *other.xpath("./section"),
            *other.cssselect(".quiz__plain, .quiz__disclaimer"),
        ):
            section.drop_tree()
        again = other.cssselect(".quiz__again")[0].text_content()
        told = other.text_content().replace(again, "")
        assert level.text_content().split() == told.split()
    whys, sources = (light.xpath(f".//*[@class='quiz__rules']/{tag}") for tag in ("dt", "dd"))
    assert [why.text_content() for why in whys] == [rule.why for rule in flow.every_rule]
    for told, rule in zip(sources, flow.every_rule, strict=True):
        assert all(f"Source {key}" in told.text_content() for key in rule.sources)
        assert ("our own judgement" in told.text_content()) is rule.editorial
    links = light.xpath(".//*[@class='quiz__links']/li/a")
    assert [(link.text, link.get("href")) for link in links] == [
        (f"Title of {page}", page.replace(".md", ".html")) for page in every_page_to_read(flow)
    ]


def test_a_result_stands_below_the_care_card_of_its_level(page: Any, graph: Graph) -> None:
    for place, node in enumerate(graph.nodes):
        if isinstance(node, End):
            words = node.outcome.urgency.words
            level = section(page, place).getparent()
            (heading,) = level.xpath(".//h2")
            assert heading.get("class") == "care__heading"
            assert heading.text_content() == f"{words.hidden} {words.action}"
            assert level[0].get("class") == f"care care--{node.outcome.urgency.slug}"


def test_a_result_has_its_reasons_pages_and_disclaimer(page: Any, graph: Graph, flow: Flow) -> None:
    for place, node in enumerate(graph.nodes):
        if isinstance(node, Ask):
            continue
        found, level = section(page, place), section(page, place).getparent()
        urgency, rules = node.outcome.urgency, node.outcome.rules
        shown = rules[:1] if urgency is Urgency.EMERGENCY else rules
        whys = [why.text_content() for why in found.xpath(".//*[@class='quiz__reasons']/li")]
        assert whys == [flow.rule(rule).why for rule in shown]
        assert DISCLAIMER in level.text_content()
        assert flow.version in level.text_content()
        links = found.xpath(".//a/@href")
        assert len(links) <= 3
        if urgency is Urgency.EMERGENCY:
            # nothing to read before the call
            assert set(level.xpath(".//a/@href")) == {"#s1", "tel:10177"}
        else:
            assert flow.come_back[urgency] in level.text_content()
            wanted = [p.replace(".md", ".html") for p in node.outcome.pages if p != flow.help_page]
            assert links == wanted
            assert level.xpath('.//a[@href="get-help.html"]')
            assert CLINIC in level.text_content()
        folded = [] if urgency is Urgency.EMERGENCY else ["Why this result"]
        assert found.xpath("./details/summary/text()") == folded


def test_a_card_has_the_numbers_of_its_level_to_tap(page: Any) -> None:
    notes = {
        level.get("class").rpartition("--")[2]: [
            (note.text_content(), note.xpath("a/@href"))
            for note in level.xpath("./p[@class='care__note']")
        ]
        for level in page.xpath(".//div[starts-with(@class, 'care ')]")
    }
    assert notes == {
        "emergency": [("Call 10177 & stay calm.", ["tel:10177"])],
        "same-day": [("Contact 111.", ["tel:111"])],
        "appointment": [],
        "self-care": [],
    }


def test_in_an_emergency_the_card_ends_with_the_calls(page: Any) -> None:
    (calls,) = page.cssselect(".care__calls")
    card = calls.getparent()
    assert card.get("class") == "care care--emergency"
    assert [part.get("class") for part in card][-2:] == ["care__calls", "care__note"]


def test_what_to_do_and_not_to_do_stands_with_the_level() -> None:
    flow = dataclasses.replace(
        small_flow(),
        do={Urgency.SAME_DAY: ("sit & rest",)},
        dont={Urgency.SAME_DAY: ("do not run",), Urgency.EMERGENCY: ("do not drive",)},
    )
    page = render_plain(flow, compile_flow(flow))
    told = {
        level.xpath("string(.//h2/@id)")[-1]: [
            li.text for li in level.cssselect(".quiz__now li, .advice li")
        ]
        for level in page.cssselect(".quiz__group--result")
    }
    assert told == {"0": ["do not drive"], "1": ["Sit & rest", "do not run"], "2": [], "3": []}
    headings = [one.text for one in page.cssselect(".quiz__now h3, .advice__heading")]
    assert headings == ["Do not", "What to do now", "Do not"]


def test_a_result_leads_to_how_the_quiz_decides_where_a_page_says_it() -> None:
    flow = small_flow()
    graph = compile_flow(flow)
    for rules in ("", "rules.html"):
        page = html.fragment_fromstring(page_html(flow, graph, around(flow, rules=rules)))
        assert page.xpath(".//*[@class='quiz__because']//a/@href") == [rules] * bool(rules)


def test_headings_go_down_one_level_at_a_time(page: Any) -> None:
    for group in page.cssselect(".quiz__group"):
        levels = [heading.tag for heading in group.xpath(".//h1|.//h2|.//h3|.//h4")]
        assert levels[0] == "h2"
        assert set(levels[1:]) <= {"h3"}


def test_a_line_that_falls_through_is_named_after_what_is_left(
    page: Any, graph: Graph, flow: Flow
) -> None:
    ways = section(page, 0).xpath('./ul[@class="quiz__ways"]//a')
    assert ways[-1].text_content() == flow.questions[0].none


def test_texts_cannot_break_out_of_the_page() -> None:
    evil = '</script><img src=x onerror="1">&'
    red = dataclasses.replace(
        RED, text=evil, options=(Option("cold", evil), Option("limp", "Limp")), none=evil
    )
    flow = dataclasses.replace(small_flow((red, TODAY, REST, ALSO)), title=evil, version=evil)
    graph = compile_flow(flow)
    text = page_html(flow, graph, dataclasses.replace(around(flow), clinic=evil, disclaimer=evil))
    assert evil not in text
    assert escape(evil) in text
    page = html.fragment_fromstring(text)
    assert page.xpath(".//img") == []
    assert render_plain(flow, graph).xpath(".//img") == []
    (data,) = page.xpath('.//script[@type="application/json"]/text()')
    assert json.loads(data)["questions"][0][1] == evil


def test_missing_pages_and_sources_are_all_named(flow: Flow, graph: Graph) -> None:
    nothing = Surroundings({}, {}, {}, {}, "", "")
    with pytest.raises(ValueError, match=r"causes/arteries\.md.*index\.md.*nhs111wales-sciatica"):
        page_html(flow, graph, nothing)


def test_the_sheet_knows_the_clinic_the_version_and_the_disclaimer(light: Any, flow: Flow) -> None:
    (about,) = light.cssselect(".quiz__about")
    clinic, mark, disclaimer = (line.text for line in about)
    assert (clinic, disclaimer) == (CLINIC, DISCLAIMER)
    assert mark.startswith(f"Quiz: {flow.id} {flow.version} ")


def test_without_a_clinic_the_sheet_has_no_empty_line(flow: Flow, graph: Graph) -> None:
    page = html.fragment_fromstring(page_html(flow, graph, around(flow)))
    assert len(page.cssselect(".quiz__about p")) == 2


def test_the_drawing_is_a_picture_only(flow: Flow, graph: Graph) -> None:
    page = html.fragment_fromstring(render(flow, graph, map_html="<svg></svg>"))
    (drawing,) = page.cssselect(".quiz__map")
    assert drawing.get("hidden") is not None
    assert drawing.xpath(".//svg/ancestor::*[@aria-hidden='true']")


def test_the_pages_are_the_same_bytes_every_time(flow: Flow, graph: Graph) -> None:
    for write in (page_html, plain_html):
        assert write(flow, compile_flow(flow), around(flow)) == write(flow, graph, around(flow))


def test_the_pages_stay_small(flow: Flow, graph: Graph) -> None:
    light, plain = (
        len(write(flow, graph, around(flow)).encode()) for write in (page_html, plain_html)
    )
    print(f"\nquiz, bytes of its HTML: {light} with script, {plain} without")
    # the theme and the drawing bring another 55 kB
    assert light < 85_000
    assert plain < 240_000


def test_how_to_check_a_sign_stands_with_its_list_and_its_drawing(flow: Flow, graph: Graph) -> None:
    drawn = {line.drawing for q in flow.questions for line in q.lines} - {""}
    assert drawn
    here = around(flow, drawings={path: f'<svg class="{path}"></svg>' for path in drawn})
    light = html.fragment_fromstring(page_html(flow, graph, here))
    plain = html.fragment_fromstring(plain_html(flow, graph, here))
    for question in flow.questions:
        told = light.xpath(f".//*[@data-question='{question.id}']/p")
        beside = plain.xpath(f".//*[h2[@id='q-{question.id}']]/details//dd")
        assert len(told) == len(beside) == (len(question.lines) if question.looks else 0)
        for line, *checks in zip(question.lines, told, beside, strict=False):
            for check in checks:
                assert check.text_content().strip() == (line.check or NO_CHECK)
                assert check.xpath("./svg/@class") == [line.drawing] * bool(line.drawing)
