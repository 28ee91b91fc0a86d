"""The FHIR Questionnaires: valid, exact in expressions, never asking less in flat conditions."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import z3
from fhir.resources.questionnaire import Questionnaire as R5Model
from fhir.resources.R4B.questionnaire import Questionnaire as R4BModel

from common.urgency import Urgency
from quiz.export.fhir import SHOWN_RESULTS, Release, questionnaire, questionnaire_json
from quiz.export.fhirpath import code
from quiz.graph.compile import Ask, End, Graph, compile_flow
from quiz.graph.evaluate import by_graph
from quiz.rules.model import NONE, UNSURE, AllOf, Answer, AtLeast, Flow, Is, Kind, Not, Question
from tests.quiz.fhir_rules import problems
from tests.quiz.flows import rule, small_flow
from tests.quiz.forms import (
    CODES,
    Exists,
    Expression,
    Form,
    Has,
    Joined,
    Negated,
    Truth,
    exact,
    parse,
    show_by_expressions,
    show_by_flat,
    variables,
)

DAY = date(2026, 11, 22)
TANGLED = small_flow(
    first=(
        rule("a", Urgency.SAME_DAY, AllOf(Is("also", "back"), Is("also", "toes")), "a.md"),
        rule("b", Urgency.APPOINTMENT, AllOf(Is("rest", "yes"), Not(Is("also", "back"))), "b.md"),
        rule("c", Urgency.APPOINTMENT, AtLeast(2, Is("rest", UNSURE), Is("also", NONE)), "c.md"),
    )
)
"""Where two lines together lead elsewhere than each alone."""


@pytest.fixture(params=list(Release), ids=lambda release: release.name)
def release(request: pytest.FixtureRequest) -> Release:
    found: Release = request.param
    return found


@pytest.fixture
def form(flow: Flow, graph: Graph, release: Release) -> Form:
    return questionnaire(flow, graph, release, DAY)


def test_the_models_of_a_fhir_library_take_it(form: Form, release: Release) -> None:
    model: Any = R5Model if release is Release.R5 else R4BModel
    assert model.model_validate(form).title == form["title"]


def test_it_keeps_the_rules_that_models_let_through(form: Form, release: Release) -> None:
    assert problems(form, release) == []


def test_it_holds_every_question_with_all_its_choices(form: Form, flow: Flow) -> None:
    items = {item["linkId"]: item for item in form["item"]}
    assert list(items)[: len(flow.questions)] == [question.id for question in flow.questions]
    for question in flow.questions:
        item = items[question.id]
        assert item["text"] == question.text
        assert item["required"] is True
        assert item["repeats"] is (question.kind is Kind.MANY)
        codings = [option["valueCoding"] for option in item["answerOption"]]
        told = [(coding["code"], coding["display"]) for coding in codings]
        assert told == [(code(question.id, c.id), c.text) for c in question.choices]
        for option in item["answerOption"]:
            alone = option["valueCoding"]["code"] == code(question.id, NONE)
            assert bool(option.get("extension")) is alone


def test_what_it_is_stands_in_its_head(
    form: Form, flow: Flow, graph: Graph, release: Release
) -> None:
    assert (form["status"], form["date"]) == ("draft", "2026-11-22")
    assert (form["version"], form["title"]) == (flow.version, flow.title)
    assert "publisher" not in form
    assert "not a diagnosis" in form["description"]
    assert "copyright" not in form  # nobody has given one
    given = questionnaire(flow, graph, release, DAY, "CC BY 4.0")
    assert given["copyright"] == "Text: CC BY 4.0"


def test_it_is_the_same_bytes_every_time(flow: Flow, graph: Graph, release: Release) -> None:
    again = compile_flow(flow)
    one, two = (questionnaire_json(flow, g, release, DAY) for g in (graph, again))
    assert one == two


def _item(form: Form, link: str) -> Form:
    found: Form = next(item for item in form["item"] if item["linkId"] == link)
    return found


def _when(form: Form) -> Form:
    found: Form = _item(form, "also")["enableWhen"][0]
    return found


FAULTS: dict[str, tuple[Callable[[Form], Any], str]] = {
    "link id twice": (lambda f: _item(f, "also").update(linkId="rest"), "is used 2 times"),
    "dangling": (lambda f: _when(f).update(question="gone"), "which is not there"),
    "forward": (lambda f: _when(f).update(question="also"), "points forward"),
    "circle": (
        lambda f: _item(f, "red").update(
            enableWhen=[{**_when(f), "question": "also"}],
        ),
        "goes round in a circle",
    ),
    "operator": (lambda f: _when(f).update(operator=">"), "does not fit"),
    "wrong answer type": (
        lambda f: _when(f).update(answerBoolean=_when(f).pop("answerCoding") is None),
        "is compared with",
    ),
    "option unknown": (lambda f: _when(f)["answerCoding"].update(code="red.gone"), "no option"),
    "other system": (lambda f: _when(f)["answerCoding"].update(system="urn:x"), "no option"),
    "no enableBehavior": (
        lambda f: _item(f, "result.emergency").pop("enableBehavior"),
        "no enableBehavior",
    ),
    "type of no release": (lambda f: _item(f, "also").update(type="open-choice"), "is not of"),
    "question without options": (lambda f: _item(f, "also").pop("answerOption"), "has none"),
    "display that is required": (
        lambda f: f["item"][-1].update(required=True),
        "a display item cannot have",
    ),
    "variable undefined": (lambda f: f["extension"].pop(), "is not defined before"),
    "variable of no question": (
        lambda f: f["extension"][0]["valueExpression"].update(
            expression="%resource.item.where(linkId = 'gone').answer.value.code"
        ),
        "no question 'gone'",
    ),
    "expression cut off": (
        lambda f: f["extension"][-1]["valueExpression"].update(expression="(%n2 and ('x' in"),
        "variable",
    ),
    "one condition alone": (lambda f: _item(f, "also").pop("enableWhen"), "without the other"),
    "name": (lambda f: f.update(name="small flow"), "not an identifier"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str, release: Release) -> None:
    form = questionnaire(TANGLED, compile_flow(TANGLED), release, DAY)
    assert problems(form, release) == []
    plant, words = FAULTS[fault]
    broken = copy.deepcopy(form)
    plant(broken)
    assert any(words in problem for problem in problems(broken, release))


@pytest.mark.parametrize(
    "field", [{"disabledDisplay": "hidden"}, {"answerConstraint": "optionsOnly"}], ids=str
)
def test_what_came_with_r5_is_not_in_r4(field: dict[str, str]) -> None:
    form = questionnaire(TANGLED, compile_flow(TANGLED), Release.R4, DAY)
    form["item"][0].update(field)
    assert any("came with R5" in problem for problem in problems(form, Release.R4))


def _some(question: Question, dice: random.Random) -> Answer:
    """Answer calmly more often than not, so that many ways lead far."""
    ids = [choice.id for choice in question.choices]
    if question.kind is not Kind.MANY:
        calm = dice.random() < 0.7 and question.is_red
        return frozenset(["no" if calm else dice.choice(ids)])
    if dice.random() < (0.9 if question.is_red else 0.4):
        return frozenset([NONE])
    lines = [one for one in ids if one != NONE]
    return frozenset(dice.sample(lines, min(len(lines), dice.choice([1, 1, 2, 3]))))


def _answer_sets(flow: Flow, graph: Graph, count: int) -> Iterator[dict[str, Answer]]:
    """Take every edge of the graph once; then answer by chance."""
    dice = random.Random(20261122)
    ways: dict[int, dict[str, Answer]] = {0: {}}
    for place, node in enumerate(graph.nodes):
        for branch in node.branches if isinstance(node, Ask) else ():
            assert isinstance(node, Ask)
            answer = frozenset(branch.options or [NONE])
            way = {**ways[place], node.question: answer}
            ways.setdefault(branch.to, way)
            yield {question.id: _some(question, dice) for question in flow.questions} | way
    for _ in range(count):
        yield {question.id: _some(question, dice) for question in flow.questions}


def conditions(form: Form) -> list[Any]:
    """Return all that decides what is shown: the variables, and the conditions of every item."""
    items = form["item"]
    told = [(i["linkId"], exact(i), i.get("enableWhen"), i.get("enableBehavior")) for i in items]
    return [*variables(form), *told]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["real", "tangled"])
def test_forms_ask_what_the_quiz_asks_and_never_less(which: str, flow: Flow, graph: Graph) -> None:
    if which == "tangled":
        flow, graph = TANGLED, compile_flow(TANGLED)
    form = questionnaire(flow, graph, Release.R5, DAY)
    assert conditions(questionnaire(flow, graph, Release.R4, DAY)) == conditions(form)
    ends = set()
    for answers in _answer_sets(flow, graph, 200):
        coded = {q: frozenset(code(q, option) for option in a) for q, a in answers.items()}
        end, used = by_graph(graph, answers)
        assert isinstance(end, End)
        level = end.outcome.urgency
        ends.add(level)
        result = [f"result.{level.slug}"] if level in SHOWN_RESULTS else []
        wanted = [*used, *result, "result.other"]
        assert show_by_expressions(form, coded) == wanted
        for lax in (True, False):
            assert set(show_by_flat(form, coded, unanswered_differs=lax)) >= set(wanted)
    assert ends == set(Urgency)


class Proof:
    """A form's conditions as formulas: over all answer sets, not over samples."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.solver = z3.Solver()
        self.asked: dict[str, Any] = {}
        self.questions: dict[str, str] = {}
        self.truth: dict[str, Any] = {}
        for item in form["item"]:
            if item["type"] != "display":
                self._answers(item)
        for name, text in variables(form):
            if found := CODES.fullmatch(text):
                self.questions[name] = found.group(1)
                self.asked[found.group(1)] = z3.Bool(f"asked {found.group(1)}")
            else:
                self.truth[name] = z3.Bool(name)
                self.solver.add(self.truth[name] == self.formula(parse(text)))
        for link, asked in self.asked.items():
            condition = exact(_item(form, link))
            self.solver.add(asked == (True if condition is None else self.formula(condition)))

    def _answers(self, item: Form) -> None:
        """Allow exactly the answers that can be given."""
        codes = [option["valueCoding"]["code"] for option in item["answerOption"]]
        chosen = [z3.Bool(one) for one in codes]
        self.solver.add(z3.AtLeast(*chosen, 1))
        if not item["repeats"]:
            self.solver.add(z3.AtMost(*chosen, 1))
        for one, variable in zip(codes, chosen, strict=True):
            if one.endswith(f".{NONE}"):
                others = [other for other in chosen if other is not variable]
                self.solver.add(z3.Implies(variable, z3.Not(z3.Or(others))))

    def formula(self, part: Expression) -> Any:
        match part:
            case Has(one, name):
                return z3.And(self.asked[self.questions[name]], z3.Bool(one))
            case Exists(name):
                return self.asked[self.questions[name]]
            case Truth(name):
                return self.truth[name]
            case Negated(one):
                return z3.Not(self.formula(one))
            case Joined(word, parts):
                return (z3.Or if word == "or" else z3.And)([self.formula(one) for one in parts])

    def asks_less(self, link: str) -> bool:
        """Whether some answers show an item exactly and hide it flatly.

        An unanswered question fulfils no flat test here, which is the strictest way to read one.
        """
        item = _item(self.form, link)
        condition = exact(item)
        tests = [
            z3.And(
                self.asked[when["question"]],
                z3.Bool(when["answerCoding"]["code"])
                if when["operator"] == "="
                else z3.Not(z3.Bool(when["answerCoding"]["code"])),
            )
            for when in item.get("enableWhen", [])
        ]
        join = z3.Or if item.get("enableBehavior") == "any" else z3.And
        shown = True if condition is None else self.formula(condition)
        self.solver.push()
        self.solver.add(shown, z3.Not(join(tests)) if tests else False)
        found = self.solver.check() == z3.sat
        self.solver.pop()
        return found


