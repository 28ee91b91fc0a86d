"""The command line: `python -m publish FOLDER [--hosted]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from common import contents
from common.contents import Contents
from common.problems import Problem, ProblemsError
from publish.hosts import headers
from publish.hosts.hosts import add_host_files, server_files
from publish.hosts.service_worker import Notice, add_version, add_worker, retire_worker
from publish.pages.marks import drop_marks
from publish.pages.on_disk import keep_to_the_disk
from publish.pages.own_scripts import OwnOnly
from publish.pages.policy import NothingBroken, Policy
from publish.pages.scripts import OneScript
from publish.pages.staging import HOME, Draft, Files, PageStep, change_pages, pages
from publish.pages.styles import StylesInside
from publish.pages.used_assets import leave_out_unused
from publish.pages.whitespace import drop_blanks

BAD_INPUT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Finish a site; return 0, or 2 after one message that says what to mend."""
    wanted = _parser().parse_args(argv)
    try:
        with Draft(wanted.folder) as files:
            if wanted.hosted:
                told = _take_contents(files)
                _make_ready_for_the_web(
                    files, told, retire=wanted.retire_worker, servers=wanted.servers
                )
            else:
                _make_ready_for_a_disk(files)
            files.publish()
    except ProblemsError as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or wanted.folder}"
        print(f"cannot read or write a file: {reason}", file=sys.stderr)
        return BAD_INPUT
    return 0


def _take_contents(files: Files) -> Contents:
    """Read what the build says of the site, and take it out: it is for the build's steps alone."""
    if contents.FILE not in files:
        message = "expected what the build says of the site, found none: build it again"
        raise ProblemsError([Problem(contents.FILE, 0, message)])
    return contents.from_json(files.pop(contents.FILE))


def _make_ready_for_the_web(
    files: Files, told: Contents, *, retire: bool, servers: Path | None
) -> None:
    _say(f"Making {len(pages(files))} pages light, and telling browsers what each may load")
    steps: list[PageStep] = [
        OwnOnly(files),
        Notice(files),
        drop_marks,
        drop_blanks,
        NothingBroken(files),
        StylesInside(files),
        OneScript(files),
        Policy(hosted=True),
        add_version,
    ]
    change_pages(files, steps)
    _say("Leaving out what no page uses")
    leave_out_unused(files)
    _say("Letting pages that were read open without a connection")
    add_worker(files, [_file(address) for address in told.at_hand])
    if retire:
        retire_worker(files)
    _say("Writing what hosts look for")
    sent = headers.for_site(files)
    add_host_files(files, sent)
    if servers:
        servers.mkdir(parents=True, exist_ok=True)
        for name, data in server_files(sent, told.title, told.slug).items():
            (servers / name).write_bytes(data)


def _file(address: str) -> str:
    """Return the file that a web server gives for an address such as `./` or `get-help/`."""
    inside = address.removeprefix("./")
    return f"{inside}{HOME}" if not inside or inside.endswith("/") else inside


def _make_ready_for_a_disk(files: Files) -> None:
    _say(f"Telling browsers what each of {len(pages(files))} pages may load")
    steps: list[PageStep] = [
        OwnOnly(files),
        drop_blanks,
        NothingBroken(files),
        keep_to_the_disk,
        Policy(hosted=False),
    ]
    change_pages(files, steps)
    _say("Leaving out what no page uses")
    leave_out_unused(files)


def _say(words: str) -> None:
    print(f"{words} ...", flush=True)


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
