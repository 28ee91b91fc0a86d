"""The parts of a body map as HTML and SVG.

All looks come from classes, so that a page can forbid inline styles; the attributes set here
keep a picture readable where no style sheet is.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from pages.model.drawing import View


def frame(view: View) -> dict[str, str]:
    """Return the attributes of a view's drawing."""
    name = "body-map__view" + (f" body-map__view--{view.look}" if view.look else "")
    look = {"class": name, "fill": "none", "viewBox": view.box}
    # the size stands on the picture too, or it would fill a page that has lost its style sheet
    width, height = (str(int(side) // 3) for side in view.box.split()[2:])
    return {**look, "width": width, "height": height}


def body(view: View) -> str:
    """Draw what of a view is no area."""
    return "".join(quiet(kind, path, width=4) for kind, path in view.body)


def quiet(kind: str, path: str, *, width: int) -> str:
    """Draw a line that is not marked; `kind` names its look."""
    look = {"class": f"body-map__{kind}", "stroke": "currentColor", "stroke-width": str(width)}
    return tag("path", {**look, "d": path})


def hatch(ident: str, gap: int, angle: int) -> str:
    """Stripes `gap` units apart: they tell on paper and to eyes that see no colour."""
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": f"rotate({angle})"}
    stripe = quiet("stripe", f"M0 0V{gap}", width=5)
    return tag("pattern", {"id": ident, "width": f"{gap}", "height": f"{gap}", **turned}, stripe)


def labelled(view: View, svg: str) -> str:
    """Put the name of the side below the drawing of it."""
    label = tag("span", {"class": "body-map__label", "aria-hidden": "true"}, escape(view.label))
    return tag("div", {"class": "body-map__side"}, svg, label)


def link(url: str, text: str) -> str:
    """Write a link; `text` is plain."""
    return tag("a", {"href": url}, escape(text))


def tag(name: str, attributes: Mapping[str, str], *inner: str) -> str:
    """Write an element; attributes are escaped here, what is inside is HTML already."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inner)}</{name}>"
