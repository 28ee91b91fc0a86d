"""Every page is plain enough to read. A formula cannot prove that; it can show where it is not."""

from __future__ import annotations

import pytest

from pages.model.plain_text import sentences
from pages.report.criteria import PLAIN_GRADE, PLAIN_SHARE
from pages.report.readability import measure
from pages.report.report import HARDEST_GRADE, LONGEST_SENTENCE
from tests.topic.real import PASSAGES, PATHS


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_hard(path: str) -> None:
    assert measure(sentences(PASSAGES[path])).grade <= HARDEST_GRADE


@pytest.mark.parametrize("path", PATHS)
def test_no_sentence_is_long(path: str) -> None:
    long = [one for one in sentences(PASSAGES[path]) if one.words > LONGEST_SENTENCE]
    assert not long


def test_nine_pages_in_ten_are_plain() -> None:
    grades = [measure(sentences(PASSAGES[path])).grade for path in PATHS]
    plain = sum(grade <= PLAIN_GRADE for grade in grades)
    assert plain >= PLAIN_SHARE * len(grades)
