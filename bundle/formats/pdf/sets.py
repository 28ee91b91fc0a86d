"""What a clinic prints together: the papers of a set as one file, so that it is one print job."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from bundle.formats.pdf.kinds import LEAFLET, PICTURES, WALL, Paper
from bundle.formats.pdf.typeset import Pdf, Typesetter
from common.papers import Size, in_usual_print

if TYPE_CHECKING:
    from common.contents import Leaflets

SIDES_OF_A_SHEET = 2
THREADS = 2


@dataclass(frozen=True)
class Printed:
    """One paper that was made."""

    paper: Paper
    pdfs: Mapping[Size, Pdf]
    picture: bytes
    """A small picture (PNG) of its first side."""

    @property
    def first(self) -> Pdf:
        """The PDF of its first size."""
        return next(iter(self.pdfs.values()))

    @property
    def can_be_ticked(self) -> bool:
        """Whether its text lies in the page too, to go on paper with others."""
        return self.paper.template == LEAFLET

    @property
    def picture_source(self) -> str:
        """The picture as an address that holds it."""
        return f"data:image/png;base64,{base64.b64encode(self.picture).decode()}"


@dataclass(frozen=True)
class Together:
    """Papers that are printed together, by who needs them."""

    name: str
    """Of its files."""
    title: str
    printed: Sequence[Printed]
    pdfs: Mapping[Size, Pdf]


def sheets(pdf: Pdf) -> int:
    """Return how many sheets a PDF takes, printed on both sides."""
    return ceil(pdf.sides / SIDES_OF_A_SHEET)


def make_sets(
    printed: Sequence[Printed], leaflets: Leaflets, sizes: Sequence[Size], made: int
) -> list[Together]:
    """Return every set of the topic, as one file on each size; `made` is in seconds since 1970.

    What has no large print, such as a poster, is in that of its set as it is. What this bundle has
    not is left out, and so is a set of which that leaves one paper. Raises
    `ProblemsError` as the typesetter does.
    """
    found = list(_members(printed, leaflets))

    def together(title: str, members: Sequence[Printed], size: Size) -> Pdf:
        pdfs = [one.pdfs.get(size) or one.pdfs[in_usual_print(size)] for one in members]
        return Typesetter().together(title, [pdf.sheet for pdf in pdfs], made)

    jobs = [(title, members, size) for title, members in found for size in sizes]
    # Typst works outside Python's lock
    with ThreadPoolExecutor(THREADS) as pool:
        pdfs = iter(list(pool.map(lambda job: together(*job), jobs)))
    return [
        Together(_name(number, title), title, members, {size: next(pdfs) for size in sizes})
        for number, (title, members) in enumerate(found, start=1)
    ]


def _members(
    printed: Sequence[Printed], leaflets: Leaflets
) -> Iterator[tuple[str, Sequence[Printed]]]:
    # poster and pocket card are named; all else is meant by its page
    of_pages = [one for one in printed if one.paper.group != PICTURES]
    known = {one.paper.name if one.paper.group == WALL else one.paper.file: one for one in of_pages}
    for title, names in leaflets.sets.items():
        members = [known[name] for name in names if name in known]
        if len(members) > 1:
            yield title, members


def _name(number: int, title: str) -> str:
    """Return the name of a set's files, which every disk takes: `set-1-reception`."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title)
    return "-".join(["set", str(number), *kept.lower().split()])
