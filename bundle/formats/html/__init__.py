"""The whole site as one .html file, for a phone, a stick or a frame, where a folder will not do.

Past 2 MB it would be slow to open on an old computer, so a larger site becomes a few files: one to
start from, with the search, and one for each section of the menu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from bundle.formats.html.document import Layout, document
from bundle.integrity.pack import write_file
from bundle.source.reading import Page, inner_html, read_pages
from bundle.source.source import Source

LARGEST = 2_500_000
"""Bytes of one file."""
FOR_PAGES = 0.8
"""How much of it the pages may take; the menu, the styles and new addresses need the rest."""


def make(source: Source, folder: Path) -> list[Path]:
    """Write the file or files into `folder`.

    Raises `ProblemsError` for a site that cannot be read.
    """
    written = []
    for name, data in single_files(source, LARGEST).items():
        path = folder / name
        write_file(data, path, source.release.made)
        written.append(path)
    return written


def single_files(source: Source, largest: int) -> dict[str, bytes]:
    """Return the file, or where it would be larger than `largest` bytes the files, by name."""
    pages = read_pages(source.files, source.contents)
    start = f"{source.release.name}.html"
    whole = Layout(start, dict.fromkeys((page.file for page in pages), start), pages)
    data = document(source, whole, searchable=True)
    if len(data) <= largest:
        return {start: data}
    place_of = _by_section(pages, source.release.name, start, largest)
    return {
        file: document(source, Layout(file, place_of, pages), searchable=file == start)
        for file in dict.fromkeys(place_of.values())
    }


def _by_section(pages: Sequence[Page], name: str, start: str, largest: int) -> Mapping[str, str]:
    """Return the file for each page; those that stand alone in the menu are in the first.

    A section too large for one file goes on in another, with a number.
    """
    place_of: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    for page in pages:
        size = len(inner_html(page.article()).encode())
        stem = f"{name}-{page.section.lower().replace(' ', '-')}"
        files = (f"{stem}-{number}.html" if number > 1 else f"{stem}.html" for number in count(1))
        file = next(f for f in files if not sizes[f] or sizes[f] + size <= largest * FOR_PAGES)
        place_of[page.file] = file if page.section else start
        sizes[place_of[page.file]] += size
    return place_of
