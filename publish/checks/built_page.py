"""One page of the built site: what it points to, what it offers to point to, and its own faults."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from common import addresses
from common.addresses import TOLD_RELATIONS, Reference
from common.disclaimer import ATTRIBUTE

HEADINGS = {f"h{level}": level for level in range(1, 7)}
FOLLOWED = frozenset(["a", "area"])
ADDRESS_ATTRIBUTES = (
    *("href", "src", "srcset", "imagesrcset", "poster", "background", "data"),
    *("action", "formaction", "ping", "style"),
)
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
HOLDERS = {name: name for name in ADDRESS_ATTRIBUTES} | {
    "xlink:href": "href",
    f"{XLINK}href": "href",
}
"""Attributes that hold addresses, as HTML and as SVG files spell them."""
TEXTS = {"style": "style", "script": "script", "meta": "meta", f"{SVG}style": "style"}
"""Elements that hold addresses in what they say."""
DATA_TYPES = frozenset(["application/json", "application/ld+json"])
NAMES = ("aria-label", "aria-labelledby", "title")
"""Attributes that name a link which has no text."""

TEXT = etree.XPath("normalize-space()")
NAMED_INSIDE = etree.XPath("boolean(.//img[normalize-space(@alt)] | .//*[@aria-label] | .//title)")
WITH_ID = etree.XPath("//*[@id!='']")
LANGUAGE = etree.XPath("normalize-space(/html/@lang)")
TITLE = etree.XPath("normalize-space(/html/head/title)")
DESCRIPTION = etree.XPath("normalize-space(/html/head/meta[@name='description']/@content)")
DISCLAIMER = etree.XPath(f"boolean(//body//*[@{ATTRIBUTE}][normalize-space()])")
CANONICAL = etree.XPath("string(/html/head/link[@rel='canonical']/@href)")


@dataclass(frozen=True)
class Fault:
    """What is wrong on a page, and the line it stands on."""

    line: int
    message: str


@dataclass(frozen=True)
class BuiltPage:
    """What other pages and the checks between pages need to know of a page."""

    title: str
    description: str
    canonical: str
    """The page's own address on the web; empty where the site has none."""
    names: frozenset[str]
    """What an address can point to after a `#`."""
    references: tuple[Reference, ...]
    faults: tuple[Fault, ...]


def read_page(data: bytes) -> BuiltPage:
    """Read an HTML page; a file that is no HTML at all is a page that lacks everything."""
    parser = etree.HTMLParser(encoding="utf-8")
    root = cast("etree._Element | None", etree.fromstring(data.strip() or b"<html/>", parser))
    if root is None:  # a file that holds nothing but a comment
        root = etree.Element("html")
    ids = [
        (element.get("id", ""), _line(element))
        for element in cast(list[etree._Element], WITH_ID(root))
    ]
    names = {name for name, _ in ids} | {a.get("name", "") for a in root.iter("a")}
    return BuiltPage(
        title=str(TITLE(root)),
        description=str(DESCRIPTION(root)),
        canonical=str(CANONICAL(root)),
        names=frozenset(names - {""}),
        references=tuple(_references(root)),
        faults=(
            *_faults_of_page(root),
            *_faults_of_headings(root),
            *_faults_of_ids(ids),
            *_faults_of_words(root),
        ),
    )


