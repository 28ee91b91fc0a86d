"""How soon to get help: the one vocabulary that pages, quiz and bundle share.

Everything a reader sees about urgency (heading, level in words, hidden text, colour, icon)
is derived from `Urgency`, so a card can never say one thing and show another.
The levels and the heading formula follow the NHS care cards; "self-care" is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Urgency(IntEnum):
    """How soon to get help. Smaller is more urgent, so `min` finds the one that wins."""

    EMERGENCY = 0
    SAME_DAY = 1
    APPOINTMENT = 2
    SELF_CARE = 3

    @property
    def slug(self) -> str:
        """The name used in page sources, addresses and class names, such as `same-day`."""
        return self.name.lower().replace("_", "-")

    @property
    def words(self) -> UrgencyWords:
        """What a reader is told about this level."""
        return _WORDS[self]

    @classmethod
    def from_slug(cls, slug: str) -> Urgency:
        """Return the level called `slug`; raise `ValueError` that lists the four names."""
        for level in cls:
            if level.slug == slug:
                return level
        names = ", ".join(level.slug for level in cls)
        raise ValueError(f"expected an urgency ({names}), found {slug!r}")


@dataclass(frozen=True)
class UrgencyWords:
    """The words of one level."""

    level: str
    """A short name for lists and search results."""
    hidden: str
    """Said by screen readers before the heading, so that the level never rests on colour."""
    heading: str
    """The call to action of a care card: it ends in "if" and the card's lines complete it."""
    action: str
    """The same call to action where no condition follows, as on a quiz result."""
    icon: str
    """A character that marks the level without colour where nothing can be drawn."""
    drawing: str
    """The same as a path of SVG in a square of 24, its holes by the even-odd rule."""


_WORDS = {
    Urgency.EMERGENCY: UrgencyWords(
        level="Emergency now",
        hidden="Emergency care:",
        heading="Call your emergency number now if:",
        action="Call your emergency number now",
        icon="!!",
        drawing="M8 2h8l6 6v8l-6 6H8l-6-6V8zM11 6h2v8h-2zM11 16h2v2h-2z",
    ),
    Urgency.SAME_DAY: UrgencyWords(
        level="Same day",
        hidden="Urgent care:",
        heading="Get medical help today if:",
        action="Get medical help today",
        icon="!",
        drawing="M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20zM11 6h2v5.4l4.2 2.5l-1 1.7L11 12.5z",
    ),
    Urgency.APPOINTMENT: UrgencyWords(
        level="Book an appointment",
        hidden="Non-urgent care:",
        heading="Book an appointment with a clinician if:",
        action="Book an appointment with a clinician",
        icon="i",
        drawing="M7 2h2v2h6V2h2v2h4v18H3V4h4zM5 9v11h14V9zM7 11h4v4H7z",
    ),
    Urgency.SELF_CARE: UrgencyWords(
        level="Look after it yourself",
        hidden="Self-care:",
        heading="You can look after this yourself only if all of these are true:",
        action="You can try looking after this yourself first",
        icon="✓",
        drawing="M12 2l10 9h-3v11H5V11H2zM7.4 14.4l3.6 3.6l5.6-5.6l-1.4-1.4l-4.2 4.2l-2.2-2.2z",
    ),
}
