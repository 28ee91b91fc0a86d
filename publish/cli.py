"""The command line: `python -m publish FOLDER [--hosted]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from publish import site
from publish.blanks import drop_blanks
from publish.faults import PublishError
from publish.hosts import add_host_files, server_files
from publish.policy import add_policies
from publish.reach import leave_out_unused
from publish.scripts import join_scripts
from publish.site import Files
from publish.styles import cut_styles
from publish.worker import add_worker, mark_pages, retire_worker

BAD_INPUT = 2

STEPS: list[tuple[str, Callable[..., Files]]] = [
    ("Making room for word about old copies", mark_pages),
    ("Cutting style sheets to what pages use", cut_styles),
    ("Joining scripts", join_scripts),
    ("Leaving out blanks", drop_blanks),
    ("Leaving out what no page uses", leave_out_unused),
    ("Telling browsers what each page may load", add_policies),
    ("Letting pages that were read open without a connection", add_worker),
    ("Writing what hosts look for", add_host_files),
]
"""What is done, in this order: words for the person who waits, and a function that takes the files
and `hosted`, and returns the files."""


def main(argv: Sequence[str] | None = None) -> int:
    """Finish a site; return 0, or 2 after one message that says what to mend."""
    wanted = _parser().parse_args(argv)
    try:
        before = files = site.read(wanted.folder)
        for words, step in STEPS:
            print(f"{words} ...", flush=True)
            files = step(files, hosted=wanted.hosted)
        if wanted.retire_worker:
            files = retire_worker(files)
        servers = server_files(files) if wanted.servers else {}
        site.write(wanted.folder, before, files)
        if wanted.servers:
            site.write(wanted.servers, {}, servers)
    except PublishError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or wanted.folder}"
        print(f"cannot read or write a file: {reason}", file=sys.stderr)
        return BAD_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m publish",
        description="Make a built site ready to serve, in its own folder. Nothing is written "
        "unless every step can be done.",
        epilog="The same site gives the same bytes. "
        "Exit code: 0 when it is done, 2 when something must be mended first.",
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="folder of a built site")
    parser.add_argument(
        "--hosted", action="store_true", help="it will stand on the web, not open from a disk"
    )
    parser.add_argument(
        "--retire-worker",
        action="store_true",
        help="take the service worker away from the browsers of readers who have it",
    )
    parser.add_argument(
        "--servers",
        metavar="FOLDER",
        type=Path,
        help="also write nginx.conf and Caddyfile for this site, there",
    )
    return parser
