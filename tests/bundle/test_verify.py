"""`verify` finds whatever happened to a copy, and says it in words."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bundle.integrity.checksums import read_sums
from bundle.integrity.verify import verify
from common.problems import ProblemsError
from tests.bundle.sample import run, tree

ACCIDENTS = 800
TOP = "cold-numb"


@pytest.mark.parametrize(
    ("part", "files"), [("", 25), (TOP, 18), (f"{TOP}.zip", 18)], ids=["dist", "folder", "zip"]
)
def test_a_whole_copy_is_called_whole(part: str, files: int, made: Path) -> None:
    result = run("verify", made / part)
    assert result.returncode == 0
    assert f"is whole: all {files} files are as they were when the copy was made." in result.stdout
    assert "Who made it was not checked" in result.stdout


def test_what_happened_is_said(dist: Path) -> None:
    folder = dist / TOP
    (folder / "pages" / "quiz.html").write_text("changed")
    (folder / "pages" / "get-help.html").unlink()
    (folder / "pages" / "new.html").write_text("x")
    (folder / "pages" / "link.html").symlink_to("quiz.html")
    result = run("verify", folder)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "  a link to another place: pages/link.html",
        "  missing: pages/get-help.html",
        "  extra: pages/new.html",
        "  changed: pages/quiz.html",
        f"{folder} is NOT as it was made: 4 faults. Do not use it; get a new copy.",
    ]


def flip(path: Path, chance: random.Random) -> None:
    """Change one bit, as a bad disk or cable does."""
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def cut(path: Path, chance: random.Random) -> None:
    """Lose the end, as when a stick is pulled out too early."""
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])


def rename(path: Path, chance: random.Random) -> None:
    """Give the file another name beside its own."""
    path.rename(path.with_name(f"{path.name}{chance.choice(['~', '.bak', ' (1)', ' '])}"))


def test_no_accident_goes_unseen(made: Path, tmp_path: Path) -> None:
    """One accident at a time to one file of dist/, each on the disk and mended after."""
    chance = random.Random(20261122)
    dist = Path(shutil.copytree(made, tmp_path / "dist"))
    whole = tree(dist)
    names = sorted(whole)
    accidents: list[Callable[[Path, random.Random], None]] = [flip, cut, rename]
    unseen = []
    for number in range(ACCIDENTS):
        accident, name = accidents[number % 3], chance.choice(names)
        accident(dist / name, chance)
        try:
            seen = bool(verify(dist).findings)
        except ProblemsError:  # there is no list any more
            seen = True
        if not seen:
            unseen.append(f"{accident.__name__} of {name}")
        if accident is rename:
            for path in (dist / name).parent.glob(f"{Path(name).name}*"):
                path.unlink()
        (dist / name).write_bytes(whole[name])
    assert unseen == []
    assert tree(dist) == whole
    assert verify(dist).findings == []


def test_a_zip_that_passes_alone_has_the_right_files_in_it(made: Path, tmp_path: Path) -> None:
    """Without the list beside it, only what changes no file of the copy may go unseen."""
    chance = random.Random(7)
    data = (made / f"{TOP}.zip").read_bytes()
    alone = tmp_path / f"{TOP}.zip"
    alone.write_bytes(data)
    files = files_of(alone)
    seen = 0
    for _ in range(300):
        flip(alone, chance)
        try:
            check = verify(alone)
        except ProblemsError:
            seen += 1
        else:
            seen += bool(check.findings)
            assert check.findings or files_of(alone) == files
        alone.write_bytes(data)
    assert seen > 200


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_any_change_of_a_zip_shows_against_the_list_beside_it(dist: Path) -> None:
    path = dist / f"{TOP}.zip"
    path.write_bytes(path.read_bytes() + b"x")
    result = run("verify", path)
    assert result.returncode == 1
    assert f"not the one that {dist / 'SHA256SUMS'} lists: {path.name}" in result.stdout


def test_a_zip_may_have_another_name(made: Path, tmp_path: Path) -> None:
    other = shutil.copy(made / f"{TOP}.zip", tmp_path / "pins (1).zip")
    assert run("verify", other).returncode == 0


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("outside.html", "does not belong in the zip: outside.html"),
        (f"{TOP}/pages/more.html", "extra: pages/more.html"),
        (f"{TOP}/empty/", f"does not belong in the zip: {TOP}/empty/"),
    ],
)
def test_what_was_slipped_into_a_zip(name: str, finding: str, made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made / f"{TOP}.zip", tmp_path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "")
    assert [str(one) for one in verify(path).findings] == [finding]


SUM = "0" * 64


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is cut off"),
        (f"{SUM}  a", "is cut off"),
        (f"{SUM} a\n", "line 1: expected 64 digits and a file"),
        (f"{SUM[1:]}  a\n", "line 1: expected 64 digits and a file"),
        (f"{'A' * 64}  a\n", "line 1: expected 64 digits and a file"),
        (f"{SUM}  a\r\n", "line 1: expected 64 digits and a file"),
        (f"{SUM}  a\n\n", "line 2: expected 64 digits and a file"),
        (f"{SUM}  a\n{SUM}  a\n", "line 2: a is listed twice"),
        (f"{SUM}  b\n{SUM}  a\n", "its lines are not in order"),
    ],
)
def test_a_spoilt_list_is_not_read(text: str, reason: str) -> None:
    with pytest.raises(ProblemsError, match=reason):
        read_sums(text.encode(), "SHA256SUMS")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path / "nothing", "expected a folder or a zip, found nothing of that name"),
        (lambda path: path, "expected the folder of a copy, with a file SHA256SUMS in it"),
    ],
    ids=["nothing", "another folder"],
)
def test_what_is_no_copy(make: Callable[[Path], Path], reason: str, tmp_path: Path) -> None:
    result = run("verify", make(tmp_path))
    assert result.returncode == 2
    assert reason in result.stderr


def test_another_zip_is_no_copy(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("letters/a.txt", "x")
    result = run("verify", tmp_path / "other.zip")
    assert result.returncode == 2
    assert "expected the zip of a copy, with a file SHA256SUMS in it, found none" in result.stderr


@pytest.mark.parametrize("data", [b"", b"PK", b"<html>"], ids=["empty", "cut", "no zip"])
def test_a_file_that_is_no_zip_is_damaged(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    result = run("verify", tmp_path / "a.zip")
    assert result.returncode == 1
    assert "damaged (File is not a zip file): a.zip" in result.stdout
