"""An SVG picture: shapes and colours alone, each element and attribute from a list.

What is not on a list may load a file, run a script, write an address later, or keep a browser busy
for hours, and there are too many ways to spell each of these to name them all.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

NAMESPACE = "{http://www.w3.org/2000/svg}"
XLINK, XML = "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}"
EDITORS = (
    "{http://sodipodi.sourceforge.net/",
    "{http://www.inkscape.org/",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://creativecommons.org/ns#}",
    "{http://web.resource.org/cc/}",
    "{http://purl.org/dc/",
    "{http://ns.adobe.com/",
    "{http://www.serif.com/",
    "{http://www.bohemiancoding.com/",
)
"""Notes that drawing programs leave for themselves; no browser looks at them."""

_ELEMENTS = """
    svg g defs symbol use title desc metadata style switch
    path rect circle ellipse line polyline polygon text tspan image
    linearGradient radialGradient stop clipPath mask
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_ATTRIBUTES = """
    id class style lang role version baseProfile type media tabindex focusable
    x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height d points pathLength viewBox transform
    offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits
    preserveAspectRatio rotate textLength lengthAdjust
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow
    clip-path clip-rule mask mask-type stop-color stop-opacity paint-order vector-effect isolation
    shape-rendering text-rendering image-rendering color-rendering color-interpolation
    mix-blend-mode enable-background direction unicode-bidi writing-mode space
    font-family font-size font-style font-weight font-variant font-stretch letter-spacing
    word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
RUN = frozenset(("script", "handler", "foreignObject", "iframe", "animate", "set"))
"""Those that run something, hold another page or write an address later, for a clearer word."""
WORDS = re.compile(r"(?:data|aria)-[a-z0-9-]+")
"""Matches attributes that hold words for programs and screen readers, such as `aria-label`."""

FUNCTION = re.compile(r"(?<![\w-])([\w-]*)\(")
FUNCTIONS = frozenset(
    ("", *("url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate"))
) | {"skewX", "skewY", "translateX", "translateY", "not"}
"""What may stand before a bracket in a style or an attribute; nothing does in `(a b)`."""
INSIDE = re.compile(r"url\(\s*(?:'#([^'\"()\\]*)'|\"#([^'\"()\\]*)\"|#([^'\"()\\\s]*))\s*\)")
"""Matches `url(#gradient)`, which stays inside the picture."""
PIXELS = re.compile(r"data:image/(png|jpeg|jpg);base64,([A-Za-z0-9+/=\s]*)")
PIXEL_KINDS = {"png": "PNG", "jpeg": "JPEG", "jpg": "JPEG"}
LENGTH = re.compile(r"\s*([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)")

MOST_PARTS = 10_000
"""Elements, each as often as it is drawn: `<use>` and `url(#a)` draw one again."""
MOST_DEPTH = 40
"""Elements inside each other, those that draw another one again included."""


def problem(content: bytes, of_pixels: Callable[[bytes, str], str]) -> str:
    """Return what is wrong with an SVG file; nothing where it is right.

    `of_pixels` says the same of the bytes and kind of a picture inside it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        content.decode("utf-8")
        root = etree.fromstring(content, parser)
    except UnicodeDecodeError:
        return "this SVG cannot be read: expected UTF-8, as drawing programs write it"
    except etree.XMLSyntaxError as error:
        return f"this SVG cannot be read as a picture: {error.msg}"
    if root.getroottree().docinfo.internalDTD is not None:
        return "expected an SVG without a document type: take the `<!DOCTYPE ...>` out"
    if root.tag != f"{NAMESPACE}svg":
        return f'expected <svg xmlns="{NAMESPACE[1:-1]}">, found <{_name(root.tag)}>'
    return next(_Drawing(root, of_pixels).faults(), "")


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]


