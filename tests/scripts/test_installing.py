"""Fetching what the tests run: as root or not, with nothing here and with a few things here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scripts import browsers, installing, programs

OTHERS = [program.command for program in programs.PROGRAMS]


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder where this machine, a Debian, has programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (tmp_path / "release").write_text("NAME=Debian\nID=debian\n")
    monkeypatch.setattr(installing, "RELEASE", tmp_path / "release")
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", ())
    monkeypatch.setattr(browsers, "SYSTEM_PYTHON", str(folder / "python3"))
    monkeypatch.setattr(browsers, "_of_playwright", lambda _: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "argv", ["browsers.py", "--install"])
    monkeypatch.setenv("PATH", str(folder))
    for browser in browsers.BROWSERS.values():
        monkeypatch.delenv(browser.variable, raising=False)
    return folder


def program(folder: Path, name: str, does: str = "echo 1.2") -> None:
    (folder / name).write_text(f"#!/bin/sh\n{does}\n")
    (folder / name).chmod(0o755)


def run(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], list[str]]:
    """Run the command; return its exit code and the lines of what it says, good and bad."""
    code = browsers.main()
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err.splitlines()


def test_with_nothing_here_and_no_rights_one_line_says_what_to_type(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program(bare, "apt-get", "echo apt-get was run; exit 1")
    code, good, (line,) = run(capsys)
    assert (code, good) == (2, [])
    missing, _, mend = line.partition("; only root can install packages: ")
    assert missing == f"not here: {', '.join([*browsers.BROWSERS, *OTHERS])}"
    words = mend.split()
    assert words[:5] == ["sudo", "apt-get", "install", "-y", "--no-install-recommends"]
    assert words[5:] == sorted(
        {one.debian_package for one in programs.PROGRAMS}
        | {name for one in browsers.BROWSERS.values() for name in one.debian_packages}
    )


def test_what_is_here_is_not_to_be_installed_again(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ["apt-get", "chromium", "firefox-esr", "WebKitWebDriver", *OTHERS]:
        program(bare, name)
    (bare / "minisign").unlink()
    here = "webkit2gtk-driver|python3-gi) echo -n installed;; xvfb) echo -n not-installed"
    program(bare, "dpkg-query", f'case "$3" in {here};; esac')
    code, good, (line,) = run(capsys)
    assert code == 2
    assert len(good) == 2 + len(OTHERS) - 1
    assert line.startswith("not here: webkit, minisign; ")
    assert line.endswith(" --no-install-recommends gir1.2-webkit2-4.1 minisign xvfb")


def test_without_webkitgtk_alone_the_tests_go_on(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ["apt-get", "chromium", "firefox-esr", *OTHERS]:
        program(bare, name)
    code, _, (line,) = run(capsys)
    assert code == 0
    assert line.startswith("not here: webkit; only root can install packages: sudo apt-get")


def test_an_installation_that_fails_says_why_in_one_line(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    words = "for line in 1 2 3 4 5; do echo $line; done; echo E: no network >&2; echo bye; exit 100"
    program(bare, "apt-get", words)
    code, good, (line,) = run(capsys)
    assert (code, good) == (2, ["Running: apt-get update"])
    assert line.endswith("; apt-get update failed: E: no network")


def test_root_gets_all_that_is_missing_and_no_more(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for name in ["chromium", "WebKitWebDriver", "Xvfb", "python3", *OTHERS]:
        program(bare, name)
    new = bare / "firefox-esr"
    program(bare, "apt-get", f'[ "$1" = update ] || /bin/cp {bare}/chromium {new}; echo many words')
    code, good, bad = run(capsys)
    assert (code, bad) == (0, [])
    assert good[:2] == [
        "Running: apt-get update",
        "Running: apt-get install -y --no-install-recommends firefox-esr",
    ]
    assert f"firefox: {new} (1.2)" in good
    assert run(capsys)[1] == good[2:]  # and now there is nothing to do


def test_without_apt_the_names_of_debians_packages_are_told(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "run", lambda _: None)
    for name in ["chromium", "firefox-esr", *OTHERS]:
        program(bare, name)
    (bare / "zimcheck").unlink()
    code, _, (line,) = run(capsys)
    assert code == 2
    assert line == "not here: webkit, zimcheck; no apt-get here to install zim-tools"
