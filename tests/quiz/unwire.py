"""The graph as somebody else reads it back from what `quiz export` wrote."""

from __future__ import annotations

import json
from typing import Any

from common.urgency import Urgency
from quiz.graph.compile import Ask, Branch, End, Graph
from quiz.rules.outcome import Outcome


def from_json(text: str) -> Graph:
    """Return the graph that `to_json` wrote."""
    return Graph(tuple(_from_node(node) for node in json.loads(text)["nodes"]))


def _from_node(node: list[Any]) -> Ask | End:
    if node[0] is None:
        _, level, rules, pages = node
        return End(Outcome(Urgency.from_slug(level), tuple(rules), tuple(pages)))
    question, branches = node
    return Ask(question, tuple(Branch(tuple(options), to) for options, to in branches))
