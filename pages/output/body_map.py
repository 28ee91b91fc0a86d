"""The body map: pictures with areas marked, the same in words, and a map to choose a place on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from common.problems import Problem, ProblemsError, did_you_mean
from pages.model import discs, drawing, places
from pages.model.drawing import View
from pages.model.places import DRAWING, WORDS, Places
from pages.output.map_parts import body, frame, hatch, labelled, link, quiet, tag

ALL_VIEWS = "body-map__views body-map__views--all"
TOP = "body-map-top"
"""The id of the overview's drawing, for the way back from the list."""
MOST = 3
"""Causes that are shown of a place at once; the others are folded."""


@dataclass(frozen=True)
class Cause:
    """A page on a cause, as the overview lists it; `url` leads there from the overview's page."""

    title: str
    url: str
    summary: str


@dataclass(frozen=True)
class BodyMap:
    """The drawing and its words."""

    told: Places
    views: tuple[View, ...]
    """In the order in which they are drawn."""

    def words(self, lit: Sequence[str]) -> str:
        """Say in words where it is felt."""
        return f"You feel it roughly here: {self.named(lit)}." if lit else ""

    def picture(self, lit: Sequence[str], *, ident: str) -> str:
        """Draw the body with the places `lit` marked, in no more views than it takes.

        `ident` starts every id, so that pictures can share a page. Nothing is drawn, and only
        `words` tell, if no place of them is on the drawing.
        """
        drawn = [self._marked(view, lit, ident) for view in _enough_views(self.views, lit)]
        return tag("div", {"class": "body-map__views"}, *drawn) if drawn else ""

    def figure(self, lit: Sequence[str], *, ident: str) -> str:
        """Return the picture with its words below; nothing where no place is given.

        Searches pass it by: its words would put every page that shows the place before the one
        wanted.
        """
        if not lit:
            return ""
        drawn = self.picture(lit, ident=ident)
        note = f" {self.told.note}" if drawn and self.told.note else ""
        caption = tag("figcaption", {}, escape(self.words(lit) + note, quote=False))
        return tag("figure", {"class": "body-map"}, drawn, caption)

    def overview(self, causes: Mapping[str, Sequence[Cause]], *, get_help_url: str) -> str:
        """Draw the whole map, then list every place: `causes` by place, the likeliest first.

        With a script a reader chooses a part and then a place on the drawing, and sees that place
        of the list beside it. Without one, names lead into the list.
        """
        views = [self._to_choose(view) for view in self.views]
        names = [tag("li", {}, self._to(place)) for place in self.told.places]
        listed = [
            self._listed(place, causes.get(place, ()), get_help_url) for place in self.told.places
        ]
        return tag(
            "div",
            {"class": "body-map body-map--choose", "id": TOP, "data-parts": self._parts()},
            tag("div", {"class": ALL_VIEWS, "aria-hidden": "true"}, *views),
            tag("ul", {"class": "body-map__names"}, *names),
            tag("div", {"class": "body-map__answer"}, *listed),
        )

    def _parts(self) -> str:
        """Return what there is to choose from, as JSON: parts, their views and what these show."""
        whole = {"": {view.label: f"{view.id} {view.box}" for view in self.views}}
        drawn = {place for view in self.views for place in view.shows_well}
        wider = {
            place
            for view in self.views
            for area in view.areas
            if area.seen == "over"
            for place in area.regions
        }
        parts = [
            {"name": name, "sides": [[label, *seen.split(" ", 1)] for label, seen in sides.items()]}
            for name, sides in (self.told.parts or whole).items()
        ]
        several = [place for place in self.told.places if place in wider or place not in drawn]
        return json.dumps({"parts": parts, "several": several}, ensure_ascii=False)

    def choices(self, *, ident: str) -> str:
        """Draw the whole map for a list that stands beside it: each area names its place.

        The drawing has no links, no text and nothing for the keyboard, because the list is the real
        thing. A script that lights an area fills it with the pattern `ident`-hatch.
        """
        pattern = tag("defs", {}, hatch(f"{ident}-hatch", 15, 45))
        return "".join(
            _to_choose(view, pattern if view is self.views[0] else "") for view in self.views
        )

    def to_mark(self) -> list[tuple[str, str, str]]:
        """Draw the whole map without a mark: of each view its label, its words and its picture."""
        return [
            (view.label, self._from(view), tag("svg", frame(view), body(view)))
            for view in self.views
        ]

    def named(self, lit: Iterable[str]) -> str:
        """Return the words for some places, in one line."""
        return "; ".join(self.told.places[place] for place in lit)

    def _name(self, place: str) -> str:
        return self.told.places[place].capitalize()

    def _to(self, place: str) -> str:
        return link(f"#{_place(place)}", self._name(place))

    def _from(self, view: View) -> str:
        return f"{self.told.of}: {view.label.lower()}"

    def _marked(self, view: View, lit: Sequence[str], ident: str) -> str:
        """Draw one view with its lit areas hatched and outlined."""
        name = f"{ident}-{view.id}"
        look = {"class": "body-map__lit", "stroke": "currentColor", "stroke-width": "6"}
        areas: list[str] = []
        shown: set[str] = set()
        for area in sorted(view.areas, key=lambda area: area.seen != "over"):
            if area.regions & set(lit):
                shown |= area.regions
                fill = f"url(#{name}-{'wide' if area.seen == 'over' else 'hatch'})"
                look |= {"stroke-dasharray": "16 9", "fill": fill, "d": area.path}
                areas.append(tag("path", look))
            elif area.seen != "over":
                areas.append(quiet("area", area.path, width=2))
        marked = self.named(region for region in lit if region in shown)
        svg = tag(
            "svg",
            {**frame(view), "role": "img", "aria-labelledby": f"{name}-title {name}-desc"},
            tag("title", {"id": f"{name}-title"}, escape(self._from(view))),
            tag("desc", {"id": f"{name}-desc"}, f"Marked, roughly: {escape(marked)}."),
            tag("defs", {}, hatch(f"{name}-hatch", 15, 45), hatch(f"{name}-wide", 40, 135)),
            body(view),
            *areas,
        )
        return labelled(view, svg)

    def _to_choose(self, view: View) -> str:
        """Draw one view; which place an area is, and how well it shows, is there for a script."""
        areas = [
            tag(
                "path",
                {
                    "class": f"body-map__{'over' if area.seen == 'over' else 'area'}",
                    "data-region": " ".join(sorted(area.regions)),
                    **({"data-seen": area.seen} if area.seen else {}),
                    **({} if area.seen == "over" else {"data-lies": discs.written(area.path)}),
                    "d": area.path,
                },
            )
            for area in view.areas
        ]
        said = {"role": "img", "aria-label": self._from(view), "data-view": view.id}
        svg = tag("svg", {**frame(view), **said}, body(view), *areas)
        return labelled(view, svg)

    def _listed(self, region: str, causes: Sequence[Cause], get_help_url: str) -> str:
        """Write the list's entry for one place: its warning, then the likeliest causes."""
        parts = [tag("h2", {}, escape(self._name(region)))]
        if region in self.told.warnings:
            warning = f"{escape(self.told.warnings[region])} {link(get_help_url, 'Get help')}"
            parts.append(tag("p", {"class": "body-map__alarm"}, warning))
        if not causes:
            parts.append(tag("p", {}, "No page here is about this place alone."))
        first, rest = causes[:MOST], causes[MOST:]
        parts += [_causes(first)] if first else []
        if rest:
            label = tag("summary", {}, "Other causes felt here")
            parts.append(tag("details", {"class": "fold"}, label, _causes(rest)))
        parts.append(tag("p", {"class": "body-map__back"}, link(f"#{TOP}", "Back to the drawing")))
        return tag("section", {"class": "body-map__place", "id": _place(region)}, *parts)


