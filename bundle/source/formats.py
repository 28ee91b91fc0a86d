"""The forms in which a clinic can have the site, all made from the same source.

A format is a module or folder of `bundle/formats/` with one function, `make(source, folder)`. It is
imported only when the format is wanted, so a package that is missing takes away one format and no
more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bundle.source.contents import Contents
from bundle.source.release import Release
from bundle.source.site import Files

OURS = ("bundle", "publish")


@dataclass(frozen=True)
class Source:
    """What every format is made from."""

    files: Files
    """The files of the offline site that a copy needs, by path. `contents.json` is not one."""
    contents: Contents
    release: Release
    forms: tuple[str, ...] = ("zip",)
    """The names of all formats of this bundle, in the order of `FORMATS`."""
    made: Mapping[str, bytes] = field(default_factory=dict)
    """For a format that holds others, the files of those before it, by their path in dist/."""


class Maker(Protocol):
    """What the module of a format has."""

    def make(self, source: Source, folder: Path) -> list[Path]:
        """Write into `folder`, which is new and empty, what is to lie in dist/.

        Returns each file or folder that it put at the top of `folder`. Raises `ProblemsError` where
        something in the site must be mended first; then no format is handed out. The same source
        gives the same bytes, and nothing asks the network.
        """


@dataclass(frozen=True)
class Format:
    """One form of the bundle."""

    name: str
    """What people type: `--formats zip,pdf`."""
    title: str
    """What it is, in words that go on after "Making"."""
    module: str
    """Where its `make` is."""
    mend: str = ""
    """What to do where a package that it needs is not there."""
    packages: tuple[str, ...] = ()
    """What it is made with and not every format is, by the names of `requirements/site.in`."""
    holds_others: bool = False
    """Whether it can only be made when those before it are."""

    def missing(self) -> str:
        """Return "" where this computer can make it, or the line that mends it."""
        try:
            import_module(self.module)
        except ImportError as error:
            package = (error.name or "").partition(".")[0]
            if package in OURS:
                raise
            return f"needs {package or 'a package'}, which is not here. {self.mend}"
        return ""

    def make(self, source: Source, folder: Path) -> list[Path]:
        """Make it in an empty folder; see `Maker.make`."""
        return cast("Maker", import_module(self.module)).make(source, folder)


INSTALL = "Run `make site` again, or install requirements/site.txt."

FORMATS = (
    Format("html", "the whole site in one file", "bundle.formats.html", INSTALL),
    Format("kiosk", "a screen for a waiting room", "bundle.formats.kiosk", INSTALL),
    Format(
        *("pdf", "leaflets to print", "bundle.formats.pdf", INSTALL),
        packages=("typst", "pikepdf"),
    ),
    Format("epub", "an e-book", "bundle.formats.epub", INSTALL),
    Format(
        "zim",
        "a file for Kiwix readers",
        "bundle.formats.zim",
        "libzim comes for Linux and macOS, up to Python 3.13: make it there.",
        packages=("libzim", "typst"),
    ),
    Format("zip", "a folder and a zip of it", "bundle.formats.zip", holds_others=True),
)
"""In the order in which they are told of."""


def choose(text: str, among: Sequence[Format] = FORMATS) -> list[Format]:
    """Return the formats that are named, such as `zip,pdf`, in the order of `among`.

    Raises `ValueError` where there is none of a name.
    """
    names = {name.strip() for name in text.split(",")} - {""}
    known = [form.name for form in among]
    unknown = sorted(names - set(known))
    if unknown or not names:
        found = ", ".join(map(repr, unknown)) or "none"
        raise ValueError(f"found {found}; expected some of {','.join(known)}, such as zip,pdf")
    return [form for form in among if form.name in names]
