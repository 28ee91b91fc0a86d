"""Finding the programs that judge what we make, and saying what to do where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import programs

NAMES = pytest.mark.parametrize("command", [program.command for program in programs.PROGRAMS])


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder where this machine has programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", ())
    return tmp_path


@NAMES
def test_one_on_the_path_is_found(command: str, bare: Path) -> None:
    mine = bare / command
    mine.write_text("#!/bin/sh\n")
    mine.chmod(0o755)
    assert programs.need(command) == mine
    assert command not in [program.command for program in programs.missing()]


@NAMES
def test_a_missing_one_is_an_error_that_mends_itself(command: str, bare: Path) -> None:
    with pytest.raises(programs.ProgramMissingError, match=f"program {command}") as caught:
        programs.need(command)
    assert "Install it: sudo apt-get install -y " in str(caught.value)
    assert len(programs.missing()) == len(programs.PROGRAMS)


def test_servers_are_found_though_a_person_has_no_path_to_them(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bare / "sbin"
    folder.mkdir()
    (folder / "zimcheck").write_text("#!/bin/sh\n")
    (folder / "zimcheck").chmod(0o755)
    monkeypatch.setattr(programs, "SYSTEM_FOLDERS", (str(folder),))
    assert programs.need("zimcheck") == folder / "zimcheck"
