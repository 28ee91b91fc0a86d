"""The file in which a person withdraws versions, and the version that a build gets beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from common.problems import ProblemsError
from updates import withdrawn

DAY = date(2026, 11, 30)
GOOD = """\
withdrawn:
  - first: 2026.11.22
    last: 2026.11.29.2
    day: 2026-11-30
    reason: "Get help said the same day: it is an emergency."
    pages: [get-help.md]
  - first: 2026.11.30
    day: 2026-11-30
    reason: One line was lost.
    instead: Get the copy of the afternoon.
"""


def write(folder: Path, text: str) -> Path:
    (folder / withdrawn.FILE).write_text(text, "utf-8")
    return folder


def test_what_is_withdrawn_is_read(tmp_path: Path) -> None:
    one, many = withdrawn.read(write(tmp_path, GOOD), ["get-help.md"])
    assert (one.named, one.instead) == ("2026.11.30", "Get the copy of the afternoon.")
    assert (many.named, many.pages) == ("2026.11.22 to 2026.11.29.2", ("get-help.md",))
    assert "Throw away what was printed" in many.instead


def test_a_topic_needs_no_such_file(tmp_path: Path) -> None:
    assert withdrawn.read(tmp_path) == ()


def test_all_mistakes_are_told_at_once_each_with_its_line_and_a_right_one(tmp_path: Path) -> None:
    text = """\
withdrawn:
  - first: 2026.11.31
    day: 2026-11-30
    reason: Wrong.
  - first: 2026.11.29
    last: 2026.11.22
    day: 2026-11-30
    reason: Wrong.
  - first: 2026.11.29
    day: 2026-11-30
  - first: 2026.11.29
    day: yesterday
    reason: Wrong.
    because: of this
  - first: 2026.11.29
    day: 2026-11-30
    reason: Wrong.
    pages: [get-hepl.md]
  - first: 2026.11.29
    day: 2026-11-20
    reason: Wrong.
"""
    with pytest.raises(ProblemsError) as raised:
        withdrawn.read(write(tmp_path, text), ["get-help.md"])
    told = [str(problem) for problem in raised.value.problems]
    file = tmp_path / withdrawn.FILE
    for line, words in (
        (2, "found '2026.11.31'. Right: 2026.11.22"),
        (5, "`last` is 2026.11.22, before `first`, 2026.11.29"),
        (9, "expected `withdrawn.reason`, found none"),
        (12, "'yesterday'"),
        (14, "`withdrawn.because` is no key here"),
        (15, "no page 'get-hepl.md'. Did you mean 'get-help.md'?"),
        (19, "`day` is 2026-11-20, before 2026.11.29 was there"),
    ):
        assert any(one.startswith(f"{file}:{line}: ") and words in one for one in told), words
    assert len(told) == 7
    assert all("Right: " in one for one in told if "no key" not in one)


def test_what_a_feed_could_not_tell_apart_is_a_mistake(tmp_path: Path) -> None:
    twice = GOOD + "  - {first: 2026.11.30, day: 2026-11-30, reason: Another line too.}\n"
    with pytest.raises(ProblemsError, match="put both reasons into one"):
        withdrawn.read(write(tmp_path, twice))


def test_a_correction_of_the_same_day_gets_a_version_of_its_own(tmp_path: Path) -> None:
    gone = withdrawn.read(write(tmp_path, GOOD))
    assert str(withdrawn.own_version("", DAY, gone)) == "2026.11.30.2"
    assert str(withdrawn.own_version("", date(2026, 11, 29), gone)) == "2026.11.29.3"
    assert str(withdrawn.own_version("", date(2026, 12, 1), gone)) == "2026.12.01"
    assert str(withdrawn.own_version("2026.11.30.7", DAY, gone)) == "2026.11.30.7"


def test_nobody_can_ask_for_a_version_that_is_withdrawn(tmp_path: Path) -> None:
    gone = withdrawn.read(write(tmp_path, GOOD))
    with pytest.raises(ProblemsError, match=r"Right: VERSION=2026\.11\.30\.2"):
        withdrawn.own_version("2026.11.30", DAY, gone)
