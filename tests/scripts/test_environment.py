"""What a newcomer meets on a bare machine, and what is left when an installation breaks off."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.scripts.index import Index, lock_of, make_wheel, serving

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ("environment.py", "lock.py", "pip_report.py", "clean.py")
OLDEST_SYNTAX = (3, 6)
DEAF = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with serving(make_wheel(tmp_path_factory.mktemp("wheel"))) as started:
        yield started


@pytest.fixture(scope="module")
def environ(index: Index, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of this machine's own settings for pip."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path_factory.mktemp("home")),
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_INDEX_URL": index.address,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "1",
    }


def lay_out(folder: Path, lock: str) -> Path:
    """Copy the scripts, and let them install what a lock names."""
    for name in ("scripts", "requirements"):
        (folder / name).mkdir()
    for name in SCRIPTS:
        shutil.copy(ROOT / "scripts" / name, folder / "scripts")
    (folder / "requirements/site.txt").write_text(lock)
    return folder


@pytest.fixture
def project(tmp_path: Path, index: Index) -> Path:
    return lay_out(tmp_path, lock_of(index.wheel))


def run(
    project: Path, environ: dict[str, str], script: str = "environment.py", code: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a script from the copy; `code` stands before the start of `environment.py`."""
    command = [str(project / "scripts" / script)]
    if code:
        start = f"import environment, sys; {code}; environment.main(['site'])"
        command = ["-c", f"import sys; sys.path.insert(0, {str(project / 'scripts')!r}); {start}"]
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env=environ, check=False
    )


def installed(project: Path) -> str:
    """Return what the module of the only package says; nothing where it is not there."""
    command = [project / ".venv/bin/python", "-c", "import tea; print(tea.GREEN)"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_python_that_is_too_old_can_read_the_scripts(name: str) -> None:
    ast.parse((ROOT / "scripts" / name).read_text("utf-8"), feature_version=OLDEST_SYNTAX)


def test_a_python_that_is_too_old_is_told_how_to_get_a_newer_one(
    project: Path, environ: dict[str, str]
) -> None:
    done = run(project, environ, code="environment.OLDEST = (99, 0, 0)")
    assert done.returncode == 1
    assert done.stdout == ""
    need, another, brings, get, use = done.stderr.splitlines()
    assert need.startswith("Python 99.0.0 or newer is needed, found 3.")
    assert another.strip() == "make site PYTHON=/path/to/python3"
    assert "needs no root" in brings
    assert get.strip() == "uv python install 3.13"
    assert use.strip() == 'make site PYTHON="$(uv python find 3.13)"'
    assert not (project / ".venv").exists()


def test_missing_venv_support_gets_one_line(project: Path, environ: dict[str, str]) -> None:
    broken = project / "broken"
    broken.mkdir()
    (broken / "ensurepip.py").write_text("raise ImportError\n")
    python = broken / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={broken} exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    done = run(project, environ, code=f"sys.executable = {str(python)!r}")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "apt-get install python3-venv" in line
    assert not (project / ".venv").exists()


def test_with_nothing_changed_nothing_is_installed() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/environment.py", "site", "test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def a_file(venv: Path) -> None:
    venv.write_text("mine")


def a_link_to_nowhere(venv: Path) -> None:
    venv.symlink_to("nowhere")


def a_folder(venv: Path) -> None:
    (venv / "bin").mkdir(parents=True)


def look(venv: Path) -> tuple[int, int, list[Path]]:
    found = os.lstat(venv)
    return found.st_ino, found.st_mtime_ns, [*venv.rglob("*")]


@pytest.mark.parametrize("theirs", [a_file, a_link_to_nowhere, a_folder])
@pytest.mark.parametrize("script", ["environment.py", "clean.py"])
def test_what_somebody_else_called_venv_stays(
    script: str, theirs: Callable[[Path], None], project: Path, environ: dict[str, str]
) -> None:
    theirs(project / ".venv")
    before = look(project / ".venv")
    done = run(project, environ, script)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(".venv ")
    assert "left as it is" in line
    assert look(project / ".venv") == before


def interrupt(
    project: Path, environ: dict[str, str], moment: Callable[[], object], stop: signal.Signals
) -> str:
    """Start an installation that is deaf to Ctrl+C, and stop it and all it started at a moment."""
    script = str(project / "scripts/environment.py")
    run_it = f"{DEAF}import os, sys; os.execv(sys.executable, [sys.executable, {script!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", run_it],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        come: object = False
        while not come:
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)
            with suppress(FileNotFoundError):  # it goes as somebody looks for it
                come = moment()
        os.killpg(process.pid, stop)
        said, _ = process.communicate()
    assert process.returncode != 0
    return said


