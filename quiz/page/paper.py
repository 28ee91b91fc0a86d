"""The quiz on paper: lines to tick, by how soon to get help for any one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from common.tick_list import Line, Part
from common.urgency import Urgency

TITLE = "The quiz on paper"
HOW = (
    "Start at the top. Tick each line that is true, now or since it began. Not sure? Tick it. One "
    "tick is enough: the first list with a tick counts."
)
NO_LINE = "No line fits? Ask a clinician. This list cannot tell you that you need no help."


def paper_html(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the lines of the list as a page has it."""
    yield f'<p class="quiz__paper-title">{TITLE}</p>'
    yield f"<p>{HOW}</p>"
    for part in parts:
        words = Urgency.from_slug(part.urgency).words
        yield f"<p><b>{words.level}</b>. {words.action}, if one of these is true:</p>"
        yield "<ul>"
        yield from (f"<li>{_line(line)}" for line in part.lines)
        yield "</ul>"
    yield f"<p>{NO_LINE}</p>"


def _line(line: Line) -> str:
    if not line.choices:
        return escape(line.text)
    return f"<b>{escape(line.text)}</b> {escape('; '.join(line.choices))}"
