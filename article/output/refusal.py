"""What a system says when it refuses."""

from __future__ import annotations


def reason(error: Exception) -> str:
    """Return an error of the system in words, without its number."""
    return getattr(error, "strerror", None) or str(error)
