"""Make every format that is wanted and possible, and put them into dist/ when all are whole."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from bundle import formats
from bundle.added.pages import (
    PAGES,
    SHEETS,
    read_age_script,
    write_sheets,
)
from bundle.added.sbom import SBOM, write_sbom
from bundle.checks.lint import faults_of_disclaimer, lint
from bundle.checks.unsaid import faults_of_unsaid
from bundle.formats.zip import LEAFLETS
from bundle.integrity.checksums import SUMS, write_sums
from bundle.integrity.pack import remove_if_empty, settle, swap, visible, write_folder
from bundle.integrity.sign import SIGNATURES, Signature, sign
from bundle.source.contents import read_contents
from bundle.source.release import Release
from bundle.source.site import Files, needed_offline, read_site
from bundle.source.source import Source
from common.contents import Contents
from common.formats import Format
from common.problems import Problem, ProblemsError

Say = Callable[[str], None]


@dataclass(frozen=True)
class Bundle:
    """What was made."""

    files: Files
    """Every file in dist/."""
    left_out: list[Format]
    """What was wanted and cannot be made on this computer."""
    signature: Signature | None


def make_bundle(
    site: Path,
    target: Path,
    release: Release,
    wanted: Sequence[Format],
    *,
    key: Path | None,
    say: Say,
) -> Bundle:
    """Fill the folder `target` with the bundle, signed where `key` is given; tell `say` each step.

    Raises `ProblemsError` or `OSError`; then `target` is as it was before.
    """
    _refuse_overlap(site, target, release)
    _refuse_strangers(target, release)
    say(f"Reading {site} ...")
    everything = read_site(site)
    files = needed_offline(everything)
    unused = len(everything) - len(files)
    say(f"Checking {len(files)} files ({unused} more are not needed offline) ...")
    contents = _check(site, files, release)
    possible, left_out = _sort_out(wanted, say)
    if not possible:
        return Bundle({}, left_out, None)
    forms = tuple(form.name for form in possible)
    source = Source(files, contents, release, forms)
    target.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".bundle-", dir=target) as stage:
            new = Path(stage, "new")
            new.mkdir()
            made = _make_all(source, possible, new, say)
            signature = sign(new / SUMS, key) if key else None
            for name in SIGNATURES:
                if (new / name).is_file():
                    settle(new / name, release.made)
            swap(new, target, Path(stage, "old"))
    finally:
        remove_if_empty(target)
    if signature:
        signature = replace(signature, file=target / signature.file.name)
    return Bundle(made, left_out, signature)


def _check(site: Path, files: Files, release: Release) -> Contents:
    """Return the contents of a site that can be packed, or raise every fault at once."""
    faults = [*lint(files, f"{release.name}/{PAGES}"), *faults_of_disclaimer(files)]
    contents = None
    try:
        contents = read_contents(site)
    except ProblemsError as error:
        faults += error.problems
    try:
        read_age_script(files)
    except ProblemsError as error:
        faults += error.problems
    if faults or contents is None:
        raise ProblemsError(faults)
    return contents


def _sort_out(wanted: Sequence[Format], say: Say) -> tuple[list[Format], list[Format]]:
    """Return what can be made on this computer and what cannot."""
    possible, left_out = [], []
    for form in wanted:
        if reason := formats.missing(form):
            say(f"Leaving out {form.name}, {form.title}: {reason}")
            left_out.append(form)
        else:
            possible.append(form)
    return possible, left_out


def _make_all(source: Source, forms: Sequence[Format], new: Path, say: Say) -> Files:
    """Make each format, and what goes beside them all; return every file of `new`."""
    made: Files = {}

    def told(form: Format, job: Future[tuple[Files, float]]) -> Files:
        files, seconds = job.result()
        size = sum(len(data) for data in files.values())
        say(f"Made {form.name}, {form.title}: {size_in_words(size)} in {seconds:.1f} s")
        return files

    # most of the work is done outside of Python's lock, where it uses all processors
    with ThreadPoolExecutor() as pool:
        jobs = [
            (form, pool.submit(_make, form, source, new)) for form in forms if not form.holds_others
        ]
        for form, job in jobs:
            made |= told(form, job)
        for form in forms:
            if form.holds_others:
                made |= told(form, pool.submit(_make, form, replace(source, made=made), new))
    beside = write_sheets(source) | {SBOM: write_sbom(replace(source, made=made))}
    if faults := faults_of_unsaid(made | beside, source.contents.unsaid):
        raise ProblemsError(faults)
    beside[SUMS] = write_sums(made | beside)
    write_folder(beside, new, source.release.made)
    return made | beside


def _make(form: Format, source: Source, new: Path) -> tuple[Files, float]:
    """Make one format; return its files, and the seconds that it took."""
    started = time.monotonic()
    files: Files = {}
    with tempfile.TemporaryDirectory(prefix=f"{form.name}-", dir=new.parent) as folder:
        for path in formats.maker(form).make(source, Path(folder)):
            files |= _read(path)
            path.replace(new / path.name)
    return files, time.monotonic() - started


def _read(path: Path) -> Files:
    """Return a file, or every file of a folder, by its path from where it stands."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {file.relative_to(path.parent).as_posix(): file.read_bytes() for file in files}


def _refuse_overlap(site: Path, target: Path, release: Release) -> None:
    """Stop a run that would pack its own output, or put the bundle in the place of the site."""
    source, output = site.resolve(), target.resolve()
    if output.is_relative_to(source) or source.is_relative_to(output / release.name):
        message = f"expected a folder apart from the site {site}, found one that overlaps it"
        raise ProblemsError([Problem(str(target), 0, message)])


def _refuse_strangers(target: Path, release: Release) -> None:
    """Stop where the folder has other things in it: the bundle takes the place of all."""
    ours = {LEAFLETS, *SHEETS, SBOM, SUMS, *SIGNATURES}
    if target.is_dir():
        names = [path.name for path in visible(target)]
        others = [one for one in names if one not in ours and not one.startswith(release.name)]
        if others:
            message = (
                f"expected a folder for the bundle alone, found {', '.join(others[:3])}"
                f"{' and more' if len(others) > 3 else ''} in it: choose another, or empty it"
            )
            raise ProblemsError([Problem(str(target) + os.sep, 0, message)])


def size_in_words(size: int) -> str:
    """Return a number of bytes as kilobytes, or megabytes where it is large."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"
