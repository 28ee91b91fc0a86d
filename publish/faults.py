"""What stops a site from being published, said so that the person who built it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One reason why a site must not go out."""

    path: str
    """The file, from the site's folder, or the folder as it was typed."""
    line: int
    """Counted from 1; 0 where it is about the whole file."""
    message: str
    """What was found, and what was expected."""

    def __str__(self) -> str:
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.message}"


class PublishError(Exception):
    """Raised once, with every fault that was found; nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        count = len(self.faults)
        head = "1 fault" if count == 1 else f"{count} faults"
        super().__init__("\n".join([f"{head}, nothing written:", *(f"  {f}" for f in self.faults)]))
