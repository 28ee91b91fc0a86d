"""What a copy leaves out is offered by none of its formats: neither by a page nor by a sheet."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from io import BytesIO

from bundle.source.site import Files
from common import unsaid
from common.problems import Problem

PAGES = (".html", ".xhtml", ".txt")
BOOK = ".epub"


def faults_of_unsaid(made: Files, words: Collection[str]) -> list[Problem]:
    """Return each line of what was made that says one of `words`; paper is made of those lines."""
    return unsaid.faults(dict(_pages(made)), words) if words else []


def _pages(made: Files) -> Iterator[tuple[str, bytes]]:
    for file, data in made.items():
        if file.endswith(BOOK):
            with zipfile.ZipFile(BytesIO(data)) as book:
                for name in book.namelist():
                    if name.endswith(PAGES):
                        yield f"{file}/{name}", book.read(name)
        elif file.endswith(PAGES):
            yield file, data
