"""On paper: the clinician's sheet is one A4 page, the whole quiz as a list to tick a few."""

from __future__ import annotations

import re
from pathlib import Path as File

import pytest
from playwright.sync_api import Page

from quiz.graph.compile import Ask, Graph
from quiz.graph.evaluate import by_graph
from quiz.rules.model import NONE, UNSURE, Flow, Kind
from tests.browser.quiz_screens import link, visit
from tests.quiz.walks import Path, paths_to_nodes, random_paths

PAGE = re.compile(rb"/Type\s*/Page[^s]")
"""One page of a PDF file."""
SMALLEST = 9
"""Points: the smallest type of the list."""
LARGEST_FILE = 290_000


def pages(page: Page) -> int:
    return len(PAGE.findall(page.pdf(format="A4")))


def everything(flow: Flow, graph: Graph, *, calm_until: str) -> Path:
    """Deny all warning signs before one question, and from there choose every line there is."""
    path: Path = {}
    calm = True
    while isinstance(node := by_graph(graph, path)[0], Ask):
        question = flow.question(node.question)
        calm = calm and question.id != calm_until
        if question.kind is not Kind.MANY:
            longest = max(question.choices, key=lambda choice: len(choice.text))
            path[question.id] = frozenset(["no" if question.is_red and calm else longest.id])
        elif question.is_red and calm:
            path[question.id] = frozenset([NONE])
        else:
            path[question.id] = frozenset(choice.id for choice in question.choices) - {NONE}
    return path


def test_the_sheet_is_one_page_however_much_was_chosen(
    page: Page, offline_site: File, flow: Flow, graph: Graph
) -> None:
    ways = [everything(flow, graph, calm_until=question.id) for question in flow.questions]
    ways += [{flow.questions[0].id: frozenset([UNSURE])}]
    ends = [p for n, p in paths_to_nodes(graph).items() if not isinstance(graph.nodes[n], Ask)]
    ways += [max(ends, key=len), min(ends, key=len)]
    ways += sorted(random_paths(flow, graph, 500), key=lambda path: -sum(map(len, path.values())))[
        :6
    ]
    page.goto((offline_site / "quiz.html").as_uri())
    for path in ways:
        page.evaluate(visit([link(flow, graph, path)], "0"))
        assert page.locator(".quiz__step--shown").count() == 2, path
        assert pages(page) == 1, path


def test_the_sheet_on_paper_and_as_text_say_the_same(
    page: Page, offline_site: File, flow: Flow, graph: Graph
) -> None:
    path = everything(flow, graph, calm_until=flow.questions[3].id)
    page.goto((offline_site / "quiz.html").as_uri() + link(flow, graph, path))
    text = page.locator(".quiz__tools textarea").input_value()
    page.emulate_media(media="print")
    sheet = page.locator(".quiz__sheet")
    assert sheet.is_visible()
    lines = sheet.locator("li").all_text_contents()
    assert [f"- {line}" for line in lines] == [x for x in text.splitlines() if x.startswith("- ")]
    (denied,) = sheet.locator("p").all_text_contents()
    assert denied in text.splitlines()
    for question in flow.questions[:3]:
        assert all(line.term and line.term[1:] in denied for line in question.lines)
    for part in ("Result", "Rules", "Answered on: ", flow.version, "replace"):
        assert part in text
    for other in (".pn-bar", "h1", ".quiz__results", ".quiz__tools", ".pn-notice"):
        assert not page.locator(other).first.is_visible(), other


def test_copying_works_from_a_disk(
    page: Page, offline_site: File, flow: Flow, graph: Graph
) -> None:
    path = everything(flow, graph, calm_until="")
    page.goto((offline_site / "quiz.html").as_uri() + link(flow, graph, path))
    page.click(".quiz__copy")
    assert page.locator(".quiz__copied").text_content() == "Copied."
    text = page.locator(".quiz__tools textarea").input_value()
    assert not page.locator(".quiz__tools textarea").is_visible()
    page.evaluate("""() => {
      document.body.append(document.createElement("textarea"));
      document.body.lastChild.focus();
    }""")
    page.keyboard.press("Control+V")
    assert page.locator("body > textarea").input_value() == text


def test_where_copying_is_not_allowed_the_text_stands_there(
    page: Page, offline_site: File, flow: Flow, graph: Graph
) -> None:
    page.goto(
        (offline_site / "quiz.html").as_uri()
        + link(flow, graph, everything(flow, graph, calm_until=""))
    )
    page.evaluate("document.execCommand = () => false")
    page.click(".quiz__copy")
    assert page.locator(".quiz__tools textarea").is_visible()
    assert "Ctrl" in str(page.locator(".quiz__copied").text_content())
    assert page.evaluate("getSelection().toString()").startswith("Sheet to show a clinician")


@pytest.mark.parametrize("script", [True, False])
def test_the_whole_quiz_is_lines_to_tick_on_a_few_pages(
    script: bool, page: Page, plain_page: Page, offline_site: File, flow: Flow
) -> None:
    shown = page if script else plain_page
    shown.goto((offline_site / "quiz.html").as_uri())
    count = pages(shown)
    print(f"\nquiz on paper: {count} pages")
    assert count <= 3
    shown.emulate_media(media="print")
    lines = shown.locator(".quiz__paper li")
    size = lines.first.evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) * 72 / 96 >= SMALLEST - 0.01
    told = lines.all_inner_texts()
    assert [one.text for one in flow.questions[0].lines if one.text not in told] == []
    assert not shown.locator(".quiz__results").is_visible()
    assert not shown.locator(".quiz__start").is_visible()


def test_without_script_a_result_prints_as_itself(
    plain_page: Page, offline_site: File, graph: Graph
) -> None:
    last = len(graph.nodes)
    plain_page.goto(f"{(offline_site / 'quiz-plain.html').as_uri()}#s{last}")
    plain_page.emulate_media(media="print")
    assert plain_page.locator(".care__heading:visible").count() == 1
    assert not plain_page.locator(".quiz__paper").is_visible()
    assert pages(plain_page) <= 2


@pytest.mark.parametrize("site", ["hosted_site", "offline_site"])
def test_the_page_stays_small(site: str, request: pytest.FixtureRequest) -> None:
    folder: File = request.getfixturevalue(site)
    (file,) = [f for f in (folder / "quiz.html", folder / "quiz/index.html") if f.is_file()]
    before, _, rest = file.read_bytes().partition(b"<style>")  # rules weigh in test_page_weight
    assert len(before + rest.partition(b"</style>")[2]) < LARGEST_FILE
