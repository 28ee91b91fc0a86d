"""Titles within a text: one that ends like a sentence needs no other sign behind it."""

from __future__ import annotations

ENDS = (".", "?", "!")


def closed(text: str) -> str:
    """Return a text as a sentence: with a full stop, where it has no sign at its end."""
    return text if text.endswith(ENDS) else f"{text}."


def headed(title: str, text: str) -> str:
    """Return a title and what is told of it: `A cough: what ...`, `Why do I cough? What ...`."""
    return f"{title} {text[:1].upper()}{text[1:]}" if title.endswith(ENDS) else f"{title}: {text}"
