"""A topic that a test may break: a copy of the sore wrist, which has signs, pages and a quiz.

All reviewers are made up, and stand in these tests alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "sore-wrist"
NOT_BUILT = shutil.ignore_patterns("site", "dist", "build")
TENDONS = "docs/causes/thumb-tendons.md"

Edit = Callable[[str, str, str], None]


@pytest.fixture
def wrist(tmp_path: Path) -> Path:
    """The folder of the topic."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "wrist", ignore=NOT_BUILT))


@pytest.fixture
def edit(wrist: Path) -> Edit:
    """Put other words in the place of some that a file of the topic has."""

    def change(file: str, old: str, new: str) -> None:
        path = wrist / file
        text = path.read_text("utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), "utf-8")

    return change
