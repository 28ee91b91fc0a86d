"""What maintainers are told to type and to open is there: nobody should find out in a hurry."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in ("MAINTAINING.md", "SECURITY.md")}
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
BLOCK = re.compile(r"^ *```\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")
PATH = re.compile(
    r"`((?:\.github|docs|pages|quiz|publish|bundle|hooks|theme|regions|tests|requirements"
    r"|decisions)/[\w./-]*|[\w-]+\.(?:md|yml))`"
)
MAKE = re.compile(r"\bmake ([a-z]+)")


def commands() -> list[str]:
    return [
        line.strip()
        for text in TEXTS.values()
        for block in BLOCK.findall(text)
        for line in block.splitlines()
        if line.strip() and not line.strip().startswith("review")
    ]


def test_there_are_commands() -> None:
    assert len(commands()) >= 8


@pytest.mark.parametrize("name", TEXTS)
def test_every_make_target_is_there(name: str) -> None:
    assert set(MAKE.findall(TEXTS[name])) <= TARGETS


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_is_there(name: str) -> None:
    named = [*LINK.findall(TEXTS[name]), *PATH.findall(TEXTS[name])]
    assert named
    assert [one for one in named if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("command", [one for one in commands() if one.startswith(".venv")])
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


def test_a_review_is_written_as_the_pages_read_it() -> None:
    from pages import frontmatter
    from pages.schema import Review, read_head

    told = [block for block in BLOCK.findall(TEXTS["MAINTAINING.md"]) if "review:" in block]
    text = told[0].replace("the day of the next review, such as ", "")
    text = text.replace("the day, such as ", "").replace("the person's name", "A Name")
    page = (ROOT / "docs/causes/tight-shoes.md").read_text("utf-8")
    page = re.sub(r"^review: none\nreview_due: .*\n", text, page, flags=re.MULTILINE)
    source, problems = frontmatter.parse("causes/tight-shoes.md", page)
    assert source is not None
    head, more = read_head(source)
    assert [*problems, *more] == []
    assert head is not None
    assert isinstance(head.review, Review)
