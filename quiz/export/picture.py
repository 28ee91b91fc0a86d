"""Draw the overview as flowcharts in SVG, with the same in words for those who cannot see them.

One question stands below the other in clinical order. Each way on is an arrow with its answers: to
a result, to a question further on by its number, or straight down. The drawing is as wide as a
phone and carries no style of its own, only classes; urgency is told in words and by a pattern.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from common.urgency import Urgency
from quiz.export.overview import Edge, Target, overview, parts, summed_up
from quiz.graph.compile import Graph
from quiz.rules.model import Flow, Question

MAX_SHAPES = 12
WIDTH = 360
"""Of a drawing; all lengths are in its units, about one CSS pixel on a phone."""
LINE = 17
"""From one line of text to the next."""
BOX_CHARS, LABEL_CHARS, OPTION_CHARS = 39, 25, 60
"""What fits into a line of a box, a line of a label, and one answer of a label."""
MAX_OPTIONS = 5
TRUNK, LABEL, PILL = 20, 30, 228
"""From the left: the line that goes down, the labels, the results."""
PILL_TEXT = {
    Urgency.EMERGENCY: ("Emergency", "now"),
    Urgency.SAME_DAY: ("Same day",),
    Urgency.APPOINTMENT: ("Book an", "appointment"),
    Urgency.SELF_CARE: ("Look after", "it yourself"),
}
PATTERNS = {
    Urgency.EMERGENCY: (6, '<path d="M0 6L6 0M-1 1L1-1M5 7L7 5"/>'),
    Urgency.SAME_DAY: (6, '<path d="M0 3H6M3 0V6"/>'),
    Urgency.APPOINTMENT: (6, '<path d="M0 3H6"/>'),
    Urgency.SELF_CARE: (8, '<circle cx="4" cy="4" r="1"/>'),
}
"""The size of a pattern's tile, and what is on it."""


def pictures(flow: Flow, graph: Graph, ident: str = "quiz-flow") -> tuple[str, ...]:
    """Return the flowchart as SVG elements, in order; their ids begin with `ident`."""
    edges = overview(flow, graph)
    runs = list(parts(flow, edges, MAX_SHAPES))
    return tuple(
        _Drawing(flow, edges, run, f"{ident}-{number}", f"part {number} of {len(runs)}").svg()
        for number, run in enumerate(runs, start=1)
    )


def in_words(flow: Flow, graph: Graph) -> str:
    """Return the same edges as a nested list in HTML, with all words in full."""
    edges = overview(flow, graph)
    lines = ['<ol class="flow-words">']
    for question in flow.questions:
        lines.append(f"<li>{escape(question.text)}<ul>")
        for edge in edges:
            if edge.question == question.id:
                texts = [f"“{question.option_text(option)}”" for option in edge.options]
                answers = escape(summed_up(question, edge) or " or ".join(texts))
                means = "leads to" if edge.always else "can lead to"
                lines.append(f"<li {_data(edge)}>{answers} {means} {_where(flow, edge.to)}</li>")
        lines.append("</ul></li>")
    return "\n".join([*lines, "</ol>"])


def _where(flow: Flow, to: Target) -> str:
    if isinstance(to, Urgency):
        return f"the result “{to.words.level}”"
    return f"question {_number(flow, to)}"


def _data(edge: Edge) -> str:
    to = edge.to.slug if isinstance(edge.to, Urgency) else edge.to
    return f'data-from="{edge.question}" data-to="{to}"'


def _number(flow: Flow, question: str) -> int:
    return [one.id for one in flow.questions].index(question) + 1


