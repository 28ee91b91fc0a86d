"""A clinic's logo: one small picture that loads nothing and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

MOST_BYTES = 200_000
SVG = ".svg"
STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""How a file of each kind begins, whatever its name says."""

FORBIDDEN = {"script", "handler", "foreignObject", "iframe", "animate", "set"}
"""SVG elements that run something, hold another page, or write an address later."""

LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|@font-face")  # url(https://
"""Style that loads a file; `url(#gradient)` stays inside the picture."""


def problem(folder: Path, name: str) -> str:
    """Return what is wrong with the logo called `name` in `folder`; nothing where it is right."""
    kinds = [*STARTS, SVG]
    path = folder / name
    kind = path.suffix.lower()
    if kind not in kinds:
        return f"expected a picture ({', '.join(kinds)}), found {name!r}"
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"expected a picture beside the clinic's file, found {name!r}"
    if not path.is_file():
        return f"no file {name!r} beside the clinic's file"
    size = path.stat().st_size
    if size > MOST_BYTES:
        return f"expected at most {MOST_BYTES // 1000} kB, found {size / 1000:.0f} kB"
    content = path.read_bytes()
    if kind == SVG:
        return _problem_of_svg(content)
    if not content.startswith(STARTS[kind]):
        return f"{name!r} is not the kind of picture that its name says"
    return ""


def _problem_of_svg(content: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return f"this SVG cannot be read: {error.msg}"
    if root.getroottree().docinfo.internalDTD is not None:
        return "expected an SVG without a document type: take the `<!DOCTYPE ...>` out"
    if etree.QName(root).localname != "svg":
        return f"expected an SVG picture, found <{etree.QName(root).localname}>"
    return next(_faults(root), "")


def _faults(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        if tag in FORBIDDEN:
            yield f"expected an SVG without scripts, found <{tag}>"
        if tag == "style" and LOADS.search(element.text or ""):
            yield "expected an SVG that loads nothing, found an address in its <style>"
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname
            if attribute.lower().startswith("on"):
                yield f"expected an SVG without scripts, found {attribute!r} on <{tag}>"
            outward = attribute == "href" and not str(value).startswith(("#", "data:image/"))
            if outward or LOADS.search(str(value)):
                yield f"expected an SVG that loads nothing, found {value!r} on <{tag}>"
