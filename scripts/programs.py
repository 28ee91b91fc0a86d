"""Find the programs that judge what we make.

They are what others open our files with, such as the checker of a file format or a web server;
`scripts/browsers.py` looks for the browsers, and fetches these as well where they are missing.
Standard library only, so that it runs before anything is installed.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from scripts import installing

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
            f"Install it: {installing.apt_line([program.debian_package])}"
        )
    return path


def missing() -> list[Program]:
    """Return every program that is not on this machine."""
    return [program for program in PROGRAMS if find(program.command) is None]
