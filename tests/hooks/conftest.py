"""A copy of the project that a test may break, and a way to build it as `make site` does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PARTS = (
    "mkdocs.yml",
    "docs",
    "hooks",
    "pages",
    "quiz",
    "regions",
    "theme",
    "publish",
    "bundle",
    "requirements",
    "scripts",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what a build needs."""
    folder = tmp_path / "project"
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / part, ignore=ignore)
        else:
            shutil.copy(source, folder / part)
    return folder


def build(
    project: Path, *command: str, prefix: tuple[str, ...] = (), **env: str
) -> subprocess.CompletedProcess[str]:
    """Build strictly and return what was said; the site is in `built` below the project."""
    command = command or ("-m", "mkdocs", "build", "--strict", "--site-dir", "built")
    return subprocess.run(
        [*prefix, sys.executable, *command],
        cwd=project,
        capture_output=True,
        text=True,
        env=os.environ
        | {
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(project),
            "SOURCE_DATE_EPOCH": "1790000000",
        }
        | env,
        check=False,
    )
