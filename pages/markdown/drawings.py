"""Put a drawing into the page itself, where it takes the page's colours, and words beside it.

    ![A foot on its heel](../drawings/heel-walk.svg)
    Walk 10 steps on your heels.

A paragraph that opens with drawings becomes a figure, and what else stands in it the words beside.
Elsewhere, as in a link or a list, the drawing stands within the line. One without words of its own
is hidden from screen readers: the words beside it say the same.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.model.small_drawings import FOLDER, SVG, name_in

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


class _Draw(Treeprocessor):
    def __init__(self, docs: Path) -> None:
        super().__init__()
        self.docs = docs

    def run(self, root: etree.Element) -> None:
        drawn = False
        for image in list(root.iter("img")):
            if name := name_in(image.get("src", "")):
                _draw(image, self.docs / FOLDER / f"{name}.svg")
                drawn = True
        for paragraph in list(root.iter("p")) if drawn else ():
            if len(paragraph) and not (paragraph.text or "").strip() and _is_drawn(paragraph[0]):
                _frame(paragraph)


def _draw(image: etree.Element, file: Path) -> None:
    """Make the drawing of an image, with the image's words in the place of the file's title."""
    svg = etree.parse(file).getroot()  # noqa: S314  # checked with all pages
    for element in svg.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.text = element.tail = None
    words = image.get("alt", "")
    _, _, width, height = svg.get("viewBox", "").split()
    image.tag = "svg"
    image.attrib.clear()
    image.attrib |= {"class": PICTURE, "width": width, "height": height} | svg.attrib
    image.attrib |= {"role": "img", "aria-label": words} if words else {"aria-hidden": "true"}
    image.extend(part for part in svg if part.tag != "title")


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
