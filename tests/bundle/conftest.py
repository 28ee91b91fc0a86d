"""A bundle of the sample site, and a copy of it that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bundle.sample import run, write_site


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert run(write_site(folder / "site"), "--to", folder / "dist").returncode == 0
    return folder / "dist"


@pytest.fixture
def dist(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "dist"))
