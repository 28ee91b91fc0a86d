"""What is wrong with a copy, in words that cannot pass for anything else on a terminal."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from common.terminal import shown

MOST_BYTES = 500_000_000
"""Of all files of a copy together; a bundle has some 30 million."""
MOST_FILES = 20_000
MOST_LIST = 5_000_000
"""Bytes of the list of checksums."""
PIECE = 1 << 20
"""Bytes that are read at once: no file is ever held as a whole."""

DRIVE = re.compile(r"[A-Za-z]:")  # C:/Windows


@dataclass(frozen=True)
class Finding:
    """What is wrong with one file of a copy."""

    what: str
    """`missing`, `changed`, `extra`, or in which other way it is not as it was."""
    file: str

    def __str__(self) -> str:
        return shown(f"{self.what}: {self.file}")


def unsafe(name: str) -> str:
    """Return why no copy has a file of this name; nothing where one may."""
    if name.startswith("/") or DRIVE.match(name):
        return "starts at the root of a disk"
    if "\\" in name:
        return "has a backslash, which parts folders on Windows"
    if not name.isprintable():
        return "has a sign in its name that nobody sees"
    for part in name.split("/"):
        if part in {"", ".", ".."}:
            return f"has the part {part!r}, which may lead out of the copy"
        if part[-1] in " .":
            return "ends in a blank or a full stop, which Windows drops"
    return ""


def twins(names: Iterable[str]) -> Iterator[Finding]:
    """Find names that are one and the same where case or the form of accents do not count."""
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            yield Finding(f"the same as {other!r} on Windows and on a Mac", name)


class Budget:
    """How much of a copy may still be read."""

    def __init__(self) -> None:
        self.left = MOST_BYTES

    def checksum(self, file: IO[bytes]) -> str:
        """Return the SHA-256 of what is read from a file; "" where it is more than is left."""
        made = hashlib.sha256()
        while piece := file.read(PIECE):
            self.left -= len(piece)
            if self.left < 0:
                return ""
            made.update(piece)
        return made.hexdigest()
