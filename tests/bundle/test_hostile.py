"""`verify` of a copy that somebody made to hurt: findings and exit code 1, whatever is in it."""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bundle.integrity import archive, findings, verify
from bundle.integrity.checksums import write_sums
from tests.bundle.sample import REPOSITORY, run

TOP = "copy"
PAGES = {"a.html": b"<p>a</p>", "b.html": b"<p>b</p>" * 40}
FULL_STOP = "NOT as it was made"
Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(*more: Entry, listed: dict[str, bytes] | None = None, how: int = 8) -> bytes:
    """Return a zip of pages with their list, and more in it."""
    data = io.BytesIO()
    files = PAGES | (listed or {})
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w", how) as made:
        warnings.simplefilter("ignore")  # of the same name twice
        for name, text in PAGES.items():
            made.writestr(f"{TOP}/{name}", text)
        for entry, text in more:
            made.writestr(entry, text)
        made.writestr(f"{TOP}/SHA256SUMS", write_sums(files))
    return data.getvalue()


def named(name: str) -> Entry:
    entry = zipfile.ZipInfo("x")
    entry.filename = name  # as it is: the constructor cuts it
    return entry, b"x"


def of_kind(mode: int, name: str = f"{TOP}/x.html") -> Entry:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry, b"/etc/passwd"


def spoilt(change: Callable[[bytearray], object], data: bytes | None = None) -> bytes:
    changed = bytearray(data or zipped())
    change(changed)
    return bytes(changed)


def put(data: bytearray, at: int, value: bytes) -> None:
    data[at : at + len(value)] = value


def directory(data: bytes) -> int:
    """Return where the list of files of a zip starts."""
    return int(struct.unpack("<L", data[-6:-2])[0])


UTF8_NAME = spoilt(
    lambda data: (
        put(data, 6, b"\x00\x08"),
        put(data, 30, b"\xff\xfe"),
        put(data, directory(data) + 8, b"\x00\x08"),
        put(data, directory(data) + 46, b"\xff\xfe"),
    )
)
BYTES = bytes(range(256))

