"""The small drawings of a topic, `docs/drawings/*.svg`, which pages show within their text.

All are in one style: lines of one weight in the colour of the text, on a few quiet fills, and one
accent. A part names its colour in `class`, so that the page can give it another in the dark or on
paper; its own attributes are for wherever no style sheet is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, cast

from lxml import etree

from common.problems import Problem, did_you_mean
from pages.markdown.drawings import ADDRESS, FOLDER, SVG
from pages.model.frontmatter import Source

MOST_BYTES = 4000
"""A page shows three or four, and a phone has to fetch them with its first words."""

SHOWN = re.compile(rf"!\[(?P<words>[^\[\]]*)\]\((?P<address>{ADDRESS.pattern})\)")
"""Matches `![Two shoes](../drawings/lacing.svg)`."""
BOX = re.compile(r"0 0 [1-9][0-9]* [1-9][0-9]*")
ELEMENTS = ("svg", "title", "g", "path", "circle")
CLASSES = ("skin", "pale", "paper", "shade", "line", "accent", "tint", "fill")
"""What a part is: two kinds of skin, two of things, quiet detail, and three uses of the accent."""
ATTRIBUTES = {
    *("viewBox", "class", "d", "cx", "cy", "r", "transform", "fill", "fill-opacity"),
    *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
}
WEIGHT = "4"
"""The `stroke-width` of every line, in units of the `viewBox`."""


def names(docs: Path) -> list[str]:
    """Return the names of the drawings, such as `lacing`."""
    return sorted(file.stem for file in (docs / FOLDER).glob("*.svg"))


def check(docs: Path, prefix: str) -> Iterator[Problem]:
    """Find what keeps a drawing from standing within a page; `prefix` is the folder as shown."""
    for file in sorted((docs / FOLDER).glob("*.svg")):
        shown = f"{prefix}/{FOLDER}/{file.name}"
        data = file.read_bytes()
        if len(data) > MOST_BYTES:
            told = f"expected a drawing of at most {MOST_BYTES:,} bytes, found {len(data):,}"
            yield Problem(shown, 0, f"{told}. Leave out detail, or round the numbers")
        try:
            root = etree.fromstring(data)
        except etree.XMLSyntaxError:
            continue  # told with all other pictures
        yield from (Problem(shown, line, message) for line, message in _wrong(root))


def check_page(source: Source, path: str, known: Collection[str]) -> Iterator[Problem]:
    """Find drawings that a page names and that there are not, or that say nothing to the blind."""
    for line, text in enumerate(source.body.split("\n"), source.body_line):
        for match in SHOWN.finditer(text):
            name, right = match["name"], "../" * path.count("/") + f"{FOLDER}/"
            if name not in known:
                yield Problem(source.path, line, f"no drawing {name!r}.{did_you_mean(name, known)}")
            elif match["address"] != f"{right}{name}.svg":
                told = f"expected {right}{name}.svg, found {match['address']}"
                yield Problem(source.path, line, told)
            if not match["words"].strip() and not SHOWN.sub("", text).strip(" -*[]()"):
                right = f"![What it shows]({right}{name}.svg)"
                told = "a drawing without words, for those who cannot see it"
                yield Problem(source.path, line, f"{told}. Right: {right}")


def _wrong(root: etree._Element) -> Iterator[tuple[int, str]]:
    if not BOX.fullmatch(box := root.get("viewBox", "")):
        yield _line(root), f'expected viewBox="0 0 240 180" or so, found {box!r}'
    if not root.findtext(f"{SVG}title", "").strip():
        yield _line(root), "expected a <title> that says what it shows, found none"
    for element in root.iter(etree.Element):
        line, tag = _line(element), etree.QName(element).localname
        if tag not in ELEMENTS:
            yield line, f"a drawing has <{'>, <'.join(ELEMENTS)}>, found <{tag}>"
        for key in element.attrib:
            if key not in ATTRIBUTES:
                yield line, f"{key!r} on <{tag}>: a page may show the drawing twice, and styles it"
        if (kind := element.get("class")) is not None and kind not in CLASSES:
            hint = did_you_mean(kind, CLASSES)
            yield line, f"expected a class of {', '.join(CLASSES)}, found {kind!r}.{hint}"
        if (weight := element.get("stroke-width", WEIGHT)) != WEIGHT:
            yield line, f'all lines have stroke-width="{WEIGHT}", found {weight!r}'


def _line(element: etree._Element) -> int:
    return int(cast(Any, element.sourceline) or 0)
