"""The report on the real pages: within its limits, and true in what it says about them."""

from __future__ import annotations

import re

import pytest

from pages.report import report
from pages.report.criteria import Result
from pages.report.report import Report
from tests.topic.real import DOCS, ROOT, TOPIC

FILE = re.compile(r"[\w/-]+\.md")
"""Matches `faq/how-to-prevent.md`."""


@pytest.fixture(scope="module")
def made() -> Report:
    """The report, which takes the time of a hundred tests."""
    return report.make(TOPIC)


def test_no_limit_is_broken(made: Report) -> None:
    assert made.broken == []


def test_every_file_that_a_reason_names_is_there(made: Report) -> None:
    for _, judged in made.judged:
        for _, verdict in judged:
            for name in FILE.findall(verdict.why):
                assert (DOCS / name).exists() or (ROOT / name).exists(), verdict


def test_nothing_is_claimed_that_needs_people_who_have_not_looked(made: Report) -> None:
    """To be changed on the day a clinician or a reader has looked, and not before."""
    results = {one.id: verdict.result for _, of_one in made.judged for one, verdict in of_one}
    if not list((ROOT / "reviews").glob("*.json")):
        for criterion in ("NHS 1", "NHS 5", "NHS 12"):
            assert results[criterion] is not Result.MET
    for criterion in ("PIF 5", "NHS 15", "DISCERN 2"):
        assert results[criterion] is not Result.MET
