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
    """A character that marks the level without colour."""


_WORDS = {
    Urgency.EMERGENCY: UrgencyWords(
        level="Emergency now",
        hidden="Emergency care:",
        heading="Call your emergency number now if:",
        action="Call your emergency number now",
        icon="!!",
    ),
    Urgency.SAME_DAY: UrgencyWords(
        level="Same day",
        hidden="Urgent care:",
        heading="Get medical help today if:",
        action="Get medical help today",
        icon="!",
    ),
    Urgency.APPOINTMENT: UrgencyWords(
        level="Book an appointment",
        hidden="Non-urgent care:",
        heading="Book an appointment with a clinician if:",
        action="Book an appointment with a clinician",
        icon="i",
    ),
    Urgency.SELF_CARE: UrgencyWords(
        level="Look after it yourself",
        hidden="Self-care:",
        heading="You can look after this yourself only if all of these are true:",
        action="You can try looking after this yourself first",
        icon="✓",
    ),
}
