"""Care cards and lists of advice: the same markup on pages, in the quiz and in the search.

Colour never stands alone: the level is there in words, as a drawn sign, and for screen readers
before the call. The form follows the NHS care cards; "self-care" is ours.
"""

from __future__ import annotations

from common.urgency import Urgency

ADVICE = {"do": "Do", "dont": "Do not"}
"""The heading over each kind of list."""


def care_card(
    level: Urgency, call: str, below: str = "", *, tag: str = "p", attributes: str = ""
) -> str:
    """Return a card as HTML that is XML as well.

    `call` is the call to action, one of those in `level.words`, in an element `tag` that has more
    `attributes`, such as ` id="now"`. `below` is the HTML of what follows.
    """
    words = level.words
    return (
        f'<div class="care care--{level.slug}">'
        f'<p class="care__level" aria-hidden="true">{level_icon(level)}{words.level}</p>'
        f'<{tag} class="care__heading"{attributes}>'
        f'<span class="care__hidden">{words.hidden} </span>{call}</{tag}>{below}</div>'
    )


def level_icon(level: Urgency) -> str:
    """Return the sign of a level, drawn in the colour of the words beside it."""
    return (
        '<svg class="care__icon" viewBox="0 0 24 24" aria-hidden="true">'
        f'<path fill-rule="evenodd" d="{level.words.drawing}"/></svg>'
    )


def care_calls(buttons: str) -> str:
    """Return what calls from a card, on a screen alone: `buttons` is HTML."""
    return f'<div class="care__calls">{buttons}</div>'


def care_note(note: str) -> str:
    """Return the last line of a card, which says whom to call or contact: `note` is HTML."""
    return f'<p class="care__note">{note}</p>'


def advice(kind: str, items: str = "") -> str:
    """Return a list of what to do (`do`) or not to do (`dont`), with `items` as HTML."""
    return (
        f'<div class="advice advice--{kind}"><p class="advice__heading">{ADVICE[kind]}</p>'
        f"{items}</div>"
    )
