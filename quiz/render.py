"""Write the quiz as plain HTML that works without any script, with the graph beside it.

Every step and every result is a section with ordinary links to the sections that can follow. CSS
shows one at a time; printed, the whole is a paper flowchart. The script in `browser/` turns the
questions into a form and shows these same results.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from pages.urgency import Urgency
from quiz.compile import Ask, Branch, End, Graph, branch_for
from quiz.model import NONE, Flow, Kind, Outcome, Question
from quiz.wire import to_data, to_script

HOME_PAGE = "index.md"
"""Where "Clear and leave" goes."""

READ_FROM_THE_TOP = "Read from the top. Follow the first line that is true for you."
PAGES_INTRO = "These are pages that fit your answers, to talk about with a clinician."
NO_SCRIPT_ANSWERS = (
    "This page does not keep your answers. Write them down if you want to show them to a clinician."
)


def pages_needed(flow: Flow) -> tuple[str, ...]:
    """Return every page that the quiz links to, sorted; `page_html` needs a link for each."""
    rules = (*flow.ranked, flow.fallback)
    return tuple(sorted({HOME_PAGE, flow.help_page, *(page for r in rules for page in r.pages)}))


def page_html(
    flow: Flow,
    graph: Graph,
    *,
    page_titles: Mapping[str, str],
    page_links: Mapping[str, str],
    emergency_note: str,
    disclaimer: str,
) -> str:
    """Return the quiz as one HTML fragment; its headings start at h2.

    `page_titles` and `page_links` give the title and the address of every page of `pages_needed`.
    `emergency_note` and `disclaimer` are plain text. Raises `ValueError` that names all missing
    pages at once.
    """
    missing = [p for p in pages_needed(flow) if p not in page_titles or p not in page_links]
    if missing:
        raise ValueError(f"the quiz needs a title and a link for: {', '.join(missing)}")
    mark = f"{flow.id} {flow.version} {to_data(flow, graph)['hash']}"
    writer = _Writer(flow, graph, page_titles, page_links, emergency_note, disclaimer, mark)
    return "\n".join(writer.lines()) + "\n"


@dataclass(frozen=True)
class _Writer:
    flow: Flow
    graph: Graph
    titles: Mapping[str, str]
    links: Mapping[str, str]
    emergency_note: str
    disclaimer: str
    mark: str
    """Printed on every result, so that it can be matched to the rules that gave it."""

    def lines(self) -> Iterator[str]:
        yield f'<div class="quiz" data-leave="{escape(self.links[HOME_PAGE])}">'
        yield '<div class="quiz__steps">'
        for place, node in enumerate(self.graph.nodes):
            first = " quiz__step--first" if place == 0 else ""
            result = " quiz__step--result" if isinstance(node, End) else ""
            yield (
                f'<section class="quiz__step{first}{result}" id="{_step(place)}" tabindex="-1" '
                f'aria-labelledby="{_step(place)}-title">'
            )
            yield f'<p class="quiz__number">Step {place + 1}</p>'
            yield from (
                self.question(place, node)
                if isinstance(node, Ask)
                else self.result(place, node.outcome)
            )
            yield "</section>"
        yield "</div>"
        # on paper the steps are a flowchart, which says this once instead of on each result
        yield f'<p class="quiz__paper">{escape(self.disclaimer)} {escape(self.mark)}</p>'
        data = to_script(self.flow, self.graph)
        yield f'<script type="application/json" class="quiz__data">{data}</script>'
        yield "</div>"

    def question(self, place: int, node: Ask) -> Iterator[str]:
        question = self.flow.question(node.question)
        yield f'<h2 class="quiz__question" id="{_step(place)}-title">{escape(question.text)}</h2>'
        # the hint of a list is about ticking boxes, which need the script
        many = question.kind is Kind.MANY
        hint = READ_FROM_THE_TOP if many else question.hint
        if hint:
            yield f'<p class="quiz__hint">{escape(hint)}</p>'
        yield '<ul class="quiz__ways">'
        for branch in node.branches:
            yield (
                f'<li><a href="#{_step(branch.to)}">{_way(question, node, branch)}</a> '
                f'<span class="quiz__goto">go to step {branch.to + 1}</span></li>'
            )
        yield "</ul>"
        if place:
            yield self.again()

    def result(self, place: int, end: Outcome) -> Iterator[str]:
        words, level = end.urgency.words, end.urgency.slug
        emergency = end.urgency is Urgency.EMERGENCY
        reasons = [escape(self.flow.rule(rule).why) for rule in end.rules]
        yield f'<div class="care care--{level}">'
        yield f'<p class="care__level" aria-hidden="true">{words.icon} {words.level}</p>'
        yield (
            f'<h2 class="care__heading" id="{_step(place)}-title" tabindex="-1">'
            f'<span class="care__hidden">{words.hidden} </span>{words.action}</h2>'
        )
        yield '<div class="care__body">'
        if emergency:
            yield f"<p>{reasons[0]}</p>"
            yield _p(self.emergency_note)
        else:
            yield "<p>Because of your answers:</p>"
            yield f"<ul>{''.join(f'<li>{reason}</li>' for reason in reasons)}</ul>"
            yield _p(self.flow.come_back[end.urgency])
        yield "</div>"
        yield "</div>"
        if not emergency:
            yield from self.reading(end)
        yield '<div class="quiz__yours">'
        yield "<h3>Your answers</h3>"
        yield f'<div class="quiz__answers">{_p(NO_SCRIPT_ANSWERS)}</div>'
        yield "</div>"
        yield f'<p class="quiz__disclaimer">{escape(self.disclaimer)}</p>'
        yield f'<p class="quiz__version">Quiz version: {escape(self.mark)}</p>'
        yield self.again()

    def reading(self, end: Outcome) -> Iterator[str]:
        yield "<h3>Pages to read</h3>"
        yield _p(PAGES_INTRO)
        pages = [page for page in end.pages if page != self.flow.help_page]
        yield '<ul class="quiz__pages">'
        yield from (f"<li>{self.link(page)}</li>" for page in (*pages, self.flow.help_page))
        yield "</ul>"

    def link(self, page: str) -> str:
        return f'<a href="{escape(self.links[page])}">{escape(self.titles[page])}</a>'

    def again(self) -> str:
        return f'<p class="quiz__again"><a href="#{_step(0)}">Start again</a></p>'


def _step(place: int) -> str:
    return f"step-{place + 1}"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _way(question: Question, node: Ask, branch: Branch) -> str:
    """Return the words of one way on, escaped."""
    if branch.options:
        texts = [escape(question.option_text(option)) for option in branch.options]
        return " <strong>and also</strong> ".join(texts)
    taken = [a for a in question.answers() if branch_for(node, a) is branch]
    if taken == [frozenset([NONE])]:
        return escape(question.none)
    return "None of the lines above"
