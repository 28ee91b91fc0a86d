"""The order of the hooks in mkdocs.yml changes nothing: each has what it needs when it asks."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.hooks.forking import Builder

HOOKS = re.compile(r"(?<=^hooks:\n)(?:  - hooks/.*\n)+", re.MULTILINE)
READ = "  - hooks/read.py\n"


def reorder(content: Path, change: Callable[[list[str]], list[str]]) -> list[str]:
    """Change the order of the hooks of a copy; return the order before."""
    settings = content / "mkdocs.yml"
    text = settings.read_text("utf-8")
    (found,) = HOOKS.findall(text)
    lines = found.splitlines(keepends=True)
    settings.write_text(text.replace(found, "".join(change(lines))), "utf-8")
    return lines


def site(content: Path, builder: Builder) -> dict[str, str]:
    """Build a copy; return its files with their hashes."""
    shutil.rmtree(content / "built", ignore_errors=True)
    done = builder.build(content)
    assert done.code == 0, done.said
    return {
        file.relative_to(content).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (content / "built").rglob("*")
        if file.is_file()
    }


def test_any_order_builds_the_same(content: Path, builder: Builder) -> None:
    as_it_is = site(content, builder)
    lines = reorder(content, lambda lines: lines[::-1])
    assert len(lines) > 10
    assert site(content, builder) == as_it_is


def test_without_the_reader_one_line_names_what_to_write(content: Path, builder: Builder) -> None:
    assert READ in reorder(content, lambda lines: [one for one in lines if one != READ])
    done = builder.build(content)
    assert done.code == 1
    assert "mkdocs.yml: hooks: expected the line `- hooks/read.py`, found none" in done.said
    assert "Traceback" not in done.said
