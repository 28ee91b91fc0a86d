"""On which day a page changed."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from updates import history


def git(folder: Path, *command: str, day: str = "2026-11-01T12:00:00+00:00") -> None:
    env = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "PATH": "/usr/bin:/bin", "HOME": "/"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *command], cwd=folder, env=env, check=True, capture_output=True)


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    """A topic within a repository, with two pages, one of them changed late in the west."""
    folder = tmp_path / "all" / "topic"
    (folder / "docs").mkdir(parents=True)
    git(folder.parent, "init", "-q")
    for name in ("docs/one.md", "docs/zwölf.md", "other.txt"):
        (folder / name).write_text("x")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    (folder / "docs/one.md").write_text("y")
    git(folder, "commit", "-qam", "second", day="2026-11-05T23:30:00-08:00")
    return folder


def test_each_page_has_the_day_of_its_newest_commit(topic: Path) -> None:
    assert history.changed(topic, "docs") == {
        "docs/one.md": date(2026, 11, 6),  # as it was in Greenwich
        "docs/zwölf.md": date(2026, 11, 1),
    }


def test_a_part_of_the_history_says_nothing(topic: Path, tmp_path: Path) -> None:
    """There every file seems to be of the one day that is left."""
    address = f"file://{topic.parent}"
    git(tmp_path, "clone", "-q", "--depth", "1", address, "shallow")
    assert history.changed(tmp_path / "shallow" / "topic", "docs") == {}


def test_nor_does_a_folder_that_git_does_not_know(tmp_path: Path) -> None:
    assert history.changed(tmp_path, "docs") == {}
