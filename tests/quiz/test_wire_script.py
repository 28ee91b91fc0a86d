"""The script of the browser, run in V8: it walks, explains and writes like Python."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from quiz.graph.compile import End, Graph, compile_flow
from quiz.graph.evaluate import by_graph
from quiz.graph.wire import to_data, to_script
from quiz.page.browser import script
from quiz.rules.model import NONE, UNSURE, Flow
from quiz.rules.second_look import Ask, settle
from tests.quiz.explain import because
from tests.quiz.flows import small_flow
from tests.quiz.walks import (
    Path,
    address,
    edges,
    finish,
    paths_to_nodes,
    random_paths,
    written,
)

FORBIDDEN = (
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(",
    "localStorage", "sessionStorage", "indexedDB", "cookie", "fetch", "XMLHttpRequest",
    "sendBeacon", "WebSocket", "import ", "import(", "export ",
)  # fmt: skip


@pytest.fixture(scope="module")
def paths(flow: Flow, graph: Graph) -> list[Path]:
    """One way over every edge, and 2,000 that readers might take."""
    dice = random.Random(3)
    over = [finish(graph, path, dice) for _, _, path in edges(graph)]
    return over + random_paths(flow, graph, 2_000)


def engine(flow: Flow, graph: Graph) -> MiniRacer:
    made = MiniRacer()
    made.eval(script())
    made.eval(f"var data = pnQuiz.read({to_script(flow, graph)});")
    return made


@pytest.fixture(scope="module")
def browser(flow: Flow, graph: Graph) -> MiniRacer:
    return engine(flow, graph)


def run(browser: MiniRacer, paths: list[Path], make: str) -> list[Any]:
    """Return what a JavaScript expression over `place` gives for every path."""
    answers = json.dumps([written(path) for path in paths])
    code = f"{answers}.map(one => {{ const place = pnQuiz.replay(data, one); return {make}; }})"
    found: list[Any] = json.loads(browser.eval(f"JSON.stringify({code})"))
    return found


def test_it_walks_like_python(browser: MiniRacer, graph: Graph, paths: list[Path]) -> None:
    ends = {id(node): place for place, node in enumerate(graph.nodes)}
    wanted = [ends[id(by_graph(graph, path)[0])] for path in paths]
    assert run(browser, paths, "place.complete ? place.node : -1") == wanted


def test_it_stops_where_python_stops(browser: MiniRacer, graph: Graph, paths: list[Path]) -> None:
    half = [dict(list(path.items())[: len(path) // 2]) for path in paths]
    ends = {id(node): place for place, node in enumerate(graph.nodes)}
    wanted = [ends[id(by_graph(graph, path)[0])] for path in half]
    assert run(browser, half, "place.node") == wanted


def check_reasons(browser: MiniRacer, flow: Flow, graph: Graph, paths: list[Path]) -> None:
    order = {question.id: [c.id for c in question.choices] for question in flow.questions}
    for path, reasons in zip(
        paths, run(browser, paths, "pnQuiz.because(data, place)"), strict=True
    ):
        assert reasons == [
            {"question": name, "chosen": sorted(answer, key=order[name].index)}
            for name, answer in because(flow, graph, path).items()
        ], path


def test_it_explains_like_python(
    browser: MiniRacer, flow: Flow, graph: Graph, paths: list[Path]
) -> None:
    dice = random.Random(17)
    ends = [finish(graph, path, dice) for path in paths_to_nodes(graph).values()]
    check_reasons(browser, flow, graph, [*ends, *paths[-400:]])


def test_it_explains_every_path_of_a_small_flow_like_python() -> None:
    flow = small_flow()
    graph = compile_flow(flow)
    paths = [*random_paths(flow, graph, 400, calm=0.5), *(path for _, _, path in edges(graph))]
    whole = [path for path in paths if isinstance(by_graph(graph, path)[0], End)]
    check_reasons(engine(flow, graph), flow, graph, whole)


def test_an_address_gives_back_the_answers_it_was_written_from(
    browser: MiniRacer, flow: Flow, graph: Graph, paths: list[Path]
) -> None:
    mark = to_data(flow, graph)["hash"]
    wrote = run(browser, paths, "pnQuiz.write(data, place)")
    assert wrote == [address(flow, mark, path) for path in paths]
    again = "pnQuiz.parse(pnQuiz.write(data, place))"
    for path, found in zip(paths, run(browser, paths, again), strict=True):
        assert found == {"flow": flow.id, "hash": mark, "answers": written(path)}


def hostile(flow: Flow) -> dict[str, str]:
    """Return fragments that nobody should write, by what is wrong with them."""
    first, second = flow.questions[0], flow.questions[1]
    start = f"#{flow.id}/x/"
    sign = first.lines[0].id
    return {
        "nothing": "",
        "only a hash sign": "#",
        "only the flow": f"#{flow.id}",
        "no answers": start,
        "no option": f"{start}{first.id}",
        "empty option": f"{start}{first.id}=",
        "no question": f"{start}=none",
        "none and a sign": f"{start}{first.id}=none,{sign}",
        "none twice": f"{start}{first.id}=none,none",
        "a sign twice": f"{start}{first.id}={sign},{sign}",
        "a question twice": f"{start}{first.id}={sign}&{first.id}=none",
        "capitals": f"{start}{first.id}=NONE",
        "not from the start": f"{start}{second.id}=none",
        "a prototype": f"{start}__proto__=none&constructor=none&toString=none",
        "a prototype as option": f"{start}{first.id}=__proto__,constructor",
        "markup": f"{start}{first.id}=<img src=x onerror=alert(1)>",
        "coded markup": f"{start}{first.id}=%3Cscript%3E",
        "broken coding": "#%E0%A4%A",
        "a plain step": "#step-9",
        "a script": "#javascript:alert(1)",
        "100 kB of one letter": "#" + "a" * 100_000,
        "100 kB of answers": start + f"{first.id}=none&" * 6_000,
        "100 kB of options": f"{start}{first.id}=" + "none," * 20_000,
        "100 kB of slashes": start + "/" * 100_000,
        "turned writing": f"{start}{first.id}=\u202enone",
        "a second look at nothing": f"{start}{first.id}~=nothing",
        "a second look at a line twice": f"{start}{first.id}~={sign},{sign}",
        "a second look that says what none can": f"{start}{first.id}~={sign}.none",
        "two second looks": f"{start}{first.id}~={sign}.no&{first.id}~={sign}.no",
    }


def follow(browser: MiniRacer, graph: Graph, flow: Flow, fragment: str) -> Path:
    """Read a fragment in V8; what is shown must be what Python gives for the answers that count."""
    text = browser.eval(
        f"JSON.stringify(pnQuiz.replay(data, pnQuiz.parse({json.dumps(fragment)}).answers))"
    )
    place = json.loads(text)
    answers = {step["question"]: frozenset(step["chosen"]) for step in place["trail"]}
    assert all(flow.question(name).allows(answer) for name, answer in answers.items())
    assert by_graph(graph, answers)[0] is graph.nodes[place["node"]]
    return answers


def test_a_hostile_address_neither_throws_nor_gives_a_result_of_its_own(
    browser: MiniRacer, graph: Graph, flow: Flow
) -> None:
    for what, fragment in hostile(flow).items():
        assert follow(browser, graph, flow, fragment) == {}, what


def test_damaged_addresses_are_followed_as_far_as_they_are_sound(
    browser: MiniRacer, graph: Graph, flow: Flow, paths: list[Path]
) -> None:
    dice = random.Random(3)
    for path in dice.sample(paths, 500):
        text = address(flow, "0", path)
        cut = dice.randrange(len(text))
        damage = dice.choice(["", "=", "&", ",", "/", "none", "\u202e", "<", "%00"])
        follow(browser, graph, flow, text[:cut] + damage + text[cut + dice.randrange(3) :])


def test_an_address_of_other_rules_keeps_the_answers_that_fit(
    browser: MiniRacer, graph: Graph, flow: Flow, paths: list[Path]
) -> None:
    """As if a question had been left out since, and another one had other lines."""
    for path in paths[:200]:
        names = list(path)
        lost = names[len(names) // 2]
        older = {**path, "a-question-of-old": frozenset(["yes"]), lost: frozenset(["of-old"])}
        assert follow(browser, graph, flow, address(flow, "older", older)) == {
            name: path[name] for name in names[: names.index(lost)]
        }


def sheet(browser: MiniRacer, path: Path) -> dict[str, list[str]]:
    more = '{action: "Act", rules: ["A rule. (A source)"], about: ["A date", "A mark"]}'
    (parts,) = run(browser, [path], f"pnQuiz.sheet(data, place.trail, {more})")
    return {heading: lines for heading, lines, *_ in parts}


def sorted_lines(flow: Flow, path: Path) -> dict[str, list[str]]:
    """Return what a clinician must find of a path: present, open, other, denied."""
    found: dict[str, list[str]] = {"chosen": [], "open": [], "other": [], "denied": []}
    for name, answer in path.items():
        question = flow.question(name)
        if not question.is_red:
            told = "; ".join(c.text for c in question.choices if c.id in answer)
            kind = "denied" if answer in ({NONE}, {"no"}) else "other"
            found[kind].append(f"{question.text} {told}")
            continue
        for line in question.lines:
            kind = "open" if UNSURE in answer else "denied"
            said = line.term[:1].upper() + line.term[1:]
            if line.id in answer:
                found["chosen"].append(f"{said}: {line.text}" if said else line.text)
            else:
                found[kind].append(said or line.text)
    return found


def test_the_sheet_tells_what_is_there_first_and_what_was_denied_last(
    browser: MiniRacer, flow: Flow, paths: list[Path]
) -> None:
    for path in paths[:300]:
        wanted = sorted_lines(flow, path)
        parts = sheet(browser, path)
        kinds = {
            "Result": ["Act"],
            "Warning signs that were chosen": wanted["chosen"] or ["None"],
            "Warning signs that were left open, with “not sure” as the answer": wanted["open"],
            "Other answers": wanted["other"],
            "Asked for and denied": wanted["denied"],
            "Rules that gave this result, and their sources": ["A rule. (A source)"],
            "About this sheet": ["A date", "A mark"],
        }
        assert list(parts.items()) == [(name, lines) for name, lines in kinds.items() if lines]
    calm = {q.id: frozenset([NONE]) for q in flow.questions if q.is_red and q.none}
    assert len(sheet(browser, calm)["Asked for and denied"]) >= 20


def test_the_sheet_as_text_has_what_was_denied_in_one_paragraph(browser: MiniRacer) -> None:
    text = browser.eval('pnQuiz.asText("Title", [["One", ["a", "b"]], ["Two", ["c.", "d"], true]])')
    assert text == "Title\n\nOne:\n- a\n- b\n\nTwo:\nc · d.\n"


def test_dates_have_one_form(browser: MiniRacer) -> None:
    assert browser.eval("pnQuiz.moment(new Date(2026, 10, 3, 9, 5))") == "3 November 2026, 09:05"


def test_a_second_look_settles_like_python(browser: MiniRacer, flow: Flow) -> None:
    dice = random.Random(7)
    for question in flow.questions:
        lines = [line.id for line in question.lines]
        words = [*lines, NONE, UNSURE, "", "other"]
        ends = ["", ".no", ".no", ".yes", ".unsure", ".maybe", ".no.no"]
        given = [[], [UNSURE], *([line + end] for line in lines for end in ends)]
        for _ in range(300):
            few = lines if dice.random() < 0.9 else words
            some = dice.sample(few, min(len(few), dice.randint(1, 3)))
            given.append([name + dice.choice(ends) for name in some])
        name, tried = json.dumps(question.id), json.dumps(given)
        code = f"{tried}.map(one => pnQuiz.settle(data.questions[{name}], one))"
        for doubts, found in zip(
            given, json.loads(browser.eval(f"JSON.stringify({code})")), strict=True
        ):
            wanted = settle(question, doubts)
            if wanted is None:
                assert found is None, doubts
            elif isinstance(wanted, Ask):
                assert found == {"line": wanted.line}, doubts
            else:
                assert set(found["chosen"]) == wanted, doubts


def looked(flow: Flow, said: dict[str, str]) -> dict[str, list[str]]:
    """Return answers with a second look at the first list, and no to all signs after it."""
    first, *others = (q for q in flow.questions if q.is_red)
    doubts = [line.id + said[line.id] for line in first.lines if line.id in said]
    return {f"{first.id}~": doubts} | {q.id: [NONE] for q in others}


@pytest.mark.parametrize("ending", [".no", ".yes", ".unsure", ""])
def test_a_second_look_is_walked_and_keeps_its_address(
    browser: MiniRacer, flow: Flow, graph: Graph, ending: str
) -> None:
    first = flow.questions[0]
    one, two = first.looks[:2]
    answers = looked(flow, {one: ".no", two: ending})
    place = json.loads(browser.eval(f"JSON.stringify(pnQuiz.replay(data, {json.dumps(answers)}))"))
    if ending == "":
        assert (place["trail"], place["line"]) == ([], two)
        assert place["doubts"] == [f"{one}.no", two]
        return
    chosen = frozenset([NONE] if ending == ".no" else [two])
    assert place["trail"][0]["chosen"] == sorted(chosen)
    path = {first.id: chosen} | {q: frozenset(a) for q, a in answers.items() if "~" not in q}
    assert graph.nodes[place["node"]] is by_graph(graph, path)[0]
    assert place["complete"] is (ending == ".no")
    code = f"pnQuiz.parse(pnQuiz.write(data, pnQuiz.replay(data, {json.dumps(answers)}))).answers"
    again = json.loads(browser.eval(f"JSON.stringify({code})"))
    assert again == (answers if ending == ".no" else {f"{first.id}~": answers[f"{first.id}~"]})


def test_the_sheet_leaves_open_what_a_second_look_has_left_open(
    browser: MiniRacer, flow: Flow
) -> None:
    first = flow.questions[0]
    one, two, three = first.looks[:3]
    term = {line.id: line.term[0].upper() + line.term[1:] for line in first.lines}
    answers = looked(flow, {one: ".no", two: ".unsure", three: ""})
    more = '{action: "Act", rules: [], about: []}'
    code = f"pnQuiz.sheet(data, pnQuiz.replay(data, {json.dumps(answers)}).trail, {more})"
    found = json.loads(browser.eval(f"JSON.stringify({code})"))
    parts = {heading: lines for heading, lines, *_ in found}
    assert parts["Warning signs that were chosen"] == ["None"]
    (left,) = (lines for heading, lines in parts.items() if "left open" in heading)
    assert left == [term[two], term[three]]
    assert term[one] in parts["Asked for and denied"]


def test_a_page_of_another_make_is_left_alone(browser: MiniRacer) -> None:
    assert browser.eval("pnQuiz.read({schema: 1}) === null && pnQuiz.read(null) === null")


def test_the_script_keeps_sends_and_injects_nothing() -> None:
    assert [word for word in FORBIDDEN if word in script()] == []


def test_the_published_script_has_no_comments_and_the_same_code() -> None:
    text = script()
    assert "/*" not in text
    assert text.count("use strict") == 7
