"""The sizes of paper: what printers of a region hold, and what each kind of sheet is printed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Size:
    """A size of paper, and of the letters on it."""

    name: str
    """Of its folder, such as `large-a4`."""
    title: str
    """For people."""
    width: float
    """In millimetres, as is the height."""
    height: float
    large: bool = False
    """Whether it is large print: letters of 18 points and more."""

    @property
    def most_sides(self) -> int:
        """How many sides a leaflet may have: one sheet, or two in large print."""
        return 4 if self.large else 2


IN_PICTURES = "-in-pictures"
"""What the name of a picture sheet adds to that of the leaflet it goes with."""
A4, LETTER = Size("a4", "A4", 210, 297), Size("letter", "US Letter", 215.9, 279.4)
LARGE = {
    "a4": replace(A4, name="large-a4", title="Large print, A4", large=True),
    "letter": replace(LETTER, name="large-letter", title="Large print, US Letter", large=True),
}
NORMAL = {"a4": A4, "letter": LETTER}
WALL = {
    "a4": Size("a3", "A3 (twice the size of A4)", 297, 420),
    "letter": Size("tabloid", "Tabloid (twice the size of Letter)", 279.4, 431.8),
}


def in_usual_print(size: Size) -> Size:
    """Return the same paper with letters that are not large."""
    return NORMAL.get(size.name.removeprefix("large-"), size)


def of_leaflet(papers: Iterable[str], *, is_map: bool) -> tuple[Size, ...]:
    """Return the sizes of a page's leaflet; the body map is drawn on."""
    return to_write_on(papers) if is_map else to_read(papers)


def to_read(papers: Iterable[str]) -> tuple[Size, ...]:
    """Return the sizes of what is handed out to read, in large print on the first paper alone.

    A copy for all regions would else be too large to send.
    """
    first, *others = papers
    return (NORMAL[first], LARGE[first], *(NORMAL[paper] for paper in others))


def to_write_on(papers: Iterable[str]) -> tuple[Size, ...]:
    """Return the sizes of what is filled in or cut up."""
    return tuple(NORMAL[paper] for paper in papers)


def to_hang_up(papers: Iterable[str]) -> tuple[Size, ...]:
    """Return the sizes of what hangs on a wall."""
    return tuple(size for paper in papers for size in (NORMAL[paper], WALL[paper]))
