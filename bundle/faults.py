"""What stops a bundle, said so that the person who built the site can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One reason why a copy must not go out."""

    path: str
    """The file, as it is called inside the copy or as it was typed."""
    message: str
    """What was found and what was expected."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class BundleError(Exception):
    """Raised once, with every fault that was found; nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        count = len(self.faults)
        head = "1 fault" if count == 1 else f"{count} faults"
        super().__init__("\n".join([f"{head}, no bundle made:", *(f"  {f}" for f in self.faults)]))
