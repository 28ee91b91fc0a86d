"""The quiz as people use it: by keyboard, back and forth, by link, on a shared tablet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as File

import pytest

from common.urgency import Urgency
from pages.output import body_map
from quiz.graph.compile import Ask, Graph, compile_flow
from quiz.graph.evaluate import by_graph
from quiz.page.browser import script, style
from quiz.page.render import page_html
from quiz.page.result import Surroundings
from quiz.rules.model import NONE, Flow, Is, Kind, Option
from tests.browser.listener import Listener
from tests.browser.quiz_screens import (
    BACK,
    CONTINUE,
    RESULT,
    SHOWN,
    START,
    answer,
    begin,
    link,
    visit,
)
from tests.browser.tab import Tab, in_both_engines, in_every_engine
from tests.quiz.flows import ALSO, RED, REST, TODAY, rule, small_flow
from tests.quiz.test_render import around
from tests.quiz.test_wire_script import hostile
from tests.quiz.walks import Path
from tests.topic.real import TOPIC

FOCUS = "document.activeElement"
ON_HEADING = f"{FOCUS}.matches('.quiz__question, .care__heading')"
RING = f"""(() => {{
  const look = getComputedStyle({FOCUS});
  return {FOCUS}.matches(':focus-visible') && look.outlineStyle !== 'none'
    && parseFloat(look.outlineWidth) >= 2;
}})()"""
SPIES = """(() => {
  window.noted = [];
  const spy = (thing, name) => {
    const old = thing[name];
    thing[name] = function (...given) { noted.push(name); return old.apply(this, given); };
  };
  spy(Storage.prototype, "setItem");
  spy(IDBFactory.prototype, "open");
  spy(window, "fetch");
  spy(XMLHttpRequest.prototype, "send");
  spy(navigator.__proto__, "sendBeacon");
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(document, "cookie", {
    get() { return cookie.get.call(document); }, set() { noted.push("cookie"); },
  });
  window.WebSocket = function () { noted.push("WebSocket"); };
  return true;
})()"""
STORED = "({local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie})"
REACH_OUT = """(async () => {
  const stopped = [];
  addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
  new Image().src = "http://picture.test/";
  await fetch("http://fetch.test/").catch(() => 0);
  await new Promise(done => setTimeout(done, 300));
  return stopped.sort();
})()"""


@pytest.fixture
def page(offline_site: File) -> str:
    return (offline_site / "quiz.html").as_uri()


@pytest.fixture(scope="module")
def calm(flow: Flow, graph: Graph) -> Path:
    """A way past all warning signs: nothing from a list, and the first line of other questions."""
    path: Path = {}
    while isinstance(node := by_graph(graph, path)[0], Ask):
        question = flow.question(node.question)
        lists = question.kind is Kind.MANY
        path[question.id] = frozenset([NONE if lists else question.choices[0].id])
    assert len(path) >= 6
    return path


def walk(tab: Tab, path: Path) -> None:
    for name in path:
        answer(tab, path, name)


@in_every_engine
def test_a_whole_way_by_keyboard_alone(tab: Tab, page: str, calm: Path) -> None:
    tab.open(page)
    while not tab.evaluate(f"{FOCUS}.matches({json.dumps(START)})"):
        tab.press("Tab")
    tab.press("Enter")
    assert tab.evaluate(ON_HEADING)
    for name, (wanted,) in calm.items():
        for _ in range(120):
            if tab.evaluate(f"{FOCUS}.name === 'quiz' && {FOCUS}.value === '{wanted}'"):
                break
            tab.press("Tab")
        assert tab.evaluate(f"{FOCUS}.value") == wanted, name
        assert tab.evaluate(RING), name
        tab.type(" ")
        while not tab.evaluate(f"{FOCUS}.matches({json.dumps(CONTINUE)})"):
            tab.press("Tab")
        assert tab.evaluate(RING), name
        before = tab.evaluate("document.title")
        tab.press("Enter")
        assert tab.evaluate(ON_HEADING), name
        assert tab.evaluate(RING), name
        assert tab.evaluate("document.title") != before
    assert tab.sees(RESULT)
    assert str(tab.evaluate("document.title")).startswith("Result: ")


def test_nothing_is_chosen_and_nothing_goes_on_by_itself(tab: Tab, page: str, flow: Flow) -> None:
    begin(tab, page)
    assert tab.evaluate("document.querySelectorAll('.quiz__form :checked').length") == 0
    tab.click('.quiz__form input[value="none"] + label')
    assert tab.text(".quiz__question") == flow.questions[0].text
    assert "=" not in str(tab.evaluate("location.hash"))


@in_every_engine
def test_a_missing_answer_is_told_in_a_summary_that_takes_the_focus(tab: Tab, page: str) -> None:
    begin(tab, page)
    for _ in range(2):  # told anew each time, and never twice
        tab.click(CONTINUE)
        assert tab.evaluate(f"{FOCUS}.matches('.quiz__error')")
        assert tab.evaluate("document.querySelectorAll('.quiz__error, .quiz__problem').length") == 2
        assert str(tab.evaluate("document.title")).startswith("Error: Danger signs: ")
    assert "quiz-problem" in tab.evaluate(
        "document.querySelector('fieldset').getAttribute('aria-describedby')"
    )
    tab.click(".quiz__error a")
    assert tab.evaluate(f"{FOCUS}.id") == "quiz-choice-0"
    assert "=" not in str(tab.evaluate("location.hash"))


def test_none_of_these_stands_alone(tab: Tab, page: str, flow: Flow) -> None:
    chosen = "[...document.querySelectorAll('.quiz__form :checked')].map(i => i.value)"
    first, second = (line.id for line in flow.questions[0].lines[:2])
    begin(tab, page)
    for value, wanted in (
        (first, [first]),
        (second, [first, second]),
        (NONE, [NONE]),
        (second, [second]),
    ):
        tab.click(f'.quiz__form input[value="{value}"] + label')
        assert tab.evaluate(chosen) == wanted


@in_every_engine
def test_back_by_button_and_by_browser_keeps_the_answers(
    tab: Tab, page: str, flow: Flow, calm: Path
) -> None:
    begin(tab, page)
    first, second, third = list(calm)[:3]
    walk(tab, {first: calm[first], second: calm[second]})
    assert tab.text(".quiz__question") == flow.question(third).text
    tab.click(BACK)
    assert tab.text(".quiz__question") == flow.question(second).text
    assert tab.evaluate("document.querySelector('.quiz__form :checked').value") == NONE
    assert tab.evaluate(ON_HEADING)
    tab.evaluate("history.go(-2)")
    tab.wait_for("location.hash.split('&').length === 1")
    assert tab.evaluate("document.querySelector('.quiz__form :checked') !== null")
    tab.click(BACK)
    assert tab.text(".quiz__question") == flow.question(first).text
    tab.click(BACK)
    tab.wait_for("location.hash === '' && !document.querySelector('.quiz__form')")
    assert tab.evaluate(f"{FOCUS}.matches({json.dumps(START)})")


def test_change_keeps_the_other_answers(tab: Tab, page: str, flow: Flow, calm: Path) -> None:
    begin(tab, page)
    walk(tab, calm)
    result = tab.evaluate(SHOWN)
    names = list(calm)
    last = len(names)
    tab.click(".quiz__yours summary")
    tab.click(f".quiz__answers dd:nth-of-type({2 * last}) button")
    assert tab.text(".quiz__question") == flow.question(names[-1]).text
    tab.click(CONTINUE)  # the answer is still there
    assert tab.evaluate(SHOWN) == result
    assert tab.text(".quiz__notice") == ""
    tab.click(".quiz__yours summary")
    tab.click(".quiz__answers dd:nth-of-type(2) button")
    assert tab.text(".quiz__question") == flow.question(names[0]).text
    tab.click(CONTINUE)
    assert tab.evaluate(SHOWN) == result
    sign = flow.questions[0].lines[0].id
    tab.click(".quiz__yours summary")
    tab.click(".quiz__answers dd:nth-of-type(2) button")
    tab.click(f'.quiz__form input[value="{sign}"] + label')
    tab.click(CONTINUE)
    assert tab.text(RESULT).endswith("Call your emergency number now")
    assert "no longer count" in tab.text(".quiz__notice")


def test_a_copied_link_opens_the_same_result(
    tab: Tab, page: str, flow: Flow, graph: Graph, calm: Path
) -> None:
    begin(tab, page)
    walk(tab, calm)
    result, address = tab.evaluate(SHOWN), tab.evaluate("location.href")
    tab.open(str(address))
    assert tab.evaluate(SHOWN) == result
    assert tab.text(".quiz__notice") == ""
    tab.open(page + link(flow, graph, calm).replace("/", "/older-", 1))
    assert tab.evaluate(SHOWN) == result
    assert "another version" in tab.text(".quiz__notice")


def test_hostile_links_show_a_question_and_harm_nothing(
    tab: Tab, page: str, outside: Listener, flow: Flow
) -> None:
    found = hostile(flow)
    for opened in ("markup", "100 kB of answers"):
        tab.open(page + found[opened])
        assert tab.text(".quiz__question") == flow.questions[0].text, opened
    others = {what: fragment for what, fragment in found.items() if len(fragment) > 1}
    look = """[document.querySelector(".quiz__question").textContent,
      document.querySelectorAll(".quiz__step--shown, .quiz img").length]"""
    seen = tab.evaluate(visit(list(others.values()), look))
    for what, screen in zip(others, seen, strict=True):
        assert screen == [flow.questions[0].text, 0], what
    assert (tab.errors, outside.hits) == ([], [])


@in_both_engines
def test_a_whole_session_asks_and_stores_nothing(
    tab: Tab, page: str, outside: Listener, calm: Path
) -> None:
    begin(tab, page)
    stored = tab.evaluate(STORED)
    tab.evaluate(SPIES)
    tab.requests.clear()
    walk(tab, calm)
    tab.click(".quiz__copy")
    assert tab.text(".quiz__copied") != ""
    tab.click(".quiz__yours summary")
    tab.click(".quiz__answers dd:nth-of-type(2) button")
    tab.click(CONTINUE)
    tab.click(".quiz__back")
    tab.click(".quiz__sofar summary")
    assert tab.evaluate("noted") == []
    assert tab.evaluate(STORED) == stored
    tab.settle()
    assert (tab.requests, tab.errors, outside.hits) == ([], [], [])


@in_both_engines
def test_the_policy_of_the_page_lets_nothing_out(
    tab: Tab, page: str, outside: Listener, hosted_site: File, serve: Callable[[File], Listener]
) -> None:
    for address in (page, f"{serve(hosted_site).address}/quiz/"):
        tab.open(address)
        # on a disk two policies refuse, and each says so
        assert set(tab.evaluate(REACH_OUT)) == {"connect-src", "img-src"}
    assert outside.hits == []


@in_every_engine
def test_clear_and_leave_takes_the_answers_out_of_the_history(
    tab: Tab, page: str, flow: Flow, calm: Path
) -> None:
    tab.open("about:blank")
    begin(tab, page)
    walk(tab, calm)
    tab.click(".quiz__leave")
    tab.wait_for("location.pathname.endsWith('/index.html') && document.readyState === 'complete'")
    tab.back()
    tab.wait_for("location.pathname.endsWith('/quiz.html')")
    tab.wait_for("location.hash === '' && !document.querySelector('.quiz__form')")
    assert tab.sees(START)
    assert tab.evaluate("document.querySelectorAll('.quiz__form :checked').length") == 0
    tab.back()  # and before it the quiz stands nowhere in the history
    tab.wait_for("!location.pathname.endsWith('/quiz.html')")


def own_page(folder: File, flow: Flow, site: Surroundings | None = None, **more: float) -> str:
    """Write a page of its own around a flow, with the drawing; return its address."""
    drawing = body_map.read(TOPIC.docs)
    assert drawing
    quiz = page_html(
        flow,
        compile_flow(flow),
        site or around(flow),
        map_html=drawing.choices(ident="quiz-map"),
        **more,
    )
    (folder / "index.html").write_text("<!doctype html><title>Home</title><h1>Home</h1>", "utf-8")
    file = folder / "quiz.html"
    file.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Quiz</title>'
        f"<style>{style()}</style>{quiz}<script>{script()}</script>",
        encoding="utf-8",
    )
    return file.as_uri()


def places_flow() -> Flow:
    """The small flow, its last question asking for places on the leg."""
    lines = (Option("heel", "The heel"), Option("toes-all", "The toes"))
    places = replace(ALSO, options=lines, worse=())
    last = tuple(
        rule(line.id, Urgency.APPOINTMENT, Is("also", line.id), f"{line.id}.md")
        for line in places.lines
    )
    return small_flow((RED, TODAY, REST, places), without=("back", "toes"), last=last)


TO_THE_MAP: Path = {
    "red": frozenset(["none"]),
    "today": frozenset(["no"]),
    "rest": frozenset(["yes"]),
}


def test_the_drawing_chooses_the_same_as_the_list(tab: Tab, tmp_path: File) -> None:
    begin(tab, own_page(tmp_path, places_flow()))
    assert not tab.sees(".quiz__map")
    walk(tab, TO_THE_MAP)
    assert tab.sees(".quiz__map svg")
    assert tab.evaluate("!!document.querySelector('.quiz__map svg').closest('[aria-hidden=true]')")
    # a region that the question does not have is only drawn
    assert not tab.evaluate(
        "document.querySelector('[data-region=calf-back]').matches('.quiz__area')"
    )
    tab.click('.quiz__area[data-region="heel"]')
    heel = '.quiz__form input[value="heel"]'
    assert tab.evaluate(f"document.querySelector('{heel}').checked")
    look = "[...document.querySelectorAll('[data-region=heel]')].map(a => a.getAttribute('fill'))"
    assert set(tab.evaluate(look)) == {"url(#quiz-map-hatch)"}
    tab.click(f"{heel} + label")  # off by the list, and the drawing follows
    assert set(tab.evaluate(look)) == {"transparent"}
    tab.click('.quiz__form input[value="none"] + label')
    tab.click('.quiz__area[data-region="heel"]')
    assert tab.evaluate("[...document.querySelectorAll(':checked')].map(i => i.value)") == ["heel"]
    tab.click(CONTINUE)
    by_map = tab.evaluate("location.hash")
    tab.open("about:blank")
    begin(tab, own_page(tmp_path, places_flow()))
    walk(tab, {**TO_THE_MAP, "also": frozenset(["heel"])})
    assert tab.evaluate("location.hash") == by_map
    assert not tab.sees(".quiz__map")
