"""Live preview: what a person edits shows up without a restart."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hooks.conftest import SMALL_RULES

PATIENCE = 600
"""Seconds after which a rebuild is taken to never come, on a machine however busy."""


@pytest.fixture
def address(small_project: Path) -> Iterator[str]:
    """Serve the copy of the project and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = small_project / "serve.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=small_project,
            stdout=out,
            stderr=out,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, words: str) -> None:
    """Wait until a page shows the words."""
    end = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                page = answer.read().decode()
        except OSError:
            page = "no answer yet"
        if words in page:
            return
        time.sleep(0.3)
    pytest.fail(f"{address} did not show {words!r} within {PATIENCE} s")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_every_kind_of_edit_shows_up(small_project: Path, address: str) -> None:
    page = f"{address}/causes/thumb-tendons/"
    wait_for(page, "Sore tendons by the thumb")

    source = "De Quervain Syndrome"
    edit(small_project / "docs/bibliography.json", source, "A new source title")
    edit(small_project / "docs/causes/thumb-tendons.md", "## What it feels like", "## A new head")
    wait_for(page, "A new source title")
    wait_for(page, "A new head")

    edit(small_project / "theme/partials/page-foot.html", "Where this comes from", "From whom")
    wait_for(page, "From whom")

    edit(small_project / SMALL_RULES / "questions.py", "these signs?", "the edited signs?")
    wait_for(f"{address}/quiz/", "any of the edited signs?")
