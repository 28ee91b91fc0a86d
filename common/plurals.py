"""Numbers of things, as a reader is told them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """Return how many there are in words: `1 page`, `1,200 pages`; `many` where it takes no s."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"
