"""What people are told to type runs: nobody should find out in a hurry that it does not."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NAMES = ("MAINTAINING.md", "SECURITY.md", "README.md", "CONTRIBUTING.md")
DECISIONS = [file.relative_to(ROOT).as_posix() for file in (ROOT / "decisions").glob("*.md")]
TEXTS = [(ROOT / name).read_text("utf-8") for name in NAMES]
CODE = re.compile(r"`[^`]*`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
"""Matches `[006](006-no-raw-html.md)`."""
PATH = re.compile(
    r"`((?:common|pages|quiz|hooks|publish|updates|bundle|article|theme|regions|scripts|tests|docs)"
    r"/[\w./-]*\w(?:/|\.\w+))`"
)
"""Matches `pages/model/files.py` and `tests/data/spoken/`, not `docs/<name>.md`."""
WORKFLOWS = [file.read_text("utf-8") for file in (ROOT / ".github/workflows").glob("*.yml")]
BLOCK = re.compile(r"^ *```\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"(?:`|^ *|run: )make ([a-z]+(?:-[a-z]+)*)\b", re.MULTILINE)
TARGETS = sorted({name for text in [*TEXTS, *WORKFLOWS] for name in MAKE.findall(text)})
COMMANDS = sorted(
    {
        line.strip()
        for text in TEXTS
        for block in BLOCK.findall(text)
        for line in block.splitlines()
        if line.strip().startswith(".venv")
    }
)


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_every_target(target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", [*NAMES, *DECISIONS])
def test_every_file_that_is_named_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = [(ROOT / name).parent / one for one in LINK.findall(CODE.sub("", text))]
    named += [ROOT / one for one in PATH.findall(text)]
    assert [str(one) for one in named if not one.exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_knows_its_options(command: str) -> None:
    """Asked for help with all its options set, a command refuses those it does not know."""
    _, *arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, *arguments, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for option in (one for one in arguments if one.startswith("--")):
        assert option in done.stdout


def test_make_help_lists_every_target_with_what_it_does() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^make ([a-z-]+): .+$", told.stdout, re.MULTILINE))
    assert set(TARGETS) <= listed
    assert {"site", "test", "test-quick", "clean"} <= listed
