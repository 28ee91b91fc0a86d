"""The graph as JSON: once in full, to be exported, and once packed, for the browser to walk.

Both hold ids, words and numbers, no conditions and no HTML. A reader needs three things: start at
node 0; in a question take the first branch whose options are all chosen; stop at a node that has
no question. What such a node shows the packed data says by numbers, for lists that the page has.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph
from quiz.rules.model import Flow, Kind
from quiz.rules.outcome import Outcome

SCHEMA = 1
"""Raised when the shape of the full data changes."""
PACKED_SCHEMA = 5
"""Raised when the shape of the packed data changes; the script leaves a page of any other alone.
The same number stands in `browser/walk.js`."""


def to_data(flow: Flow, graph: Graph) -> dict[str, Any]:
    """Return the flow and its graph as plain data."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "flow": flow.id,
        "version": flow.version,
        "title": flow.title,
        "questions": {
            question.id: {
                "text": question.text,
                "hint": question.hint,
                "many": question.kind == "many",
                "choices": [[choice.id, choice.text] for choice in question.choices],
            }
            for question in flow.questions
        },
        "nodes": [_node(node) for node in graph.nodes],
    }
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    data["hash"] = hashlib.sha256(text.encode()).hexdigest()[:8]
    return data


def to_json(flow: Flow, graph: Graph) -> str:
    """Return the data as one line of JSON, the same bytes for the same flow."""
    return json.dumps(to_data(flow, graph), ensure_ascii=False, separators=(",", ":"))


def reasons(outcome: Outcome) -> tuple[str, ...]:
    """Return the rules that a result gives as its reasons; an emergency has one."""
    return outcome.rules[:1] if outcome.urgency is Urgency.EMERGENCY else outcome.rules


def pages_to_read(flow: Flow, outcome: Outcome) -> tuple[str, ...]:
    """Return the pages that a result shows as its own; its level leads to the page of all signs."""
    return tuple(page for page in outcome.pages if page != flow.help_page)


def every_page_to_read(flow: Flow) -> tuple[str, ...]:
    """Return the pages of all results, in the order of their numbers in the packed data."""
    return tuple(sorted(flow.pages - {flow.help_page}))


def packed(flow: Flow, graph: Graph) -> dict[str, Any]:
    """Return what the browser needs, with places in lists for ids.

    A node is a list of the question and its branches, each of them the options and, last, where it
    leads: how many nodes on from where the branch before it leads, the first from the node itself,
    because such numbers repeat and so pack well. Or it is a result: its urgency as a number below
    zero, -1 being an emergency, its reasons by their places in `Flow.every_rule`, and its pages by
    those in `every_page_to_read`.
    """
    places = {question.id: place for place, question in enumerate(flow.questions)}
    choices = {
        question.id: {choice.id: place for place, choice in enumerate(question.choices)}
        for question in flow.questions
    }
    rules = {rule.id: place for place, rule in enumerate(flow.every_rule)}
    pages = {page: place for place, page in enumerate(every_page_to_read(flow))}
    nodes: list[list[Any]] = [
        [
            -1 - node.outcome.urgency,
            [rules[rule] for rule in reasons(node.outcome)],
            [pages[page] for page in pages_to_read(flow, node.outcome)],
        ]
        if isinstance(node, End)
        else [
            places[node.question],
            *(
                [*(choices[node.question][o] for o in branch.options), branch.to - before]
                for before, branch in zip(
                    [place, *(branch.to for branch in node.branches)], node.branches, strict=False
                )
            ),
        ]
        for place, node in enumerate(graph.nodes)
    ]
    return {
        "schema": PACKED_SCHEMA,
        "flow": flow.id,
        "hash": to_data(flow, graph)["hash"],
        "questions": [
            [
                question.id,
                question.text,
                question.hint,
                int(question.kind is Kind.MANY),
                int(question.is_red),
                [
                    [choice.id, choice.text, *filter(None, [choice.term])]
                    for choice in question.choices
                ],
                [choices[question.id][line] for line in question.looks],
            ]
            for question in flow.questions
        ],
        "stages": [[name, places[first]] for name, first in flow.stages.items()],
        "nodes": nodes,
    }


def to_script(flow: Flow, graph: Graph) -> str:
    """Return the packed data for a `<script type="application/json">`; no text can close it."""
    text = json.dumps(packed(flow, graph), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def mark(flow: Flow, graph: Graph) -> str:
    """Return what stands on every result, so that it can be matched to the rules that gave it."""
    return f"{flow.id} {flow.version} {to_data(flow, graph)['hash']}"


def _node(node: Ask | End) -> list[Any]:
    if isinstance(node, Ask):
        return [node.question, [[list(branch.options), branch.to] for branch in node.branches]]
    end = node.outcome
    return [None, end.urgency.slug, list(end.rules), list(end.pages)]
