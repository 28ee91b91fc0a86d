"""The graph as JSON: what the browser walks and what is exported.

It holds ids, words and numbers, no conditions and no HTML. A reader of it needs three things:
start at node 0; in a question take the first branch whose options are all chosen; stop at a node
that has no question.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pages.urgency import Urgency
from quiz.compile import Ask, Branch, End, Graph
from quiz.model import Flow, Outcome

SCHEMA = 1
"""Raised when the shape below changes; the script shows the plain pages for any other."""


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


def to_script(flow: Flow, graph: Graph) -> str:
    """Return the JSON for a `<script type="application/json">`, which no text in it can close."""
    return to_json(flow, graph).replace("<", "\\u003c")


def from_json(text: str) -> Graph:
    """Return the graph that `to_json` wrote."""
    return Graph(tuple(_from_node(node) for node in json.loads(text)["nodes"]))


def _node(node: Ask | End) -> list[Any]:
    if isinstance(node, Ask):
        return [node.question, [[list(branch.options), branch.to] for branch in node.branches]]
    end = node.outcome
    return [None, end.urgency.slug, list(end.rules), list(end.pages)]


def _from_node(node: list[Any]) -> Ask | End:
    if node[0] is None:
        _, level, rules, pages = node
        return End(Outcome(Urgency.from_slug(level), tuple(rules), tuple(pages)))
    question, branches = node
    return Ask(question, tuple(Branch(tuple(options), to) for options, to in branches))
