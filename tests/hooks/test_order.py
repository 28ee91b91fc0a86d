"""The order of the hooks in mkdocs.yml changes nothing: each has what it needs when it asks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.hooks.conftest import tree
from tests.hooks.forking import Builder

HOOKS = re.compile(r"(?<=^hooks:\n)(?:  - hooks/.*\n)+", re.MULTILINE)
READ = "  - hooks/read.py\n"


def reorder(small: Path, change: Callable[[list[str]], list[str]]) -> list[str]:
    """Change the order of the hooks of a copy; return the order before."""
    settings = small / "mkdocs.yml"
    text = settings.read_text("utf-8")
    (found,) = HOOKS.findall(text)
    lines = found.splitlines(keepends=True)
    settings.write_text(text.replace(found, "".join(change(lines))), "utf-8")
    return lines


def site(small: Path, builder: Builder) -> dict[str, str]:
    """Build a copy; return its files with their hashes."""
    shutil.rmtree(small / "built", ignore_errors=True)
    done = builder.build(small)
    assert done.code == 0, done.said
    return tree(small / "built")


def test_any_order_builds_the_same(small: Path, builder: Builder) -> None:
    as_it_is = site(small, builder)
    lines = reorder(small, lambda lines: lines[::-1])
    assert len(lines) > 10
    assert site(small, builder) == as_it_is


def test_without_the_reader_one_line_names_what_to_write(small: Path, builder: Builder) -> None:
    assert READ in reorder(small, lambda lines: [one for one in lines if one != READ])
    done = builder.build(small)
    assert done.code == 1
    assert "mkdocs.yml: hooks: expected the line `- hooks/read.py`, found none" in done.said
    assert "Traceback" not in done.said