@dataclass
class _Drawing:
    """One picture, gone through once."""

    root: etree._Element
    of_pixels: Callable[[bytes, str], str]
    by_id: dict[str, etree._Element] = field(default_factory=dict)
    drawn: dict[etree._Element, int] = field(default_factory=dict)
    """How many parts an element draws, as far as that is known."""
    in_styles: int = 0
    """How many parts each element may draw besides, because a style sheet says so."""

    def faults(self) -> Iterator[str]:
        # the tags of comments and the like are no words
        nodes: list[Any] = [
            *self.root.iter(),
            *self.root.itersiblings(preceding=True),
            *self.root.itersiblings(),
        ]
        if any(node.tag is etree.PI for node in nodes):
            yield "expected an SVG without instructions to programs, found `<?...?>`"
        elements = [node for node in nodes if isinstance(node.tag, str)]
        for element in elements:
            if not element.tag.startswith(EDITORS):
                yield from self._faults_of(element)
            self.by_id.setdefault(element.get("id", ""), element)
        yield from self._faults_of_size()
        for style in self.root.iter(f"{NAMESPACE}style"):
            self.in_styles += sum(self._parts(one, 1) for one in self._named(style.text or ""))
        if self._parts(self.root, 0) + self.in_styles * len(elements) > MOST_PARTS:
            yield f"draws more than {MOST_PARTS:,} parts: expected a simple picture"

    def _faults_of(self, element: etree._Element) -> Iterator[str]:
        tag = _name(element.tag)
        if not str(element.tag).startswith(NAMESPACE) or tag not in ELEMENTS:
            expected = "an SVG without scripts" if tag in RUN else "shapes and colours alone"
            yield f"expected {expected}, found <{tag}>"
        if tag == "style" and len(element):
            # browsers read past a comment in a style, to where `element.text` does not reach
            yield "expected words alone in <style>, found a comment or an element"
        elif tag == "style" and (wrong := _wrong_style(element.text or "")):
            yield f"expected an SVG that loads nothing, found {wrong} in its <style>"
        for key, value in element.attrib.items():
            yield from self._faults_of_attribute(tag, str(key), str(value))

    def _faults_of_attribute(self, tag: str, key: str, value: str) -> Iterator[str]:
        name = _name(key)
        if key.startswith(EDITORS) or WORDS.fullmatch(key):
            return
        if name == "href" and key in {"href", f"{XLINK}href"}:
            if value.startswith("#"):
                return
            pixels = PIXELS.fullmatch(value) if tag == "image" else None
            if pixels is None:
                yield f"expected an SVG that loads nothing, found {value[:60]!r} on <{tag}>"
            elif wrong := self.of_pixels(_bytes(pixels[2]), PIXEL_KINDS[pixels[1]]):
                yield f"a picture in it {wrong}"
        elif key not in ATTRIBUTES and key not in {f"{XML}space", f"{XML}lang"}:
            runs = name.lower().startswith("on")
            expected = "an SVG without scripts" if runs else "shapes and colours alone"
            yield f"expected {expected}, found {name!r} on <{tag}>"
        elif wrong := _wrong_style(value):
            yield f"expected an SVG that loads nothing, found {wrong} in {name!r} on <{tag}>"

    def _faults_of_size(self) -> Iterator[str]:
        for side in ("width", "height"):
            length = LENGTH.match(self.root.get(side, ""))
            if length and not 0 < float(length[1]) < 1e5:
                yield f"expected a {side} of the picture from 1 on, found {self.root.get(side)!r}"

    def _parts(self, element: etree._Element, depth: int) -> int:
        """Return how many parts an element draws; more than are allowed where it has no end."""
        if element not in self.drawn:
            self.drawn[element] = MOST_PARTS + 1  # stays so where it draws itself
            total = 1
            if depth <= MOST_DEPTH:
                for part in (*element.iterchildren("*"), *self._again(element)):
                    total += self._parts(part, depth + 1)
                    if total > MOST_PARTS:
                        break
                self.drawn[element] = total if total <= MOST_PARTS else MOST_PARTS + 1
        return self.drawn[element]

    def _again(self, element: etree._Element) -> Iterator[etree._Element]:
        """Yield what an element draws besides what stands in it."""
        for key, value in element.attrib.items():
            if _name(str(key)) == "href" and str(value).startswith("#"):
                named = [self.by_id.get(str(value)[1:])]
                yield from (one for one in named if one is not None)
            elif "url(" in str(value):
                yield from self._named(str(value))

    def _named(self, style: str) -> Iterator[etree._Element]:
        for found in INSIDE.finditer(style):
            element = self.by_id.get(next((name for name in found.groups() if name), ""))
            if element is not None:
                yield element


def _wrong_style(style: str) -> str:
    """Return what of a style could lead out of the picture; nothing where nothing does."""
    if sign := re.search(r"[\\@<]", style):
        return repr(sign[0])
    rest = INSIDE.sub("", style)
    for function in FUNCTION.findall(rest):
        if function not in FUNCTIONS or function == "url":
            return repr(f"{function}(")
    return ""


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text)
    except ValueError:
        return b""
