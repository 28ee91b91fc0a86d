"""On which day each file last changed, as git has it."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from common import git

DAY = "day "


def changed(folder: Path, *parts: str) -> dict[str, date]:
    """Return the day of the newest commit of each file in some parts of a folder, by its path.

    Nothing where git does not know, or has only some of the history: in a shallow clone every file
    seems to be of one day.
    """
    try:
        if git.ask(folder, "rev-parse", "--is-shallow-repository") != "false":
            return {}
        said = git.ask(
            folder,
            *("-c", "core.quotePath=false", "log", "--relative", "--name-only", "--no-renames"),
            *(f"--format={DAY}%cd", "--date=short-local", "--", *parts),
            TZ="UTC",
        )
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, date] = {}
    day = date.min
    for line in said.splitlines():  # the newest first
        if line.startswith(DAY):
            day = date.fromisoformat(line.removeprefix(DAY))
        elif line:
            found.setdefault(line, day)
    return found
