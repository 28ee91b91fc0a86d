"""The leg map: pictures with areas marked, the same in words, and an overview to choose from.

There is one drawing, `leg-map.svg`. Each view in it (front, sole, ...) is an inner `<svg>`
with the outline (`class="skin"`), quiet detail (`class="lines"`) and the areas. An area names its
regions in `data-region`; `data-seen` says `edge` where the view shows only a strip of the area,
and `over` where the area lies over the others. All looks come from classes, so that a page can
forbid inline styles; the attributes set here keep a picture readable where no style sheet is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from lxml import etree

from pages.model.places import LEG_REGIONS

DRAWING = Path(__file__).with_name("leg-map.svg")
SVG = "{http://www.w3.org/2000/svg}"
TOP = "leg-map-top"
"""The id of the overview's drawing, for the way back from the list."""

WARNINGS = {
    "saddle": "This is an emergency sign, even with no other sign. Call your emergency number now.",
    "thigh-inner": "Check first that you are not numb between your legs: that is an emergency.",
    "both-feet-sock": "It is an emergency if tingling or weakness climbs up from your feet.",
    "whole-leg": "It is an emergency if one side of your face or body is suddenly numb or weak, "
    "even if it goes away. It is one too if your leg or foot suddenly turns very cold, pale, grey, "
    "blue or blotchy, and hurts badly, is numb or cannot move.",
    "both-legs": "It is an emergency if the numbness or weakness is bad, spreading or getting "
    "worse, or if pain, tingling or numbness runs from your back or bottom down both legs. It is "
    "one too if you have back pain, and both legs are newly numb, heavy or weak.",
    "calf-back": "One calf newly swollen, warm, tender or throbbing? It may be a clot. Get medical "
    "help today. It is an emergency if you are suddenly breathless or your chest hurts.",
    "hands-lips": "It is an emergency if one side of your face or body is suddenly numb or weak, "
    "or you have chest pain or trouble breathing. It is one too if your hands are clumsy or numb "
    "and your legs unsteady, and it came suddenly or is suddenly worse. If it came slowly, get "
    "medical help today.",
}
"""What a reader must know before all else, for the regions that can mean danger."""


@dataclass(frozen=True)
class Cause:
    """A page on a cause, as the overview lists it; `url` leads there from the overview's page."""

    title: str
    url: str
    summary: str


@dataclass(frozen=True)
class Area:
    """One shape of the drawing; `seen` is `edge`, `over` or nothing, as told above."""

    regions: frozenset[str]
    path: str
    seen: str


@dataclass(frozen=True)
class View:
    """The leg or foot from one side. `box` is the `viewBox`, which starts at 0 0."""

    id: str
    label: str
    box: str
    body: tuple[tuple[str, str], ...]
    """The outline and the quiet detail: class and path."""
    areas: tuple[Area, ...]

    @property
    def shows_well(self) -> set[str]:
        """The regions that this view shows from more than their edge."""
        return {one for area in self.areas if area.seen != "edge" for one in area.regions}


@cache
def read_drawing(file: Path = DRAWING) -> tuple[View, ...]:
    """Take the drawing apart into its views, in the order in which they are drawn."""
    return tuple(_view(svg) for svg in etree.parse(file).getroot().iterfind(f"{SVG}svg"))


def words(lit: Sequence[str]) -> str:
    """Say in words where it is felt."""
    return f"You feel it roughly here: {_named(lit)}." if lit else ""


def picture(lit: Sequence[str], *, ident: str) -> str:
    """Draw a leg with the regions `lit` marked, in no more views than it takes.

    `ident` starts every id, so that pictures can share a page. Nothing is drawn, and only `words`
    tell, if no region has a place on the drawing.
    """
    drawn = [_marked(view, lit, ident) for view in _enough_views(read_drawing(), lit)]
    return _tag("div", {"class": "legmap__views"}, *drawn) if drawn else ""


