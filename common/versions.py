"""Versions of a copy, and what a site publishes of each: still right, replaced or withdrawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from common.settings import Settings, Text

FILE = "versions.json"
"""The list, beside the pages of a hosted site."""
PAGE = "is-it-right/"
"""The page that says the same to people; a copy names its version behind `#`."""
FEED = "updates.atom"

YEARS = range(2020, 2100)
"""A date outside of these is a slip of the keyboard, or of a clock."""
FORM = re.compile(r"(?P<day>[0-9]{4}\.[0-9]{2}\.[0-9]{2})(?:\.(?P<number>[1-9][0-9]{0,3}))?")
"""Matches 2026.11.22, and 2026.11.22.2 for the second one of that day."""


@dataclass(frozen=True, order=True)
class Version:
    """One version: the day, and which one of that day."""

    day: date
    number: int = 1

    def __str__(self) -> str:
        more = "" if self.number == 1 else f".{self.number}"
        return f"{self.day:%Y.%m.%d}{more}"


def parse(text: object) -> Version:
    """Return the version that a text names; raise `ValueError` that shows a right one."""
    if isinstance(text, Version):
        return text
    found = FORM.fullmatch(text) if isinstance(text, str) else None
    try:
        day = date.fromisoformat(found["day"].replace(".", "-")) if found else None
    except ValueError:  # the 31st of November
        day = None
    if found is None or day is None or day.year not in YEARS:
        raise ValueError(
            f"expected a day of the years {YEARS[0]} to {YEARS[-1]} and perhaps a number, found "
            f"{text!r}. Right: 2026.11.22 or 2026.11.22.2"
        )
    return Version(day, int(found["number"] or 1))


AVersion = Annotated[Version, BeforeValidator(parse), PlainSerializer(str)]
MOST_LETTERS = 2_000
"""Of one correction or reason."""
Words = Annotated[Text, Field(max_length=MOST_LETTERS)]


class Withdrawal(Settings):
    """Versions that nobody should use any more, and why."""

    first: AVersion
    last: AVersion | None = None
    """The last of them; None where it is that one alone."""
    day: date
    """When they were withdrawn."""
    reason: Words
    """What is wrong, in the words of the page, and what is right."""
    instead: Words = "Stop using it. Throw away what was printed from it. Get the newest copy."
    """What to do."""
    pages: tuple[Text, ...] = ()
    """What it is about: paths from `docs/` as a person writes them, addresses in the list."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse what would cover nothing, so that a copy that is meant passes for right."""
        if self.end < self.first:
            raise ValueError(f"`last` is {self.last}, before `first`, {self.first}.")
        if self.day < self.first.day:
            raise ValueError(f"`day` is {self.day}, before {self.first} was there.")
        return self

    @property
    def end(self) -> Version:
        """The last version that is meant."""
        return self.last or self.first

    @property
    def named(self) -> str:
        """The versions, for people."""
        return str(self.first) if self.end == self.first else f"{self.first} to {self.end}"

    def covers(self, version: Version) -> bool:
        """Whether a version is one of them."""
        return self.first <= version <= self.end


class Known(Settings):
    """A version that was given out."""

    version: AVersion
    corrected: tuple[Words, ...] = ()
    """What it puts right."""


class PageState(Settings):
    """What a page is today."""

    page: str
    """Its address from the site's root; empty for the first page."""
    title: Text
    version: str
    """It changes with every word of the page, those of signs included."""
    changed: date | None
    """The newest day on which its text, or the signs it shows, changed; None where nobody knows."""
    reviewed: date | None
    """When a clinician last reviewed what it says today; None where none did."""
    due: date | None
    """When it is to be looked at next."""


class State(StrEnum):
    """How a version stands."""

    RIGHT = "right"
    NEWER = "newer"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Published(Settings):
    """The list."""

    form: Literal[1] = 1
    topic: Text
    """The slug of the topic."""
    title: Text
    address: str
    """Where the site is; empty where it does not know."""
    newest: AVersion
    versions: tuple[Known, ...]
    """The newest first. Others may have been given out as well."""
    withdrawn: tuple[Withdrawal, ...]
    """The last withdrawn first."""
    pages: tuple[PageState, ...]

    def state_of(self, version: Version) -> State:
        """Return how a version stands; one that is newer than the list is not known to it."""
        if any(one.covers(version) for one in self.withdrawn):
            return State.WITHDRAWN
        if version == self.newest:
            return State.RIGHT
        return State.NEWER if version < self.newest else State.UNKNOWN

    def corrected_since(self, version: Version) -> list[Known]:
        """Return the newer versions that put something right, the newest first."""
        return [one for one in self.versions if one.version > version and one.corrected]
