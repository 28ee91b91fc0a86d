"""The quiz on paper: numbered steps, every text once, small enough to hand out.

A reader finds a step, answers the question it names, and goes where the number of the answer leads.
The list of reasons is also where the script finds the words and sources of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from quiz.graph.compile import Ask, End, Graph
from quiz.rules.model import Flow, Question, Rule

TITLE = "The quiz on paper"
HOW = (
    "Start at step 1. Each step names a question of the first list. In a list of lines, read your "
    "step from the left and take the first way whose lines are all true for you; “else” is for "
    "everything that is left. Then go to that step, or to that result. R means a result."
)


def paper_html(
    flow: Flow, graph: Graph, titles: Mapping[str, str], sources: Mapping[str, str]
) -> Iterator[str]:
    """Yield the lines; `titles` names the pages and `sources` the citation keys."""
    names = _names(graph)
    yield f'<p class="quiz__paper-title">{TITLE}</p>'
    yield f"<p>{HOW}</p>"
    yield "<p>Questions</p>"
    yield "<ol>"
    for question in flow.questions:
        lines = " ".join(
            f"<b>{number}</b> {escape(choice.text)}."
            for number, choice in enumerate(question.choices, start=1)
        )
        yield f"<li><b>{escape(question.text)}</b> {lines}"
    yield "</ol>"
    yield "<p>Steps</p>"
    yield "<ul>"
    places = {question.id: place for place, question in enumerate(flow.questions, start=1)}
    for place, node in enumerate(graph.nodes):
        if isinstance(node, Ask):
            ways = _ways(flow.question(node.question), node, names)
            yield f"<li><b>{names[place]}</b> Question {places[node.question]}: {ways}"
    yield "</ul>"
    rules = {rule.id: number for number, rule in enumerate(all_rules(flow), start=1)}
    pages = sorted(
        {page for rule in all_rules(flow) for page in rule.pages}, key=titles.__getitem__
    )
    yield "<p>Results, with the numbers of their reasons and pages</p>"
    yield "<ul>"
    for place, node in enumerate(graph.nodes):
        if isinstance(node, End):
            end = node.outcome
            why = ", ".join(str(rules[rule]) for rule in end.rules)
            read = ", ".join(str(pages.index(page) + 1) for page in end.pages)
            read = f". Pages: {read}" if read else ""
            yield f"<li><b>{names[place]} {end.urgency.words.level}</b>. Reasons: {why}{read}"
    yield "</ul>"
    yield "<p>Reasons, with their sources</p>"
    yield '<ol class="quiz__reasons">'
    yield from (f"<li>{escape(_reason(rule, sources))}" for rule in all_rules(flow))
    yield "</ol>"
    yield "<p>Pages to read, to talk about with a clinician</p>"
    yield "<ol>"
    yield from (f"<li>{escape(titles[page])}" for page in pages)
    yield "</ol>"


def all_rules(flow: Flow) -> tuple[Rule, ...]:
    """Return every rule that can stand behind a result, the most urgent first."""
    return (*flow.ranked, flow.fallback)


def _names(graph: Graph) -> list[str]:
    """Return the name of every node: steps and results are counted apart."""
    names, asks, ends = [], 0, 0
    for node in graph.nodes:
        if isinstance(node, Ask):
            asks += 1
            names.append(str(asks))
        else:
            ends += 1
            names.append(f"R{ends}")
    return names


def _ways(question: Question, node: Ask, names: list[str]) -> str:
    """Return the ways on, those beside each other that lead to one place being one."""
    number = {choice.id: str(n) for n, choice in enumerate(question.choices, start=1)}
    ways: list[tuple[list[str], int]] = []
    for branch in node.branches:
        said = " and ".join(number[option] for option in branch.options) or "else"
        if ways and ways[-1][1] == branch.to:
            ways[-1][0].append(said)
        else:
            ways.append(([said], branch.to))
    # the last way takes all that is left, so what else it names can go
    ways[-1] = (["else"], ways[-1][1])
    return "; ".join(f"{', '.join(said)} → {names[to]}" for said, to in ways)


def _reason(rule: Rule, sources: Mapping[str, str]) -> str:
    told = "; ".join(dict.fromkeys(sources[key] for key in rule.sources))
    marks = [told] if told else []
    if rule.editorial:
        marks.append("our own judgement")
    return f"{rule.why} ({'; '.join(marks)})" if marks else rule.why