@dataclass
class _Drawing:
    flow: Flow
    edges: tuple[Edge, ...]
    run: tuple[Question, ...]
    ident: str
    which: str
    y: int = 6
    """Where the next shape goes."""
    shapes: list[str] = field(default_factory=list)

    def svg(self) -> str:
        for place, question in enumerate(self.run):
            below = self.run[place + 1].id if place + 1 < len(self.run) else None
            self.question(question, below)
        first, last = (_number(self.flow, self.run[n].id) for n in (0, -1))
        numbers = f"question {first}" if first == last else f"questions {first} to {last}"
        return "\n".join(
            [
                f'<svg class="flow" role="img" viewBox="0 0 {WIDTH} {self.y}" '
                f'xmlns="http://www.w3.org/2000/svg" '
                f'aria-labelledby="{self.ident}-title {self.ident}-desc">',
                f'<title id="{self.ident}-title">Flowchart of the quiz, {self.which}: '
                f"{numbers}</title>",
                f'<desc id="{self.ident}-desc">The list below the picture says the same in words.'
                "</desc>",
                "<defs>",
                *self.patterns(),
                "</defs>",
                *self.shapes,
                "</svg>",
            ]
        )

    def patterns(self) -> Iterator[str]:
        for level, (size, drawn) in PATTERNS.items():
            yield (
                f'<pattern id="{self.ident}-{level.slug}" class="flow-pattern" '
                f'width="{size}" height="{size}" patternUnits="userSpaceOnUse">{drawn}</pattern>'
            )

    def question(self, question: Question, below: str | None) -> None:
        """Draw a question and all ways on from it."""
        number = _number(self.flow, question.id)
        lines = textwrap.wrap(f"{number}. {question.text}", BOX_CHARS)
        height = LINE * len(lines) + 14
        self.shapes.append(
            f'<g class="flow-question" data-question="{question.id}">'
            f'<rect x="4" y="{self.y}" width="{WIDTH - 8}" height="{height}" rx="4"/>'
            f"{_text(lines, 14, self.y + LINE + 2)}</g>"
        )
        self.y += height
        top = self.y
        edges = [edge for edge in self.edges if edge.question == question.id]
        down = next((edge for edge in edges if edge.to == below), None)
        for edge in edges:
            if edge is not down:
                self.way(question, edge)
        if down:
            self.straight_down(question, down, top)
        else:
            self.line(f"M{TRUNK} {top}V{self.y}", always=True)
            self.y += 40

    def way(self, question: Question, edge: Edge) -> None:
        """Draw a way to the right: its answers above an arrow, what follows at its end."""
        lines = _label(question, edge)
        self.y += max(LINE * len(lines) + 12, 50)
        self.shapes.append(f'<g class="flow-edge" {_data(edge)}>')
        self.line(f"M{TRUNK} {self.y}H{PILL - 2}m-7 -4l7 4l-7 4", always=edge.always)
        self.shapes.append(_text(lines, LABEL, self.y - LINE * (len(lines) - 1) - 6))
        self.shapes += self.end(edge.to)
        self.shapes.append("</g>")

    def straight_down(self, question: Question, edge: Edge, top: int) -> None:
        lines = _label(question, edge)
        self.shapes.append(f'<g class="flow-edge" {_data(edge)}>')
        self.shapes.append(_text(lines, LABEL, self.y + LINE + 12))
        bottom = self.y + LINE * len(lines) + 30
        self.line(f"M{TRUNK} {top}V{bottom - 2}m-4 -7l4 7l4 -7", always=True)
        self.shapes.append("</g>")
        self.y = bottom

    def end(self, to: Target) -> Iterator[str]:
        """Draw a result, or the number of a question that is not the next."""
        if isinstance(to, Urgency):
            lines: Sequence[str] = PILL_TEXT[to]
            icon, name = to.words.icon, to.slug
        else:
            lines = (f"Question {_number(self.flow, to)}",)
            icon, name = "", "question"
        height = LINE * len(lines) + 8
        top = self.y - height // 2
        yield f'<g class="flow-end flow-end--{name}">'
        yield f'<rect x="{PILL}" y="{top}" width="{WIDTH - PILL - 4}" height="{height}" rx="4"/>'
        if isinstance(to, Urgency):
            fill = f"url(#{self.ident}-{name})"
            yield f'<rect x="{PILL}" y="{top}" width="18" height="{height}" fill="{fill}"/>'
        marked = [f"{icon} {lines[0]}".strip(), *lines[1:]]
        yield _text(marked, PILL + 24, top + LINE - 1)
        yield "</g>"

    def line(self, path: str, *, always: bool) -> None:
        kind = "flow-line" if always else "flow-line flow-line--depends"
        self.shapes.append(f'<path class="{kind}" d="{path}"/>')


def _label(question: Question, edge: Edge) -> list[str]:
    """Return the lines of a label: short answers, and how many are left out."""
    answers = [question.option_text(option) for option in edge.options]
    left = len(answers) - MAX_OPTIONS
    if short := summed_up(question, edge):
        answers = [short]
    elif left > 1:
        answers = [*answers[:MAX_OPTIONS], f"{left} more lines"]
    texts = [textwrap.shorten(answer, OPTION_CHARS, placeholder=" …") for answer in answers]
    texts = [*texts[:1], *(f"or: {text}" for text in texts[1:])]
    if not edge.always:
        texts.append("(not always)")
    return [line for text in texts for line in textwrap.wrap(text, LABEL_CHARS)]


def _text(lines: Sequence[str], x: int, y: int) -> str:
    rows = (
        f'<tspan x="{x}" y="{y + LINE * number}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text class="flow-text">{"".join(rows)}</text>'
