"""Buttons that call a number: one look on pages, in the quiz, in the search and in every bundle.

The words name the place or the service, so that nobody calls a number that means something else
where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from common.urgency import Urgency

PHONE = (
    '<svg class="call__icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 3h4l1.5 5-2.3 1.7'
    'a13 13 0 0 0 6.1 6.1L16 13.5l5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"/></svg>'
)
OTHERS = "Not there? Other numbers:"
"""Said before the list of all numbers where the reader's time zone has chosen one."""


@dataclass(frozen=True)
class Call:
    """Whom a button calls. All of it is plain text."""

    address: str
    """Such as `tel:999`."""
    number: str
    """As people read it."""
    place: str
    """Where the number works, or who answers: `United Kingdom`, `NHS 111`."""


def call_button(call: Call) -> str:
    """Return the button that calls, such as "Call 999, United Kingdom"."""
    return (
        f'<a class="call" href="{escape(call.address)}">{PHONE}'
        f"<span><strong>Call {escape(call.number)}</strong>, {escape(call.place)}</span></a>"
    )


def call_here(level: Urgency) -> str:
    """Return the place of a button that is there only where a time zone has told whom to call.

    `pages/clinic/here.js` fills it. Without script, and anywhere else, it stays hidden.
    """
    return f'<div class="call-here" data-call="{level.slug}" hidden=""></div>'


def call_first(numbers: str, call: Call | None = None, *, by_time_zone: bool = False) -> str:
    """Return one button where there is room for one: `call`, or where no region is known the way to
    all `numbers`, an address, until a time zone tells whom to call.
    """
    if call:
        return call_button(call)
    way = (
        f'<a class="call" href="{escape(numbers)}">{PHONE}'
        "<span><strong>Call</strong>, choose the number</span></a>"
    )
    here = f' data-call="{Urgency.EMERGENCY.slug}"' if by_time_zone else ""
    return f'<div class="call-here"{here}>{way}</div>'


def call_list(calls: Iterable[Call]) -> str:
    """Return the numbers of several places, each to tap."""
    items = "".join(
        f'<li><a href="{escape(call.address)}"><strong>{escape(call.number)}</strong> '
        f"{escape(call.place)}</a></li>"
        for call in calls
    )
    return f'<p class="calls__others">{OTHERS}</p><ul class="calls__all">{items}</ul>'
