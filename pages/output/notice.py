"""The disclaimer: what a page is and is not, who reviewed it, and the check that none lacks it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from common.dates import in_words
from common.disclaimer import ATTRIBUTE
from pages.model.catalogue import Page

PURPOSE = "This is general information. It cannot replace a clinician who examines you."
NOT_REVIEWED = "Not yet reviewed by a clinician."
DRAFT = "This is a draft. It may be wrong, and signs of danger may be missing. Do not rely on it."

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SHOWN = re.compile(
    r"<(?P<tag>[a-z]+)(?:\s+[a-z-]+=\"[^\"<>]*\")*"
    rf"\s+{ATTRIBUTE}(?:\s[^<>]*)?>(?P<inside>.*?)</(?P=tag)>",
    re.DOTALL,
)
"""Matches `<aside class="pn-notice" data-disclaimer><p>Words.</p></aside>`."""
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Notice:
    """What the banner of one page says."""

    purpose: str
    review: str
    due: str
    """When the next review is due; empty on pages that carry no health content of their own."""
    overdue: bool


def for_page(page: Page, today: date, *, draft: bool) -> Notice:
    """Return the notice of a page as it stands on `today`, in a topic that may be a draft."""
    review = page.review.sentence if page.review else NOT_REVIEWED
    if page.head.is_imported_text:
        review = "This is the text of an article that nobody has checked. " + review
    if draft:
        review = f"{DRAFT} {review}"
    if page.due is None:
        return Notice(PURPOSE, review, "", overdue=False)
    overdue = page.due < today
    due = f"Next review due: {in_words(page.due)}."
    if overdue:
        due = f"This page is out of date: its review was due on {in_words(page.due)}."
    return Notice(PURPOSE, review, due, overdue)


def for_no_page(*, draft: bool) -> Notice:
    """Return the notice of pages that have no source, such as "page not found"."""
    review = f"{DRAFT} {NOT_REVIEWED}" if draft else NOT_REVIEWED
    return Notice(PURPOSE, review, "", overdue=False)


def without_notice(folder: Path) -> list[str]:
    """Return every HTML file below `folder` that shows no disclaimer, by path."""
    return [
        file.relative_to(folder).as_posix()
        for file in sorted(folder.rglob("*.html"))
        if not _shows_notice(file.read_text("utf-8"))
    ]


def _shows_notice(page: str) -> bool:
    """Tell whether a page has a disclaimer with words in it, without taking the page apart.

    `python -m publish.checks` does take it apart; a build of many pages should not pay twice.
    """
    if "<!--" in page:
        page = COMMENT.sub("", page)
    at = page.find(ATTRIBUTE)
    while at >= 0:
        # from the start of its tag: to try every tag of a page takes as long as to write it
        found = SHOWN.match(page, page.rfind("<", 0, at))
        if found:
            return bool(TAG.sub("", found["inside"]).strip())
        at = page.find(ATTRIBUTE, at + 1)
    return False
