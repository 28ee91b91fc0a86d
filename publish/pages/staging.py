"""The files of a built site, and the draft in which they change until all of it is ready.

A draft reads and writes one file at a time, so a site of thousands of pages needs no more memory
than a small one. What changes waits beside the site, which is touched only at the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree, html

from common.problems import Problem, ProblemsError

Files = MutableMapping[str, bytes]
"""What is in each file, under its path from the site's folder, with `/` between the parts."""

PageStep = Callable[[str, bytes], bytes]
"""Takes the name of a page and what is in it; returns what shall be, or raises `ProblemsError`."""

HOME = "index.html"


class Draft(Files):
    """The files of the site in a folder, to be changed in a `with` block."""

    def __init__(self, folder: Path) -> None:
        """Look at a folder; raise `ProblemsError` where there is no site."""
        if not (folder / HOME).is_file():
            message = f"expected the folder of a built site, found no {HOME} in it: run `make site`"
            raise ProblemsError([Problem(str(folder), 0, message)])
        self._folder = folder.resolve()
        # hidden, and named as nobody would name a folder of theirs: it is cleared at the start
        self._waiting = self._folder.with_name(f".{self._folder.name}.unfinished")
        self._places = {
            path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        self._gone: set[str] = set()
        self._written = 0

    def __enter__(self) -> Self:
        self._clear()  # of a run that was killed
        self._waiting.mkdir()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._clear()

    def __getitem__(self, name: str) -> bytes:
        return self._places[name].read_bytes()

    def __setitem__(self, name: str, data: bytes) -> None:
        self._written += 1
        place = self._waiting / str(self._written)
        place.write_bytes(data)
        self._places[name] = place

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._gone.add(name)

    def __contains__(self, name: object) -> bool:
        return name in self._places  # where inherited, it would read the file

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def publish(self) -> None:
        """Put what changed in its place in the site, and take away what is gone."""
        for name, place in self._places.items():
            if place.parent == self._waiting:
                target = self._folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                self._places[name] = place.replace(target)
        for name in self._gone - self._places.keys():
            target = self._folder / name
            target.unlink(missing_ok=True)
            for parent in target.parents:
                if parent == self._folder or any(parent.iterdir()):
                    break
                parent.rmdir()

    def _clear(self) -> None:
        shutil.rmtree(self._waiting, ignore_errors=True)


def pages(files: Iterable[str]) -> list[str]:
    """Return the names of the pages of a site, in order."""
    return sorted(name for name in files if name.endswith(".html"))


def change_pages(files: Files, steps: Iterable[PageStep]) -> None:
    """Take every page through all steps; raise `ProblemsError` with the faults of all pages."""
    faults: list[Problem] = []
    steps = list(steps)
    for name in pages(files):
        before = page = files[name]
        try:
            for step in steps:
                page = step(name, page)
        except ProblemsError as error:
            faults += error.problems
        else:
            if page != before:
                files[name] = page
    if faults:
        raise ProblemsError(faults)


def parse(page: bytes) -> html.HtmlElement:
    """Return the root element of a page. An empty one is a page without elements."""
    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(page, parser=parser)
    except etree.ParserError:
        return html.document_fromstring(b"<html></html>", parser=parser)
