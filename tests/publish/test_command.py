"""The command as a person runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.built import built as small_site
from tests.publish.built import read, write

REPOSITORY = Path(__file__).parents[2]
PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><h1>x</h1>'
WITH_POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "publish", *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "causes").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "causes" / "a.html").write_text(PAGE)
    return folder


@pytest.mark.parametrize("hosted", [True, False])
def test_every_page_gets_its_policy(tmp_path: Path, hosted: bool) -> None:
    built = tmp_path / "site"
    write(built, small_site())
    done = run(built, *(["--hosted"] if hosted else []))
    assert (done.returncode, done.stderr) == (0, "")
    for page in built.rglob("*.html"):
        assert WITH_POLICY in page.read_text()
        assert ("worker-src" in page.read_text()) == hosted


def test_the_same_site_gives_the_same_bytes_and_a_second_run_changes_none(built: Path) -> None:
    run(built)
    once = {page: page.read_bytes() for page in built.rglob("*") if page.is_file()}
    run(built)
    assert {page: page.read_bytes() for page in built.rglob("*") if page.is_file()} == once


def test_a_hosted_site_too_is_the_same_after_a_second_run(tmp_path: Path) -> None:
    write(tmp_path, small_site())
    run(tmp_path, "--hosted")
    once = read(tmp_path)
    run(tmp_path, "--hosted")
    assert read(tmp_path) == once


def test_a_copy_on_a_disk_keeps_its_scripts_and_gets_no_worker(tmp_path: Path) -> None:
    write(tmp_path, small_site())
    assert run(tmp_path).returncode == 0
    done = read(tmp_path)
    unused = {"assets/main.0a1b2c3d.min.css.map", "assets/early.js"}
    assert done.keys() == small_site().keys() - unused
    for name, page in done.items():
        if name.endswith(".html"):
            assert b'assets/box.js"></script>' in page
            assert b"pn-kept" not in page


def test_the_worker_can_be_retired(tmp_path: Path) -> None:
    write(tmp_path, small_site())
    done = run(tmp_path, "--hosted", "--retire-worker")
    assert done.returncode == 0
    script = (tmp_path / "worker.js").read_text()
    assert "registration.unregister()" in script
    assert '"fetch"' not in script


def test_files_for_servers_are_written_beside_the_site(tmp_path: Path) -> None:
    folder, servers = tmp_path / "site", tmp_path / "build" / "hosting"
    write(folder, small_site())
    assert run(folder, "--hosted", "--servers", servers).returncode == 0
    assert {file.name for file in servers.iterdir()} == {"nginx.conf", "Caddyfile"}
    assert not (folder / "nginx.conf").exists()


def test_a_fault_in_one_page_leaves_all_as_they_were(built: Path) -> None:
    (built / "causes" / "b.html").write_text(f'{PAGE}<p style="color: red">')
    done = run(built)
    assert done.returncode == 2
    assert 'causes/b.html:1: <p style="color: red">: put it into a style sheet' in done.stderr
    assert "Traceback" not in done.stderr
    assert (built / "index.html").read_text() == PAGE
    assert [place.name for place in built.parent.iterdir()] == ["site"]


def test_what_a_run_left_that_was_killed_does_not_matter(built: Path) -> None:
    left = built.with_name(".site.unfinished")
    left.mkdir()
    (left / "1").write_text("half a page")
    assert run(built).returncode == 0
    assert "half a page" not in "".join(page.read_text() for page in built.rglob("*.html"))
    assert not left.exists()


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    done = run(tmp_path / "nothing")
    assert done.returncode == 2
    assert f"{tmp_path / 'nothing'}: expected the folder of a built site" in done.stderr
    assert "make site" in done.stderr


def test_help_says_what_it_is_for() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "Make a built site ready to serve" in done.stdout
    assert "--hosted" in done.stdout
