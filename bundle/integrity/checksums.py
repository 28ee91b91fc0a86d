"""The list of checksums that tells whether a copy is whole: `SHA256SUMS`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from common.problems import Problem, ProblemsError

SUMS = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64})  (\S(?:[^\r\n]*\S)?)")
"""e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  pages/index.html"""


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_sums(files: Mapping[str, bytes]) -> bytes:
    """Return the lines that `sha256sum -c` reads, one for each file."""
    return "".join(f"{checksum(files[name])}  {name}\n" for name in sorted(files)).encode()


def read_sums(data: bytes, where: str) -> dict[str, str]:
    """Return the checksum of each listed file; raise `ProblemsError` where the list is spoilt.

    Only what `write_sums` writes is taken, to the letter, so that no damage to the list itself
    goes unseen.
    """
    faults = []
    sums: dict[str, str] = {}
    text = data.decode("utf-8", "replace")
    if not text.endswith("\n"):
        faults.append(
            Problem(where, 0, "is cut off: expected a line for each file, each line ended")
        )
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        match = LINE.fullmatch(line)
        if match is None or "\ufffd" in line:
            message = f"line {number}: expected 64 digits and a file, found {line[:80]!r}"
            faults.append(Problem(where, 0, message))
        elif match[2] in sums:
            faults.append(Problem(where, 0, f"line {number}: {match[2]} is listed twice"))
        else:
            sums[match[2]] = match[1]
    if not faults and list(sums) != sorted(sums):
        faults.append(Problem(where, 0, "its lines are not in order: they were moved"))
    if faults:
        raise ProblemsError(faults)
    return sums
