"""What a changelog says of corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.problems import ProblemsError
from common.versions import MOST_LETTERS, Known
from updates import changelog

TEXT = """\
# Changes

## Unreleased

### Added

- Something new.

### Corrected

- The page on **cold** limbs said `today`. It is
  an [emergency](docs/get-help.md).
- Another.

## [2026.11.22.2] - 2026-11-22

### Fixed

* A line.

## 2026.11.22

Nothing else.
"""


def test_corrections_are_read_as_plain_words_by_version(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(TEXT, "utf-8")
    found = [(str(one.version), one.corrected) for one in changelog.read(tmp_path)]
    assert found == [
        ("None", ["The page on cold limbs said today. It is an emergency.", "Another."]),
        ("2026.11.22.2", ["A line."]),
        ("2026.11.22", []),
    ]


def test_a_correction_is_no_longer_than_the_list_takes(tmp_path: Path) -> None:
    words = "w" * 3_000
    lines = f"## 2026.11.22\n\n### Corrected\n\n- {words}\n- {words}\n  {words}\n"
    (tmp_path / "CHANGELOG.md").write_text(lines, "utf-8")
    (section,) = changelog.read(tmp_path)
    assert section.version
    listed = Known(version=section.version, corrected=tuple(section.corrected)).corrected
    assert [len(one) for one in listed] == [MOST_LETTERS, MOST_LETTERS]


def test_a_topic_needs_none(tmp_path: Path) -> None:
    assert changelog.read(tmp_path) == []


def test_each_heading_that_is_no_version_is_told(tmp_path: Path) -> None:
    file = tmp_path / "CHANGELOG.md"
    file.write_text("# Changes\n\n## 1.2.0\n\n## 2026.11.31\n", "utf-8")
    with pytest.raises(ProblemsError) as raised:
        changelog.read(tmp_path)
    told = [str(problem) for problem in raised.value.problems]
    assert [one.partition(": ")[0] for one in told] == [f"{file}:3", f"{file}:5"]
    assert "found '1.2.0'" in told[0]
    assert all("such as `## 2026.11.22`" in one for one in told)
