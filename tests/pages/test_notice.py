"""The disclaimer: truthful about review, and never missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pages.model import catalogue
from pages.output import notice
from tests.pages.conftest import CAUSE, Docs

TODAY = date(2026, 11, 22)


def told(docs: Docs, page: str, today: date = TODAY) -> notice.Notice:
    found = catalogue.read(docs({"causes/shoes.md": page}))
    return notice.for_page(found.pages["causes/shoes.md"], today, draft=False)


def test_nobody_has_reviewed_it(docs: Docs) -> None:
    found = told(docs, CAUSE)
    assert found.review == "Not yet reviewed by a clinician."
    assert found.due == "Next review due: 31 May 2027."
    assert not found.overdue


def test_somebody_has(docs: Docs) -> None:
    review = "review: {by: A. Person, role: physiotherapist, date: 2026-10-02}"
    found = told(docs, CAUSE.replace("review: none", review))
    assert found.review == "Reviewed by A. Person, physiotherapist, on 2 October 2026."


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2027, 5, 31), False), (date(2027, 6, 1), True)]
)
def test_a_page_is_overdue_the_day_after(docs: Docs, today: date, overdue: bool) -> None:
    found = told(docs, CAUSE, today)
    assert found.overdue is overdue
    assert ("out of date" in found.due) is overdue


def test_the_articles_own_text_is_called_unchecked(docs: Docs) -> None:
    page = CAUSE.replace("heading: Compression}", "heading: Compression, fingerprint: ab12}")
    assert "nobody has checked" in told(docs, page).review


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("<aside data-disclaimer><p>Words</p></aside>", False),
        ("<aside data-disclaimer> </aside>", True),
        ("<p>Words</p>", True),
        ("<!-- <aside data-disclaimer>Words</aside> -->", True),
        ("<p title='data-disclaimer'>Words</p>", True),
    ],
    ids=["there", "empty", "absent", "only in a comment", "only in an attribute"],
)
def test_a_page_without_one_is_found(tmp_path: Path, body: str, missing: bool) -> None:
    (tmp_path / "deep").mkdir()
    page = tmp_path / "deep" / "page.html"
    page.write_text(f"<!doctype html><html><body>{body}</body></html>")
    assert notice.without_notice(tmp_path) == (["deep/page.html"] if missing else [])
