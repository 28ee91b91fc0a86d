"""Every way of the quiz says the same in every browser, over http, from a disk and in the single
file, with script and without.

The three have the same rules and the same words, which is shown by reading them, and the script
leads from every answer where Python does (`tests/quiz/test_answers.py`). So the browsers share what
is to be seen: each question and result in one of them at one of the three, some ways from each, and
every kind in all. The single file, which holds all pages at once and is the slowest, takes every
eighth.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path as File
from typing import Any

import pytest
from lxml import html

from pages.model import catalogue
from quiz.graph.compile import Ask, Branch, End, Graph, branch_for
from quiz.graph.evaluate import by_graph
from quiz.graph.wire import to_script
from quiz.rules.model import Flow
from tests.browser.firefox import FirefoxTab
from tests.browser.listener import Listener
from tests.browser.quiz_screens import (
    RESULT,
    SHOWN,
    START,
    answer,
    begin,
    link,
    link_after,
    says,
    take_every_way,
    visit,
)
from tests.browser.shares import SHARING, engine_of, mine, share
from tests.browser.tab import Tab, in_both_engines
from tests.quiz.explain import because
from tests.quiz.flows import RULES
from tests.quiz.walks import Path, edges, finish, paths_to_nodes, random_paths, written

DOCS = RULES.parents[2] / "docs"
PLACES = ("http", "file", "single")
TURNS = ("http", "file", "http", "file", "http", "file", "http", "single")
"""Where each way in a list is walked, again and again."""
COVERING = len(TURNS)
"""Ways that are walked with mouse and keys; they are chosen to meet new questions and results."""


@pytest.fixture(scope="module")
def titles() -> dict[str, str]:
    pages = catalogue.read(DOCS).pages
    return {path: page.head.title for path, page in pages.items()}


@dataclass(frozen=True)
class Where:
    """Where a quiz is, and who walks it there."""

    place: str
    """One of `PLACES`."""
    engine: str
    page: str
    """The address of the file or page."""
    start: str = ""
    """The fragment of the quiz without answers."""
    ids: str = ""
    """What stands before its ids."""
    plain: str = ""
    """The address of the page for browsers without script."""

    @property
    def address(self) -> str:
        return self.page + self.start

    def step(self, place: int) -> str:
        """Return the id of the section of a node."""
        return f"{self.ids}s{place + 1}"

    def here(self, number: int) -> bool:
        """Tell whether what has this number in a list is for this place."""
        return TURNS[number % len(TURNS)] == self.place

    def share(self, many: list[Any]) -> list[Any]:
        """Return the part of a list that is for this engine at this place."""
        return share(self.engine, [one for n, one in enumerate(many) if self.here(n)])


@pytest.fixture(params=PLACES)
def where(
    request: pytest.FixtureRequest, hosted_site: File, serve: Callable[[File], Listener]
) -> Where:
    """The quiz as a page of the web site, of a copy on a disk, and of the single file."""
    who = (request.param, engine_of(request))
    if request.param == "http":
        site = serve(hosted_site).address
        return Where(*who, f"{site}/quiz/", plain=f"{site}/quiz-plain/")
    if request.param == "file":
        site = request.getfixturevalue("offline_site").as_uri()
        return Where(*who, f"{site}/quiz.html", plain=f"{site}/quiz-plain.html")
    file = request.getfixturevalue("single_file").as_uri()
    return Where(*who, file, "#quiz", "quiz--", plain=file)


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


def batches(many: list[Any]) -> Iterator[list[Any]]:
    """Yield parts that a busy browser goes through well before anybody gives up on it."""
    waiting = iter(many)
    while some := list(islice(waiting, 25)):
        yield some


def in_order(hash_: str) -> str:
    """Return an address with the lines of each answer in the order of tests."""
    answers = (answer.rpartition("=") for answer in hash_.split("&"))
    return "&".join(
        f"{question}{sign}{','.join(sorted(chosen.split(',')))}"
        for question, sign, chosen in answers
    )


def place_of(graph: Graph, path: Path) -> int:
    return next(n for n, node in enumerate(graph.nodes) if node is by_graph(graph, path)[0])


def some_ways(graph: Graph) -> Iterator[tuple[int, Branch, Path]]:
    """Yield one way from each question, and not the same from the next."""
    for place, ways in groupby(edges(graph), key=itemgetter(0)):
        every = list(ways)
        yield every[place % len(every)]


def test_the_pages_were_built_from_these_rules(
    hosted_site: File, offline_site: File, single_file: File, flow: Flow, graph: Graph
) -> None:
    for file in (hosted_site / "quiz" / "index.html", offline_site / "quiz.html", single_file):
        assert to_script(flow, graph) in file.read_text("utf-8"), "run `make site` first"


def words(quiz: Any, ids: str) -> dict[str, tuple[str, list[str]]]:
    """Return the text and the ways on of every section, those of groups included, by id."""
    return {
        part.get("id", "").removeprefix(ids): (
            " ".join(part.text_content().split()),
            [
                href.removeprefix(f"#{ids}")
                for href in part.xpath(".//*[contains(@class, 'quiz__ways')]//a/@href")
            ],
        )
        for part in quiz.xpath(".//section | .//*[contains(@class, 'quiz__group')]")
    }


def test_the_three_say_the_same(
    hosted_site: File, offline_site: File, single_file: File, graph: Graph
) -> None:
    said = []
    for file, ids in (
        (hosted_site / "quiz-plain" / "index.html", ""),
        (offline_site / "quiz-plain.html", ""),
        (single_file, "quiz--"),
    ):
        (steps,) = html.document_fromstring(file.read_bytes()).find_class("quiz__steps")
        said.append(words(steps, ids))
    assert said[0].keys() >= {f"s{place + 1}" for place in range(len(graph.nodes))}
    assert said[0] == said[1] == said[2]


def test_together_the_engines_walk_everything_at_some_place() -> None:
    many = list(range(1_000))
    walkers = [Where(place, engine, "") for place in PLACES for engine in SHARING]
    assert sorted(one for walker in walkers for one in walker.share(many)) == many
    assert all(
        any(w.here(n) for w in walkers) and any(mine(w.engine, n) for w in walkers) for n in many
    )
    assert all(Where(place, "another", "").share(many) for place in PLACES)


@in_both_engines
def test_ways_from_every_question_lead_to_the_same_page_as_in_python(
    tab: Tab, where: Where, flow: Flow, graph: Graph, titles: dict[str, str]
) -> None:
    before = paths_to_nodes(graph)
    asks = [place for place, node in enumerate(graph.nodes) if isinstance(node, Ask)]
    here = where.share(asks)
    over = [edge for edge in some_ways(graph) if edge[0] in here]
    steps = [
        (
            link(flow, graph, before[place]),
            [sorted(path[graph.nodes[place].question]) for at, _, path in over if at == place],
        )
        for place in here
    ]
    tab.open(where.address)
    seen = [one for some in batches(steps) for one in tab.evaluate(take_every_way(some))]
    for place, (step, _) in zip(here, seen, strict=True):
        assert step == says(flow, graph, titles, place), before[place]
    screens = [screen for _, some in seen for screen in some]
    for (_, branch, path), screen in zip(over, screens, strict=True):
        shown, hash_, focused, again = screen
        assert shown == says(flow, graph, titles, branch.to), path
        assert in_order(hash_) == in_order(link_after(flow, graph, path))
        assert (focused, again) == (True, True), path
    assert len(over) > 10
    assert tab.errors == []


@in_both_engines
def test_every_result_opens_by_its_link(
    tab: Tab, where: Where, flow: Flow, graph: Graph, titles: dict[str, str]
) -> None:
    ends = where.share(
        [one for one in paths_to_nodes(graph).items() if isinstance(graph.nodes[one[0]], End)]
    )
    tab.open(where.address)
    seen = tab.evaluate(visit([link(flow, graph, path) for _, path in ends]))
    for (place, path), found in zip(ends, seen, strict=True):
        assert found == says(flow, graph, titles, place), path
    assert len(ends) > 5
    assert tab.errors == []


@in_both_engines
def test_ways_walked_with_the_mouse(
    tab: Tab, where: Where, flow: Flow, graph: Graph, titles: dict[str, str], covering: list[Path]
) -> None:
    for path in where.share(covering):
        begin(tab, where.address)
        for number, name in enumerate(path):
            so_far = dict(list(path.items())[:number])
            assert tab.evaluate(SHOWN) == says(flow, graph, titles, place_of(graph, so_far))
            answer(tab, path, name)
        assert tab.evaluate(SHOWN) == says(flow, graph, titles, place_of(graph, path))
        assert in_order(tab.evaluate("location.hash")) == in_order(link(flow, graph, path))
        assert tab.sees(RESULT)
    assert tab.errors == []


def test_the_engine_of_firefox_walks_and_explains_like_python(
    firefox: FirefoxTab, offline_site: File, flow: Flow, graph: Graph
) -> None:
    firefox.open((offline_site / "quiz.html").as_uri())
    paths = random_paths(flow, graph, 3_000)
    data = "pnQuiz.read(JSON.parse(document.querySelector('.quiz__data').textContent))"
    found = firefox.evaluate(
        f"""(() => {{
          const data = {data};
          return {json.dumps([written(path) for path in paths])}.map((one, i) => {{
            const place = pnQuiz.replay(data, one);
            return [place.node, i < 300 ? pnQuiz.because(data, place) : []];
          }});
        }})()"""
    )
    places = {id(node): place for place, node in enumerate(graph.nodes)}
    for number, (path, (place, reasons)) in enumerate(zip(paths, found, strict=True)):
        assert place == places[id(by_graph(graph, path)[0])]
        if number < 300:
            told = {one["question"]: frozenset(one["chosen"]) for one in reasons}
            assert told == because(flow, graph, path)


A_STEP = "[...document.querySelectorAll('.quiz section')].some(e => e.checkVisibility())"
"""Whether the page with the steps is there; the start leads to it."""

PLAIN = """(() => {
  const text = (e) => e.textContent.trim();
  const seen = (e) => e.checkVisibility();
  const [step, ...others] = [...document.querySelectorAll(".quiz section")].filter(seen);
  const group = step.parentNode;
  return {
    others: others.length + document.querySelectorAll(".quiz__form").length,
    step: step.id,
    headings: [...document.querySelectorAll(".quiz h2")].filter(seen).map(e => text(e.lastChild)),
    ways: [...step.querySelectorAll(".quiz__ways a")].filter(seen).map(a => a.getAttribute("href")),
    reasons: [...step.querySelectorAll(".quiz__reasons > li")].map(text),
    pages: [...step.querySelectorAll(".quiz__pages a")].map(text),
    around: [...step.closest("article").querySelectorAll(".pn-summary, .pn-strip, .quiz__start")]
      .filter(seen).length,
    top: group.querySelector("h2").getBoundingClientRect().top,
    height: innerHeight,
  };
})()"""


def test_every_step_and_result_without_script(
    plain_tab: Tab, where: Where, flow: Flow, graph: Graph, titles: dict[str, str]
) -> None:
    plain_tab.resize(360 if where.place == "http" else 1280, 640)
    plain_tab.open(where.address)
    assert plain_tab.sees(START)
    plain_tab.click(START)
    plain_tab.wait_for(A_STEP)
    assert plain_tab.evaluate("location.href") == f"{where.plain}#{where.step(0)}"
    first = plain_tab.evaluate(PLAIN)
    others = where.share(list(range(1, len(graph.nodes))))
    look = f"(location.hash = hash, {PLAIN})"
    seen = [
        one
        for some in batches([f"#{where.step(place)}" for place in others])
        for one in plain_tab.evaluate(f"{json.dumps(some)}.map(hash => {look})")
    ]
    for place, found in zip([0, *others], [first, *seen], strict=True):
        wanted = says(flow, graph, titles, place)
        node = graph.nodes[place]
        assert (found["others"], found["step"], found["around"]) == (0, where.step(place), 0)
        assert found["headings"] == [wanted["heading"]]
        # what a level asks the reader to do is in sight, above the reasons
        assert 0 <= found["top"] < found["height"] or not place
        if isinstance(node, Ask):
            assert found["ways"] == [f"#{where.step(branch.to)}" for branch in node.branches]
        else:
            assert found["reasons"] == wanted["reasons"]
            assert found["pages"] == wanted["pages"]


def test_ways_walked_without_script(
    plain_tab: Tab, where: Where, graph: Graph, covering: list[Path]
) -> None:
    step = "[...document.querySelectorAll('.quiz section')].filter(e => e.checkVisibility())[0].id"
    with_the_mouse = (PLACES.index(where.place) + (where.engine == "firefox")) % 2
    for path in where.share(covering):
        plain_tab.open(where.address)
        plain_tab.click(START)
        plain_tab.wait_for(A_STEP)
        place = 0
        while isinstance(node := graph.nodes[place], Ask):
            branch = branch_for(node, path[node.question])
            number_of_way = node.branches.index(branch) + 1
            way = f"#{where.step(place)} .quiz__ways li:nth-child({number_of_way}) a"
            if with_the_mouse:
                plain_tab.click(way)
            else:
                on_the_way = f"document.activeElement === document.querySelector('{way}')"
                while not plain_tab.evaluate(on_the_way):
                    plain_tab.press("Tab")
                plain_tab.press("Enter")
            place = branch.to
            plain_tab.wait_for(f"{step} === '{where.step(place)}'")
        plain_tab.back()
        plain_tab.wait_for(f"{step} !== '{where.step(place)}'")
        assert plain_tab.sees(".quiz section .quiz__ways")
