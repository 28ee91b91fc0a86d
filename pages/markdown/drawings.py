"""Put a drawing into the page itself, where it takes the page's colours, and words beside it.

    ![A foot on its heel](../drawings/heel-walk.svg)
    Walk 10 steps on your heels.

A paragraph that opens with drawings becomes a figure, and what else stands in it the words beside.
Elsewhere, as in a link or a list, the drawing stands within the line. One without words of its own
is hidden from screen readers: the words beside it say the same.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

FOLDER = "drawings"
ADDRESS = re.compile(rf"(?:[^()\s]*/)?{FOLDER}/(?P<name>[^()\s/]+)\.svg")
"""Matches `../drawings/lacing.svg`."""
SVG = "{http://www.w3.org/2000/svg}"
PRIORITY = 2
"""After all that looks at words (3 and more), before MkDocs looks where pictures lead (0)."""
PICTURE = "drawing__picture"


class Drawings(Extension):
    """Python-Markdown extension for `![...](drawings/a.svg)`."""

    def __init__(self, docs: Path) -> None:
        """Take drawings from the folder of a topic's pages."""
        super().__init__()
        self.docs = docs

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_Draw(self.docs), "pages-drawings", PRIORITY)


def picture(file: Path, words: str) -> etree.Element:
    """Return a drawing for a page, with `words` for those who do not see it.

    Without any it is hidden from them.
    """
    svg = etree.parse(file).getroot()  # noqa: S314  # checked with all pages
    for element in svg.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.text = element.tail = None
    for title in svg.findall("title"):
        svg.remove(title)  # a page would show it on hovering
    svg.set("class", PICTURE)
    # the size stands on the picture too, or it would fill a page that has lost its style sheet
    svg.attrib |= dict(zip(("width", "height"), svg.get("viewBox", "").split()[2:], strict=False))
    svg.attrib |= {"role": "img", "aria-label": words} if words else {"aria-hidden": "true"}
    return svg


def inline(docs: Path, path: str) -> str:
    """Return the drawing at `path` below `docs` as HTML for a template, whose words say the same.

    Nothing for no path.
    """
    if not path:
        return ""
    svg = picture(docs / path, "")
    svg.set("class", f"{PICTURE} pn-drawing")
    return etree.tostring(svg, encoding="unicode", method="html")


class _Draw(Treeprocessor):
    def __init__(self, docs: Path) -> None:
        super().__init__()
        self.docs = docs

    def run(self, root: etree.Element) -> None:
        drawn = False
        for image in list(root.iter("img")):
            match = ADDRESS.fullmatch(image.get("src", ""))
            file = self.docs / FOLDER / f"{match['name']}.svg" if match else None
            if file and file.is_file():  # else MkDocs tells of it, as of any picture
                _become(image, picture(file, image.get("alt", "")))
                drawn = True
        for paragraph in list(root.iter("p")) if drawn else ():
            if len(paragraph) and not (paragraph.text or "").strip() and _is_drawn(paragraph[0]):
                _frame(paragraph)


def _become(image: etree.Element, svg: etree.Element) -> None:
    """Put a drawing in the place of an image, of which its parent and what follows it stay."""
    image.tag = svg.tag
    image.attrib.clear()
    image.attrib |= svg.attrib
    image.extend(svg)


def _frame(paragraph: etree.Element) -> None:
    """Make a figure of a paragraph: the drawings at its start, and its other content beside."""
    pictures: list[etree.Element] = []
    for element in list(paragraph):
        if not _is_drawn(element):
            break
        pictures.append(element)
        paragraph.remove(element)
        if (element.tail or "").strip():
            break
    words = etree.Element("figcaption")
    words.text, pictures[-1].tail = (pictures[-1].tail or "").lstrip(), None
    words.extend(paragraph)
    paragraph.tag, paragraph.text = "figure", None
    for element in list(paragraph):
        paragraph.remove(element)
    paragraph.set("class", "drawing")
    paragraph.extend(pictures)
    if words.text or len(words):
        paragraph.append(words)


def _is_drawn(element: etree.Element) -> bool:
    return element.tag == "svg" and element.get("class") == PICTURE
