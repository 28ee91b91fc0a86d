"""What is asked of a build in its environment: each mistake has its answer, all in one go."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from scripts import settings

ROOT = Path(__file__).parent.parent.parent
EPOCH = {"SOURCE_DATE_EPOCH": "1795000000"}
RIGHT_TIME = "Right: SOURCE_DATE_EPOCH=1795000000"
RIGHT_VERSION = "Right: 2026.11.22 or 2026.11.22.2"
RIGHT_ADDRESS = "Right: https://my.example/ or https://my.example/topic/"


def read(**asked: str) -> dict[str, str]:
    """Read settings as if nothing was to be noted."""
    return settings.read(EPOCH | asked, ROOT, note=pytest.fail)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CLINIC", "none.yml", "no file 'none.yml' in "),
        ("CLINIC", "none.yml", "clinic.sample.yml shows one"),
        ("REGION", "mars", "no region 'mars'; there are australia, "),
        ("REGION", "ukk", "Did you mean 'uk'?"),
        (
            "FORMATS",
            "zip,docx",
            "found 'docx'; expected some of html,kiosk,pdf,epub,zim,zip, such as",
        ),
        ("FORMATS", ",", "found none; expected some of"),
        ("SIGN_KEY", "none", "no file 'none'"),
        ("SIGN_KEY", "none", "ssh-keygen"),
        ("WORKER", "gone", "expected nothing or `retired`, found 'gone'"),
        ("DOWNLOADS", "no", "expected nothing or `none`, found 'no'"),
        *(("VERSION", value, RIGHT_VERSION) for value in ("second", "2026.11.31", "9999.99.99")),
        *(("VERSION", value, RIGHT_VERSION) for value in ("1026.11.30", "2026.11.30.", "v")),
        *(
            ("SOURCE_DATE_EPOCH", value, RIGHT_TIME)
            for value in ("yesterday", "1", "1577836799", "4102444800", "9" * 17, "-1", "1e9", "²")
        ),
        *(
            ("SITE_URL", value, RIGHT_ADDRESS)
            for value in (
                *("my.example", "ftp://my.example/", "https:///legs/", "https://my.example/x y/"),
                *("https://my.example/?page=1", "https://my.example/#top", "https://my.example:x/"),
                *("https://me:secret@my.example/", "https://[::1/", "https://müller.example/"),
                'https://my.example/"><script>',
            )
        ),
    ],
)
def test_what_is_wrong_is_told_with_how_a_right_one_looks(name: str, value: str, told: str) -> None:
    with pytest.raises(settings.SettingsError) as stopped:
        read(**{name: value})
    (line,) = str(stopped.value).splitlines()
    assert line.startswith(f"{name}: ")
    assert told in line
    assert "secret" not in line


def test_all_that_is_wrong_is_told_in_one_go() -> None:
    names = ["CLINIC", "REGION", "FORMATS", "SIGN_KEY", "VERSION", "SITE_URL", "WORKER"]
    wrong = dict.fromkeys([*names, "SOURCE_DATE_EPOCH"], "wrong")
    with pytest.raises(settings.SettingsError) as stopped:
        read(**wrong)
    assert [line.partition(":")[0] for line in str(stopped.value).splitlines()] == list(wrong)


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("VERSION", "v2026.11.22.2", "2026.11.22.2"),
        ("VERSION", "2024.02.29", "2024.02.29"),
        ("SOURCE_DATE_EPOCH", "1577836800", "1577836800"),
        ("SOURCE_DATE_EPOCH", "4102444799", "4102444799"),
        ("SITE_URL", "https://my.example", "https://my.example/"),
        ("SITE_URL", "http://localhost:8000/legs/", "http://localhost:8000/legs/"),
        (
            "SITE_URL",
            "https://xn--mller-kva.example/%C3%BC/",
            "https://xn--mller-kva.example/%C3%BC/",
        ),
        ("REGION", "uk", "uk"),
        ("WORKER", "retired", "retired"),
        ("DOWNLOADS", "none", "none"),
    ],
)
def test_what_is_right_reaches_the_build(name: str, value: str, found: str) -> None:
    assert read(**{name: value})[name] == found


def test_files_are_meant_from_where_make_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c.yml").touch()
    monkeypatch.chdir(tmp_path)
    assert read(CLINIC="c.yml")["CLINIC"] == str(tmp_path / "c.yml")


def test_what_changes_python_or_the_place_does_not_reach_the_build() -> None:
    env = read(
        PYTHONPATH="/somewhere", PYTHONHOME="/x", PYTHONSTARTUP="/x", PYTHONSAFEPATH="1", TZ=":/x"
    )
    assert {name for name in env if name.startswith("PYTHON")} == {"PYTHONUNBUFFERED"}
    assert env["TZ"] == "UTC"


def test_nor_does_make_hand_it_on() -> None:
    told = subprocess.run(
        ["make", "--silent", "--eval", "show: ; @env", "show"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": "/x", "PYTHONHOME": "/x", "REGION": "uk"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "REGION=uk" in told
    assert "PYTHON" not in told


COMMITTED = 1790000000


def git(folder: Path, *command: str, when: int = COMMITTED) -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"@{when} +0000")
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder)} | who | dates
    subprocess.run(["git", *command], cwd=folder, env=env, capture_output=True, check=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, asked as by somebody without settings for git."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "0")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init")
    git(folder, "commit", "--allow-empty", "--message", "All")
    return folder


def epoch_of(folder: Path, notes: list[str]) -> int:
    return int(settings.read({}, folder, notes.append)["SOURCE_DATE_EPOCH"])


def test_without_a_time_it_is_that_of_the_newest_commit(repository: Path) -> None:
    notes: list[str] = []
    assert epoch_of(repository, notes) == COMMITTED
    assert notes == []


def test_a_commit_of_a_computer_whose_clock_was_wrong_is_told(repository: Path) -> None:
    git(repository, "commit", "--allow-empty", "--message", "More", when=1000000)
    with pytest.raises(settings.SettingsError, match="the day of the newest commit: expected sec"):
        epoch_of(repository, [])


def test_another_projects_repository_around_it_says_nothing(repository: Path) -> None:
    inside = repository / "unpacked"
    inside.mkdir()
    before, notes = int(time.time()), list[str]()
    assert epoch_of(inside, notes) >= before
    assert notes == []


def test_nor_does_one_that_the_environment_names(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert epoch_of(repository, []) == COMMITTED


def test_a_repository_of_somebody_else_is_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    before, notes = int(time.time()), list[str]()
    assert epoch_of(repository, notes) >= before
    (note,) = notes
    assert "dubious ownership" in note
    assert f"git config --global --add safe.directory {repository}" in note


def test_a_broken_repository_inside_of_another_is_told(repository: Path) -> None:
    inside = repository / "cloned"
    (inside / ".git").mkdir(parents=True)
    before, notes = int(time.time()), list[str]()
    assert epoch_of(inside, notes) >= before
    (note,) = notes
    assert f"it takes {repository} for the project's folder" in note
    assert "make site SOURCE_DATE_EPOCH=" in note
