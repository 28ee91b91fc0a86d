"""Tell whether a copy is as it was when it was made: a folder, a zip, or all of dist/."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bundle.integrity.checksums import SUMS, checksum, read_sums
from bundle.integrity.sign import SIGNATURES, check_signature
from common.problems import Problem, ProblemsError


@dataclass(frozen=True)
class Finding:
    """What is wrong with one file of a copy."""

    what: str
    """`missing`, `changed`, `extra`, or in which other way it is not as it was."""
    file: str

    def __str__(self) -> str:
        return f"{self.what}: {self.file}"


@dataclass(frozen=True)
class Check:
    """How a copy compares with its own list."""

    listed: int
    findings: list[Finding]
    signatures: list[str]
    """The names of the signatures beside the list, looked at or not."""


def verify(path: Path, key: Path | None = None) -> Check:
    """Compare a copy with its list, and the list's signature with the public `key` where given.

    Raises `ProblemsError` where there is no copy to compare, `OSError` where it cannot be read.
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
    findings = []
    found = {}
    for parent, folders, names in os.walk(folder, followlinks=False):
        for name in [*folders, *names]:
            path = Path(parent, name)
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink():
                findings.append(Finding("a link to another place", inside))
            elif path.is_file():
                found[inside] = checksum(path.read_bytes())
            elif not path.is_dir():
                findings.append(Finding("neither a file nor a folder", inside))
    del found[SUMS]
    signatures = [name for name in SIGNATURES if found.pop(name, None)]
    listed, more = _against_list((folder / SUMS).read_bytes(), found)
    findings += more
    if key and (wrong := check_signature(folder / SUMS, key)):
        findings.append(Finding(f"not signed with this key ({wrong})", SUMS))
    return Check(listed, findings, signatures)


def _verify_zip(path: Path) -> Check:
    """Compare what is inside a zip with the list inside; and the zip with the list beside it."""
    findings = []
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                first = archive.infolist()[0].filename.partition("/")[0]
                top, _, inside = entry.filename.partition("/")
                if entry.is_dir() or top != first or inside in found:
                    findings.append(Finding("does not belong in the zip", entry.filename))
                else:
                    found[inside] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        return Check(0, [Finding(f"damaged ({error})", path.name)], [])
    if SUMS not in found:
        message = f"expected the zip of a copy, with a file {SUMS} in it, found none"
        raise ProblemsError([Problem(str(path), 0, message)])
    sums = found.pop(SUMS)
    listed, more = _against_list(sums, {name: checksum(data) for name, data in found.items()})
    beside = path.with_name(SUMS)
    if beside.is_file():
        expected = read_sums(beside.read_bytes(), str(beside)).get(path.name)
        if expected and expected != checksum(path.read_bytes()):
            more.append(Finding(f"not the one that {beside} lists", path.name))
    return Check(listed, findings + more, [])


def _against_list(data: bytes, found: Mapping[str, str]) -> tuple[int, list[Finding]]:
    """Return how many files are listed, and what differs."""
    try:
        sums = read_sums(data, SUMS)
    except ProblemsError as error:
        return 0, [Finding(f"damaged ({fault.message})", SUMS) for fault in error.problems]
    return len(sums), compare(sums, found)
