"""What git knows of a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

OTHERS = frozenset(["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"])
"""What another repository may have put into the environment."""


def ask(folder: Path, *command: str, **env: str) -> str:
    """Return what git answers in a folder; raise `OSError` or `CalledProcessError` where it fails.

    `env` are settings such as `TZ` for this one question.
    """
    kept = {name: value for name, value in os.environ.items() if name not in OTHERS}
    return subprocess.run(  # noqa: S603 - with arguments of our own
        ["git", *command],  # noqa: S607 - the one that is installed
        cwd=folder,
        env=kept | env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
