"""The rules, the graph and the browser's walker give the same result for the same answers."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from pages.urgency import Urgency
from quiz.compile import End, Graph, compile_flow
from quiz.evaluate import by_graph, by_rules
from quiz.model import AllOf, AnyOf, AtLeast, Condition, Flow, Is, Not, Rule
from quiz.wire import to_json
from tests.quiz.flows import (
    ALSO,
    QUIZ,
    RED,
    REST,
    TODAY,
    all_paths,
    random_answers,
    rule,
    small_flow,
)

SCRIPT = (QUIZ / "browser" / "quiz.js").read_text(encoding="utf-8")

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
        only = draw(st.booleans())
        made.append(rule(f"r{number}", level, when, *dict.fromkeys(pages), only=only))
    return tuple(made)


@settings(deadline=None, max_examples=150)
@given(extra=rules(), seed=st.integers(0, 2**32))
def test_graph_and_rules_agree_on_any_flow(extra: tuple[Rule, ...], seed: int) -> None:
    flow = small_flow(first=extra)
    graph = compile_flow(flow)
    dice = random.Random(seed)
    for _ in range(30):
        answers = random_answers(flow, dice)
        end, _ = by_graph(graph, answers)
        assert isinstance(end, End)
        assert end.outcome == by_rules(flow, answers)


@pytest.fixture(scope="module")
def cases(flow: Flow, graph: Graph) -> list[tuple[dict[str, Any], int]]:
    """Every path of the real flow, and 20,000 random sets of answers; with the end of each."""
    dice = random.Random(20261122)
    place = {node: number for number, node in enumerate(graph.nodes)}
    found: list[tuple[dict[str, Any], int]] = list(all_paths(flow, graph))
    for _ in range(20_000):
        answers = random_answers(flow, dice, calm=0.93)
        found.append((answers, place[by_graph(graph, answers)[0]]))
    return found


def test_graph_and_rules_agree_on_the_real_flow(
    flow: Flow, graph: Graph, cases: list[tuple[dict[str, Any], int]]
) -> None:
    dice = random.Random(7)
    levels = set()
    for answers, place in cases:
        node = graph.nodes[place]
        assert isinstance(node, End)
        # a path leaves questions out; whatever would be answered there must not matter
        full = {**random_answers(flow, dice), **answers}
        assert by_rules(flow, full) == node.outcome, full
        levels.add(node.outcome.urgency)
    assert levels == set(Urgency)


@pytest.fixture(scope="module")
def browser(flow: Flow, graph: Graph) -> MiniRacer:
    engine = MiniRacer()
    engine.eval(SCRIPT)
    engine.eval(f"var data = {to_json(flow, graph)};")
    return engine


def test_the_browser_walks_like_python(
    browser: MiniRacer, cases: list[tuple[dict[str, Any], int]]
) -> None:
    answers = json.dumps([{q: sorted(a) for q, a in case.items()} for case, _ in cases])
    walk = f"JSON.stringify({answers}.map(one => pinsQuiz.replay(data, one).node))"
    assert json.loads(browser.eval(walk)) == [place for _, place in cases]


def test_an_address_gives_back_the_answers_it_was_written_from(
    browser: MiniRacer, cases: list[tuple[dict[str, Any], int]]
) -> None:
    answers = json.dumps([{q: sorted(a) for q, a in case.items()} for case, _ in cases[:4000]])
    again = f"""JSON.stringify({answers}.every(one => {{
        const place = pinsQuiz.replay(data, one);
        const copy = pinsQuiz.parse(pinsQuiz.write(data, place.trail));
        const there = pinsQuiz.replay(data, copy.answers);
        return copy.hash === data.hash && there.complete && there.node === place.node;
    }}))"""
    assert json.loads(browser.eval(again)) is True


HOSTILE = [
    "",
    "#",
    "#/",
    "#leg-numbness",
    "#leg-numbness//",
    "#leg-numbness/x/emergency-1",
    "#leg-numbness/x/emergency-1=",
    "#leg-numbness/x/=none",
    "#leg-numbness/x/emergency-1=none,stroke",
    "#leg-numbness/x/emergency-1=none,none",
    "#leg-numbness/x/emergency-1=stroke,stroke",
    "#leg-numbness/x/emergency-1=none&emergency-1=stroke",
    "#leg-numbness/x/emergency-1=NONE",
    "#leg-numbness/x/about=none&where=toes",
    "#leg-numbness/x/emergency-1=none&emergency-2=none&same-day=none&heel-toe=yes,weak",
    "#leg-numbness/x/__proto__=none&constructor=none&toString=none",
    "#leg-numbness/x/emergency-1=__proto__",
    "#leg-numbness/x/emergency-1=constructor,length",
    "#leg-numbness/x/emergency-1=<img src=x onerror=alert(1)>",
    "#leg-numbness/x/emergency-1=%3Cscript%3E",
    "#%E0%A4%A",
    "#step-9",
    "#javascript:alert(1)",
    "#" + "a" * 100_000,
    "#leg-numbness/x/" + "emergency-1=none&" * 10_000,
    "#leg-numbness/x/" + "," * 10_000,
]


def follow(browser: MiniRacer, graph: Graph, flow: Flow, fragment: str) -> None:
    """Read a fragment in V8; what is shown must be what Python gives for the answers that count."""
    text = browser.eval(
        f"JSON.stringify(pinsQuiz.replay(data, pinsQuiz.parse({json.dumps(fragment)}).answers))"
    )
    place = json.loads(text)
    answers = {step["question"]: frozenset(step["chosen"]) for step in place["trail"]}
    assert all(flow.question(name).allows(answer) for name, answer in answers.items())
    assert by_graph(graph, answers)[0] is graph.nodes[place["node"]]


@pytest.mark.parametrize("fragment", HOSTILE, ids=lambda text: text[:60])
def test_a_hostile_address_neither_throws_nor_gives_a_result_of_its_own(
    browser: MiniRacer, graph: Graph, flow: Flow, fragment: str
) -> None:
    follow(browser, graph, flow, fragment)


def test_damaged_addresses_are_followed_as_far_as_they_are_sound(
    browser: MiniRacer,
    graph: Graph,
    flow: Flow,
    cases: list[tuple[dict[str, Any], int]],
) -> None:
    dice = random.Random(3)
    for answers, _ in dice.sample(cases, 500):
        text = "&".join(f"{q}={','.join(sorted(a))}" for q, a in answers.items())
        cut = dice.randrange(len(text))
        damage = dice.choice(["", "=", "&", ",", "/", "none", "\u202e", "<", "%00"])
        fragment = f"#{flow.id}/0/{text[:cut]}{damage}{text[cut + dice.randrange(3) :]}"
        follow(browser, graph, flow, fragment)


def test_the_script_keeps_sends_and_injects_nothing() -> None:
    code = "\n".join(line for line in SCRIPT.splitlines() if not line.strip().startswith("*"))
    for word in (
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(",
        "localStorage", "sessionStorage", "indexedDB", "cookie", "fetch", "XMLHttpRequest",
        "sendBeacon", "WebSocket", "import ", "export ", "?.", "??", "=>",
    ):  # fmt: skip
        assert word not in code, word


def test_the_script_and_its_data_stay_small(flow: Flow, graph: Graph) -> None:
    import gzip

    def packed(data: bytes) -> int:
        return len(gzip.compress(data, 9))

    assert packed(Path(QUIZ / "browser" / "quiz.js").read_bytes()) < 6_000
    assert packed(Path(QUIZ / "browser" / "quiz.css").read_bytes()) < 3_000
    assert packed(to_json(flow, graph).encode()) < 6_000
