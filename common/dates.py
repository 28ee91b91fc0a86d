"""Days as people read them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_words(day: date) -> str:
    """Return a day such as 3 May 2027; never in the words of the computer's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
