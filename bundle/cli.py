"""The command line: `python -m bundle make`, `verify`, `check-updates` and `sign`."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bundle import check_updates
from bundle.checks.lint import faults_of_names
from bundle.integrity.checksums import SUMS
from bundle.integrity.sign import Signature, sign
from bundle.integrity.verify import verify
from bundle.make import Bundle, make_bundle, size_in_words
from bundle.source.contents import read_contents
from bundle.source.release import Release
from common.formats import FORMATS, Format, choose
from common.problems import Problem, ProblemsError
from common.terminal import rows, shown
from common.versions import FILE as LIST

NOT_WHOLE = 1
BAD_INPUT = 2
NOT_ALL = 3

MOST_SHOWN = 100
"""Findings of a copy: who gets more has seen enough."""

CHECK_UPDATES = "check-updates"
COMMANDS = ("make", "verify", CHECK_UPDATES, "sign")
AT_THE_END = {
    "make": "\nNo bundle was made.",
    "sign": "\nNothing was signed.",
    CHECK_UPDATES: "\nWE CANNOT TELL whether the copy is still right.",
}
"""What a mistake means, by command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code, after one message for people where it is not 0."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not have every letter
            stream.reconfigure(errors="backslashreplace")
    typed = list(sys.argv[1:] if argv is None else argv)
    if typed and typed[0] not in {*COMMANDS, "-h", "--help"}:
        typed.insert(0, "make")
    wanted = _parser().parse_args(typed)
    try:
        if wanted.command == "verify":
            return _verify(wanted.path, wanted.key)
        if wanted.command == CHECK_UPDATES:
            return check_updates.run(wanted)
        if wanted.command == "sign":
            return _sign(wanted.place, wanted.key)
        return _make(wanted)
    except ProblemsError as error:
        end = AT_THE_END.get(wanted.command, "")
        print(rows(str(error)) + end, file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        reason = shown(f"{error.strerror or error}: {error.filename or ''}")
        print(f"cannot read or write a file, nothing changed: {reason}", file=sys.stderr)
        return BAD_INPUT


def _make(wanted: argparse.Namespace) -> int:
    started = time.monotonic()
    made = _build_time(os.environ.get("SOURCE_DATE_EPOCH"))
    release = Release(
        wanted.name or _slug(wanted.site), wanted.version or made.strftime("%Y.%m.%d"), made
    )
    bundle = make_bundle(
        wanted.site, wanted.to, release, wanted.formats, key=wanted.sign_key, say=_say
    )
    if bundle.files:
        _report(bundle, wanted.to, release, time.monotonic() - started)
    if bundle.left_out:
        names = ", ".join(form.name for form in bundle.left_out)
        print(f"Not made on this computer: {names}. The reason stands above.", file=sys.stderr)
        return NOT_ALL
    return 0


def _slug(site: Path) -> str:
    """Return the short name of a site's topic, or a name for a site of which all else is told."""
    try:
        return read_contents(site).slug
    except ProblemsError:
        return "site"


def _report(bundle: Bundle, target: Path, release: Release, seconds: float) -> None:
    print(f"Made version {release.version} of {release.day} in {seconds:.1f} s, in {target}:")
    sizes: dict[str, list[int]] = {}
    for name, data in bundle.files.items():
        top, inside, _ = name.partition("/")
        sizes.setdefault(top + inside, []).append(len(data))
    for top, parts in sorted(sizes.items()):
        many = f"{len(parts)} files, " if top.endswith("/") else ""
        print(f"  {top}  {many}{size_in_words(sum(parts))}")
    longest = max(bundle.files, key=len)
    print(f"  longest path: {len(longest)} characters, {longest}")
    print(f"  SHA-256 of {SUMS}: {hashlib.sha256(bundle.files[SUMS]).hexdigest()}")
    if bundle.signature:
        _tell(bundle.signature)


def _verify(path: Path, key: Path | None) -> int:
    check = verify(path, key)
    copy = shown(str(path))
    for finding in check.findings[:MOST_SHOWN]:
        print(f"  {finding}")
    if check.findings:
        count = len(check.findings)
        if count > MOST_SHOWN:
            print(f"  and {count - MOST_SHOWN:,} more")
        faults = "1 fault" if count == 1 else f"{count:,} faults"
        print(f"{copy} is NOT as it was made: {faults}. Do not use it; get a new copy.")
        return NOT_WHOLE
    print(f"{copy} is whole: all {check.listed} files are as they were when the copy was made.")
    if key:
        print("The list is signed with this key.")
    elif check.signatures:
        print(f"Who signed it was not checked ({', '.join(check.signatures)}): give --key.")
    else:
        print("Who made it was not checked: that needs a signature and its public key.")
    return 0


def _sign(place: Path, key: Path) -> int:
    if place.name == LIST and place.is_file():
        _tell(sign(place, key))
        return 0
    folder, sums = place, place / SUMS
    if not sums.is_file():
        message = f"expected {LIST}, or the folder of a bundle with a file {SUMS}, found neither"
        raise ProblemsError([Problem(str(folder), 0, message)])
    check = verify(folder)
    if check.findings:
        raise ProblemsError(
            [Problem(shown(finding.file), 0, shown(finding.what)) for finding in check.findings]
        )
    _tell(sign(sums, key))
    return 0


def _tell(signature: Signature) -> None:
    print(f"Signed: {signature.file}")
    print("To check it people need this, told to them another way than with the copy:")
    print(f"  {signature.hand_out}")


def _say(line: str) -> None:
    print(line, flush=True)


def _build_time(epoch: str | None) -> datetime:
    """Return the time the copy is said to be made at: SOURCE_DATE_EPOCH, or now."""
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"expected seconds since 1970 such as 1795000000, found {epoch!r}"
        raise ProblemsError([Problem("SOURCE_DATE_EPOCH", 0, message)]) from error


def _top_name(text: str) -> str:
    """Return `text` where it will do as the name of a folder on every system."""
    faults = faults_of_names([], text)
    if "/" in text or not text or faults:
        reasons = "; ".join(fault.message for fault in faults) or "is not the name of one folder"
        raise argparse.ArgumentTypeError(f"{text!r}: {reasons}; expected one like sore-throat")
    return text


def _formats(text: str) -> list[Format]:
    try:
        return choose(text, FORMATS)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bundle",
        description="Pack a built offline site for clinics, check a copy, or sign it.",
        epilog="`python -m bundle OFFLINE_SITE --to dist` is short for `make`.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    _describe_make(commands.add_parser("make", help="make the bundle"))
    check = commands.add_parser(
        "verify",
        help="tell whether a copy is whole",
        description="Compare a copy with its list of checksums.",
        epilog="Exit code: 0 when it is whole, 1 when it is not, 2 when there is none.",
    )
    check.add_argument("path", metavar="PATH", type=Path, help="a folder, a zip, or all of dist")
    check.add_argument(
        "--key",
        metavar="FILE",
        type=Path,
        help="public key of the maker: a line of ssh-keygen's, or minisign's file",
    )
    check_updates.describe(
        commands.add_parser(CHECK_UPDATES, help="ask whether a copy is still right")
    )
    signing = commands.add_parser(
        "sign",
        help="sign a finished bundle, or a site's list of versions",
        description=f"Sign the list of checksums, {SUMS}, or a site's list of versions, {LIST}, "
        "with ssh-keygen or minisign.",
    )
    signing.add_argument(
        "place", metavar="PLACE", type=Path, help=f"folder of the finished bundle, or {LIST}"
    )
    signing.add_argument(
        "--key", metavar="FILE", type=Path, required=True, help="secret key of either program"
    )
    return parser


def _describe_make(make: argparse.ArgumentParser) -> None:
    names = ",".join(form.name for form in FORMATS)
    make.description = (
        "Pack a built offline site for clinics. Nothing is written unless every file would open "
        "on a clinic's computer without the internet."
    )
    make.epilog = (
        "With SOURCE_DATE_EPOCH set, the same site gives the same bytes. Exit code: 0 when all "
        "was made, 2 when something must be mended first, 3 when a format cannot be made on this "
        "computer and the others were."
    )
    make.add_argument(
        "site",
        metavar="OFFLINE_SITE",
        type=Path,
        help="folder of the site, built so that it opens from a folder",
    )
    make.add_argument(
        "--to",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="where the bundle goes, such as dist; an older bundle there is replaced as a whole",
    )
    make.add_argument(
        "--formats",
        metavar="LIST",
        type=_formats,
        default=list(FORMATS),
        help=f"what to make, some of {names} (default: all)",
    )
    make.add_argument(
        "--name",
        type=_top_name,
        help="name of the folder and of the files (default: the short name of the topic)",
    )
    make.add_argument(
        "--version",
        metavar="V",
        help="version to print on the start page (default: the day, such as 2026.11.22)",
    )
    make.add_argument(
        "--sign-key", metavar="FILE", type=Path, help="secret key to sign the bundle with"
    )
