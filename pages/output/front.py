"""What the first page and the list of causes show: the doors, the causes in groups, questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from common.topic import GET_HELP, Told
from common.urgency import Urgency
from pages.model.catalogue import Catalogue, Page
from pages.model.schema import Kind

CARD = re.compile(r'<h2 id="(?P<id>[^"]+)">|<div class="care care--(?P<level>[a-z-]+)">')
"""Matches the heading of a section, and the start of a care card."""
SHORT = {
    Urgency.EMERGENCY: "Now",
    Urgency.SAME_DAY: "Today",
    Urgency.APPOINTMENT: "Book",
    Urgency.SELF_CARE: "Self-care",
}
"""Each urgency in a word, where four of them stand side by side on a phone."""


@dataclass(frozen=True)
class Door:
    """A page to start from, and what it is for."""

    page: Page
    purpose: str


@dataclass(frozen=True)
class CauseGroup:
    """Some causes under a name; all of them under none where the topic has no groups."""

    name: str
    felt: str
    drawing: str
    pages: tuple[Page, ...]


def doors(told: Told, catalogue: Catalogue) -> tuple[Door, ...]:
    """Return the doors of a topic but the page of all signs, to which the signs themselves lead."""
    return tuple(
        Door(catalogue.pages[path], purpose)
        for path, purpose in told.doors.items()
        if path != GET_HELP
    )


def cause_groups(told: Told, catalogue: Catalogue, order: Sequence[str]) -> tuple[CauseGroup, ...]:
    """Return the causes in the topic's groups, or in the `order` in which pages are read."""
    if told.groups:
        return tuple(
            CauseGroup(
                one.name,
                one.felt,
                one.drawing,
                tuple(catalogue.pages[path] for path in one.pages),
            )
            for one in told.groups
        )
    causes = in_order(catalogue, Kind.CAUSE, order)
    return (CauseGroup("", "", "", causes),) if causes else ()


def in_order(catalogue: Catalogue, kind: Kind, order: Sequence[str]) -> tuple[Page, ...]:
    """Return the pages of a kind in the `order` in which pages are read."""
    pages = (catalogue.pages[path] for path in order)
    return tuple(page for page in pages if page.head.kind is kind)


def levels(content: str) -> tuple[tuple[str, str, str], ...]:
    """Return the urgencies whose cards stand on a page: slug, a word for it, where it starts.

    `content` is the page's HTML; each starts at the heading above its first card.
    """
    heading, starts = "", dict[str, str]()
    for found in CARD.finditer(content):
        if found["id"]:
            heading = found["id"]
        elif heading:
            starts.setdefault(found["level"], heading)
    return tuple(
        (level.slug, word, starts[level.slug])
        for level, word in SHORT.items()
        if level.slug in starts
    )
