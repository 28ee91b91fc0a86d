"""Parsed HTML written as XHTML, for readers that take nothing else."""

from __future__ import annotations

from lxml import etree, html

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
EMPTY_VALUES = {"hidden", "open", "readonly", "reversed"}
"""Attributes that stand without a value in HTML."""
SVG_NAMES = {
    name.lower(): name
    for name in (
        *("viewBox", "preserveAspectRatio", "patternUnits", "patternTransform", "markerWidth"),
        *("patternContentUnits", "markerHeight", "markerUnits", "refX", "refY", "textLength"),
        *("gradientUnits", "gradientTransform", "clipPathUnits", "pathLength", "lengthAdjust"),
        *("clipPath", "linearGradient", "radialGradient", "textPath", "foreignObject"),
    )
}
"""Names with capitals; HTML does not tell capitals from small letters, XML does."""


def inner_xhtml(element: html.HtmlElement) -> str:
    """Return what is inside an element."""
    shell = etree.Element(f"{{{XHTML}}}div", nsmap=_default(XHTML))
    _fill(shell, element, XHTML)
    text = etree.tostring(shell, encoding="unicode")
    return text.partition(">")[2].rpartition("</")[0] if len(shell) or shell.text else ""


def _fill(target: etree._Element, source: html.HtmlElement, space: str) -> None:
    target.text = source.text
    for child in source:
        inside = SVG if child.tag == "svg" else space
        tag = SVG_NAMES.get(child.tag, child.tag) if inside == SVG else child.tag
        spaces = _default(SVG) if child.tag == "svg" else None
        made = etree.SubElement(target, f"{{{inside}}}{tag}", nsmap=spaces)
        made.tail = child.tail
        for key, value in child.attrib.items():
            if key.startswith("xmlns"):
                continue
            name = SVG_NAMES.get(key, key) if inside == SVG else key
            if inside == SVG and key == "href":
                name = f"{{{XLINK}}}href"  # SVG 1.1, which readers know
            made.set(name, key if key in EMPTY_VALUES and not value else value)
        _fill(made, child, inside)


def _default(space: str) -> dict[str, str]:
    """Return the prefixes for a part of the text: none for the names of `space`."""
    # lxml wants None for no prefix, and its types do not say so
    return {None: space, "xlink": XLINK} if space == SVG else {None: space}  # type: ignore[dict-item]
