"""Tell whether a copy is as it was when it was made: a folder, a zip, or all of dist/.

Who made the copy is not known, so nothing in it is believed: all is read in pieces and within
limits, and whatever is odd about it is a finding.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bundle.integrity import archive
from bundle.integrity.checksums import SUMS, read_sums
from bundle.integrity.findings import (
    MOST_FILES,
    MOST_LIST,
    Budget,
    Finding,
    twins,
    unsafe,
)
from bundle.integrity.sign import SIGNATURES, check_signature
from common.problems import Problem, ProblemsError

MOST_DEPTH = 32
"""Folders inside each other."""


@dataclass(frozen=True)
class Check:
    """How a copy compares with its own list."""

    listed: int
    findings: list[Finding]
    signatures: list[str]
    """The names of the signatures beside the list, looked at or not."""


def verify(path: Path, key: Path | None = None) -> Check:
    """Compare a copy with its list, and the list's signature with the public `key` where given.

    Raises `ProblemsError` where there is no copy to compare or no key, `OSError` where one of them
    cannot be read.
    """
    if path.is_dir():
        return _verify_folder(path, key)
    if path.is_file():
        if key:
            message = "a signature stands beside a list: give the folder that holds both"
            raise ProblemsError([Problem(str(path), 0, message)])
        return _verify_zip(path)
    raise ProblemsError(
        [Problem(str(path), 0, "expected a folder or a zip, found nothing of that name")]
    )


def compare(sums: Mapping[str, str], found: Mapping[str, str]) -> list[Finding]:
    """Return how the checksums that were found differ from the list, by file."""
    findings = [Finding("missing", name) for name in sums.keys() - found.keys()]
    findings += [Finding("extra", name) for name in found.keys() - sums.keys()]
    findings += [
        Finding("changed", name) for name in sums.keys() & found.keys() if sums[name] != found[name]
    ]
    return sorted(findings, key=lambda finding: (finding.file, finding.what))


def _verify_folder(folder: Path, key: Path | None) -> Check:
    if not (folder / SUMS).is_file() or (folder / SUMS).is_symlink():
        message = f"expected the folder of a copy, with a file {SUMS} in it, found none"
        raise ProblemsError([Problem(str(folder), 0, message)])
    findings: list[Finding] = []
    found: dict[str, str] = {}
    budget = Budget()
    for inside, path in _walk(folder):
        if path.is_symlink():
            findings.append(Finding("a link to another place", inside))
        elif not inside or inside.count("/") >= MOST_DEPTH or len(found) >= MOST_FILES:
            findings.append(Finding("more than any copy holds, and not read on", inside or "/"))
            break
        elif path.is_file():
            with path.open("rb") as file:
                found[inside] = budget.checksum(file)
            if budget.left < 0:
                findings.append(Finding("more than any copy holds, and not read on", inside))
                break
        elif not path.is_dir():
            findings.append(Finding("neither a file nor a folder", inside))
    found.pop(SUMS, None)
    signatures = [name for name in SIGNATURES if found.pop(name, None)]
    findings += [Finding(wrong, name) for name in found if (wrong := unsafe(name))]
    findings += twins(found)
    with (folder / SUMS).open("rb") as file:
        listed, more = _against_list(file.read(MOST_LIST + 1), found)
    findings += more
    if key and (wrong := check_signature(folder / SUMS, key)):
        findings.append(Finding(f"not signed with this key ({wrong})", SUMS))
    return Check(listed, findings, signatures)


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield everything below a folder with its path from there; no link is followed."""
    waiting = [folder]
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda one: one.name):
            path = Path(entry.path)
            yield path.relative_to(folder).as_posix(), path
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)


def _verify_zip(path: Path) -> Check:
    """Compare what is inside a zip with the list inside; and the zip with the list beside it."""
    read = archive.read(path)
    listed, findings = 0, list(read.findings)
    if read.sums is not None:
        listed, more = _against_list(read.sums, read.found)
        findings += more
    elif not findings:
        message = f"expected the zip of a copy, with a file {SUMS} in it, found none"
        raise ProblemsError([Problem(str(path), 0, message)])
    findings += _beside(path, path.with_name(SUMS))
    return Check(listed, findings, [])


def _beside(path: Path, sums: Path) -> list[Finding]:
    """Return how a zip differs from what the list says that stands beside it, where one does."""
    if not sums.is_file():
        return []
    with sums.open("rb") as file:
        data = file.read(MOST_LIST + 1)
    try:
        expected = read_sums(data, str(sums)).get(path.name)
    except ProblemsError as error:
        return [Finding(f"damaged ({fault.message})", str(sums)) for fault in error.problems]
    with path.open("rb") as file:
        if expected and expected != Budget().checksum(file):
            return [Finding(f"not the one that {sums} lists", path.name)]
    return []


def _against_list(data: bytes, found: Mapping[str, str]) -> tuple[int, list[Finding]]:
    """Return how many files are listed, and what differs."""
    if len(data) > MOST_LIST:
        return 0, [Finding("longer than any list, and not read", SUMS)]
    try:
        sums = read_sums(data, SUMS)
    except ProblemsError as error:
        return 0, [Finding(f"damaged ({fault.message})", SUMS) for fault in error.problems]
    return len(sums), compare(sums, found)
