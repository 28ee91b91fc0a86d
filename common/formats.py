"""The formats in which a clinic can have the site: what people type, and what each is for.

`bundle/formats/` has a module or folder of each name, which makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """One form of the bundle. `{name}` in its words stands for the name of the copy."""

    name: str
    """What people type: `--formats zip,pdf`."""
    title: str
    """What it is, in words that go on after "Making"."""
    file: str
    """What it puts into dist/."""
    purpose: str
    """What that is for, for whoever is handed a copy."""
    hosted: bool = True
    """Whether a hosted site can carry it; pages are made to open from a disk."""
    offer: str = ""
    """What the hosted site calls the file; empty where there is none, or many."""
    mend: str = "Run `make site` again, or install requirements/site.txt."
    """What to do where a package that it needs is not there."""
    packages: tuple[str, ...] = ()
    """What it is made with and not every format is, by the names of `requirements/site.in`."""
    holds_others: bool = False
    """Whether it can only be made when those before it are."""


FORMATS = (
    Format(
        *("html", "the whole site in one file", "{name}.html"),
        "the whole site in one file, for a phone or a tablet.",
        hosted=False,
    ),
    Format(
        *("kiosk", "a screen for a waiting room", "{name}-kiosk.html"),
        "a screen for a waiting room, for a tablet. In the folder it is kiosk.html.",
        hosted=False,
    ),
    Format(
        *("pdf", "leaflets to print", "leaflets"),
        "pages to print, as PDF files. Open print-these.html to choose.",
        packages=("typst", "pikepdf"),
    ),
    Format("epub", "an e-book", "{name}.epub", "for an e-book reader.", offer="An e-book"),
    Format(
        *("zim", "a file for Kiwix readers", "{name}.zim"),
        "for the Kiwix app, or a library in a box.",
        offer="A file for Kiwix readers",
        mend="libzim comes for Linux and macOS, up to Python 3.13: make it there.",
        packages=("libzim", "typst"),
    ),
    Format(
        *("zip", "a folder and a zip of it", "{name}.zip"),
        "everything, packed. The folder {name} is the same, unpacked.",
        offer="Everything in one zip file, to unpack and open without the internet",
        holds_others=True,
    ),
)
"""In the order in which they are told of."""


def names_in(text: str) -> set[str]:
    """Return the names in a list such as `zip,pdf`."""
    return {name.strip() for name in text.split(",")} - {""}


def choose(text: str, among: Sequence[Format] = FORMATS) -> list[Format]:
    """Return the formats that are named, such as `zip,pdf`, in the order of `among`.

    Raises `ValueError` where there is none of a name.
    """
    names = names_in(text)
    known = [form.name for form in among]
    unknown = sorted(names - set(known))
    if unknown or not names:
        found = ", ".join(map(repr, unknown)) or "none"
        raise ValueError(f"found {found}; expected some of {','.join(known)}, such as zip,pdf")
    return [form for form in among if form.name in names]
