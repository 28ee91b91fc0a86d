"""The results of the quiz: one care card for each level, and below it what each result adds.

The script fills in what the results of a level do not share; for browsers without any, all stand
there as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from common.care_card import advice, care_card
from common.urgency import Urgency
from quiz.graph.compile import End, Graph
from quiz.graph.wire import every_page_to_read, mark, pages_to_read, reasons
from quiz.rules.model import Flow, Rule

NOW = "What to do now"
PAGES_HEADING = "Pages that fit"
PAGES_NOTE = "The pages fit your answers. They do not tell what you have."
WHY = "Why this result"
RULES_LINK = "How the quiz decides"
NO_SCRIPT_ANSWERS = (
    "This page does not keep your answers. Write them down if you want to show them to a clinician."
)
SHEET = "Sheet to show a clinician"
SHEET_WARNING = "The sheet holds your answers. Give it only to people who may know them."


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
    plain: str
    """The address of the plain page."""
    clinic: str = ""
    """Name and telephone of the clinic whose copy it is."""
    drawings: Mapping[str, str] = field(default_factory=dict)
    """Drawings of how to check a sign, as HTML, by their paths from `docs/`."""
    rules: str = ""
    """The address of the page on how the quiz decides, where there is one."""


def step(place: int) -> str:
    """Return the id of the section of a node."""
    return f"s{place + 1}"


def levels_html(flow: Flow, graph: Graph, around: Surroundings) -> Iterator[str]:
    """Yield what the results of each level share, with room for what each of them adds."""
    for level in _ends(graph):
        title = f"level-{int(level)}"
        section = _result(level, title)
        yield from _level(flow, graph, level, around, title=title, sections=[section])


def results_html(flow: Flow, graph: Graph, around: Surroundings) -> Iterator[str]:
    """Yield every result below the care card of its level."""
    whys = {rule.id: f"<li>{escape(rule.why)}" for rule in flow.every_rule}
    for level, ends in _ends(graph).items():
        title = f"result-{int(level)}"
        sections = [
            _result(
                level,
                title,
                step(place),
                "".join(f"<li>{_link(page, around)}" for page in pages_to_read(flow, end.outcome)),
                "".join(whys[rule] for rule in reasons(end.outcome)),
            )
            for place, end in ends
        ]
        told = f'<p class="quiz__disclaimer">{escape(around.disclaimer)}</p>'
        last = f'{told}<p class="quiz__plain">{NO_SCRIPT_ANSWERS}</p>'
        again = f'<p class="quiz__again"><a href="#{step(0)}">Start again</a></p>'
        yield from _level(
            flow, graph, level, around, title=title, sections=sections, last=last + again
        )


def _ends(graph: Graph) -> dict[Urgency, list[tuple[int, End]]]:
    """Return the results of each level that has any, with their places in the graph."""
    found: dict[Urgency, list[tuple[int, End]]] = {level: [] for level in Urgency}
    for place, node in enumerate(graph.nodes):
        if isinstance(node, End):
            found[node.outcome.urgency].append((place, node))
    return {level: ends for level, ends in found.items() if ends}


def _level(
    flow: Flow,
    graph: Graph,
    level: Urgency,
    around: Surroundings,
    *,
    title: str,
    sections: Sequence[str],
    last: str = "",
) -> Iterator[str]:
    """Yield the care card of a level and what its results share, around their sections."""
    yield '<div class="quiz__group quiz__group--result">'
    below = around.endings.get(level.slug, "")
    focus = f' id="{title}" tabindex="-1"'
    yield care_card(level, level.words.action, below, tag="h2", attributes=focus)
    yield from _now(flow, level, around)
    if lines := flow.dont.get(level):
        yield advice("dont", _items(lines))
    yield from sections
    if level is not Urgency.EMERGENCY:
        yield f'<p class="quiz__note">{PAGES_NOTE}</p>'
    if around.clinic and level is not Urgency.EMERGENCY:
        yield f'<p class="quiz__clinic">{escape(around.clinic)}</p>'
    yield f'<p class="quiz__version">Quiz version: {escape(mark(flow, graph))}</p>'
    yield f"{last}</div>"


def _now(flow: Flow, level: Urgency, around: Surroundings) -> Iterator[str]:
    """Yield what to do now, and when to get help sooner."""
    if lines := flow.do.get(level):
        told = _items([line[0].upper() + line[1:] for line in lines])
        yield f'<div class="quiz__now"><h3>{NOW}</h3>{told}</div>'
    if level in flow.come_back:
        link = _link(flow.help_page, around)
        yield f'<p class="quiz__sooner">{escape(flow.come_back[level])} {link}</p>'


def _result(level: Urgency, title: str, ident: str = "", pages: str = "", whys: str = "") -> str:
    """Return one result; without an id it is empty, for the script to fill in.

    The one reason of an emergency stands unfolded; what else there is to say of it only a script
    can tell.
    """
    named = f' id="{ident}"' if ident else ""
    links = f'<h3>{PAGES_HEADING}</h3><ul class="quiz__pages">{pages}</ul>'
    why = f'<ul class="quiz__reasons">{whys}</ul>'
    fold = '<details class="quiz__why"><summary>{}</summary>{}</details>'
    if level is not Urgency.EMERGENCY:
        why = fold.format(WHY, why)
    elif not ident:
        why += fold.format(WHY, "")
    return (
        f'<section{named} tabindex="-1" aria-labelledby="{title}">'
        f"{links if pages or not ident else ''}{why}</section>"
    )


def _items(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def tools_html(flow: Flow, graph: Graph, around: Surroundings) -> Iterator[str]:
    """Yield what the script puts to a result: reasons and pages, the answers, and the sheet."""
    yield '<div class="quiz__tools" hidden>'
    yield f'<div class="quiz__actions">{_button("print", "Print")}{_button("copy", "Copy")}</div>'
    yield f'<textarea readonly rows="8" aria-label="{SHEET}, as text" hidden></textarea>'
    yield '<p class="quiz__copied" role="status"></p>'
    yield f'<p class="quiz__warning">{SHEET_WARNING}</p></div>'
    yield '<details class="quiz__yours" hidden><summary>Your answers</summary>'
    yield '<div class="quiz__answers"></div></details>'
    told = f'<p><a href="{escape(around.rules)}">{RULES_LINK}</a></p>' if around.rules else ""
    yield f'<div class="quiz__because" hidden><div></div>{told}</div>'
    yield f'<div class="quiz__actions quiz__end" hidden>{_button("back", "Back")}'
    yield f"{_button('leave', 'Clear and leave')}</div>"
    rules = "".join(
        f"<dt>{escape(rule.why)}<dd>{escape(_sources(rule, around))}" for rule in flow.every_rule
    )
    yield f'<dl class="quiz__rules" hidden>{rules}</dl>'
    links = "".join(f"<li>{_link(page, around)}" for page in every_page_to_read(flow))
    yield f'<ul class="quiz__links" hidden>{links}</ul>'
    yield f'<div class="quiz__handout"><p class="quiz__sheet-title">{SHEET}</p>'
    yield '<p class="quiz__who"><span>Name</span><span>Date of birth</span></p>'
    yield '<div class="quiz__sheet"></div><p class="quiz__lines">Notes</p></div>'
    about = filter(None, [around.clinic, f"Quiz: {mark(flow, graph)}", around.disclaimer])
    lines = "".join(f"<p>{escape(line)}</p>" for line in about)
    yield f'<div class="quiz__about" hidden>{lines}</div>'


def _sources(rule: Rule, around: Surroundings) -> str:
    told = list(dict.fromkeys(around.sources[key] for key in rule.sources))
    return "; ".join(told + ["our own judgement"] * rule.editorial)


def _button(name: str, text: str) -> str:
    return f'<button type="button" class="quiz__button quiz__{name}">{text}</button>'


def _link(page: str, around: Surroundings) -> str:
    return f'<a href="{escape(around.links[page])}">{escape(around.titles[page])}</a>'
