"""The folder and the zip of it: the site, a page to start from, the sheets, the checksums."""

from __future__ import annotations

from pathlib import Path

from bundle.added.kiosk import FILE as KIOSK
from bundle.added.pages import PAGES, PICKER, WHOLE_SITE, write_sheets, write_start
from bundle.added.sbom import SBOM, write_sbom
from bundle.checks.lint import lint
from bundle.integrity.checksums import SUMS, write_sums
from bundle.integrity.pack import write_folder, write_zip
from bundle.source.site import Files
from bundle.source.source import Source
from common.problems import ProblemsError

LEAFLETS = "leaflets"
LARGEST_ZIP = 12_000_000
"""Bytes. Where the leaflets and the single page would make it larger, they stay beside it."""


def make(source: Source, folder: Path) -> list[Path]:
    """Write the folder and the zip; see `bundle.formats.Maker`."""
    place = folder / f"{source.release.name}.zip"
    kiosk = _kiosk(source)
    copy = _copy(source, kiosk | _extra(source))
    write_zip(copy, place, source.release.name, source.release.made)
    if place.stat().st_size > LARGEST_ZIP:
        copy = _copy(source, kiosk)
        write_zip(copy, place, source.release.name, source.release.made)
    write_folder(copy, folder / source.release.name, source.release.made)
    return [folder / source.release.name, place]


def _kiosk(source: Source) -> Files:
    """Return the screen of a waiting room, where it was made."""
    name = f"{source.release.name}-{KIOSK}"
    return {KIOSK: source.made[name]} if name in source.made else {}


def _extra(source: Source) -> Files:
    """Return what of the other formats is of use inside the folder."""
    name = source.release.name
    extra = {file: data for file, data in source.made.items() if file.startswith(f"{LEAFLETS}/")}
    pages = {file for file in source.made if file.startswith(name) and file.endswith(".html")}
    # a large site comes as several, which link to each other
    if pages - {f"{name}-{KIOSK}"} == {f"{name}.html"}:
        extra[WHOLE_SITE] = source.made[f"{name}.html"]
    return extra


def _copy(source: Source, extra: Files) -> Files:
    """Return every file of the folder, or raise `ProblemsError` where one would not do."""
    copy = {f"{PAGES}/{file}": data for file, data in source.files.items()} | extra
    copy |= write_start(
        source, leaflets=PICKER in copy, kiosk=KIOSK in copy, whole_site=WHOLE_SITE in copy
    )
    copy |= write_sheets(source)
    copy[SBOM] = write_sbom(source)
    if faults := lint(copy, source.release.name):
        raise ProblemsError(faults)
    copy[SUMS] = write_sums(copy)
    return copy
