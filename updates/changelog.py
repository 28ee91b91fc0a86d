"""What each version put right, as the topic's `CHANGELOG.md` has it.

Its form is that of Keep a Changelog: a heading for each version, and below it one for corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from common.problems import Problem, ProblemsError
from common.versions import MOST_LETTERS, Version, parse

FILE = "CHANGELOG.md"
UNRELEASED = "unreleased"
CORRECTED = frozenset(["corrected", "fixed"])
"""The headings below which corrections stand, in small letters."""
HEADING = re.compile(r"(?P<depth>#{2,3})[ \t]+\[?(?P<name>[^\]\s]+)")
"""Matches `## 2026.11.22`, `## [2026.11.22] - 2026-11-22` and `### Corrected`."""
BULLET = re.compile(r"[-*+][ \t]+")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
MARKS = re.compile(r"[*`]+")


@dataclass
class Section:
    """What is under the heading of one version."""

    version: Version | None
    """None for what is not released yet."""
    corrected: list[str] = field(default_factory=list)


def read(folder: Path) -> list[Section]:
    """Read the file in a topic's folder, in its order; nothing where there is none.

    Raises one `ProblemsError` that names each heading that is no version.
    """
    file = folder / FILE
    if not file.is_file():
        return []
    problems: list[Problem] = []
    sections = list(_sections(file.read_text("utf-8"), str(file), problems))
    if problems:
        raise ProblemsError(problems)
    return sections


def _sections(text: str, shown: str, problems: list[Problem]) -> Iterator[Section]:
    section, part = None, ""
    for number, line in enumerate(text.splitlines(), 1):
        if heading := HEADING.match(line):
            part = "" if heading["depth"] == "##" else heading["name"].casefold()
            if not part:
                if section:
                    yield section
                section = Section(_version(heading["name"], Problem(shown, number, ""), problems))
        elif section is None or part not in CORRECTED:
            continue
        elif bullet := BULLET.match(line):
            section.corrected.append(_plain(line[bullet.end() :])[:MOST_LETTERS])
        elif line[:1].isspace() and line.strip() and section.corrected:
            section.corrected[-1] = f"{section.corrected[-1]} {_plain(line)}"[:MOST_LETTERS]
    if section:
        yield section


def _version(name: str, at: Problem, problems: list[Problem]) -> Version | None:
    if name.casefold() == UNRELEASED:
        return None
    try:
        return parse(name.removeprefix("v"))
    except ValueError as error:
        problems.append(Problem(at.path, at.line, f"{error}, such as `## 2026.11.22`"))
        return None


def _plain(text: str) -> str:
    """Return words without the marks of Markdown."""
    return " ".join(MARKS.sub("", LINK.sub(r"\1", text)).split())