@pytest.mark.parametrize("which", ["real", "tangled"])
def test_the_exact_condition_implies_the_flat_one(which: str, flow: Flow, graph: Graph) -> None:
    if which == "tangled":
        flow, graph = TANGLED, compile_flow(TANGLED)
    form = questionnaire(flow, graph, Release.R5, DAY)
    proof = Proof(form)
    assert proof.solver.check() == z3.sat
    assert [item["linkId"] for item in form["item"] if proof.asks_less(item["linkId"])] == []


def test_the_proof_finds_a_flat_condition_that_asks_less() -> None:
    form = questionnaire(TANGLED, compile_flow(TANGLED), Release.R5, DAY)
    item = _item(form, "also")
    item["enableWhen"].append(
        {"question": "rest", "operator": "=", "answerCoding": {"code": "rest.yes"}}
    )
    assert Proof(form).asks_less("also")


def test_flat_conditions_leave_most_questions_out_after_a_warning_sign(
    flow: Flow, graph: Graph
) -> None:
    """A superset could be everything; this one still ends where an emergency is known."""
    form = questionnaire(flow, graph, Release.R4, DAY)
    first = flow.questions[0]
    coded = {
        q.id: frozenset([code(q.id, first.lines[0].id if q is first else q.choices[-1].id)])
        for q in flow.questions
    }
    shown = show_by_flat(form, coded, unanswered_differs=False)
    assert shown == [first.id, "result.emergency", "result.other"]