def read(docs: Path) -> BodyMap | None:
    """Read the map in a folder of pages; None where there is none.

    Raises `ProblemsError` with what is wrong with its words, or with the drawing.
    """
    told = places.read(docs)
    if told is None:
        return None
    views = drawing.read(docs / DRAWING, told.places)
    known = [view.id for view in views]
    wrong = [
        Problem(
            (docs / WORDS).as_posix(),
            0,
            f"parts: {name}: {label}: no view {view!r} in the drawing.{did_you_mean(view, known)}",
        )
        for name, sides in told.parts.items()
        for label, seen in sides.items()
        for view in [seen.partition(" ")[0]]
        if view not in known
    ]
    if wrong:
        raise ProblemsError(wrong)
    return BodyMap(told, views)


def _causes(causes: Iterable[Cause]) -> str:
    items = (link(one.url, one.title) + tag("p", {}, escape(one.summary)) for one in causes)
    return tag("ul", {"class": "body-map__causes"}, *(tag("li", {}, one) for one in items))


def _to_choose(view: View, before: str) -> str:
    """Draw one view, its areas in the order in which they lie over each other."""
    areas = "".join(
        tag("path", {"data-region": region, "d": area.path})
        for area in view.areas
        if area.seen != "over"
        for region in area.regions
    )
    outline = "".join(quiet(kind, path, width=4) for kind, path in view.body if kind == "skin")
    return labelled(view, tag("svg", frame(view), before, outline, areas))


def _enough_views(views: Sequence[View], lit: Iterable[str]) -> list[View]:
    """Choose few views that together show every lit region well, in the drawing's order."""
    left = set(lit)
    chosen: set[View] = set()
    while left:
        best = max(views, key=lambda view: len(view.shows_well & left))
        if not best.shows_well & left:
            break  # what is left has no place on the drawing
        chosen.add(best)
        left -= best.shows_well
    return [view for view in views if view in chosen]


def _place(region: str) -> str:
    return f"where-{region}"
