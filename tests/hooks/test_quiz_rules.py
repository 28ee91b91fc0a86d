"""The page on how the quiz decides holds every rule, case and proof, and stops what is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from common.urgency import Urgency
from quiz.graph.compile import compile_flow
from quiz.graph.statistics import figures
from quiz.proof.verify import PROOFS
from quiz.rules.load import load
from quiz.rules.model import Flow
from tests.hooks.conftest import ROOT
from tests.hooks.forking import Builder

PAGE = "docs/quiz-rules.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "site"
    done = builder.build(ROOT, into=folder)
    assert done.code == 0, done.said
    return folder


@pytest.fixture(scope="module")
def page(site: Path) -> Any:
    return html.parse(str(site / "quiz-rules/index.html")).getroot()


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load(ROOT / "quiz/flows/leg_numbness")


def section(page: Any, ident: str) -> Any:
    """What stands between a heading and the next."""
    (heading,) = page.xpath(f'//h2[@id="{ident}"]')
    box = html.Element("div")
    for element in list(heading.itersiblings()):
        if element.tag == "h2":
            break
        box.append(html.fromstring(html.tostring(element)))
    return box


def test_every_rule_stands_in_the_table_of_its_urgency(page: Any, flow: Flow) -> None:
    tables = section(page, "the-rules").xpath(".//table")
    assert len(tables) == len(Urgency)
    for level, table in zip(Urgency, tables, strict=True):
        ids = [code.text for code in table.xpath("./tbody/tr/th//code")]
        assert ids == [rule.id for rule in (*flow.ranked, flow.fallback) if rule.urgency is level]
        assert level.words.level in table.getprevious().text_content()


def test_a_rule_shows_its_words_pages_sources_and_mark(page: Any, flow: Flow) -> None:
    rows = {row.xpath("./th//code")[0].text: row for row in page.xpath("//tbody/tr[th//code]")}
    for rule in (*flow.ranked, flow.fallback):
        text = re.sub(r"\s+", " ", rows[rule.id].text_content())
        links = rows[rule.id].xpath(".//a/@href")
        assert rule.why in text
        assert ("our own judgement" in text) is rule.editorial
        assert [link.split("#")[1] for link in links if "sources/#" in link] == list(rule.sources)
        pages = [link for link in links if "sources/#" not in link]
        assert pages == [f"../{path.removesuffix('.md')}/" for path in rule.pages]


def test_every_link_of_a_rule_leads_somewhere(page: Any, site: Path) -> None:
    for link in set(section(page, "the-rules").xpath(".//a/@href")):
        address, _, ident = link.partition("#")
        target = site / "quiz-rules" / address / "index.html"
        assert target.is_file(), link
        assert not ident or f'id="{ident}"' in target.read_text("utf-8"), link


def test_the_matrix_counts_every_case_and_says_what_it_shows(page: Any) -> None:
    part = section(page, "the-example-cases")
    rows = [
        [int(cell.text_content()) for cell in row.xpath("./td")]
        for row in part.xpath(".//tbody/tr")
    ]
    assert [len(row) for row in rows] == [len(Urgency)] * len(Urgency)
    files = sorted((ROOT / "quiz/flows/leg_numbness/cases").glob("*.json"))
    cases = [case for file in files for case in json.loads(file.read_text("utf-8"))]
    assert sum(map(sum, rows)) == len(cases) > 0
    assert [sum(row) for row in rows] == [
        sum(case["expected"] == level.slug for case in cases) for level in Urgency
    ]
    text = part.text_content()
    assert "keep to the evidence file" in text
    assert "does not show that they are right" in text


def test_the_proofs_stand_there_with_the_figures_of_this_build(page: Any, flow: Flow) -> None:
    part = section(page, "what-is-proven")
    assert [code.text for code in part.xpath(".//li/code")] == list(PROOFS)
    count = figures(flow, compile_flow(flow))
    text = part.text_content()
    for figure in (count.questions, count.rules, count.nodes, f"{count.paths:,}"):
        assert f" {figure} " in text
    assert flow.version in text


def test_the_open_judgements_are_those_of_the_rules(page: Any, flow: Flow) -> None:
    part = section(page, "what-is-our-own-judgement")
    own = [rule.id for rule in (*flow.ranked, flow.fallback) if rule.editorial]
    assert [code.text for code in part.xpath(".//li/code")] == own


def test_it_warns_of_the_law_on_devices_with_sources(page: Any) -> None:
    part = section(page, "what-the-quiz-is-and-what-it-is-not")
    assert "not meant to be a medical device" in part.text_content()
    assert "is not a medical device" not in part.text_content()
    assert part.xpath('.//sup[@class="cite"]/a')


def test_pictures_and_tables_are_not_searched(site: Path) -> None:
    index = next((site / "assets/search").glob("find.*.js")).read_text("utf-8")
    assert "How the quiz decides" in index
    assert "Given: Emergency" not in index
    assert "any line, or not sure" not in index


def test_a_section_that_was_renamed_stops_the_build(content: Path, builder: Builder) -> None:
    file = content / PAGE
    file.write_text(file.read_text("utf-8").replace("## The rules", "## All rules"), "utf-8")
    done = builder.build(content)
    assert done.code == 1
    assert "docs/quiz-rules.md: expected a heading for each of #the-rules" in done.said
    assert "Traceback" not in done.said


def test_cases_that_cannot_be_read_stop_the_build(content: Path, builder: Builder) -> None:
    (content / "quiz/flows/leg_numbness/cases/broken.json").write_text("[{]")
    done = builder.build(content)
    assert done.code == 1
    assert "broken.json" in done.said
    assert "Traceback" not in done.said


def test_a_quiz_that_fails_its_cases_stops_the_build(content: Path, builder: Builder) -> None:
    for file in (content / "quiz/flows/leg_numbness/cases").glob("*.json"):
        cases = json.loads(file.read_text("utf-8"))
        calm = [case for case in cases if case["expected"] == "self-care"]
        file.write_text(json.dumps([{**case, "expected": "emergency"} for case in calm] or cases))
    done = builder.build(content)
    assert done.code == 1
    assert "The quiz fails its cases" in done.said
