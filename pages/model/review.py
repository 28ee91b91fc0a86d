"""What a page may say of its review by a clinician, as the records of reviews have it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from common.dates import in_words


@dataclass(frozen=True)
class Person:
    """One reviewer, as named on pages."""

    name: str
    """Empty for somebody who does not want to be named."""
    role: str
    on: date

    @property
    def shown(self) -> str:
        """How the page names the person."""
        return f"{self.name}, {self.role}" if self.name else f"a person in this role: {self.role}"


@dataclass(frozen=True)
class Review:
    """A review that has taken place."""

    people: tuple[Person, ...]
    due: date | None = None
    """When the next one is due; None where this one no longer stands."""
    changed: bool = False
    """Whether the page, or a sign on it, has changed since."""
    asked: bool = False
    """Whether a reviewer asked for a change that is not made."""
    signs_open: bool = False
    """Whether its emergency signs or rules still lack a reviewer."""

    @property
    def stands(self) -> bool:
        """Whether the page is what the reviewers agreed to."""
        return not self.changed and not self.asked

    @property
    def last(self) -> date:
        """The day of the newest of them."""
        return max(one.on for one in self.people)

    @property
    def sentence(self) -> str:
        """What the page says of it."""
        told = " and ".join(f"{one.shown}, on {in_words(one.on)}" for one in self.people)
        if self.asked:
            return f"Read by {told}, who asked for a change that is not made yet."
        if self.changed:
            return f"Changed since it was reviewed by {told}. Not yet reviewed again."
        open_ = " Not all of its emergency signs are reviewed yet." if self.signs_open else ""
        return f"Reviewed by {told}.{open_}"
