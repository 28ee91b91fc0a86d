"""The drawings of a page, made to stand alone: the page's style sheet does not come along."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree, html

from bundle.formats.pdf.inline import read_words, target, unknown
from bundle.formats.pdf.model import Drawing, View, plain
from bundle.source.site import Files
from common.problems import Problem, ProblemsError

SVG = "http://www.w3.org/2000/svg"
# HTML knows no capitals in names, SVG does
CAPITALS = {
    "viewbox": "viewBox",
    "patternunits": "patternUnits",
    "patterntransform": "patternTransform",
    "preserveaspectratio": "preserveAspectRatio",
}
GREY, BLACK = "#767676", "#000"
INK = {
    "body-map__skin": {"fill": "#fff", "stroke": BLACK},
    "body-map__lines": {"stroke": GREY, "opacity": ".7"},
    "body-map__area": {"stroke": GREY, "opacity": ".55"},
    "body-map__lit": {"stroke": BLACK},
    "body-map__stripe": {"stroke": BLACK},
}
"""What the style sheet of the body map does on paper."""
SMALL_INK = {
    "skin": {"fill": "#f2f2f2"},
    "pale": {"fill": "#fff"},
    "paper": {"fill": "#fff"},
    "shade": {"fill": "#ccc"},
    "line": {"stroke": GREY},
    "accent": {"stroke": BLACK},
    "tint": {"fill": "#555"},
    "fill": {"fill": "#555"},
}
"""What the style sheet of the small drawings does on paper."""


BODY_MAP, SMALL = "body-map", "drawing"
"""The classes of figures: the body map, and drawings that stand in the page itself."""


def read_picture(element: html.HtmlElement, file: str, files: Files) -> Drawing:
    """Return a picture that is a file of its own, with its words, or raise `ProblemsError`."""
    (image,) = element.iter("img")
    path = target(image.get("src") or "", file)
    words = " ".join((image.get("alt") or "").split())
    if not path.endswith(".svg") or path not in files or not words:
        message = (
            f"line {element.sourceline}: expected a picture with words (alt) that is an SVG file "
            f"of the site, found {path!r}"
        )
        raise ProblemsError([Problem(file, 0, message)])
    captions = element.findall("figcaption")
    caption = read_words(captions[0], file, "a caption").runs if captions else ()
    return Drawing((View(files[path].decode(), words, ""),), caption)


def to_mark(svg: str) -> str:
    """Return a picture of the body map that came by itself, made to stand alone."""
    return _alone(html.fragment_fromstring(svg))


def read_drawing(figure: html.HtmlElement, file: str) -> Drawing:
    """Return the pictures of a figure, each with its words, or raise `ProblemsError`."""
    views = []
    for part in figure.iterchildren(tag=etree.Element):
        if part.tag != "figcaption" and part.get("class") != "body-map__views":
            raise unknown(file, part, "a figure")
    for side in figure.xpath("./div[@class='body-map__views']/*"):
        pictures, labels = side.findall("svg"), side.xpath("./span[@class='body-map__label']")
        if len(pictures) != 1 or len(labels) != 1 or len(side) != 2:
            raise unknown(file, side, "a figure")
        views.append(
            View(
                _alone(pictures[0]),
                _alternative(pictures[0], file),
                " ".join(str(labels[0].text_content()).split()),
            )
        )
    captions = figure.findall("figcaption")
    if not views or len(captions) != 1:
        message = (
            f"line {figure.sourceline}: expected a figure with pictures and one <figcaption>, "
            f"found {len(views)} and {len(captions)}"
        )
        raise ProblemsError([Problem(file, 0, message)])
    return Drawing(tuple(views), read_words(captions[0], file, "a caption").runs, is_map=True)


def read_small_drawing(figure: html.HtmlElement, file: str) -> Drawing:
    """Return the drawings of a figure with the words beside them, or raise `ProblemsError`."""
    captions, views = figure.findall("figcaption"), figure.findall("svg")
    if len(captions) > 1 or len(views) + len(captions) != len(figure) or not views:
        raise unknown(file, figure, "the text")
    beside = read_words(captions[0], file, "a caption").runs if captions else ()
    told = [view.get("aria-label") or plain(beside) for view in views]
    if not all(told):
        message = (
            f"line {figure.sourceline}: a picture without words for those who cannot see it; "
            "expected an aria-label on its <svg>, or a <figcaption>"
        )
        raise ProblemsError([Problem(file, 0, message)])
    alone = (View(_alone(svg), words, "") for svg, words in zip(views, told, strict=True))
    return Drawing(tuple(alone), beside)


def _alternative(svg: html.HtmlElement, file: str) -> str:
    """Return the picture in words: its title and its description."""
    said = [" ".join((svg.findtext(tag) or "").split()) for tag in ("title", "desc")]
    if not all(said):
        message = (
            f"line {svg.sourceline}: a picture without words for those who cannot see it; "
            "expected <title> and <desc> in its <svg>"
        )
        raise ProblemsError([Problem(file, 0, message)])
    return f"{said[0]}. {said[1]}"


def _alone(svg: html.HtmlElement) -> str:
    """Return the picture as a file of its own, black on white."""
    picture = deepcopy(svg)
    picture.tail = None
    picture.attrib["xmlns"] = SVG
    for element in list(picture.iter(tag=etree.Element)):
        if element.tag in {"title", "desc"}:
            element.getparent().remove(element)
            continue
        for name in list(element.attrib):
            if name in CAPITALS:
                element.attrib[CAPITALS[name]] = element.attrib.pop(name)
            elif name.startswith("aria-") or name == "role":
                del element.attrib[name]
        element.attrib.update((INK | SMALL_INK).get(element.attrib.pop("class", ""), {}))
    return etree.tostring(picture, encoding="unicode")
