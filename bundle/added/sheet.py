"""What a sheet is made of, so that paper and screen say the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bullets:
    """Things that stand side by side."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Command:
    """Something to type, with words that say where."""

    where: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it: plain text, bullets and commands."""

    heading: str
    parts: tuple[str | Bullets | Command, ...]
