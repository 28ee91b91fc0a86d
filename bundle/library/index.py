"""The start page of a library: its topics, each with its picture and one line, and all leaflets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from common.contents import Contents
from common.templates import templates_in
from publish.pages.policy import policy_for

TEMPLATES = Path(__file__).parent
ADDED = TEMPLATES.parent / "added" / "templates"
"""The look of the pages that a bundle adds."""
INDEX, START = "index.html", "start-here.html"


@dataclass(frozen=True)
class Leaflet:
    """One page to print."""

    title: str
    href: str
    """From the start page."""


@dataclass(frozen=True)
class Shelf:
    """One topic of the library."""

    contents: Contents
    home: str
    """Its first page, as seen from the start page."""
    mark: str
    """Its picture, likewise; empty where there is none."""
    more: str = ""
    """Where its own copies begin, likewise; empty on the web."""
    leaflets: tuple[Leaflet, ...] = ()


def start_page(shelves: Sequence[Shelf], *, hosted: bool) -> bytes:
    """Return the page; the same topics give the same bytes."""
    style = (ADDED / "base.css").read_text("utf-8") + (TEMPLATES / "library.css").read_text("utf-8")
    page: str = (
        templates_in(TEMPLATES)
        .get_template("library.html")
        .render(
            shelves=shelves,
            style=style,
            policy=policy_for([], [style], hosted=hosted),
            language=shelves[0].contents.language,
            draft=any(shelf.contents.draft for shelf in shelves),
            emergencies=dict.fromkeys(escape(shelf.contents.emergency) for shelf in shelves),
            disclaimers=dict.fromkeys(shelf.contents.notice for shelf in shelves),
        )
    )
    return page.encode()
