"""What stands at the end of a care card: buttons that call, then whom to contact in words.

On a screen the buttons take the place of an emergency's words, which are there for paper.
"""

from __future__ import annotations

from html import escape

from common.call_button import call_button, call_here, call_list
from common.care_card import care_calls, care_note
from common.urgency import Urgency
from pages.clinic.region import Region


def endings(region: Region, *, by_time_zone: bool) -> dict[str, str]:
    """Return the ending of each card as HTML, by the slug of its urgency.

    `by_time_zone` leaves room for the button that the reader's time zone chooses.
    """
    return {
        slug: _calls(region, Urgency.from_slug(slug), by_time_zone=by_time_zone) + care_note(note)
        for slug, note in region.notes.items()
    }


def _calls(region: Region, level: Urgency, *, by_time_zone: bool) -> str:
    buttons = call_here(level) if by_time_zone and level <= Urgency.SAME_DAY else ""
    if level is Urgency.EMERGENCY:
        buttons += (
            "".join(map(call_button, region.calls))
            if region.is_one_place
            else call_list(region.calls)
        )
        if region.besides_the_calls:
            buttons += f"<p>{escape(region.besides_the_calls)}</p>"
    elif level.slug in region.services:
        buttons += call_button(region.services[level.slug])
    return care_calls(buttons) if buttons else ""
