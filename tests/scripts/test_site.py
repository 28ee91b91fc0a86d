"""`make site` against its own authors: one clear message, and the last good output untouched."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scripts import site
from tests.hooks.conftest import PARTS, ROOT
from tests.scripts.mistakes import MISTAKES, Mistake

OUTPUTS = ("site", "dist")
KEPT = "Nothing was published: site/ and dist/ are as they were."
SECOND_STEP = "==> Building the offline site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what a build needs, with the outputs of a good build of long ago."""
    folder = tmp_path / "project"
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    for name in OUTPUTS:
        (folder / name).mkdir()
        (folder / name / "good.txt").write_text("the last good one")
    return folder


def make_site(
    project: Path,
    env: Mapping[str, str] | None = None,
    prefix: tuple[str, ...] = (),
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, sys.executable, "scripts/site.py"],
        cwd=project,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1795000000"} | dict(env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
        check=False,
    )


def outputs(project: Path) -> dict[str, list[str]]:
    return {name: sorted(path.name for path in (project / name).iterdir()) for name in OUTPUTS}


def assert_nothing_published(project: Path, said: str) -> None:
    assert outputs(project) == {name: ["good.txt"] for name in OUTPUTS}
    assert "Traceback" not in said
    assert said.count(KEPT) == 1
    assert said.rstrip().endswith(KEPT)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_gets_one_clear_error(mistake: Mistake, project: Path) -> None:
    mistake.make(project)
    done = make_site(project, mistake.env)
    assert done.returncode in (1, 2)
    for words in mistake.told:
        assert words in done.stdout
    assert_nothing_published(project, done.stdout)


def test_a_crash_leaves_its_whole_report(project: Path) -> None:
    hook = project / "hooks" / "read_next.py"
    hook.write_text(
        hook.read_text() + "\n\ndef on_pre_build(**_):\n    raise KeyError('planted')\n"
    )
    done = make_site(project)
    assert "The build stopped in hooks/read_next.py, line " in done.stdout
    report = (project / "build" / "report.txt").read_text()
    assert report.startswith("Traceback")
    assert "KeyError: 'planted'" in report


def test_all_mistakes_are_told_in_one_run(project: Path) -> None:
    for name, old, new in (
        ("docs/causes/tight-shoes.md", "kind: cause", "kind: caus"),
        ("docs/faq/how-long.md", "summary:", "sumary:"),
        ("docs/privacy.md", "title: ", "title: \x07"),
    ):
        page = project / name
        page.write_text(page.read_text().replace(old, new, 1))
    said = make_site(project).stdout
    for told in ("docs/causes/tight-shoes.md:3", "docs/faq/how-long.md:", "docs/privacy.md:2"):
        assert told in said
    assert "4 mistakes to mend" in said  # a misspelt key is also a missing one


def test_a_disk_that_takes_no_more(project: Path) -> None:
    """No file may grow beyond 100 kB: the style sheets and the zip would."""

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = make_site(project, before=small_disk)
    assert done.returncode != 0
    assert "File too large" in done.stdout
    assert_nothing_published(project, done.stdout)


@pytest.mark.parametrize("place", ["build", "."])
def test_no_permission_to_write(place: str, project: Path) -> None:
    (project / "build").mkdir()
    # the superuser may write everywhere, unless that power is taken away
    prefix = ("setpriv", "--bounding-set", "-dac_override") if os.geteuid() == 0 else ()
    (project / place).chmod(0o555)
    try:
        done = make_site(project, prefix=prefix)
    finally:
        (project / place).chmod(0o755)
    assert done.returncode != 0
    assert "Permission denied" in done.stdout
    assert_nothing_published(project, done.stdout)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=["asked", "killed"])
def test_an_interrupted_build(stop: signal.Signals, project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "scripts/site.py"],
        cwd=project,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1795000000"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as build:
        assert build.stdout is not None
        said = ""
        for line in build.stdout:
            said += line
            if line.startswith(SECOND_STEP):
                os.killpg(build.pid, stop)
    assert SECOND_STEP in said
    assert outputs(project) == {name: ["good.txt"] for name in OUTPUTS}
    if stop is signal.SIGINT:
        assert build.returncode == site.INTERRUPTED
        assert_nothing_published(project, said)
    again = make_site(project, {"VERSION": "v2026.11.22.2"})
    assert again.returncode == 0, again.stdout
    assert "Made version 2026.11.22.2 of " in again.stdout
    assert "index.html" in outputs(project)["site"]
    assert "good.txt" not in outputs(project)["site"]
    assert {path.name for path in (project / "build").iterdir()} == {"hosting", "offline"}


def test_a_computer_that_went_off_while_copies_changed_places(project: Path) -> None:
    (project / "build").mkdir()
    (project / "site").rename(project / "build" / "site.old")
    (project / "docs" / "privacy.md").write_text("no head")
    done = make_site(project)
    assert done.returncode == 1
    assert_nothing_published(project, done.stdout)
