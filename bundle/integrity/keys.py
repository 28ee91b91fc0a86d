"""A maker's public key in a file, as it may look after it was mailed, pasted and saved again."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path

from common.problems import Problem, ProblemsError

MOST_BYTES = 64_000
MINISIGN = re.compile(r"RW[A-Za-z0-9+/]{54}")
"""Matches the one line of a public key of minisign: 42 bytes that begin with `Ed`."""
SSH = re.compile(
    r"(?:[^\s]+ )?(?P<key>(?P<kind>ssh-[a-z0-9-]+|ecdsa-[a-z0-9-]+|sk-[a-z0-9@.-]+) "
    r"(?P<data>[A-Za-z0-9+/]+={0,2}))(?: .*)?"
)
"""Matches a public key of ssh-keygen, with a name before it and a comment behind it, or without."""
RIGHT = "Right: one line such as `maker ssh-ed25519 AAAA...`, or minisign's file of two"


@dataclass(frozen=True)
class PublicKey:
    """Whose signature is expected."""

    line: str
    """Such as `ssh-ed25519 AAAA...` or `RW...`."""

    @property
    def is_minisign(self) -> bool:
        """Whether it is for minisign, and else for ssh-keygen."""
        return MINISIGN.fullmatch(self.line) is not None


def read_public(file: Path) -> PublicKey:
    """Read a public key; raise `ProblemsError` that blames the file where it holds none."""
    keys, wrong = [], ""
    for row in _text(file).splitlines():
        line = " ".join(row.split())
        if "PRIVATE KEY" in line or "secret key" in line:
            wrong = wrong or "found a secret key. Give nobody that one, and make a new pair"
        elif MINISIGN.fullmatch(line):
            keys.append(line)
        elif (ssh := SSH.fullmatch(line)) and _is_sound(ssh["kind"], ssh["data"]):
            keys.append(ssh["key"])
        elif line and not line.startswith(("#", "untrusted comment:")):
            wrong = wrong or "found something else"
    if wrong or len(keys) != 1:
        found = wrong or f"found {len(keys) or 'none'}"
        told = f"expected one public key, {found}. {RIGHT}"
        raise ProblemsError([Problem(str(file), 0, told)])
    return PublicKey(keys[0])


def _is_sound(kind: str, data: str) -> bool:
    """Whether the data of an ssh key begin with their own kind, as they always do."""
    try:
        decoded = b64decode(data, validate=True)
    except ValueError:
        return False
    return decoded.startswith(len(kind).to_bytes(4, "big") + kind.encode()) and len(decoded) > 40


def _text(file: Path) -> str:
    if not file.is_file():
        message = "expected a key made by ssh-keygen or minisign, found no such file"
        raise ProblemsError([Problem(str(file), 0, message)])
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        message = f"expected one public key, found more than {MOST_BYTES // 1000} kB"
        raise ProblemsError([Problem(str(file), 0, message)])
    # Windows' editors save UTF-16 as well
    kind = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = data.decode(kind, "replace").lstrip("\ufeff")
    if not text.strip():
        raise ProblemsError([Problem(str(file), 0, "expected a key, found an empty file")])
    return text
