"""Find the programs that judge what we make, and fetch them where they are missing.

They are what others open our files with, such as the checker of a file format or a web server;
`scripts/browsers.py` looks for the browsers, and fetches these as well.
Standard library only, so that it runs before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SYSTEM_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin")
"""Where servers are; the PATH of a person other than root does not name them."""


class ProgramMissingError(Exception):
    """A program was asked for and is not on this machine; the message says how to get it."""


@dataclass(frozen=True)
class Program:
    """A program, and the Debian package it comes in."""

    command: str
    debian_package: str
    use: str
    """What the tests do with it, for whoever wonders why it is wanted."""


PROGRAMS = (
    Program("zimcheck", "zim-tools", "checks the ZIM file"),
    Program("kiwix-serve", "kiwix-tools", "opens the ZIM file as a library does"),
    Program("java", "default-jre-headless", "runs epubcheck"),
    Program("epubcheck", "epubcheck", "checks the EPUB book"),
    Program("ssh-keygen", "openssh-client", "signs the bundle, and checks who did"),
    Program("minisign", "minisign", "signs the bundle, and checks who did"),
    Program("nginx", "nginx", "serves the site with the settings that we hand out"),
    Program("caddy", "caddy", "serves the site with the settings that we hand out"),
)


def find(command: str) -> Path | None:
    """Return the program `command`, or None."""
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), *SYSTEM_FOLDERS])
    path = shutil.which(command, path=places)
    return Path(path) if path else None


def need(command: str) -> Path:
    """Return a program of `PROGRAMS`; raise `ProgramMissingError` without it."""
    (program,) = [program for program in PROGRAMS if program.command == command]
    path = find(command)
    if path is None:
        raise ProgramMissingError(
            f"expected the program {command}, found none; it {program.use}.\n"
            f"Install it: {_apt_line([program])}"
        )
    return path


def missing() -> list[Program]:
    """Return every program that is not on this machine."""
    return [program for program in PROGRAMS if find(program.command) is None]


def install() -> None:
    """Fetch what is missing with apt-get; do nothing where this may not be used."""
    wanted = missing()
    if not wanted or shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", *_packages(wanted)],
    ):
        print(f"Running: {' '.join(command)}", flush=True)
        subprocess.run(command, check=True, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})


def _apt_line(programs: list[Program]) -> str:
    return f"sudo apt-get install -y {' '.join(_packages(programs))}"


def _packages(programs: list[Program]) -> list[str]:
    return sorted({program.debian_package for program in programs})
