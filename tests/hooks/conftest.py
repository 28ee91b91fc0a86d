"""A copy of the project that a test may break, and a way to build it as `make site` does."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hooks import forking

ROOT = Path(__file__).parent.parent.parent
CONTENT = (
    *("mkdocs.yml", "topic.yml", "signs.yml", "docs", "hooks", "quiz", "regions", "theme"),
    *("judgements.yml", "exceptions.yml", "clinic.sample.yml"),
)
"""What the pages come from."""
BUILT = shutil.ignore_patterns("__pycache__", "build", "dist", "site")
SMALL_RULES = "quiz/flows/sore_wrist"
ENGINE = ("mkdocs.yml", "hooks", "quiz", "regions", "theme")
CODE = ("common", "pages", "review", "updates", "publish", "bundle", "requirements", "scripts")


def copy_project(folder: Path, *parts: str) -> Path:
    """Copy some parts of the project into a new folder, and return that."""
    folder.mkdir()
    for part in parts:
        source = ROOT / part
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / part, ignore=ignore)
        else:
            shutil.copy(source, folder / part)
    return folder


def put_small(project: Path) -> Path:
    """Put a topic into a folder that is built in a fifth of the time, with a quiz and a map."""
    example = ROOT / "examples/sore-wrist"
    shutil.copytree(example / "docs", project / "docs")
    shutil.copytree(example / "quiz", project / SMALL_RULES, ignore=BUILT)
    shutil.copy(example / "signs.yml", project)
    told = (example / "topic.yml").read_text("utf-8")
    (project / "topic.yml").write_text(told.replace("quiz: quiz", f"quiz: {SMALL_RULES}"), "utf-8")
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what `make site` needs."""
    return copy_project(tmp_path / "project", *CONTENT, *CODE)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy what the pages come from: enough for `builder`, which has the code already."""
    return copy_project(tmp_path / "project", *CONTENT)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Copy what `builder` takes from a copy, with the small topic."""
    return put_small(copy_project(tmp_path / "project", "mkdocs.yml", "hooks", "theme", "regions"))


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """Copy what `make site` needs, with the small topic."""
    return put_small(copy_project(tmp_path / "project", *ENGINE, *CODE))


@pytest.fixture(scope="session")
def builder() -> Iterator[forking.Builder]:
    """The quick way to build."""
    with forking.builder() as started:
        yield started


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its hash."""
    found = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    assert found
    return found


def build(project: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Build strictly and return what was said; the site is in `built` below the project."""
    command = command or ("-m", "mkdocs", "build", "--strict", "--site-dir", "built")
    return subprocess.run(
        [sys.executable, *command],
        cwd=project,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"} | env,
        check=False,
    )
