"""The results of the quiz: one care card for each level, and below it what each result adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from common.care_card import advice, care_card
from common.urgency import Urgency
from quiz.graph.compile import End, Graph
from quiz.graph.wire import mark
from quiz.page.paper import all_rules
from quiz.rules.model import Flow, Outcome

PAGES_HEADING = "Pages that fit"
PAGES_INTRO = (
    "The pages fit your answers. They do not tell what you have: talk about them with a clinician."
)
NO_SCRIPT_ANSWERS = (
    "This page does not keep your answers. Write them down if you want to show them to a clinician."
)
SHEET = "Sheet to show a clinician"
SHEET_WARNING = "It holds your answers. Give it only to people who may know them."


@dataclass(frozen=True)
class Surroundings:
    """What the quiz needs to know of the site around it. All but the endings is plain text."""

    titles: Mapping[str, str]
    """Page, as a path from `docs/`, to title."""
    links: Mapping[str, str]
    """Page to its address, as seen from the quiz."""
    sources: Mapping[str, str]
    """Citation key to the short name of the source."""
    endings: Mapping[str, str]
    """What stands under a card, as HTML, by the slug of the urgency, where the region has it."""
    disclaimer: str
    clinic: str = ""
    """Name and telephone of the clinic whose copy it is."""


def step(place: int) -> str:
    """Return the id of the section of a node."""
    return f"s{place + 1}"


def results_html(flow: Flow, graph: Graph, around: Surroundings) -> Iterator[str]:
    """Yield every result below the care card of its level.

    There are many, so their markup is short: a result names its rules by their numbers in the list
    of reasons on paper.
    """
    numbers = {rule.id: str(n) for n, rule in enumerate(all_rules(flow), start=1)}
    for level in Urgency:
        ends = [
            (place, node.outcome)
            for place, node in enumerate(graph.nodes)
            if isinstance(node, End) and node.outcome.urgency is level
        ]
        if ends:
            yield '<div class="quiz__group quiz__group--result">'
            yield _card(flow, level, around)
            for place, outcome in ends:
                yield from _result(flow, place, outcome, numbers, around)
            yield from _advice(flow, level)
            if level is not Urgency.EMERGENCY:
                link = _link(flow.help_page, around)
                yield f"<p>{PAGES_INTRO} Every sign that needs help soon: {link}</p>"
            yield f'<p class="quiz__plain">{NO_SCRIPT_ANSWERS}</p>'
            yield f'<p class="quiz__disclaimer">{escape(around.disclaimer)}</p>'
            yield f'<p class="quiz__version">Quiz version: {escape(mark(flow, graph))}</p>'
            yield f'<p class="quiz__again"><a href="#{step(0)}">Start again</a></p>'
            yield "</div>"


def _card(flow: Flow, level: Urgency, around: Surroundings) -> str:
    """Return the care card of a level, with what its results have in common."""
    below = ""
    if level in flow.come_back:
        below += f'<div class="care__body"><p>{escape(flow.come_back[level])}</p></div>'
    below += around.endings.get(level.slug, "")
    focus = f' id="{_title(level)}" tabindex="-1"'
    return care_card(level, level.words.action, below, tag="h2", attributes=focus)


def _result(
    flow: Flow, place: int, outcome: Outcome, numbers: Mapping[str, str], around: Surroundings
) -> Iterator[str]:
    emergency = outcome.urgency is Urgency.EMERGENCY
    rules = outcome.rules[:1] if emergency else outcome.rules
    reasons = "".join(f"<li>{escape(flow.rule(rule).why)}" for rule in rules)
    yield (
        f'<section id="{step(place)}" tabindex="-1" aria-labelledby="{_title(outcome.urgency)}" '
        f'data-rules="{" ".join(numbers[rule] for rule in rules)}"><h3>Why</h3><ul>{reasons}</ul>'
    )
    pages = [page for page in outcome.pages if page != flow.help_page]
    if pages:
        links = "".join(f"<li>{_link(page, around)}" for page in pages)
        yield f"<h3>{PAGES_HEADING}</h3><ul>{links}</ul>"
    yield "</section>"


def _advice(flow: Flow, level: Urgency) -> Iterator[str]:
    """Yield what to do and what not to do."""
    for kind, lines in (("do", flow.do.get(level, ())), ("dont", flow.dont.get(level, ()))):
        if lines:
            items = "".join(f"<li>{escape(line)}</li>" for line in lines)
            yield advice(kind, f"<ul>{items}</ul>")


def tools_html(flow: Flow, graph: Graph, around: Surroundings) -> Iterator[str]:
    """Yield what the script fills in below a result: the answers, and the sheet to take along."""
    yield '<div class="quiz__tools" hidden>'
    yield '<h3>Your answers</h3><div class="quiz__answers"></div>'
    yield f'<div class="quiz__actions">{_button("back", "Back")}'
    yield f"{_button('leave', 'Clear and leave')}</div>"
    yield f'<h3 class="quiz__sheet-name">{SHEET}</h3><p>{SHEET_WARNING}</p>'
    yield f'<textarea readonly rows="8" aria-label="{SHEET}, as text"></textarea>'
    yield f'<div class="quiz__actions">{_button("print", "Print the sheet")}'
    yield f'{_button("copy", "Copy the text")}</div><p class="quiz__copied" role="status"></p>'
    yield "</div>"
    yield f'<div class="quiz__handout"><p class="quiz__sheet-title">{SHEET}</p>'
    yield '<div class="quiz__sheet"></div>'
    yield '<p class="quiz__lines">Name and notes, by hand:</p></div>'
    about = filter(None, [around.clinic, f"Quiz: {mark(flow, graph)}", around.disclaimer])
    lines = "".join(f"<p>{escape(line)}</p>" for line in about)
    yield f'<div class="quiz__about" hidden>{lines}</div>'


def _title(level: Urgency) -> str:
    return f"level-{int(level)}"


def _button(name: str, text: str) -> str:
    return f'<button type="button" class="quiz__button quiz__{name}">{text}</button>'


def _link(page: str, around: Surroundings) -> str:
    return f'<a href="{escape(around.links[page])}">{escape(around.titles[page])}</a>'
