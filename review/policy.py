"""What a topic decides about its reviews: `review.yml`, which it may leave out."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from common import settings
from common.problems import did_you_mean
from common.settings import Settings, Text, Truth, Whole

FILE = "review.yml"
Check = Literal[
    "contact",
    "numbers",
    "sources",
    "signs",
    "rules",
    "pages",
    "regions",
    "changed",
    "overdue",
    "open",
    "hazards",
    "quiz",
]
"""What is looked at before a release: see `review/release.py`."""
MOST_URGENT, MOST_OTHER = 12, 36
"""Months after which a review is due: of what is urgent or has a figure, and of the rest."""


def _page(path: str, info: ValidationInfo) -> str:
    pages: Collection[str] = (info.context or {})["pages"]
    if path not in pages:
        raise ValueError(f"no page {path!r}.{did_you_mean(path, pages)}")
    return path


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    if twice := [name for place, name in enumerate(names) if name in names[:place]]:
        raise ValueError(f"expected each once, found {', '.join(twice)} twice.")
    return names


Page = Annotated[Text, AfterValidator(_page)]
Names = Annotated[tuple[Text, ...], AfterValidator(_once)]


class Due(Settings):
    """Months until the next review; a topic can set shorter ones."""

    urgent: Annotated[Whole, Field(ge=1, le=MOST_URGENT)] = MOST_URGENT
    other: Annotated[Whole, Field(ge=1, le=MOST_OTHER)] = MOST_OTHER


class Pack(Settings):
    """What one reviewer reads in one go; rules come with the signs and pages they are about."""

    title: Text
    pages: Names = ()
    signs: Names = ()
    """Ids of `signs.yml`."""
    rules: Names = ()
    """Rules besides those about its signs, and those that name one of its pages first."""
    regions: Names = ()
    """Names of files in `regions/`."""


class Line(Settings):
    """Whether a release has to have something, and why."""

    must: Truth
    why: Text


class Policy(Settings):
    """What the file says."""

    due: Due = Field(Due(), examples=["due: {urgent: 6, other: 24}"])
    packs: Mapping[Text, Pack] = Field(
        {},
        examples=["packs: {heart: {title: The heart, pages: [causes/heart.md], signs: [chest]}}"],
    )
    """By name, in the order in which they are best read."""
    release: Mapping[Check, Line] = Field(
        {}, examples=["release: {pages: {must: false, why: nobody has been found yet}}"]
    )
    """What a release need not have, or must, and why. What is not named here it must have."""
    not_for_clinicians: Mapping[Page, Text] = Field(
        {}, examples=["not_for_clinicians: {about.md: how the site is made}"]
    )
    """Pages that cite sources and yet have nothing for a clinician, each with the reason."""


def read(folder: Path, pages: Collection[str]) -> Policy:
    """Read the file in a topic's folder, whose pages are `pages`; all is usual where there is none.

    Raises one `ProblemsError` with every problem.
    """
    file = folder / FILE
    if not file.is_file():
        return Policy()
    return settings.read(file, Policy, "the topic's file on reviews", {"pages": pages})


def later(day: date, months: int) -> date:
    """Return the day so many months later; the last of its month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
