"""Which copy this is, by its own list of parts: a folder, a zip, or all of dist/."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bundle.integrity import archive
from common.problems import Problem, ProblemsError

PARTS = "sbom.cdx.json"
"""The list of parts, which names the copy and its version."""
MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Identity:
    """What a copy says of itself; anybody may have written it."""

    name: str
    version: str


def identify(path: Path) -> Identity:
    """Return which copy lies at a path; raise `ProblemsError` where none says so."""
    if path.is_dir():
        file = path / PARTS
        data = None
        if file.is_file():
            with file.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
    elif path.is_file():
        data = archive.read_one(path, PARTS, MOST_BYTES)
    else:
        raise ProblemsError(
            [Problem(str(path), 0, "expected a folder or a zip, found nothing of that name")]
        )
    try:
        told = json.loads(data or b"")["metadata"]["component"]
        name, version = told["name"], told["version"]
    except (ValueError, LookupError, TypeError, RecursionError):
        name = version = None
    if not isinstance(name, str) or not isinstance(version, str):
        message = f"expected a copy, with a file {PARTS} that names its version, found none"
        raise ProblemsError([Problem(str(path), 0, message)])
    return Identity(name, version)
