"""The quiz on paper: numbered steps, every text once, small enough to hand out.

A reader finds a step, answers the question it names, and goes where the number of the answer leads.
The list of reasons is also where the script finds the words and sources of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from common.decision_table import (
    PAGES_TITLE,
    REASONS_TITLE,
    RESULTS_TITLE,
    Asked,
    DecisionTable,
    Result,
    Step,
    Way,
)
from common.urgency import Urgency
from quiz.graph.compile import Ask, Graph
from quiz.rules.model import Flow, Question, Rule

TITLE = "The quiz on paper"
HOW = (
    "Start at step 1. Each step names a question of the first list. In a list of lines, read your "
    "step from the left and take the first way whose lines are all true for you; “else” is for "
    "everything that is left. Then go to that step, or to that result. R means a result."
)


def decision_table(
    flow: Flow, graph: Graph, titles: Mapping[str, str], sources: Mapping[str, str]
) -> DecisionTable:
    """Return the quiz as a table; `titles` names the pages and `sources` the citation keys."""
    names = _names(graph)
    places = {question.id: place for place, question in enumerate(flow.questions, start=1)}
    rules = {rule.id: number for number, rule in enumerate(all_rules(flow), start=1)}
    pages = sorted(
        {page for rule in all_rules(flow) for page in rule.pages}, key=titles.__getitem__
    )
    steps, results = [], []
    for name, node in zip(names, graph.nodes, strict=True):
        if isinstance(node, Ask):
            ways = _ways(flow.question(node.question), node, names)
            steps.append(Step(name, places[node.question], ways))
        else:
            end = node.outcome
            why = tuple(rules[rule] for rule in end.rules)
            read = tuple(pages.index(page) + 1 for page in end.pages)
            results.append(Result(name, end.urgency.slug, why, read))
    return DecisionTable(
        tuple(
            Asked(question.text, tuple(choice.text for choice in question.choices))
            for question in flow.questions
        ),
        tuple(steps),
        tuple(results),
        tuple(_reason(rule, sources) for rule in all_rules(flow)),
        tuple(titles[page] for page in pages),
    )


def paper_html(table: DecisionTable) -> Iterator[str]:
    """Yield the lines of the table as a page has it."""
    yield f'<p class="quiz__paper-title">{TITLE}</p>'
    yield f"<p>{HOW}</p>"
    yield "<p>Questions</p>"
    yield "<ol>"
    for question in table.questions:
        lines = " ".join(
            f"<b>{number}</b> {escape(choice)}."
            for number, choice in enumerate(question.choices, start=1)
        )
        yield f"<li><b>{escape(question.text)}</b> {lines}"
    yield "</ol>"
    yield "<p>Steps</p>"
    yield "<ul>"
    for step in table.steps:
        ways = "; ".join(f"{way.said or 'else'} → {way.to}" for way in step.ways)
        yield f"<li><b>{step.name}</b> Question {step.question}: {ways}"
    yield "</ul>"
    yield f"<p>{RESULTS_TITLE}</p>"
    yield "<ul>"
    for result in table.results:
        level = Urgency.from_slug(result.urgency).words.level
        yield f"<li><b>{result.name} {level}</b>. {result.told}"
    yield "</ul>"
    yield f"<p>{REASONS_TITLE}</p>"
    yield '<ol class="quiz__reasons">'
    yield from (f"<li>{escape(reason)}" for reason in table.reasons)
    yield "</ol>"
    yield f"<p>{PAGES_TITLE}</p>"
    yield "<ol>"
    yield from (f"<li>{escape(title)}" for title in table.pages)
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


def _ways(question: Question, node: Ask, names: list[str]) -> tuple[Way, ...]:
    """Return the ways on, those beside each other that lead to one place being one."""
    number = {choice.id: place for place, choice in enumerate(question.choices, start=1)}
    ways: list[Way] = []
    for branch in node.branches:
        lines, to = tuple(number[option] for option in branch.options), names[branch.to]
        if ways and ways[-1].to == to:
            ways[-1] = Way((*ways[-1].lines, lines), to)
        else:
            ways.append(Way((lines,), to))
    # the last way takes all that is left, so what else it names can go
    return (*ways[:-1], Way((), ways[-1].to))


def _reason(rule: Rule, sources: Mapping[str, str]) -> str:
    told = "; ".join(dict.fromkeys(sources[key] for key in rule.sources))
    marks = [told] if told else []
    if rule.editorial:
        marks.append("our own judgement")
    return f"{rule.why} ({'; '.join(marks)})" if marks else rule.why