def read_svg(data: bytes) -> tuple[frozenset[str], tuple[Reference, ...]]:
    """Return the ids and the addresses of an SVG file; raise `XMLSyntaxError` for a broken one."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    ids = frozenset(element.get("id", "") for element in root.iter("*")) - {""}
    return ids, tuple(_references(root))


def _line(element: etree._Element) -> int:
    """Return where an element stands; 0 where the parser made it up."""
    return int(cast(Any, element.sourceline) or 0)


def _references(root: etree._Element) -> Iterator[Reference]:
    for element in root.iter("*"):
        # most attributes hold no address, so they are told apart before anything else is looked at
        for key, value in cast(dict[str, str], element.attrib).items():
            if key in HOLDERS:
                yield from _of_attribute(element, HOLDERS[key], value)
        if element.tag in TEXTS:
            yield from _of_text(element, TEXTS[element.tag])


def _of_attribute(element: etree._Element, name: str, value: str) -> Iterator[Reference]:
    tag, line = element.tag.rpartition("}")[2], _line(element)
    holder = f"<{tag} {name}>"
    if name == "style":
        yield from addresses.of_css(value, line, holder)
    elif name in {"srcset", "imagesrcset"}:
        for address in addresses.of_srcset(value):
            yield Reference(address, line, holder, fetched=True)
    else:
        fetched = name != "href" or not _is_followed(tag, element)
        yield Reference(value, line, holder, fetched)


def _of_text(element: etree._Element, name: str) -> Iterator[Reference]:
    line = _line(element)
    if name == "style":
        yield from addresses.of_css(element.text or "", line, "<style>")
    elif name == "meta" and element.get("http-equiv", "").lower() == "refresh":
        for address in addresses.REFRESH.findall(element.get("content", "")):
            yield Reference(address, line, "<meta refresh>", fetched=True)
    elif element.get("type") in DATA_TYPES:
        yield from addresses.of_json(_data(element), line)


def _is_followed(tag: str, element: etree._Element) -> bool:
    relations = set(element.get("rel", "").lower().split())
    return tag in FOLLOWED or (tag == "link" and bool(relations) and relations <= TOLD_RELATIONS)


def _data(element: etree._Element) -> object:
    """Return the data of a script element; a broken one is reported with the page's faults."""
    try:
        return json.loads(element.text or "")
    except (json.JSONDecodeError, RecursionError):
        return None


def _faults_of_page(root: etree._Element) -> Iterator[Fault]:
    if not LANGUAGE(root):
        yield Fault(_line(root), 'expected the page\'s language. Right: <html lang="en">')
    if not TITLE(root):
        yield Fault(0, "expected a <title> with words in it")
    if not DISCLAIMER(root):
        yield Fault(0, f"shows no medical disclaimer, an element with {ATTRIBUTE} and words in it")
    for element in root.iter("script"):
        if element.get("type") in DATA_TYPES and _data(element) is None:
            yield Fault(_line(element), "the data in this <script> is not JSON")


def _faults_of_headings(root: etree._Element) -> Iterator[Fault]:
    level, tops = 0, 0
    for element in root.iter(*HEADINGS):
        this, line = HEADINGS[str(element.tag)], _line(element)
        words = str(TEXT(element))
        tops += this == 1
        if not words:
            yield Fault(line, f"the heading <h{this}> has no words")
        if this == 1 and tops > 1:
            yield Fault(line, f"a second <h1>, {words!r}: a page has one")
        elif this > level + 1:
            before = f"<h{level}>" if level else "no heading"
            yield Fault(line, f"<h{this}> {words!r} follows {before}: expected <h{level + 1}>")
        level = this
    if not tops:
        yield Fault(0, "expected one <h1>, found none")


def _faults_of_ids(ids: list[tuple[str, int]]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for name, line in ids:
        if name in first:
            yield Fault(line, f"the id {name!r} stands twice, first on line {first[name]}")
        first.setdefault(name, line)


def _faults_of_words(root: etree._Element) -> Iterator[Fault]:
    """Find images and links that say nothing to somebody who cannot see them."""
    for element in root.iter("img", "area", "input"):
        image = element.tag == "img" or element.get("href") or element.get("type") == "image"
        if image and element.get("alt") is None:
            line = _line(element)
            yield Fault(line, f'<{element.tag}> has no alt. Right: alt="what it shows", or alt=""')
    for element in root.iter("a"):
        named = any(element.get(name, "").strip() for name in NAMES)
        if "href" in element.attrib and not (named or TEXT(element) or NAMED_INSIDE(element)):
            yield Fault(_line(element), f"the link to {element.get('href')!r} has no words")
