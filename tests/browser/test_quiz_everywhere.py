"""Every way of the quiz says the same in every browser, over http and from a disk, with script and
without.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path as File
from typing import Any

import pytest
from playwright.sync_api import Browser

from pages import catalogue
from quiz.compile import Ask, End, Graph, branch_for, compile_flow
from quiz.evaluate import by_graph
from quiz.explain import because, change
from quiz.load import load
from quiz.model import Flow
from quiz.wire import to_script
from tests.browser.chromium import ChromiumTab
from tests.browser.firefox import FirefoxTab
from tests.browser.listener import Listener
from tests.browser.quiz_screens import RESULT, SHOWN, answer, link, says, visit
from tests.browser.tab import Tab
from tests.quiz.flows import RULE_FILE
from tests.quiz.walks import Path, edges, finish, paths_to_nodes, random_paths, written

DOCS = RULE_FILE.parents[2] / "docs"
COVERING = 6
"""Ways that are walked with the mouse; they are chosen to meet new questions and results."""


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load(RULE_FILE)


@pytest.fixture(scope="module")
def graph(flow: Flow) -> Graph:
    return compile_flow(flow)


@pytest.fixture(scope="module")
def titles() -> dict[str, str]:
    pages = catalogue.read(DOCS).pages
    return {path: page.head.title for path, page in pages.items()}


@pytest.fixture(params=["http", "file"])
def address(
    request: pytest.FixtureRequest,
    hosted_site: File,
    offline_site: File,
    serve: Callable[[File], Listener],
) -> str:
    """Where the quiz is, as a web site and as a copy on a disk."""
    if request.param == "file":
        return (offline_site / "quiz.html").as_uri()
    return f"{serve(hosted_site).address}/quiz/"


@pytest.fixture(scope="module")
def covering(flow: Flow, graph: Graph) -> list[Path]:
    """A few ways that together meet every level and most questions."""
    dice = random.Random(1)
    every = [finish(graph, path, dice) for path in paths_to_nodes(graph).values()]
    chosen: list[Path] = []
    met: set[Any] = set()
    for _ in range(COVERING):
        best = max(every, key=lambda path: len(news(graph, path) - met))
        chosen.append(best)
        met |= news(graph, best)
    assert {level for kind, level in met if kind == "level"} == set(range(4))
    return chosen


def news(graph: Graph, path: Path) -> set[tuple[str, Any]]:
    end, _ = by_graph(graph, path)
    assert isinstance(end, End)
    return {("question", name) for name in path} | {("level", int(end.outcome.urgency))}


def place_of(graph: Graph, path: Path) -> int:
    return next(n for n, node in enumerate(graph.nodes) if node is by_graph(graph, path)[0])


def test_the_page_was_built_from_these_rules(
    hosted_site: File, offline_site: File, flow: Flow, graph: Graph
) -> None:
    for file in (hosted_site / "quiz" / "index.html", offline_site / "quiz.html"):
        assert to_script(flow, graph) in file.read_text("utf-8"), "run `make site` first"


def test_every_edge_leads_to_the_same_page_as_in_python(
    chromium: ChromiumTab, offline_site: File, flow: Flow, graph: Graph, titles: dict[str, str]
) -> None:
    over = list(edges(graph))
    chromium.open((offline_site / "quiz.html").as_uri())
    seen = chromium.evaluate(visit([link(flow, graph, path) for _, _, path in over]))
    for (_, branch, path), found in zip(over, seen, strict=True):
        assert found == says(flow, graph, titles, branch.to), path
    assert chromium.errors == []


def test_one_edge_into_every_node(
    tab: Tab, address: str, flow: Flow, graph: Graph, titles: dict[str, str]
) -> None:
    into: dict[int, Path] = {}  # one edge into every node
    for _, branch, path in edges(graph):
        into.setdefault(branch.to, path)
    tab.open(address)
    seen = tab.evaluate(visit([link(flow, graph, path) for path in into.values()]))
    for (place, path), found in zip(into.items(), seen, strict=True):
        assert found == says(flow, graph, titles, place), path
    assert tab.errors == []


def test_ways_walked_with_the_mouse(
    tab: Tab, address: str, flow: Flow, graph: Graph, titles: dict[str, str], covering: list[Path]
) -> None:
    for path in covering:
        tab.open(address)
        for number, name in enumerate(path):
            so_far = dict(list(path.items())[:number])
            assert tab.evaluate(SHOWN) == says(flow, graph, titles, place_of(graph, so_far))
            answer(tab, path, name)
        assert tab.evaluate(SHOWN) == says(flow, graph, titles, place_of(graph, path))
        assert tab.evaluate("location.hash") == link(flow, graph, path)
        assert tab.sees(RESULT)
    assert tab.errors == []


def test_the_engine_of_firefox_walks_and_explains_like_python(
    firefox: FirefoxTab, offline_site: File, flow: Flow, graph: Graph
) -> None:
    firefox.open((offline_site / "quiz.html").as_uri())
    paths = random_paths(flow, graph, 3_000)
    data = "pinsQuiz.read(JSON.parse(document.querySelector('.quiz__data').textContent))"
    found = firefox.evaluate(
        f"""(() => {{
          const data = {data};
          return {json.dumps([written(path) for path in paths])}.map((one, i) => {{
            const place = pinsQuiz.replay(data, one);
            const nearest = i < 300 ? pinsQuiz.change(data, place) : null;
            return [place.node, i < 300 ? pinsQuiz.because(data, place) : [],
              nearest && [nearest.question, nearest.option, nearest.level]];
          }});
        }})()"""
    )
    places = {id(node): place for place, node in enumerate(graph.nodes)}
    for number, (path, (place, reasons, nearest)) in enumerate(zip(paths, found, strict=True)):
        assert place == places[id(by_graph(graph, path)[0])]
        if number < 300:
            told = {one["question"]: frozenset(one["chosen"]) for one in reasons}
            assert told == because(flow, graph, path)
            wanted = change(flow, graph, path)
            as_list = wanted and [wanted.question, wanted.option, int(wanted.urgency)]
            assert nearest == as_list, path


PLAIN = """() => {
  const text = (e) => e.textContent.trim();
  const seen = (e) => e.checkVisibility();
  const [step, ...others] = [...document.querySelectorAll(".quiz section")].filter(seen);
  const group = step.parentNode;
  return {
    others: others.length + document.querySelectorAll(".quiz__form").length,
    step: step.id,
    headings: [...document.querySelectorAll(".quiz h2")].filter(seen).map(e => text(e.lastChild)),
    ways: [...step.querySelectorAll(".quiz__ways a")].map(a => a.getAttribute("href")),
    reasons: step.querySelector("h3") ? [...step.querySelector("ul").children].map(text) : [],
    pages: step.querySelector("h3") ? [...step.querySelectorAll("a")].map(text) : [],
    top: group.querySelector("h2").getBoundingClientRect().top,
    height: innerHeight,
  };
}"""


def test_every_step_and_result_without_script(
    chromium_browser: Browser, address: str, flow: Flow, graph: Graph, titles: dict[str, str]
) -> None:
    width = 360 if address.startswith("http") else 1280
    with chromium_browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 640}
    ) as context:
        page = context.new_page()
        page.goto(address)
        for place in range(len(graph.nodes)):
            if place:
                page.goto(f"{address}#s{place + 1}")
            found = page.evaluate(PLAIN)
            wanted = says(flow, graph, titles, place)
            node = graph.nodes[place]
            assert (found["others"], found["step"]) == (0, f"s{place + 1}")
            assert found["headings"] == [wanted["heading"]]
            # what a level asks the reader to do is in sight, above the reasons
            assert 0 <= found["top"] < found["height"] or not place
            if isinstance(node, Ask):
                assert found["ways"] == [f"#s{branch.to + 1}" for branch in node.branches]
            else:
                assert found["reasons"] == wanted["reasons"]
                assert found["pages"] == wanted["pages"]


def test_ways_walked_without_script(
    chromium_browser: Browser, address: str, graph: Graph, covering: list[Path]
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in covering:
            page.goto("about:blank")
            page.goto(address)
            place = 0
            while isinstance(node := graph.nodes[place], Ask):
                branch = branch_for(node, path[node.question])
                ways = page.locator(".quiz section:visible .quiz__ways a")
                ways.nth(node.branches.index(branch)).click()
                place = branch.to
                assert page.locator(".quiz section:visible").get_attribute("id") == (
                    f"s{place + 1}"
                )
            page.go_back()
            assert page.locator(".quiz section:visible .quiz__ways").count() == 1
