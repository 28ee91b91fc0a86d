"""Read a zip that anybody may have made: nothing is unpacked, and little is held in memory.

Only what `bundle/integrity/pack.py` writes is taken: plain files, stored or deflated, one behind
the other from the first byte to the last. What is not so was not made here, however well it
unpacks.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from bundle.integrity.checksums import SUMS
from bundle.integrity.findings import (
    MOST_BYTES,
    MOST_FILES,
    MOST_LIST,
    Budget,
    Finding,
    twins,
    unsafe,
)

END = struct.Struct("<4s4H2LH")
"""The last 22 bytes of a zip: where the list of its files is (APPNOTE.TXT, 4.3.16)."""
END_SIGN = b"PK\x05\x06"
LOCAL = struct.Struct("<4s5H3L2H")
"""The 30 bytes before the name of each file (4.3.7)."""
LONGEST_ENTRY = 46 + 600
"""Bytes of the list for one file, its name and some more included."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(RuntimeError, ArithmeticError, LookupError),
)
"""What `zipfile` raises where bytes are not as they should be."""


@dataclass
class Archive:
    """What is in a zip."""

    found: dict[str, str] = field(default_factory=dict)
    """The checksum of each file, by its path inside the one folder at the top."""
    sums: bytes | None = None
    """The list of checksums."""
    findings: list[Finding] = field(default_factory=list)


def read(path: Path) -> Archive:
    """Read a zip; raise `OSError` where there is no file that can be opened."""
    archive = Archive()
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size > MOST_BYTES:
            archive.findings.append(Finding("larger than any copy, and not read", path.name))
            return archive
        try:
            if wrong := _wrong_end(file, size):
                archive.findings.append(Finding(f"damaged ({wrong})", path.name))
            else:
                file.seek(0)
                with zipfile.ZipFile(file) as packed:
                    _read(packed, file, archive)
        except DAMAGE as error:
            archive.findings.append(Finding(f"damaged ({error})", path.name))
    return archive


def read_one(path: Path, name: str, most: int) -> bytes | None:
    """Return one file inside the one folder of a zip, at most `most` bytes and one more of it.

    None where there is none that can be read; `OSError` where the zip cannot be opened.
    """
    with path.open("rb") as file:
        try:
            if _wrong_end(file, file.seek(0, 2)):
                return None
            file.seek(0)
            with zipfile.ZipFile(file) as packed:
                names = [one for one in packed.namelist() if one.partition("/")[2] == name]
                if len(names) != 1:
                    return None
                with packed.open(names[0]) as source:
                    return source.read(most + 1)
        except DAMAGE:
            return None


def _wrong_end(file: BinaryIO, size: int) -> str:
    """Return what is wrong with the end of a zip, before its list of files is read at all."""
    file.seek(max(size - END.size, 0))
    tail = file.read(END.size)
    if len(tail) < END.size or not tail.startswith(END_SIGN):
        file.seek(max(size - END.size - 65_535, 0))
        more = END_SIGN in file.read()
        return "there is more behind its end" if more else "File is not a zip file"
    _, disk, first_disk, here, count, length, offset, comment = END.unpack(tail)
    if disk or first_disk or here != count or comment or offset + length != size - END.size:
        return "there is more than its files in it"
    if count > MOST_FILES or length > count * LONGEST_ENTRY:
        return f"expected at most {MOST_FILES:,} files with short names"
    return ""


def _read(packed: zipfile.ZipFile, file: BinaryIO, archive: Archive) -> None:
    entries = packed.infolist()
    findings = archive.findings
    findings += [
        Finding("does not stand where the zip says, or over another file", entry.filename)
        for entry in _misplaced(entries, file, packed.start_dir)
    ]
    findings += twins(entry.filename for entry in entries)
    top = entries[0].filename.partition("/")[0] if entries else ""
    budget = Budget()
    for entry in entries:
        # `filename` ends at a zero byte that the name may have
        wrong = unsafe(entry.orig_filename.removesuffix("/"))
        kind = stat.S_IFMT(entry.external_attr >> 16)
        folder, _, inside = entry.filename.partition("/")
        if wrong:
            findings.append(Finding(wrong, entry.orig_filename))
        elif kind == stat.S_IFLNK:
            findings.append(Finding("a link to another place", entry.filename))
        elif entry.is_dir() or folder != top or not inside or inside in archive.found:
            findings.append(Finding("does not belong in the zip", entry.filename))
        elif kind not in {0, stat.S_IFREG} or entry.compress_type not in PACKED:
            findings.append(Finding("neither a plain file nor plainly packed", entry.filename))
        elif inside == SUMS and entry.file_size > MOST_LIST:
            findings.append(Finding("longer than any list, and not read", entry.filename))
        elif inside == SUMS and archive.sums is None:
            archive.sums = _list(packed, entry, findings)
        else:
            archive.found[inside] = _checksum(packed, entry, budget, findings)
            if budget.left < 0:
                findings.append(
                    Finding("more than any copy holds, and not read on", entry.filename)
                )
                return


def _list(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, findings: list[Finding]) -> bytes | None:
    """Return the list of checksums; None and a finding where it cannot be unpacked."""
    try:
        with packed.open(entry) as source:
            return source.read(MOST_LIST + 1)
    except DAMAGE as error:
        findings.append(Finding(f"damaged ({error})", entry.filename))
        return None


def _checksum(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget, findings: list[Finding]
) -> str:
    """Return the checksum of one file; "" and a finding where it cannot be unpacked."""
    try:
        with packed.open(entry) as source:
            return budget.checksum(source)
    except DAMAGE as error:
        findings.append(Finding(f"damaged ({error})", entry.filename))
        return ""


def _misplaced(
    entries: list[zipfile.ZipInfo], file: BinaryIO, start_of_list: int
) -> Iterator[zipfile.ZipInfo]:
    """Yield each file that does not start where the one before it ends, or ends elsewhere."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        file.seek(entry.header_offset)
        head = file.read(LOCAL.size)
        if entry.header_offset != at or len(head) < LOCAL.size:
            yield entry
            return
        *_, name, extra = LOCAL.unpack(head)
        at += LOCAL.size + name + extra + entry.compress_size
    if entries and at != start_of_list:
        yield entries[-1]