def figure(lit: Sequence[str], *, ident: str) -> str:
    """Return the picture with its words below; nothing where no region is given.

    Searches pass it by: its words would put every page that shows a leg before the one wanted.
    """
    if not lit:
        return ""
    drawn = picture(lit, ident=ident)
    side = " What is on one side is drawn on a right leg." if drawn else ""
    caption = _tag("figcaption", {}, words(lit) + side)
    return _tag("figure", {"class": "legmap", "data-search-exclude": ""}, drawn, caption)


def overview(causes: Mapping[str, Sequence[Cause]], *, get_help_url: str) -> str:
    """Draw the whole map, each region a link into the list that follows: `causes` by region."""
    seen: set[str] = set()
    views = [_linked(view, seen) for view in read_drawing()]
    wider = [_tag("li", {}, _to_place(region)) for region in LEG_REGIONS if region not in seen]
    places = [_listed(region, causes.get(region, ()), get_help_url) for region in LEG_REGIONS]
    return (
        _tag("p", {}, "Do you feel it in more than one place? Then choose here:")
        + _tag("ul", {"class": "legmap__wider"}, *wider)
        + _tag("div", {"class": "legmap legmap__views legmap__views--all", "id": TOP}, *views)
        + "".join(places)
    )


def choices(*, ident: str) -> str:
    """Draw the whole map for a list that stands beside it: each area names its region.

    The drawing has no links, no text and nothing for the keyboard, because the list is the real
    thing. A script that lights an area fills it with the pattern `ident`-hatch.
    """
    views = read_drawing()
    hatch = _tag("defs", {}, _hatch(f"{ident}-hatch", 15, 45))
    return "".join(_to_choose(view, hatch if view is views[0] else "") for view in views)


def _to_choose(view: View, before: str) -> str:
    """Draw one view, its areas in the order in which they lie over each other."""
    areas = "".join(
        _tag("path", {"data-region": region, "d": area.path})
        for area in view.areas
        if area.seen != "over"
        for region in area.regions
    )
    outline = "".join(_quiet(kind, path, width=4) for kind, path in view.body if kind == "skin")
    return _labelled(view, _tag("svg", _frame(view), before, outline, areas))


def _view(svg: etree._Element) -> View:
    paths = list(svg.iter(f"{SVG}path"))
    areas = (
        Area(frozenset(regions.split()), path.get("d", ""), path.get("data-seen", ""))
        for path in paths
        if (regions := path.get("data-region"))
    )
    body = ((kind, path.get("d", "")) for path in paths if (kind := path.get("class")))
    label = svg.findtext(f"{SVG}title", "")
    return View(svg.get("id", ""), label, svg.get("viewBox", ""), tuple(body), tuple(areas))


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


def _marked(view: View, lit: Sequence[str], ident: str) -> str:
    """Draw one view with its lit areas hatched and outlined."""
    name = f"{ident}-{view.id}"
    look = {"class": "legmap__lit", "stroke": "currentColor", "stroke-width": "6"}
    areas: list[str] = []
    shown: set[str] = set()
    for area in sorted(view.areas, key=lambda area: area.seen != "over"):
        if area.regions & set(lit):
            shown |= area.regions
            fill = f"url(#{name}-{'wide' if area.seen == 'over' else 'hatch'})"
            look |= {"stroke-dasharray": "16 9", "fill": fill, "d": area.path}
            areas.append(_tag("path", look))
        elif area.seen != "over":
            areas.append(_quiet("area", area.path, width=2))
    marked = _named(region for region in lit if region in shown)
    svg = _tag(
        "svg",
        {**_frame(view), "role": "img", "aria-labelledby": f"{name}-title {name}-desc"},
        _tag("title", {"id": f"{name}-title"}, f"Right leg: {escape(view.label.lower())}"),
        _tag("desc", {"id": f"{name}-desc"}, f"Marked, roughly: {escape(marked)}."),
        _tag("defs", {}, _hatch(f"{name}-hatch", 15, 45), _hatch(f"{name}-wide", 40, 135)),
        _body(view),
        *areas,
    )
    return _labelled(view, svg)