HOSTILE: dict[str, tuple[bytes, str]] = {
    # names
    "out of the copy": (zipped(named(f"{TOP}/../../evil.txt")), "has the part '..'"),
    "out, and listed": (
        zipped(named(f"{TOP}/../../evil.txt"), listed={"../../evil.txt": b"x"}),
        "has the part '..'",
    ),
    "root": (zipped(named("/etc/x")), "starts at the root of a disk"),
    "drive": (zipped(named("C:/x")), "starts at the root of a disk"),
    "backslash": (zipped(named(f"{TOP}\\..\\x")), "has a backslash"),
    "share": (zipped(named("\\\\host\\x")), "has a backslash"),
    "dot": (zipped(named(f"{TOP}/./x")), "has the part '.'"),
    "two slashes": (zipped(named(f"{TOP}//x")), "has the part ''"),
    "blank": (zipped(named(f"{TOP}/x.html ")), "ends in a blank"),
    "full stop": (zipped(named(f"{TOP}/x.html.")), "ends in a blank or a full stop"),
    "escape codes": (zipped(named(f"{TOP}/\x1b[2K\x1b[1A")), "a sign in its name that nobody sees"),
    "line end": (
        zipped(named(f"{TOP}/\ncopy.zip is whole: all 3 files are")),
        r"\ncopy.zip is whole",
    ),
    "turned": (zipped(named(f"{TOP}/\u202elmth.a")), r"\u202elmth.a"),
    "zero": (zipped(named(f"{TOP}/x\0.html")), "a sign in its name that nobody sees"),
    "another folder": (zipped(named("other/x")), "does not belong in the zip: other/x"),
    "no folder": (zipped(named("x.html")), "does not belong in the zip: x.html"),
    "a folder": (zipped(named(f"{TOP}/sub/")), "does not belong in the zip"),
    "very long": (zipped(named(f"{TOP}/{'x' * 60_000}")), "files with short names"),
    "twice": (zipped((f"{TOP}/a.html", b"x")), f"does not belong in the zip: {TOP}/a.html"),
    "twins": (zipped((f"{TOP}/A.html", b"x")), f"the same as '{TOP}/a.html' on Windows"),
    "twins, listed": (
        zipped((f"{TOP}/A.html", b"x"), listed={"A.html": b"x"}),
        f"the same as '{TOP}/a.html' on Windows",
    ),
    "twins in their folder": (zipped(("COPY/a.html", b"x")), "the same as 'copy/a.html'"),
    "twins by accent": (
        zipped((f"{TOP}/\u00e9", b"x"), (f"{TOP}/e\u0301", b"x")),
        "on Windows and on a Mac",
    ),
    "not UTF-8": (UTF8_NAME, "damaged ("),
    # kinds
    "link": (zipped(of_kind(stat.S_IFLNK | 0o777)), "a link to another place"),
    "link as the list": (
        zipped(of_kind(stat.S_IFLNK | 0o777, f"{TOP}/SHA256SUMS")),
        "a link to another place",
    ),
    "pipe": (zipped(of_kind(stat.S_IFIFO | 0o666)), "neither a plain file"),
    "device": (zipped(of_kind(stat.S_IFBLK | 0o666)), "neither a plain file"),
    "bz2": (zipped(how=zipfile.ZIP_BZIP2), "nor plainly packed"),
    "lzma": (zipped(how=zipfile.ZIP_LZMA), "nor plainly packed"),
    "unknown packing": (
        spoilt(lambda data: put(data, directory(data) + 10, b"\x63\x00")),
        "nor plainly packed",
    ),
    "encrypted": (
        spoilt(lambda data: (put(data, 6, b"\x01"), put(data, directory(data) + 8, b"\x01"))),
        "damaged (",
    ),
    # damage
    "nothing": (b"", "damaged (File is not a zip file)"),
    "no zip": (BYTES * 100, "damaged (File is not a zip file)"),
    "its end alone": (zipped()[-22:], "damaged ("),
    "cut": (zipped()[:-30], "damaged (File is not a zip file)"),
    "cut in front": (zipped()[10:], "damaged ("),
    "junk before": (BYTES + zipped(), "damaged (there is more than its files in it)"),
    "junk behind": (zipped() + BYTES, "damaged (there is more behind its end)"),
    "a comment": (
        spoilt(lambda data: put(data, len(data) - 2, b"\x01\x00")) + b"x",
        "damaged (there is more behind its end)",
    ),
    "two zips": (zipped() + zipped(), "damaged (there is more than its files in it)"),
    "bad offset": (
        spoilt(lambda data: put(data, len(data) - 6, b"\xff\xff\xff\xff")),
        "damaged (there is more than its files in it)",
    ),
    "bad size of the list": (
        spoilt(lambda data: put(data, len(data) - 10, b"\xff\xff\xff\x7f")),
        "damaged (there is more than its files in it)",
    ),
    "bad count": (
        spoilt(lambda data: put(data, len(data) - 14, b"\xff\xff\xff\xff")),
        "damaged (",
    ),
    "bad list": (spoilt(lambda data: put(data, directory(data), b"XXXX")), "damaged ("),
    "bad place of a file": (
        spoilt(lambda data: put(data, directory(data) + 42, b"\xff\xff\xff\x7f")),
        "does not stand where the zip says",
    ),
    "two files in one place": (
        spoilt(
            lambda data: put(
                data, directory(data) + 46 + len(TOP) + 7 + 42, data[directory(data) + 42 :][:4]
            )
        ),
        "does not stand where the zip says",
    ),
    "another name inside": (spoilt(lambda data: put(data, 30, b"cope")), "damaged ("),
    "packed size too small": (
        spoilt(lambda data: put(data, directory(data) + 20, b"\x01\x00")),
        "does not stand where the zip says",
    ),
    "deflate spoilt": (spoilt(lambda data: put(data, 30 + len(TOP) + 7, b"\xff\xff")), "damaged ("),
    "checksum spoilt": (
        spoilt(lambda data: (put(data, 14, b"zzzz"), put(data, directory(data) + 16, b"zzzz"))),
        "damaged (",
    ),
    # contents
    "one page more": (zipped((f"{TOP}/x.html", b"x")), "extra: x.html"),
    "list twice": (zipped((f"{TOP}/SHA256SUMS", b"x")), "SHA256SUMS"),
    "list of junk": (
        zipped((f"{TOP}/SHA256SUMS", BYTES)),
        r"line 1: expected 64 digits and a file, found '\x00\x01",
    ),
}


