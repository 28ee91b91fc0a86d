"""The disclaimer: truthful about review, and never missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pages.model import catalogue
from pages.model.review import Person, Review
from pages.output import notice
from tests.pages.conftest import CAUSE, Docs

TODAY = date(2026, 11, 22)


SOMEBODY = Person("A. Person", "physiotherapist", date(2026, 10, 2))


def told(docs: Docs, page: str, today: date = TODAY, review: Review | None = None) -> notice.Notice:
    found = catalogue.read(docs({"causes/shoes.md": page}))
    read = replace(found.pages["causes/shoes.md"], review=review)
    return notice.for_page(read, today, draft=False)


def test_nobody_has_reviewed_it(docs: Docs) -> None:
    found = told(docs, CAUSE)
    assert found.review == "Not yet reviewed by a clinician."
    assert found.due == "Next review due: 31 May 2027."
    assert not found.overdue


def test_somebody_has(docs: Docs) -> None:
    found = told(docs, CAUSE, review=Review((SOMEBODY,), due=date(2027, 10, 2)))
    assert found.review == "Reviewed by A. Person, physiotherapist, on 2 October 2026."
    assert found.due == "Next review due: 2 October 2027."
    overdue = told(docs, CAUSE, date(2027, 10, 3), Review((SOMEBODY,), due=date(2027, 10, 2)))
    assert overdue.overdue


def test_somebody_who_does_not_want_to_be_named(docs: Docs) -> None:
    unnamed = Person("", "physiotherapist", date(2026, 10, 2))
    found = told(docs, CAUSE, review=Review((SOMEBODY, unnamed), due=date(2027, 10, 2)))
    assert found.review == (
        "Reviewed by A. Person, physiotherapist, on 2 October 2026 and "
        "a person in this role: physiotherapist, on 2 October 2026."
    )


def test_a_review_that_no_longer_stands_says_so(docs: Docs) -> None:
    changed = told(docs, CAUSE, review=Review((SOMEBODY,), changed=True))
    assert changed.review == (
        "Changed since it was reviewed by A. Person, physiotherapist, on 2 October 2026. "
        "Not yet reviewed again."
    )
    assert changed.due == "Next review due: 31 May 2027."
    asked = told(docs, CAUSE, review=Review((SOMEBODY,), asked=True))
    assert "asked for a change that is not made yet" in asked.review
    signs = told(docs, CAUSE, review=Review((SOMEBODY,), signs_open=True))
    assert signs.review.endswith("Not all of its emergency signs are reviewed yet.")


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