def test_whenever_it_is_interrupted_the_next_run_mends_it(
    project: Path, index: Index, environ: dict[str, str], request: pytest.FixtureRequest
) -> None:
    """One project through it all: each run finds what the one before left."""
    venv = project / ".venv"
    index.asked.clear()
    index.may_answer.clear()
    request.addfinalizer(index.may_answer.set)  # or all tests after this would wait in vain

    interrupt(project, environ, (venv / "bin/python").exists, signal.SIGKILL)
    said = interrupt(project, environ, lambda: [*venv.glob("lib/*/*/pip")], signal.SIGINT)
    assert said.splitlines()[-1] == "Stopped. The next run goes on."
    interrupt(project, environ, index.asked.is_set, signal.SIGKILL)
    index.asked.clear()
    said = interrupt(project, environ, index.asked.is_set, signal.SIGINT)
    assert "Making .venv" in said
    assert said.splitlines()[-1] == "Stopped. The next run goes on."

    index.may_answer.set()
    done = run(project, environ)
    assert done.returncode == 0, done.stderr
    assert "Making .venv" not in done.stdout, "while pip only asked, nothing was changed"
    assert installed(project) == "True\n"
    assert run(project, environ).stdout == ""


def test_two_at_once_wait_for_each_other(project: Path, environ: dict[str, str]) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, str(project / "scripts/environment.py")],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = sorted([process.communicate()[0] for process in both], key=len)
    assert [process.returncode for process in both] == [0, 0], said
    assert "Waiting until it is done" in "".join(said)
    assert "".join(said).count("Making .venv") == 1
    assert installed(project) == "True\n"
    (project / "mine.txt").touch()
    assert run(project, environ, "clean.py").returncode == 0
    assert {path.name for path in project.iterdir()} == {"mine.txt", "requirements", "scripts"}


@pytest.fixture(scope="module")
def made(index: Index, environ: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with all that it needs, which is nothing any more."""
    project = lay_out(tmp_path_factory.mktemp("made"), lock_of(index.wheel))
    assert run(project, environ).returncode == 0
    assert installed(project) == "True\n"
    (project / "requirements/site.txt").write_text(NOTHING)
    done = run(project, environ)
    assert done.returncode == 0, done.stderr
    return project


def test_what_no_lock_names_any_more_goes(made: Path) -> None:
    assert installed(made) == ""


NOTHING = "# nothing is needed\n"
NOBODY = "http://127.0.0.1:9/simple"
NETWORK = "the network is at fault, the package index cannot be reached: "


def other(_: bytes) -> str:
    return lock_of(b"another wheel")


def newer(wheel: bytes) -> str:
    return lock_of(wheel, "2.0")


def without_hash(_: bytes) -> str:
    return "tea==1.0\n"


@pytest.mark.parametrize(
    ("lock", "settings", "told"),
    [
        (other, {}, "tea==1.0 is not the file that the lock names: expected SHA-256 "),
        (newer, {}, "the package index has no tea 2.0 for this computer and this Python"),
        (other, {"PIP_INDEX_URL": NOBODY}, f"{NETWORK}{NOBODY}/tea/ ("),
        (lock_of, {"requires": ">=99"}, "tea 1.0 needs Python >=99. With another Python: make "),
        (lock_of, {"page_code": 503}, NETWORK),
        (lock_of, {"page_code": 404}, "the package index has no tea 1.0 for this computer"),
        (lock_of, {"file_code": 503}, NETWORK),
        (lock_of, {"file_code": 403}, f"{NETWORK}HTTP error 403 while getting"),
        (without_hash, {}, "pip says: Hashes are required in --require-hashes mode"),
    ],
)
def test_what_pip_could_not_do_is_told_in_one_line(
    lock: Callable[[bytes], str],
    settings: dict[str, object],
    told: str,
    made: Path,
    index: Index,
    environ: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    env = {**environ}
    for name, value in settings.items():
        if name in environ:
            env[name] = str(value)
        else:
            monkeypatch.setattr(index, name, value)
    (made / "requirements/site.txt").write_text(lock(index.wheel))
    try:
        done = run(made, env)
    finally:
        (made / "requirements/site.txt").write_text(NOTHING)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith(f"Cannot install requirements/site.txt: {told}")
    assert second == "The whole report is in build/pip.log."
    assert run(made, environ).stdout == "", "what was installed is there as before"
