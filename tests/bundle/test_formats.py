"""Choosing formats: what is wanted is made, what cannot be is named with what mends it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bundle.formats
from bundle import cli
from common.formats import FORMATS, Format
from tests.bundle.built import REPOSITORY
from tests.bundle.sample import EPOCH, run, tree, write_site

BOOK = """
from pathlib import Path
def make(source, folder):
    path = Path(folder, f"{source.release.name}.book")
    path.write_text(f"{len(source.files)} files, {source.contents.title}")
    return [path]
"""
PAPER = """
def make(source, folder):
    (folder / "leaflets").mkdir()
    (folder / "leaflets" / "print-these.html").write_text("<h1>Leaflets</h1>")
    (folder / "leaflets" / "a.pdf").write_text("%PDF")
    return [folder / "leaflets"]
"""
PAGE = """
def make(source, folder):
    path = folder / f"{source.release.name}.html"
    path.write_text("<h1>All in one</h1>" + "x" * SIZE)
    return [path]
"""
NEEDS = "import a_package_that_is_not_there\n"
BROKEN = """
from common.problems import ProblemsError, Problem
def make(source, folder):
    (folder / "half").write_text("x")
    raise ProblemsError([Problem("quiz.html", 0, "cannot be printed")])
"""


@pytest.fixture
def formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for modules of formats; register them with `add`."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(bundle.formats, "PACKAGE", "planted")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "zip.py").write_text("from bundle.formats.zip import make")
    yield tmp_path / "planted"
    for name in [name for name in sys.modules if name.startswith("planted")]:
        del sys.modules[name]


def add(modules: Path, monkeypatch: pytest.MonkeyPatch, **texts: str) -> None:
    """Put formats before those that there are; each is the text of its module."""
    more = []
    for name, text in texts.items():
        (modules / f"{name}.py").write_text(text)
        more.append(Format(name, f"a {name}", name, "to try.", mend="Build on Linux."))
    monkeypatch.setattr(cli, "FORMATS", (*more, FORMATS[-1]))


def make(tmp_path: Path, *arguments: str) -> int:
    site = tmp_path / "site"
    if not site.exists():
        write_site(site)
    return cli.main([str(site), "--to", str(tmp_path / "dist"), *arguments])


def test_each_format_is_told_with_its_size_and_time(
    formats: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(formats, monkeypatch, html=BOOK)
    assert make(tmp_path) == 0
    told = capsys.readouterr().out
    assert re.search(r"^Made html, a html: 0 kB in \d+\.\d s$", told, re.MULTILINE)
    assert "Made zip, a folder and a zip of it: " in told
    assert (tmp_path / "dist" / "cold-numb.book").read_text() == "11 files, Cold & Numb"
    assert "  cold-numb.book  " in (tmp_path / "dist" / "SHA256SUMS").read_text() + told


def test_only_what_is_wanted_is_made(
    formats: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(formats, monkeypatch, html=BOOK, epub=NEEDS)
    assert make(tmp_path, "--formats", "html") == 0
    assert "cold-numb.zip" not in tree(tmp_path / "dist")
    assert make(tmp_path, "--formats", "zip") == 0
    assert "cold-numb.book" not in tree(tmp_path / "dist")


def test_a_format_that_cannot_be_made_is_named_and_the_others_are_made(
    formats: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(formats, monkeypatch, zim=NEEDS, html=BOOK)
    assert make(tmp_path) == 3
    told = capsys.readouterr()
    line = "Leaving out zim, a zim: needs a_package_that_is_not_there, which is not here. "
    assert f"{line}Build on Linux." in told.out
    assert "Not made on this computer: zim." in told.err
    assert {"cold-numb.book", "cold-numb.zip"} <= set(tree(tmp_path / "dist"))


def test_where_no_wanted_format_can_be_made_nothing_changes(
    formats: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(formats, monkeypatch, zim=NEEDS)
    make(tmp_path, "--formats", "zip")
    before = tree(tmp_path / "dist")
    assert make(tmp_path, "--formats", "zim") == 3
    assert tree(tmp_path / "dist") == before


def test_a_format_that_fails_leaves_the_old_bundle_as_it_was(
    formats: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make(tmp_path)
    before = tree(tmp_path / "dist")
    add(formats, monkeypatch, html=BOOK, pdf=BROKEN)
    assert make(tmp_path) == 2
    assert "quiz.html: cannot be printed" in capsys.readouterr().err
    assert tree(tmp_path / "dist") == before


def test_the_folder_carries_the_page_and_the_leaflets(
    formats: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(formats, monkeypatch, html=PAGE.replace("SIZE", "9"), pdf=PAPER)
    assert make(tmp_path) == 0
    copy = tree(tmp_path / "dist" / "cold-numb")
    assert {"whole-site.html", "leaflets/a.pdf", "leaflets/print-these.html"} <= set(copy)
    assert b'href="leaflets/print-these.html"' in copy["start-here.html"]
    assert b'href="whole-site.html"' in copy["start-here.html"]
    assert b"Which file do I need?" in copy["read-me-first.html"]


def test_the_folder_carries_the_screen_for_a_waiting_room(
    formats: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = PAGE.replace("SIZE", "9").replace(".html", "-kiosk.html")
    add(formats, monkeypatch, html=PAGE.replace("SIZE", "9"), kiosk=screen)
    assert make(tmp_path) == 0
    copy = tree(tmp_path / "dist" / "cold-numb")
    assert {"kiosk.html", "set-up-kiosk.html", "whole-site.html"} <= set(copy)
    assert copy["kiosk.html"] == (tmp_path / "dist" / "cold-numb-kiosk.html").read_bytes()
    assert b'href="kiosk.html"' in copy["start-here.html"]
    assert b'href="set-up-kiosk.html"' in copy["start-here.html"]
    assert b"Waiting-room screen" in copy["read-me-first.html"]
    told = copy["set-up-kiosk.html"]
    assert b"After 2 minutes without a touch" in told
    assert [told.find(f"<h2>{one}".encode()) > 0 for one in ("Windows", "Linux", "Android")] == [
        True
    ] * 3


def test_a_large_zip_leaves_them_beside_it(
    formats: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heavy = "import random\n" + PAPER.replace(
        'write_text("%PDF")', "write_bytes(random.Random(1).randbytes(12_000_000))"
    )
    add(formats, monkeypatch, html=PAGE.replace("SIZE", "9"), pdf=heavy)
    assert make(tmp_path) == 0
    copy = tree(tmp_path / "dist" / "cold-numb")
    assert not [name for name in copy if name.startswith(("leaflets/", "whole-site"))]
    assert b"leaflets/" not in copy["start-here.html"]
    assert "leaflets/a.pdf" in tree(tmp_path / "dist")


@pytest.mark.parametrize("wanted", ["zip,docx", "docx", "", ","])
def test_a_format_that_does_not_exist(wanted: str, tmp_path: Path) -> None:
    result = run(write_site(tmp_path / "site"), "--to", tmp_path / "dist", "--formats", wanted)
    assert result.returncode == 2
    assert "such as zip,pdf" in result.stderr
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])
def test_every_format_can_be_made_here(form: Format) -> None:
    assert bundle.formats.missing(form) == ""


def test_the_readme_names_every_format() -> None:
    words = " ".join((REPOSITORY / "README.md").read_text("utf-8").split())
    assert ", ".join(f"`{form.name}`" for form in FORMATS) in words


def test_every_format_makes_the_file_that_readers_are_told_of() -> None:
    dist = Path(os.environ.get("PN_DIST", REPOSITORY / "dist"))
    made = {path.name for path in dist.iterdir()}
    assert {form.file.format(name="pins-and-needles") for form in FORMATS} <= made
