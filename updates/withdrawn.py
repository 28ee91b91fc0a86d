"""Versions that a person has withdrawn: `withdrawn.yml` in a topic's folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from common import settings
from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import Settings
from common.versions import Version, Withdrawal, parse

FILE = "withdrawn.yml"
RIGHT = (
    "withdrawn: [{first: 2026.11.22, last: 2026.11.29.2, day: 2026-11-30, "
    'reason: "Get help said the same day for a cold limb. It is an emergency."}]'
)
SETTING = "VERSION"


def _about_pages(one: Withdrawal, info: ValidationInfo) -> Withdrawal:
    """Return what is withdrawn; raise `ValueError` where it names a page that is not there."""
    pages: Collection[str] = (info.context or {}).get("pages", one.pages)
    for page in one.pages:
        if page not in pages:
            raise ValueError(f"no page {page!r}.{did_you_mean(page, pages)}")
    return one


class Withdrawn(Settings):
    """What the file says."""

    withdrawn: tuple[Annotated[Withdrawal, AfterValidator(_about_pages)], ...] = Field(
        (), examples=[RIGHT]
    )


def read(folder: Path, pages: Collection[str] | None = None) -> tuple[Withdrawal, ...]:
    """Read the file in a topic's folder, the last withdrawn first; nothing where there is none.

    `pages` are the topic's, as paths from `docs/`; without them, nobody looks whether those that
    the file names are there. Raises one `ProblemsError` with every problem.
    """
    file = folder / FILE
    if not file.is_file():
        return ()
    known = {} if pages is None else {"pages": pages}
    found = settings.read(file, Withdrawn, "the versions that are withdrawn", known).withdrawn
    if problems := list(_twice(found, str(file))):
        raise ProblemsError(problems)
    return tuple(sorted(found, key=lambda one: (one.day, one.first), reverse=True))


def own_version(asked: str, day: date, withdrawn: Collection[Withdrawal]) -> Version:
    """Return the version of a build: the one asked for or, without, the first free one of the day.

    So a correction on the day of the mistake gets a version of its own. Raises `ProblemsError`
    where the one asked for is withdrawn: nobody could tell the two apart.
    """
    version = parse(asked) if asked else Version(day)
    while any(one.covers(version) for one in withdrawn):
        free = Version(version.day, version.number + 1)
        if asked:
            told = f"{version} is withdrawn, says {FILE}: the corrected copy needs another name"
            raise ProblemsError([Problem(SETTING, 0, f"{told}. Right: {SETTING}={free}")])
        version = free
    return version


def _twice(found: tuple[Withdrawal, ...], shown: str) -> Iterator[Problem]:
    """Find what a feed could not tell apart."""
    keys = [(one.first, one.day) for one in found]
    for first, day in sorted({key for key in keys if keys.count(key) > 1}):
        told = f"{first} is withdrawn twice on {day}: put both reasons into one"
        yield Problem(shown, 0, f"{told}. Right: {RIGHT}")
