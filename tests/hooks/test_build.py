"""The build as a whole: it asks nobody for anything, and it is the same twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.hooks.conftest import tree

GUARD = """\
import socket
def refuse(*args, **kwargs):
    raise SystemExit('the build asked for the network')
socket.socket.connect = socket.getaddrinfo = refuse
"""


def without_network() -> tuple[str, ...]:
    """Return a command prefix under which no network can be reached, for root or a plain user."""
    for prefix in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare") and not subprocess.call([*prefix, "true"], stderr=-3):
            return prefix
    return ()


@pytest.fixture
def cut_off(tmp_path: Path) -> tuple[str, ...]:
    """Return a Python that is cut off by the kernel where it can be, and by itself everywhere."""
    made = venv.EnvBuilder(symlinks=True)
    made.create(tmp_path / "venv")
    python = tmp_path / "venv/bin/python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.check_output([python, "-c", ask], text=True).strip())
    # not as `sitecustomize`, of which Debian's Python has one of its own
    (packages / "guard.py").write_text(GUARD)
    (packages / "ours.pth").write_text(f"{sysconfig.get_path('purelib')}\nimport guard\n")
    command = (*without_network(), str(python))
    asked = subprocess.run(
        [*command, "-c", "import mkdocs, socket; socket.getaddrinfo('x', 1)"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stderr == "the build asked for the network\n", "the guard itself must work"
    return command


def test_without_a_network_the_same_input_gives_the_same_bytes(
    small_project: Path, tmp_path: Path, cut_off: tuple[str, ...]
) -> None:
    """In every format. That the whole of the project is the same twice is seen by its fork."""
    other = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(small_project, other)
    builds = [
        subprocess.Popen(
            [*command, "-m", "scripts.site"],
            cwd=folder,
            env=os.environ
            | {"SOURCE_DATE_EPOCH": "1790000000", "TZ": zone, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command, folder, zone, seed in (
            (cut_off, small_project, "UTC", "3"),
            ((sys.executable,), other, "Asia/Kolkata", "12"),
        )
    ]
    for build in builds:
        said, _ = build.communicate()
        assert build.returncode == 0, said
    assert list((small_project / "dist").glob("*.zip"))
    for part in ("site", "build/offline", "build/hosting", "dist"):
        assert tree(small_project / part) == tree(other / part)
