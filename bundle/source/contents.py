"""What the site says about itself: its pages in reading order, their dates, and whose copy it is.

`hooks/offline.py` writes it as `contents.json` into the offline build. The bundle reads that file
and does not carry it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from common.problems import Problem, ProblemsError

CONTENTS = "contents.json"
LOGO = "assets/clinic/logo.*"
REBUILD = "build the site with OFFLINE=true first, as `make site` does"


@dataclass(frozen=True)
class PageEntry:
    """One page, as the menu has it."""

    file: str
    """Its path in the site, such as `causes/tight-shoes.html`."""
    title: str
    kind: str
    """`cause`, `question`, `guide` or `reference`."""
    summary: str
    review: str
    """Who reviewed it and when, or that nobody has, as one sentence."""
    review_due: date | None
    """The last day on which the page counts as fresh; None where it says nothing of health."""


@dataclass(frozen=True)
class Clinic:
    """Whose copy it is. Address, website and logo are empty where the clinic gave none."""

    name: str
    telephone: str
    hours: str
    region: str
    address: str
    website: str
    logo: str
    """Its path in the site, such as `assets/clinic/logo.png`."""


@dataclass(frozen=True)
class Contents:
    """The whole of what the offline build tells besides its pages."""

    title: str
    description: str
    language: str
    """Such as `en`."""
    address: str
    """Where the hosted site is; empty where it is nowhere yet."""
    emergency: str
    """One or more sentences with the emergency numbers of the region."""
    clinic: Clinic | None
    pages: tuple[PageEntry, ...]
    """In reading order."""

    def page(self, file: str) -> PageEntry | None:
        """Return the page at a path of the site; None where there is none."""
        return next((page for page in self.pages if page.file == file), None)


def read_contents(site: Path) -> Contents:
    """Read the contents of the offline site in a folder.

    Raises `ProblemsError` where they are wrong, `OSError` where the file is there and cannot be
    read.
    """
    file = site / CONTENTS
    if not file.is_file():
        raise ProblemsError([Problem(CONTENTS, 0, f"expected it in {site}, found none; {REBUILD}")])
    logos = sorted(path.relative_to(site).as_posix() for path in site.glob(LOGO))
    try:
        told = json.loads(file.read_text("utf-8"))
        return _contents(told, logos[0] if logos else "")
    except (ValueError, TypeError, KeyError) as error:
        what = f"nothing under {error}" if isinstance(error, KeyError) else str(error)
        raise ProblemsError([Problem(CONTENTS, 0, f"found {what}; {REBUILD}")]) from error


def _contents(told: dict[str, Any], logo: str) -> Contents:
    clinic = told["clinic"]
    pages = tuple(_page(page) for page in told["pages"])
    if missing := [page.file for page in pages if not page.title]:
        raise ValueError(f"no title for {', '.join(missing)}")
    return Contents(
        **_texts(told, Contents, but=("clinic", "pages")),
        clinic=Clinic(**_texts(clinic, Clinic, but=("logo",)), logo=logo) if clinic else None,
        pages=pages,
    )


def _page(told: dict[str, Any]) -> PageEntry:
    due = told["review_due"]
    return PageEntry(
        **_texts(told, PageEntry, but=("review_due",)),
        review_due=date.fromisoformat(due) if due else None,
    )


def _texts(
    told: dict[str, Any], kind: type[Contents | PageEntry | Clinic], but: tuple[str, ...]
) -> dict[str, str]:
    """Return the fields of a dataclass that are plain text."""
    found = {}
    for field in fields(kind):
        if field.name not in but:
            text = told[field.name]
            if not isinstance(text, str):
                raise TypeError(f"{text!r} as {field.name!r}, where text was expected")
            found[field.name] = text
    return found
