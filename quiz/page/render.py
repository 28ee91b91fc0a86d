"""Write the quiz as HTML: once light, for the script, and once plain, for browsers without any.

The light page holds the graph as data, what results share, and lists of all reasons and pages; the
script in `browser/` puts each question and each result together from them. On the plain page every
step and every result is a section with ordinary links to the sections that can follow. CSS shows
one at a time; what many of them share (a question's words, a level's care card) stands once, around
them. Printed, either is a list to tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from common.tick_list import Part
from common.topic import HOME
from quiz.graph.compile import Ask, Graph
from quiz.graph.wire import mark, to_script
from quiz.page.paper import paper_html
from quiz.page.result import Surroundings, levels_html, results_html, step, tools_html
from quiz.rules.model import NONE, Flow, Kind, Option, Question

START = "Start the questions"
READ_FROM_THE_TOP = "Read from the top. Follow the first line that is true for you."
CHECKS = "Not sure? How to check each line"
NO_CHECK = "Do not wait to be sure. If it may be true, it counts as a yes."
MAP_SUMMARY = "Choose on a drawing"
END_OF_ADDRESS = re.compile(r"(/|\.html)$")


def pages_needed(flow: Flow) -> tuple[str, ...]:
    """Return every page that the quiz links to, sorted; `page_html` needs a link for each."""
    return tuple(sorted({HOME, *flow.pages}))


def plain_address(quiz: str) -> str:
    """Return the address of the plain page: it lies beside the quiz, which is at this one."""
    return END_OF_ADDRESS.sub(r"-plain\1", quiz)


def page_html(
    flow: Flow,
    graph: Graph,
    around: Surroundings,
    *,
    ticks: Sequence[Part] = (),
    map_html: str = "",
) -> str:
    """Return the quiz for the script as one HTML fragment; its headings start at h2.

    `ticks` is the quiz as a list to tick, for paper, which gets none without it. `map_html` is a
    drawing whose areas name options in `data-region`. Raises `ValueError` that names all pages and
    sources at once for which `around` has no words or link.
    """
    missing = [p for p in pages_needed(flow) if p not in around.titles or p not in around.links]
    missing += [s for r in flow.every_rule for s in r.sources if s not in around.sources]
    if missing:
        raise ValueError(f"the quiz needs a title and a link for: {', '.join(missing)}")
    lines = _lines(flow, graph, around, ticks=ticks, map_html=map_html)
    return "\n".join(lines) + "\n"


def plain_html(
    flow: Flow, graph: Graph, around: Surroundings, *, ticks: Sequence[Part] = ()
) -> str:
    """Return the quiz that needs no script; `page_html` has checked `around`."""
    return "\n".join(_plain_lines(flow, graph, around, ticks)) + "\n"


def _lines(
    flow: Flow,
    graph: Graph,
    around: Surroundings,
    *,
    ticks: Sequence[Part],
    map_html: str,
) -> Iterator[str]:
    yield f'<div class="quiz" data-leave="{escape(around.links[HOME])}">'
    yield _start(around.plain)
    if map_html:
        yield f'<details class="quiz__map" hidden><summary>{MAP_SUMMARY}</summary>'
        yield f'<div class="body-map body-map__views" aria-hidden="true">{map_html}</div></details>'
    yield '<div class="quiz__results" hidden>'
    yield from levels_html(flow, graph, around)
    yield "</div>"
    yield from tools_html(flow, graph, around)
    for question in flow.questions:
        if question.looks:
            yield f'<div data-question="{question.id}" hidden>'
            for line in question.lines:
                yield f"<p>{_check(line, around)}"
            yield "</div>"
    yield from _paper(flow, graph, around, ticks)
    yield f'<script type="application/json" class="quiz__data">{to_script(flow, graph)}</script>'
    yield "</div>"


def _plain_lines(
    flow: Flow, graph: Graph, around: Surroundings, ticks: Sequence[Part]
) -> Iterator[str]:
    yield '<div class="quiz">'
    yield _start("")
    yield '<div class="quiz__steps">'
    for question in flow.questions:
        yield from _question(flow, question, graph, around)
    yield from results_html(flow, graph, around)
    yield "</div>"
    yield from _paper(flow, graph, around, ticks)
    yield "</div>"


def _start(page: str) -> str:
    return (
        '<p class="quiz__start"><a class="quiz__button quiz__button--main" '
        f'href="{escape(page)}#{step(0)}">{START}</a></p>'
    )


def _paper(flow: Flow, graph: Graph, around: Surroundings, ticks: Sequence[Part]) -> Iterator[str]:
    if ticks:
        yield '<div class="quiz__paper">'
        yield from paper_html(ticks)
        yield f"<p>{escape(around.disclaimer)} {escape(mark(flow, graph))}</p></div>"


def _question(flow: Flow, question: Question, graph: Graph, around: Surroundings) -> Iterator[str]:
    """Yield all steps that ask one question, below its words."""
    steps = [
        (place, node)
        for place, node in enumerate(graph.nodes)
        if isinstance(node, Ask) and node.question == question.id
    ]
    if not steps:
        return
    title = f"q-{question.id}"
    yield '<div class="quiz__group">'
    if stage := flow.stage(question.id):
        part = list(flow.stages).index(stage) + 1
        yield f'<p class="quiz__at">Part {part} of {len(flow.stages)}: {escape(stage)}</p>'
    yield f'<h2 class="quiz__question" id="{title}">{escape(question.text)}</h2>'
    # the hint of a list is about ticking boxes, which need the script
    hint = READ_FROM_THE_TOP if question.kind is Kind.MANY else question.hint
    if hint:
        yield f'<p class="quiz__hint">{escape(hint)}</p>'
    if question.looks:
        yield from _checks(question, around)
    for place, node in steps:
        ways = "".join(
            f'<li><a href="#{step(branch.to)}">{_way(question, node, number)}</a>'
            for number, branch in enumerate(node.branches)
        )
        yield (
            f'<section id="{step(place)}" tabindex="-1" aria-labelledby="{title}">'
            f'<ul class="quiz__ways">{ways}</ul></section>'
        )
    if steps[0][0]:
        yield f'<p class="quiz__again"><a href="#{step(0)}">Start again</a></p>'
    yield "</div>"


def _checks(question: Question, around: Surroundings) -> Iterator[str]:
    """Yield how to check each line: to read where no script asks line by line."""
    yield f'<details class="quiz__checks"><summary>{CHECKS}</summary><dl>'
    for line in question.lines:
        yield f"<dt>{escape(line.text)}<dd>{_check(line, around)}"
    yield "</dl></details>"


def _check(line: Option, around: Surroundings) -> str:
    return around.drawings.get(line.drawing, "") + escape(line.check or NO_CHECK)


def _way(question: Question, node: Ask, number: int) -> str:
    """Return the words of one way on, escaped."""
    options = node.branches[number].options
    if options:
        texts = [escape(question.option_text(option)) for option in options]
        return " <strong>and also</strong> ".join(texts)
    # where each line by itself has a way of its own, only "none of these" is left
    alone = {branch.options[0] for branch in node.branches if len(branch.options) == 1}
    if alone == {choice.id for choice in question.choices} - {NONE}:
        return escape(question.none)
    return "None of the lines above"
