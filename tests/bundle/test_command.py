"""The command: the same bytes each time, clear errors, and an old bundle that survives them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bundle.integrity.pack import swap
from tests.bundle.sample import SITE, command, contents, run, tree, write_site

IN_DIST = [
    "SHA256SUMS",
    "cold-numb",
    "cold-numb.zip",
    "for-it.html",
    "for-it.txt",
    "read-me-first.html",
    "read-me-first.txt",
    "sbom.cdx.json",
]
HABITS = [
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    {"TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "3"},
]


def test_same_site_same_bytes_on_any_machine(tmp_path: Path) -> None:
    made = []
    for number, habits in enumerate(HABITS):
        site = write_site(tmp_path / f"site {number}")
        target = tmp_path / f"out-{number}" / "deep"
        assert command(site, "--to", target, **habits).returncode == 0
        made.append(tree(target))
    assert "cold-numb.zip" in made[0]
    assert made[0] == made[1] == made[2]


def test_files_of_the_folder_carry_the_time_of_the_build(tmp_path: Path) -> None:
    run(write_site(tmp_path / "site"), "--to", tmp_path / "dist")
    files = [p for p in (tmp_path / "dist" / "cold-numb").rglob("*") if p.is_file()]
    assert {(p.stat().st_mtime, p.stat().st_mode) for p in files} == {(1795000000, 0o100644)}


def test_a_time_before_zips_is_written_as_their_first(tmp_path: Path) -> None:
    result = run(write_site(tmp_path / "site"), "--to", tmp_path / "dist", SOURCE_DATE_EPOCH="0")
    assert result.returncode == 0
    assert "Made version 1970.01.01 of 1 January 1970 in " in result.stdout


def test_what_was_made_is_told(tmp_path: Path) -> None:
    result = run(write_site(tmp_path / "site"), "--to", tmp_path / "dist", "--name", "numb-legs")
    for part in (
        "Checking 11 files (8 more are not needed offline) ...",
        "Made zip, a folder and a zip of it: ",
        "Made version 2026.11.18 of 18 November 2026 in ",
        "numb-legs.zip  ",
        "numb-legs/  19 files, ",
        "SHA-256 of SHA256SUMS: ",
        "longest path: 55 characters, numb-legs/pages/assets/javascripts/bundle.a1b2c3.min.js",
    ):
        assert part in result.stdout
    assert (tmp_path / "dist" / "numb-legs.zip").is_file()


def test_a_new_bundle_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site, dist = write_site(tmp_path / "site"), tmp_path / "dist"
    run(site, "--to", dist)
    (site / "causes" / "tight-shoes.html").rename(site / "causes" / "laces.html")
    assert run(site, "--to", dist).returncode == 0
    names = tree(dist)
    assert "cold-numb/pages/causes/laces.html" in names
    assert "cold-numb/pages/causes/tight-shoes.html" not in names


def test_a_fault_leaves_the_old_bundle_as_it_was(tmp_path: Path) -> None:
    site, dist = write_site(tmp_path / "site"), tmp_path / "dist"
    run(site, "--to", dist)
    before = tree(dist)
    (site / "setup.exe").write_text("x")
    assert run(site, "--to", dist).returncode == 2
    assert tree(dist) == before


def test_a_swap_that_fails_half_way_is_undone(tmp_path: Path) -> None:
    before = {"dist/a": b"old a", "dist/b/x": b"old b", "dist/.in-the-way/x": b"hidden"}
    for name, data in (before | {"new/.in-the-way": b"new", "new/b": b"new b"}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    with pytest.raises(OSError, match="in-the-way"):
        swap(tmp_path / "new", tmp_path / "dist", tmp_path / "aside")
    assert {f"dist/{name}": data for name, data in tree(tmp_path / "dist").items()} == before


def test_what_is_no_longer_made_goes_and_hidden_files_stay(tmp_path: Path) -> None:
    site, dist = write_site(tmp_path / "site"), tmp_path / "dist"
    run(site, "--to", dist)
    for name in ("cold-numb.html", "SHA256SUMS.sig", ".gitkeep"):
        (dist / name).write_text("x")
    assert run(site, "--to", dist).returncode == 0
    assert sorted(path.name for path in dist.iterdir()) == [".gitkeep", *IN_DIST]


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("letter.txt", "photo.png"):
        (home / name).write_text("mine")
    result = run(write_site(tmp_path / "site"), "--to", home)
    assert result.returncode == 2
    assert "expected a folder for the bundle alone, found letter.txt, photo.png" in result.stderr
    assert sorted(tree(home)) == ["letter.txt", "photo.png"]


def no_site(path: Path) -> Path:
    return path / "nowhere"


def empty(path: Path) -> Path:
    (path / "site").mkdir()
    return path / "site"


def directory_addresses(path: Path) -> Path:
    home = SITE["index.html"].replace('href="quiz.html"', 'href="quiz/"')
    return write_site(path / "site", {"index.html": home, "quiz/index.html": "x"})


def no_contents(path: Path) -> Path:
    return write_site(path / "site", {"contents.json": None})


def broken_contents(path: Path) -> Path:
    return write_site(path / "site", {"contents.json": '{"pages": [}'})


def contents_without_pages(path: Path) -> Path:
    return write_site(path / "site", {"contents.json": '{"clinic": null}'})


def contents_of_other_kinds(path: Path) -> Path:
    return write_site(path / "site", {"contents.json": contents(title=["x"])})


def no_age(path: Path) -> Path:
    return write_site(path / "site", {"assets/age.js": None})


def empty_disclaimer(path: Path) -> Path:
    home = SITE["index.html"]
    start, end = home.index("<aside"), home.index("</aside>")
    changed = home[:start] + "<aside data-disclaimer> " + home[end:]
    return write_site(path / "site", {"index.html": changed})


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (no_site, "nowhere: expected the folder of a built offline site, found none"),
        (empty, "expected a built site with an index.html, found none"),
        (directory_addresses, "links to 'quiz/', which opens a list of files"),
        (no_contents, "contents.json: expected it in "),
        (no_contents, "build the site with OFFLINE=true first"),
        (broken_contents, "contents.json: Invalid JSON: expected value at line 1 column 12"),
        (contents_without_pages, "contents.json: title: Field required"),
        (contents_of_other_kinds, "contents.json: title: Input should be a valid string"),
        (no_age, "assets/age.js: expected the script that tells when a page is old"),
        (empty_disclaimer, "index.html: expected the medical disclaimer in an element marked"),
    ],
)
def test_a_folder_that_is_no_offline_site(spoil: object, reason: str, tmp_path: Path) -> None:
    assert callable(spoil)
    result = run(spoil(tmp_path), "--to", tmp_path / "dist")
    assert result.returncode == 2
    assert result.stderr.startswith("1 mistake to mend:\n")
    assert reason in result.stderr
    assert not (tmp_path / "dist").exists()


def test_a_target_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = command(write_site(tmp_path / "site"), "--to", tmp_path / "file" / "dist")
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("cannot read or write a file, nothing changed: Not a directory: ")


@pytest.mark.parametrize("target", ["site", "site/dist", "."], ids=["same", "inside", "around"])
def test_a_target_that_overlaps_the_site(target: str, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    result = run(site, "--to", tmp_path / target, "--name", "site")
    assert result.returncode == 2
    assert "expected a folder apart from the site" in result.stderr
    assert len(tree(site)) == len(SITE)


@pytest.mark.parametrize("name", ["..", "a/b", "con", "Legs", "", "a:b"])
def test_a_name_that_is_no_name_of_a_folder(name: str, tmp_path: Path) -> None:
    result = run(write_site(tmp_path / "site"), "--to", tmp_path / "dist", "--name", name)
    assert result.returncode == 2
    assert "expected one like sore-throat" in result.stderr


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30])
def test_a_build_time_that_is_none(epoch: str, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    result = run(site, "--to", tmp_path / "dist", SOURCE_DATE_EPOCH=epoch)
    assert result.returncode == 2
    assert "SOURCE_DATE_EPOCH: expected seconds since 1970" in result.stderr


def test_help_says_what_it_does() -> None:
    result = command("make", "--help")
    assert result.returncode == 0
    for part in ("OFFLINE_SITE", "--to FOLDER", "--name", "--version", "SOURCE_DATE_EPOCH"):
        assert part in result.stdout


def test_the_printed_command_checks_the_copy(tmp_path: Path) -> None:
    run(write_site(tmp_path / "site"), "--to", tmp_path / "dist")
    copy = tmp_path / "dist" / "cold-numb"
    program = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]
    check = [*program, "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode == 0
    (copy / "pages" / "quiz.html").write_text("changed")
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode != 0


def test_no_format_offers_what_the_copy_leaves_out(tmp_path: Path) -> None:
    without = {"unsaid": ["which page fits"], "quiz": None}
    site = write_site(tmp_path / "site", {"contents.json": contents(**without)})
    done = run(site, "--to", tmp_path / "dist")
    assert done.returncode == 2
    assert "cold-numb/start-here.html:" in done.stderr
    assert "'which page fits' stands here, and this copy has none: it was left out" in done.stderr
    assert not (tmp_path / "dist").exists()
