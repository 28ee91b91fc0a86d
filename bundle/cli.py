"""The command line: `python -m bundle OFFLINE_SITE --to dist`."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bundle.faults import BundleError, Fault
from bundle.lint import faults_of_names, lint
from bundle.pack import write_bundle
from bundle.release import Release
from bundle.site import needed_offline, read_site
from bundle.texts import PAGES, read_words, write_texts

BAD_INPUT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Make the bundle; return 0, or 2 after one message that says what to mend."""
    wanted = _parser().parse_args(argv)
    try:
        made = _build_time(os.environ.get("SOURCE_DATE_EPOCH"))
        release = Release(wanted.name, wanted.version or made.strftime("%Y.%m.%d"), made)
        _make(wanted.site, wanted.to, release)
    except BundleError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or wanted.to}"
        print(f"cannot read or write a file, no bundle made: {reason}", file=sys.stderr)
        return BAD_INPUT
    return 0


def _make(site_folder: Path, target: Path, release: Release) -> None:
    _refuse_overlap(site_folder, target, release.name)
    print(f"Reading {site_folder} ...", flush=True)
    everything = read_site(site_folder)
    site = needed_offline(everything)
    left_out = len(everything) - len(site)
    print(f"Checking {len(site)} files ({left_out} more are not needed offline) ...", flush=True)
    faults = lint(site, f"{release.name}/{PAGES}")
    try:
        words = read_words(site)
    except BundleError as error:
        raise BundleError([*faults, *error.faults]) from error
    if faults:
        raise BundleError(faults)
    files = write_texts(site, words, release)
    print(f"Writing to {target} ...", flush=True)
    folder, zipped = write_bundle(files, target, release.name, release.made)
    _report(files, folder, zipped, release)


def _report(files: Mapping[str, bytes], folder: Path, zipped: Path, release: Release) -> None:
    longest = max((f"{release.name}/{name}" for name in files), key=len)
    data = zipped.read_bytes()
    print(f"Made version {release.version} of {release.day}:")
    print(f"  {folder}{os.sep}  {len(files)} files, {_kilobytes(sum(map(len, files.values())))}")
    print(f"  {zipped}  {_kilobytes(len(data))}, SHA-256 {hashlib.sha256(data).hexdigest()}")
    print(f"  longest path: {len(longest)} characters, {longest}")


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"


def _refuse_overlap(site: Path, target: Path, top: str) -> None:
    """Stop a run that would pack its own output, or put the bundle in the place of the site."""
    source, output = site.resolve(), target.resolve()
    if output.is_relative_to(source) or source.is_relative_to(output / top):
        message = f"expected a folder apart from the site {site}, found one that overlaps it"
        raise BundleError([Fault(str(target), message)])


def _build_time(epoch: str | None) -> datetime:
    """Return the time the copy is said to be made at: SOURCE_DATE_EPOCH, or now."""
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"expected seconds since 1970 such as 1795000000, found {epoch!r}"
        raise BundleError([Fault("SOURCE_DATE_EPOCH", message)]) from error


def _top_name(text: str) -> str:
    """Return `text` where it will do as the name of a folder on every system."""
    faults = faults_of_names([], text)
    if "/" in text or not text or faults:
        reasons = "; ".join(fault.message for fault in faults) or "is not the name of one folder"
        raise argparse.ArgumentTypeError(f"{text!r}: {reasons}; expected one like pins-and-needles")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bundle",
        description="Pack a built offline site for clinics: a folder, and a zip of it. Nothing is "
        "written unless every file would open on a clinic's computer without the internet.",
        epilog="With SOURCE_DATE_EPOCH set, the same site gives the same bytes. "
        "Exit code: 0 when the bundle was made, 2 when something must be mended first.",
    )
    parser.add_argument(
        "site",
        metavar="OFFLINE_SITE",
        type=Path,
        help="folder of the site, built so that it opens from a folder",
    )
    parser.add_argument(
        "--to",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="where NAME/ and NAME.zip go, such as dist; an older bundle there is replaced",
    )
    parser.add_argument(
        "--name",
        type=_top_name,
        default="pins-and-needles",
        help="name of the folder and of the zip (default: %(default)s)",
    )
    parser.add_argument(
        "--version",
        metavar="V",
        help="version to print on the start page (default: the day, such as 2026.11.22)",
    )
    return parser