def check(result: subprocess.CompletedProcess[str], said: str) -> None:
    """Hold what was said against what every answer keeps to."""
    assert result.returncode == 1, result
    assert result.stderr == ""
    assert said in result.stdout
    *told, last = result.stdout.splitlines()
    assert FULL_STOP in last
    assert all(line.startswith("  ") for line in told)
    assert all(line.isprintable() for line in result.stdout.split("\n"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_told_and_nothing_is_obeyed(name: str, tmp_path: Path) -> None:
    data, said = HOSTILE[name]
    (tmp_path / "copy.zip").write_bytes(data)
    check(run("verify", tmp_path / "copy.zip"), said)
    assert [path.name for path in tmp_path.iterdir()] == ["copy.zip"]


def test_the_zip_without_any_of_it_is_whole(tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(zipped())
    assert run("verify", tmp_path / "copy.zip").returncode == 0


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have limits that a test reaches in no time."""
    for module in (archive, findings, verify):
        for name, limit in (("MOST_BYTES", 100_000), ("MOST_FILES", 50), ("MOST_LIST", 9_000)):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, limit)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped((f"{TOP}/bomb.html", bytes(200_000))), "more than any copy holds, and not read on"),
        (
            zipped(*((f"{TOP}/{n}.html", bytes(30_000)) for n in range(9))),
            "more than any copy holds, and not read on",
        ),
        (zipped(*((f"{TOP}/{n}", b"") for n in range(60))), "expected at most 50 files"),
        (zipped((f"{TOP}/x", os.urandom(200_000))), "larger than any copy, and not read"),
        (
            zipped(listed={f"page-{n}.html": b"" for n in range(120)}),
            "longer than any list, and not read: copy/SHA256SUMS",
        ),
    ],
    ids=["one large file", "many large files", "many files", "a large zip", "a long list"],
)
def test_what_is_larger_than_any_copy_is_not_read(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(data)
    check(run("verify", tmp_path / "copy.zip"), said)


def folder(at: Path, more: Callable[[Path], object]) -> Path:
    """Make a whole copy in a folder, and change it."""
    copy = at / "copy"
    copy.mkdir()
    for name, data in PAGES.items():
        (copy / name).write_bytes(data)
    (copy / "SHA256SUMS").write_bytes(write_sums(PAGES))
    more(copy)
    return copy


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000)


def deep(copy: Path) -> None:
    place = copy
    for _ in range(40):
        place /= "d"
        place.mkdir()


FOLDERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link": (lambda copy: (copy / "x").symlink_to("/etc/passwd"), "a link to another place: x"),
    "a link to a folder": (
        lambda copy: (copy / "x").symlink_to("/", target_is_directory=True),
        "a link to another place: x",
    ),
    "a link to itself": (lambda copy: (copy / "x").symlink_to("x"), "a link to another place: x"),
    "a link as a signature": (
        lambda copy: (copy / "SHA256SUMS.sig").symlink_to("/dev/zero"),
        "a link to another place: SHA256SUMS.sig",
    ),
    "a pipe": (lambda copy: os.mkfifo(copy / "x"), "neither a file nor a folder: x"),
    "a sparse file": (lambda copy: sparse(copy / "x"), "more than any copy holds"),
    "many files": (
        lambda copy: [(copy / f"{n}").write_bytes(b"") for n in range(60)],
        "more than any copy holds",
    ),
    "many folders": (deep, "more than any copy holds"),
    "escape codes": (lambda copy: (copy / "\x1b[2K").write_bytes(b""), r"extra: \x1b[2K"),
    "a line end": (
        lambda copy: (copy / "x\ncopy is whole: all 2 files").write_bytes(b""),
        r"extra: x\ncopy is whole",
    ),
    "not UTF-8": (
        lambda copy: Path(os.fsdecode(os.fsencode(copy) + b"/\xff")).write_bytes(b""),
        r"extra: \udcff",
    ),
    "twins": (lambda copy: (copy / "A.html").write_bytes(b""), "the same as"),
    "a long list": (
        lambda copy: (copy / "SHA256SUMS").write_bytes(b"x" * 10_000),
        "longer than any list, and not read",
    ),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_told_and_nothing_is_obeyed(name: str, tmp_path: Path) -> None:
    more, said = FOLDERS[name]
    check(run("verify", folder(tmp_path, more)), said)


def test_a_spoilt_list_beside_a_zip_is_told(tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(zipped())
    (tmp_path / "SHA256SUMS").write_bytes(BYTES)
    check(run("verify", tmp_path / "copy.zip"), "damaged (")


def test_a_thousand_findings_are_not_all_shown(tmp_path: Path) -> None:
    copy = folder(tmp_path, lambda copy: [(copy / f"{n}").write_bytes(b"") for n in range(1_000)])
    result = run("verify", copy)
    check(result, "  and 900 more\n")
    assert len(result.stdout.splitlines()) == 102


def test_the_name_of_the_copy_is_escaped_as_well(tmp_path: Path) -> None:
    name = "\x1b[2Kx is whole: all\n.zip"
    (tmp_path / name).write_bytes(b"")
    result = run("verify", tmp_path / name)
    assert r"\x1b[2Kx is whole: all\n.zip is NOT as it was made" in result.stdout
    assert re.search("[\x00-\x09\x0b-\x1f]", result.stdout) is None


def test_a_terminal_without_the_letters_is_told_as_well(tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_bytes(zipped(named("é/ü")))
    done = subprocess.run(
        [sys.executable, "-m", "bundle", "verify", str(tmp_path / "copy.zip")],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert rb"does not belong in the zip: \xe9/\xfc" in done.stdout
