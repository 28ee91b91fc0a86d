"""The whole graph as Mermaid diagrams inside Markdown, one for each part that a screen can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.graph.compile import Ask, Branch, End, Graph, only_none
from quiz.rules.model import NONE, Flow, Question

MAX_NODES = 60
"""A diagram with more is not readable. A part of a larger graph shows where the others go on."""


def mermaid(flow: Flow, graph: Graph) -> str:
    """Return Markdown with one labelled diagram for each section of the graph."""
    order = {question.id: number for number, question in enumerate(flow.questions)}
    asks = [place for place, node in enumerate(graph.nodes) if isinstance(node, Ask)]
    asks.sort(key=lambda place: (order[_ask(graph, place).question], place))
    sections = list(_sections(graph, asks))
    lines = [f"# {flow.title} ({flow.id} {flow.version})", ""]
    for number, places in enumerate(sections, start=1):
        first, last = (flow.question(_ask(graph, places[n]).question).text for n in (0, -1))
        if len(sections) > 1:
            about = first if first == last else f"{first} … {last}"
            lines += [f"## Part {number} of {len(sections)}: {about}", ""]
        lines += ["```mermaid", "flowchart TD", *_diagram(flow, graph, places), "```", ""]
    return "\n".join(lines).rstrip("\n")


def _sections(graph: Graph, asks: Sequence[int]) -> Iterator[list[int]]:
    """Fill diagrams with questions in clinical order, each with the nodes it leads to."""
    places: list[int] = []
    drawn: set[int] = set()
    for place in asks:
        more = drawn | {place, *(branch.to for branch in _ask(graph, place).branches)}
        if places and len(more) > MAX_NODES:
            yield places
            places, more = [], {place, *(branch.to for branch in _ask(graph, place).branches)}
        places.append(place)
        drawn = more
    if places:
        yield places


def _diagram(flow: Flow, graph: Graph, places: Sequence[int]) -> Iterator[str]:
    inside = set(places)
    drawn = inside | {branch.to for place in places for branch in _ask(graph, place).branches}
    for place in sorted(drawn):
        node = graph.nodes[place]
        if isinstance(node, End):
            lead, level = flow.rule(node.outcome.rules[0]), node.outcome.urgency.words
            yield f'  n{place}["{_text(f"{level.icon} {level.action} ({lead.id})")}"]'
        elif place in inside:
            yield f'  n{place}{{{{"{place}. {_text(flow.question(node.question).text)}"}}}}'
        else:
            yield f'  n{place}(["go to {place}. {_text(flow.question(node.question).text)}"])'
    for place in places:
        ask = _ask(graph, place)
        question = flow.question(ask.question)
        for branch in ask.branches:
            yield f'  n{place} -->|"{_text(label(question, ask, branch))}"| n{branch.to}'


def label(question: Question, ask: Ask, branch: Branch) -> str:
    """Return the words of one way on."""
    if branch.options:
        return " and also ".join(question.option_text(option) for option in branch.options)
    none = question.option_text(NONE)
    return none if only_none(question, ask) else f"{none}, or no line that leads elsewhere"


def _ask(graph: Graph, place: int) -> Ask:
    node = graph.nodes[place]
    if not isinstance(node, Ask):
        raise TypeError(f"node {place} is a result")
    return node


def _text(text: str) -> str:
    """Keep a text from closing the quotes that it stands in; Mermaid reads `#quot;`."""
    return text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;")
