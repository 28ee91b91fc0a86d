"""Drawings as a reviewer judges them: bound to what is drawn, and shown in the pack itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as etree

from pages.markdown.drawings import SVG, picture
from pages.model.places import DRAWING as BODY_MAP
from pages.output import body_map
from pages.output.body_map import BodyMap
from review.lines import Drawing

QUIET = "#b0b0b0"
"""The areas that are not marked, about as the site's style sheet has them."""
MARKED = "#"
"""Stands before the place that is marked: `body-map.svg#palm`."""


def drawing(docs: Path, path: str, shows: str = "") -> Drawing:
    """Return the drawing at `path` below `docs`; `shows` is what it says to who cannot see it.

    Without any, its own title says that. One that is not there is told when pages are checked.
    """
    file = docs / path
    data = file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b""
    title = etree.fromstring(data).findtext(f"{SVG}title", "") if data and not shows else ""  # noqa: S314
    return Drawing(path, " ".join((shows or title).split()), hashlib.sha256(data).hexdigest())


def of_place(docs: Path, drawn: BodyMap, place: str) -> tuple[Drawing, ...]:
    """Return the body map with one place marked; nothing where it does not show the place."""
    if not drawn.picture([place], ident=place):
        return ()
    whole = drawing(docs, BODY_MAP, drawn.told.places[place])
    return (Drawing(f"{BODY_MAP}{MARKED}{place}", whole.shows, whole.hash),)


@dataclass(frozen=True)
class Drawings:
    """The drawings of a topic, for one pack: of many places that it shows the body map is one."""

    docs: Path

    def svgs(self, drawn: Drawing) -> list[str]:
        """Return what is drawn as SVG, each with words for who cannot see it."""
        path, _, place = drawn.path.partition(MARKED)
        if not place:
            return [_text(picture(self.docs / path, drawn.shows or path))]
        views = etree.fromstring(self._body_map.picture([place], ident=place))  # noqa: S314  # ours
        for area in views.iterfind(".//path[@class='body-map__area']"):
            area.set("stroke", QUIET)
        return [_text(view) for view in views.iter("svg")]

    @cached_property
    def _body_map(self) -> BodyMap:
        found = body_map.read(self.docs)
        assert found  # or no place of it would be asked for
        return found


def _text(svg: etree.Element) -> str:
    svg.set("xmlns", SVG.strip("{}"))
    svg.tail = None
    return etree.tostring(svg, encoding="unicode")