def _linked(view: View, seen: set[str]) -> str:
    """Draw one view with its areas as links, and add the regions it shows to `seen`.

    A region that shows in several views is one link to the keyboard and to a screen reader, where
    it is first shown well. Its other shapes can still be clicked or tapped.
    """
    links = []
    for area in view.areas:
        if area.seen == "over":
            continue
        (region,) = area.regions
        link = {"class": "legmap__link", "href": f"#{_place(region)}"}
        if region in view.shows_well and region not in seen:
            seen.add(region)
            link |= {"aria-label": _name(region)}
        else:
            link |= {"tabindex": "-1", "aria-hidden": "true"}
        title = _tag("title", {}, escape(_name(region)))
        links.append(_tag("a", link, title, _quiet("area", area.path, width=3)))
    group = {**_frame(view), "role": "group", "aria-label": f"Right leg: {view.label.lower()}"}
    return _labelled(view, _tag("svg", group, _body(view), *links))


def _listed(region: str, causes: Sequence[Cause], get_help_url: str) -> str:
    """Write the list's entry for one region."""
    parts = [_tag("h3", {}, escape(_name(region)))]
    if region in WARNINGS:
        warning = f"{escape(WARNINGS[region])} {_link(get_help_url, 'Get help')}"
        parts.append(_tag("p", {"class": "legmap__alarm"}, warning))
    items = (f"{_link(one.url, one.title)}: {escape(one.summary)}" for one in causes)
    nothing = _tag("p", {}, "No page here is about this place alone.")
    parts.append(_tag("ul", {}, *(_tag("li", {}, one) for one in items)) if causes else nothing)
    parts.append(_tag("p", {"class": "legmap__back"}, _link(f"#{TOP}", "Back to the drawing")))
    return _tag("section", {"class": "legmap__place", "id": _place(region)}, *parts)


def _frame(view: View) -> dict[str, str]:
    look = {"class": f"legmap__view legmap__view--{view.id}", "fill": "none", "viewBox": view.box}
    # the size stands on the picture too, or it would fill a page that has lost its style sheet
    width, height = (str(int(side) // 3) for side in view.box.split()[2:])
    return {**look, "width": width, "height": height}


def _body(view: View) -> str:
    return "".join(_quiet(kind, path, width=4) for kind, path in view.body)


def _quiet(kind: str, path: str, *, width: int) -> str:
    look = {"class": f"legmap__{kind}", "stroke": "currentColor", "stroke-width": str(width)}
    return _tag("path", {**look, "d": path})


def _hatch(ident: str, gap: int, angle: int) -> str:
    """Stripes `gap` units apart: they tell on paper and to eyes that see no colour."""
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": f"rotate({angle})"}
    stripe = _quiet("stripe", f"M0 0V{gap}", width=5)
    return _tag("pattern", {"id": ident, "width": f"{gap}", "height": f"{gap}", **turned}, stripe)


def _labelled(view: View, svg: str) -> str:
    label = _tag("span", {"class": "legmap__label", "aria-hidden": "true"}, escape(view.label))
    return _tag("div", {"class": "legmap__side"}, svg, label)


def _named(regions: Iterable[str]) -> str:
    return "; ".join(LEG_REGIONS[region] for region in regions)


def _place(region: str) -> str:
    return f"where-{region}"


def _to_place(region: str) -> str:
    return _link(f"#{_place(region)}", _name(region))


def _name(region: str) -> str:
    return LEG_REGIONS[region].capitalize()


def _link(url: str, text: str) -> str:
    return _tag("a", {"href": url}, escape(text))


def _tag(name: str, attributes: Mapping[str, str], *inner: str) -> str:
    """Write an element; attributes are escaped here, what is inside is HTML already."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inner)}</{name}>"
