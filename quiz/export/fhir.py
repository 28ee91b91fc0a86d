"""The questions as a FHIR Questionnaire, for clinics that load them into a record system.

The same content is written for R4 (4.0.1) and R5. Every question carries two conditions: the exact
one, as an SDC expression, and a flat one that the exact one implies (see `quiz.export.flat`), for
systems that read no expressions. Only the two urgent results are in the form: a system without
expressions would show a calmer one to people who need help sooner.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from common.urgency import Urgency
from quiz.export.fhirpath import Walk, code
from quiz.export.flat import Flat, Ways
from quiz.graph.compile import Ask, End, Graph
from quiz.graph.wire import to_data
from quiz.rules.model import NONE, Flow, Kind, Question

CORE = "http://hl7.org/fhir/StructureDefinition/"
ENABLE_WHEN = (
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
)
SHOWN_RESULTS = (Urgency.EMERGENCY, Urgency.SAME_DAY)
DISCLAIMER = (
    "General information, not a diagnosis and not a replacement for a clinician. Not reviewed by a "
    "clinician. Software that reasons about symptoms may count as a medical device: take advice "
    "before you use this form with patients."
)
HOW_IT_ASKS = (
    "Exact conditions are SDC expressions in FHIRPath. The flat conditions ask more and never less."
)
NO_CALMER_RESULT = (
    "This form gives urgent results only. If it shows none, that does not mean that all is well: "
    "go through the quiz itself, or have a clinician look at the answers."
)


class Release(Enum):
    """A version of FHIR. Its value is the type of a question with options."""

    R4 = "choice"
    R5 = "coding"


def questionnaire_json(
    flow: Flow, graph: Graph, release: Release, day: date, licence: str = ""
) -> str:
    """Return the Questionnaire as JSON, the same bytes for the same flow and day."""
    return json.dumps(
        questionnaire(flow, graph, release, day, licence), ensure_ascii=False, indent=2
    )


def questionnaire(
    flow: Flow, graph: Graph, release: Release, day: date, licence: str = ""
) -> dict[str, Any]:
    """Return the Questionnaire of a proven flow, dated `day`; `licence` is that of its text."""
    return _Writer(flow, graph, release, licence).resource(day)


def local_url(kind: str, flow: Flow) -> str:
    """Return an address that is the project's own and claims no place on the web."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"pins-and-needles/{kind}/{flow.id}").urn


@dataclass(frozen=True)
class _Writer:
    flow: Flow
    graph: Graph
    release: Release
    licence: str

    def resource(self, day: date) -> dict[str, Any]:
        flow = self.flow
        mark = f"{flow.id} {flow.version} {to_data(flow, self.graph)['hash']}"
        words = flow.id.split("-")
        walk = Walk(flow, self.graph)
        return {
            "resourceType": "Questionnaire",
            "id": flow.id,
            "language": "en",
            "extension": [
                {"url": CORE + "variable", "valueExpression": _expression(one.expression, one.name)}
                for one in walk.variables()
            ],
            "url": local_url("Questionnaire", flow),
            "version": flow.version,
            "name": "".join(word.capitalize() for word in words),
            "title": flow.title,
            "status": "draft",
            "subjectType": ["Patient"],
            "date": day.isoformat(),
            "description": f"{DISCLAIMER} {NO_CALMER_RESULT} {HOW_IT_ASKS} Rules: {mark}.",
            **({"copyright": f"Text: {self.licence}"} if self.licence else {}),
            "item": [*self.questions(walk), *self.results(walk)],
        }

    def questions(self, walk: Walk) -> Iterator[dict[str, Any]]:
        ways = Ways(self.flow, self.graph)
        for question in self.flow.questions:
            places = {
                place
                for place, node in enumerate(self.graph.nodes)
                if isinstance(node, Ask) and node.question == question.id
            }
            item: dict[str, Any] = {"linkId": question.id, "text": question.text}
            item["type"] = self.release.value
            item |= self.condition(walk.asks(question.id), ways.always(places))
            item |= {"required": True, "repeats": question.kind is Kind.MANY}
            if self.release is Release.R5:
                item["answerConstraint"] = "optionsOnly"
            item["answerOption"] = [self.option(question, c.id) for c in question.choices]
            if question.hint:
                item["item"] = [_hint(question)]
            yield item

    def option(self, question: Question, option: str) -> dict[str, Any]:
        coding = {**self.coding(question.id, option), "display": question.option_text(option)}
        if option != NONE:
            return {"valueCoding": coding}
        alone = {"url": CORE + "questionnaire-optionExclusive", "valueBoolean": True}
        return {"extension": [alone], "valueCoding": coding}

    def results(self, walk: Walk) -> Iterator[dict[str, Any]]:
        ways = Ways(self.flow, self.graph)
        for level in SHOWN_RESULTS:
            ends = {
                place
                for place, node in enumerate(self.graph.nodes)
                if isinstance(node, End) and node.outcome.urgency is level
            }
            if ends:
                # a dot keeps these apart from questions, whose ids have none
                item = {"linkId": f"result.{level.slug}", "type": "display"}
                item["text"] = f"{level.words.hidden} {level.words.action}"
                yield item | self.condition(walk.comes_to(ends), ways.last_answers(ends))
        yield {"linkId": "result.other", "type": "display", "text": NO_CALMER_RESULT}

    def condition(self, exact: str, flat: Flat | None) -> dict[str, Any]:
        """Return both conditions of an item; none for one that is always shown."""
        found: dict[str, Any] = {}
        if exact:
            found["extension"] = [{"url": ENABLE_WHEN, "valueExpression": _expression(exact)}]
        if flat:
            found["enableWhen"] = [
                {
                    "question": atom.question,
                    "operator": "=" if atom.chosen else "!=",
                    "answerCoding": self.coding(atom.question, atom.option),
                }
                for atom in flat.atoms
            ]
            if len(flat.atoms) > 1:
                found["enableBehavior"] = flat.join
        if found and self.release is Release.R5:
            found["disabledDisplay"] = "hidden"
        return found

    def coding(self, question: str, option: str) -> dict[str, str]:
        return {"system": local_url("CodeSystem", self.flow), "code": code(question, option)}


def _expression(text: str, name: str = "") -> dict[str, str]:
    named = {"name": name} if name else {}
    return named | {"language": "text/fhirpath", "expression": text}


def _hint(question: Question) -> dict[str, Any]:
    system = "http://hl7.org/fhir/questionnaire-display-category"
    category = {"coding": [{"system": system, "code": "instructions"}]}
    mark = {"url": CORE + "questionnaire-displayCategory", "valueCodeableConcept": category}
    return {
        "extension": [mark],
        "linkId": f"{question.id}.hint",
        "text": question.hint,
        "type": "display",
    }
