"""The folder and the zip of it: the site, a page to start from, the cover sheet, the checksums."""

from __future__ import annotations

from pathlib import Path

from bundle.faults import BundleError
from bundle.formats import Source
from bundle.lint import lint
from bundle.pack import write_folder, write_zip
from bundle.sbom import SBOM, write_sbom
from bundle.site import Files
from bundle.sums import SUMS, write_sums
from bundle.texts import PAGES, PICKER, WHOLE_SITE, write_cover_sheet, write_start

LEAFLETS = "leaflets"
LARGEST_WITH_LEAFLETS = 8_000_000
"""Bytes of the folder. Above it the leaflets and the single page stay beside the folder."""


def make(source: Source, folder: Path) -> list[Path]:
    """Write the folder and the zip; see `bundle.formats.Maker`."""
    release = source.release
    copy = _copy(source)
    if faults := lint(copy, release.name):
        raise BundleError(faults)
    copy[SUMS] = write_sums(copy)
    places = folder / release.name, folder / f"{release.name}.zip"
    write_folder(copy, places[0], release.made)
    write_zip(copy, places[1], release.name, release.made)
    return list(places)


def _copy(source: Source) -> Files:
    """Return every file of the folder but the list of checksums."""
    name = source.release.name
    copy = {f"{PAGES}/{file}": data for file, data in source.files.items()}
    extra = {file: data for file, data in source.made.items() if file.startswith(f"{LEAFLETS}/")}
    pages = [file for file in source.made if file.startswith(name) and file.endswith(".html")]
    if pages == [f"{name}.html"]:  # a large site comes as several, which link to each other
        extra[WHOLE_SITE] = source.made[pages[0]]
    if sum(len(data) for data in [*copy.values(), *extra.values()]) <= LARGEST_WITH_LEAFLETS:
        copy |= extra
    copy |= write_start(source, leaflets=PICKER in copy, whole_site=WHOLE_SITE in copy)
    copy |= write_cover_sheet(source)
    copy[SBOM] = write_sbom(source)
    return copy
