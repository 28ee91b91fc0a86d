"""The drawing of a body map, `docs/body-map.svg`, taken apart into its views and areas.

Each view (front, palm, ...) is an inner `<svg>` with the outline (`class="skin"`), quiet detail
(`class="lines"`) and the areas. An area names its places in `data-region`; `data-seen` says `edge`
where the view shows only a strip of the area, and `over` where the area lies over the others.
`data-look` of a view says `wide` or `close`, for its size.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from common.problems import Problem, ProblemsError, did_you_mean

SVG = "{http://www.w3.org/2000/svg}"
BOX = re.compile(r"0 0 [0-9]+ [0-9]+")


@dataclass(frozen=True)
class Area:
    """One shape of the drawing; `seen` is `edge`, `over` or nothing, as told above."""

    regions: frozenset[str]
    path: str
    seen: str


@dataclass(frozen=True)
class View:
    """The body from one side. `box` is the `viewBox`, which starts at 0 0."""

    id: str
    label: str
    box: str
    look: str
    """`wide`, `close` or nothing, as told above."""
    body: tuple[tuple[str, str], ...]
    """The outline and the quiet detail: class and path."""
    areas: tuple[Area, ...]

    @property
    def shows_well(self) -> set[str]:
        """The regions that this view shows from more than their edge."""
        return {one for area in self.areas if area.seen != "edge" for one in area.regions}


def read(file: Path, known: Collection[str]) -> tuple[View, ...]:
    """Return the views of a drawing, in its order; `known` are the places that have words.

    Raises one `ProblemsError` with all that keeps it from being drawn.
    """
    shown = file.as_posix()
    try:
        root = etree.parse(file).getroot()
    except etree.XMLSyntaxError as error:
        wrong = Problem(shown, error.lineno or 0, f"expected a drawing: {error.msg}")
        raise ProblemsError([wrong]) from None
    views = tuple(_view(svg) for svg in root.iterfind(f"{SVG}svg"))
    drawn = {place for view in views for area in view.areas for place in area.regions}
    told = [
        f"no words for the place {place!r}.{did_you_mean(place, known)}"
        for place in sorted(drawn - set(known))
    ]
    told += [one for view in views for one in _wrong(view)]
    if not views:
        right = '<svg id="front" viewBox="0 0 440 1136"><title>Front</title>...</svg>'
        told.append(f"expected views inside the drawing. Right: {right}")
    if told:
        raise ProblemsError(Problem(shown, 0, one) for one in told)
    return views


def _view(svg: etree._Element) -> View:
    paths = list(svg.iter(f"{SVG}path"))
    areas = (
        Area(frozenset(regions.split()), path.get("d", ""), path.get("data-seen", ""))
        for path in paths
        if (regions := path.get("data-region"))
    )
    body = ((kind, path.get("d", "")) for path in paths if (kind := path.get("class")))
    label = svg.findtext(f"{SVG}title", "")
    box, look = svg.get("viewBox", ""), svg.get("data-look", "")
    return View(svg.get("id", ""), label, box, look, tuple(body), tuple(areas))


def _wrong(view: View) -> Iterator[str]:
    """Yield what keeps a view from being drawn."""
    name = view.id or view.label or "a view"
    if not view.id:
        yield f'{name}: expected an id. Right: <svg id="front" ...>'
    if not BOX.fullmatch(view.box):
        right = 'viewBox="0 0 440 1136"'
        yield f"{name}: expected whole numbers from 0 0, found {view.box!r}. Right: {right}"
    for area in view.areas:
        if len(area.regions) > 1 and area.seen != "over":
            listed = " ".join(sorted(area.regions))
            right = 'data-seen="over"'
            told = f"{name}: one place for each area, found {listed!r}. Right: {right}"
            yield f"{told}, where it lies over others"
