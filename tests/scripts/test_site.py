"""`make site` against its own authors: one clear message, and the last good output untouched.

`tests/hooks/test_mistakes.py` has all mistakes in pages, rules and templates; here are some of
them from end to end, and what is no author's fault.
"""

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

from bundle.integrity.verify import verify
from scripts import programs, site
from tests.hooks.conftest import CODE, ENGINE, ROOT, copy_project, put_small
from tests.hooks.mistakes import MISTAKES, Mistake, edit

OUTPUTS = ("site", "dist")
KEPT = "Nothing was published: site/ and dist/ are as they were."
ONE_FORMAT = {"FORMATS": "html"}
COMMAND = [sys.executable, "-m", "scripts.site"]
GOOD = {name: ["good.txt"] for name in OUTPUTS}
"""What lies in the outputs before."""
END_TO_END = {"a key is misspelt", "a link leads nowhere", "a hook fails"}
"""One for each way in which MkDocs stops: with an error, with a warning, with a traceback."""
DEAD_LINK = Mistake(
    "a template leads nowhere",
    edit("theme/partials/notice.html", "</aside>", '<a href="nowhere.html">x</a></aside>'),
    ("nowhere.html",),
)
"""Seen by the check of the built site alone."""
DEAF = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what a build needs, with the outputs of a good build of long ago."""
    folder = put_small(copy_project(tmp_path / "project", *ENGINE, *CODE))
    for name in OUTPUTS:
        (folder / name).mkdir()
        (folder / name / "good.txt").write_text("the last good one")
    return folder


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"SOURCE_DATE_EPOCH": "1795000000"} | more


def make_site(
    project: Path,
    env: Mapping[str, str] | None = None,
    prefix: tuple[str, ...] = (),
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, *COMMAND],
        cwd=project,
        env=environment(**(env or {})),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
        check=False,
    )


def outputs(project: Path) -> dict[str, list[str]]:
    return {name: sorted(path.name for path in (project / name).iterdir()) for name in OUTPUTS}


def assert_nothing_published(project: Path, said: str) -> None:
    assert outputs(project) == GOOD
    assert "Traceback" not in said
    assert said.count(KEPT) == 1
    assert said.rstrip().endswith(KEPT)


@pytest.mark.parametrize(
    "mistake",
    [*(one for one in MISTAKES if one.name in END_TO_END), DEAD_LINK],
    ids=lambda mistake: mistake.name,
)
def test_a_mistake_gets_one_clear_error(mistake: Mistake, project: Path) -> None:
    mistake.make(project)
    done = make_site(project, mistake.env)
    assert done.returncode == 1
    for words in mistake.told:
        assert done.stdout.count(words) >= 1
    assert_nothing_published(project, done.stdout)
    if mistake.crashes:
        report = (project / "build" / "report.txt").read_text()
        assert report.startswith("Traceback")
        assert "ValueError: planted" in report


def test_wrong_settings_are_told_before_anything_is_built(project: Path) -> None:
    done = make_site(project, {"REGION": "mars", "FORMATS": "docx", "VERSION": "second"})
    assert done.returncode == site.BAD_INPUT
    for name in ("REGION", "FORMATS", "VERSION"):
        assert f"{name}: " in done.stdout
    assert "==> " not in done.stdout
    assert_nothing_published(project, done.stdout)


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
    """Told at once: in `build` nothing can be made, and in `.` what was made takes no place."""
    (project / "build").mkdir()
    # the superuser may write everywhere, unless that power is taken away
    prefix = ("setpriv", "--bounding-set", "-dac_override") if os.geteuid() == 0 else ()
    (project / place).chmod(0o555)
    try:
        done = make_site(project, prefix=prefix)
    finally:
        (project / place).chmod(0o755)
    assert done.returncode == site.BAD_INPUT
    assert "Permission denied" in done.stdout
    assert "==> " not in done.stdout
    assert_nothing_published(project, done.stdout)


@pytest.mark.parametrize("missing", OUTPUTS)
def test_new_copies_take_their_places_together_or_not_at_all(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {}
    for name in OUTPUTS:
        places[tmp_path / f"{name}.new"] = place = tmp_path / name
        place.mkdir()
        (place / "good.txt").touch()
        if name != missing:
            (tmp_path / f"{name}.new").mkdir()
    with pytest.raises(FileNotFoundError):
        site.take(places)
    assert outputs(tmp_path) == GOOD
    (tmp_path / f"{missing}.new").mkdir()
    site.take(places)
    assert outputs(tmp_path) == {name: [] for name in OUTPUTS}
    assert {path.name for path in tmp_path.iterdir()} == set(OUTPUTS)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_build_publishes_nothing(stop: signal.Signals, project: Path) -> None:
    """Started with Ctrl+C ignored, as a shell without job control does for `make site &`."""
    run = f"{DEAF}os.execv(sys.executable, {COMMAND!r})"
    with subprocess.Popen(
        [sys.executable, "-c", run],
        cwd=project,
        env=environment(**ONE_FORMAT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as build:
        assert build.stdout is not None
        said = ""
        for line in build.stdout:
            said += line
            if line.startswith("INFO    -  Building documentation"):
                build.send_signal(stop)
    assert "Building documentation" in said
    assert outputs(project) == GOOD
    if stop is not signal.SIGKILL:
        assert build.returncode == site.INTERRUPTED
        assert_nothing_published(project, said)


def test_builds_at_once_and_after_one_that_was_killed(project: Path, tmp_path: Path) -> None:
    """Each is whole and of its own region, whatever it found in Python's and the clock's settings.

    The steps of the killed one live on for a while, and the lock with them.
    """
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "markdown.py").write_text("raise SystemExit('a foreign module was loaded')")
    odd = {"PYTHONPATH": str(foreign), "PYTHONWARNINGS": "error", "TZ": ":/etc/passwd"}

    def start(region: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            COMMAND,
            cwd=project,
            env=environment(REGION=region, VERSION="v2026.11.22.2", **odd, **ONE_FORMAT),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    killed = start("uk")
    assert killed.stdout
    for line in killed.stdout:
        if line.startswith("INFO    -  Building documentation"):
            killed.kill()
            break
    killed.stdout.close()
    assert killed.wait() == -signal.SIGKILL

    numbers = {"uk": "999", "usa": "911"}
    builds = {region: start(region) for region in numbers}
    said = {}
    for region, build in builds.items():
        said[region], _ = build.communicate()
        assert build.returncode == 0, said[region]
        assert "Made version 2026.11.22.2 of " in said[region]
    assert [region for region in builds if "Waiting until it is done" in said[region]]
    shown = [
        {
            region
            for region, number in numbers.items()
            for page in (project / folder).rglob("*.html")
            if f"tel:{number}" in page.read_text("utf-8")
        }
        for folder in ("site", "build/offline", "dist")
    ]
    assert len(shown[0]) == 1
    assert shown == [shown[0]] * 3
    assert "good.txt" not in outputs(project)["site"]
    assert {path.name for path in (project / "build").iterdir()} == {"hosting", "lock", "offline"}


def test_the_hosted_site_carries_leaflets_and_bundle_or_none(project: Path, tmp_path: Path) -> None:
    topic = tmp_path / "nosebleed"
    shutil.copytree(ROOT / "examples/nosebleed", topic, ignore=shutil.ignore_patterns("build"))
    told = (topic / "topic.yml").read_text("utf-8")
    (topic / "topic.yml").write_text(f"{told}leaflets: {{offered_on: about.md}}\n", "utf-8")
    key = tmp_path / "key"
    keygen = [programs.need("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", key]
    subprocess.run(keygen, check=True, stdin=subprocess.DEVNULL)
    wanted = {"TOPIC": str(topic), "FORMATS": "pdf,zip", "REGION": "uk", "SIGN_KEY": str(key)}
    done = make_site(project, wanted)
    assert done.returncode == 0, done.stdout
    for signed in ("site/versions.json.sig", "dist/SHA256SUMS.sig"):
        assert (topic / signed).is_file()
    assert list(topic.rglob("versions.json")) == [topic / "site/versions.json"]
    page = topic / "site/causes/dry-air/index.html"
    for folder in ("a4", "large-a4"):
        address = f"downloads/leaflets/{folder}/dry-air.pdf"
        assert f'href="../../{address}"' in page.read_text("utf-8")
        pdf = (topic / "site" / address).read_bytes()
        assert pdf == (topic / "dist/leaflets" / folder / "dry-air.pdf").read_bytes()
    offered = (topic / "site/about/index.html").read_text("utf-8")
    assert 'href="../downloads/nosebleed.zip"' in offered
    assert 'href="../downloads/leaflets/a4/get-help.pdf"' in offered
    downloads = {file for file in (topic / "site/downloads").rglob("*") if file.is_file()}
    # the list speaks of what lies there and of nothing else
    whole = verify(topic / "site/downloads", tmp_path / "key.pub")
    assert whole.findings == []
    assert whole.listed == len(downloads) - len(["SHA256SUMS", "SHA256SUMS.sig"])
    assert not [file for file in downloads if file.suffix == ".html" or "read-me" in file.name]
    done = make_site(project, {**wanted, "FORMATS": "zip", "DOWNLOADS": "none"})
    assert done.returncode == 0, done.stdout
    assert not (topic / "site/downloads").exists()
    assert "downloads/" not in page.read_text("utf-8")


def test_a_computer_that_went_off_while_copies_changed_places(project: Path) -> None:
    """One new copy had its place, the other had not: both last ones come back."""
    build = project / "build"
    build.mkdir()
    for name in OUTPUTS:
        (project / name).rename(build / f"{name}.old")
    (project / "site").mkdir()
    (project / "site" / "new.txt").touch()
    (project / "docs" / "about.md").write_text("no head")
    done = make_site(project)
    assert done.returncode == 1
    assert_nothing_published(project, done.stdout)
