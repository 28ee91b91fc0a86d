"""Install what the tests run, with few words: Debian's packages, or whatever a command fetches.

Standard library only, so that it runs before anything is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

RELEASE = Path("/etc/os-release")
REASON = re.compile(r"E: |Error: ")
"""How apt-get and Playwright begin the line that says why they failed."""


class CannotInstallError(Exception):
    """Something could not be installed; the message is one line that says why, or what to do."""


def has_apt() -> bool:
    """Tell a system that installs Debian's packages, or others under the same names."""
    return shutil.which("apt-get") is not None


def is_debian() -> bool:
    """Tell Debian itself; in Ubuntu some packages of the same name hold something else."""
    text = RELEASE.read_text(encoding="utf-8") if RELEASE.is_file() else ""
    return has_apt() and "\nID=debian" in f"\n{text}"


def apt_line(packages: Sequence[str]) -> str:
    """Return what to type to install those of the packages that are not installed."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(_missing(packages))}"


def install(packages: Sequence[str]) -> None:
    """Install packages; raise `CannotInstallError` where that takes root, or does not work."""
    if not has_apt():
        raise CannotInstallError(f"no apt-get here to install {', '.join(_missing(packages))}")
    if os.geteuid() != 0:
        raise CannotInstallError(f"only root can install packages: {apt_line(packages)}")
    run(["apt-get", "update"])
    run(["apt-get", "install", "-y", "--no-install-recommends", *_missing(packages)])


def run(command: Sequence[str]) -> None:
    """Run a command and keep what it says; raise `CannotInstallError` with its reason to fail."""
    print(f"Running: {' '.join(command)}", flush=True)
    done = subprocess.run(
        command,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stdout.strip().splitlines() or ["it gave no reason"]
        reasons = [line for line in said if REASON.match(line)] or said
        raise CannotInstallError(f"{' '.join(command)} failed: {reasons[-1]}")


def _missing(packages: Sequence[str]) -> list[str]:
    wanted = sorted(set(packages))
    # One that is installed and still lacks its program is broken: then all are worth a try.
    return [name for name in wanted if not _is_installed(name)] or wanted


def _is_installed(package: str) -> bool:
    state = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    try:
        answer = subprocess.run(state, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return False
    return answer.stdout == "installed"
