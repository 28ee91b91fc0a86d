"""A saved web page: find the article in it, and say what stands around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from itertools import accumulate

from lxml import etree, html
from readability import Document

from article.model.article import LeftOut, Reading, Shape
from article.model.markers import ASKS, label
from article.model.spans import one_line
from article.source.walk import Found, parse, walk

_SNIFF = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)  # "<!doctype html>", "<html lang=en>"
_MARK = "data-article-position"
_ENOUGH = 0.8
"""The share of readability's words that the region must hold."""
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{1,40}$")  # "Title | Site": the site's part
OUTSIDE = "outside the article"


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a web page, whatever its file is called."""
    return bool(_SNIFF.match(text.removeprefix("\ufeff")[:4000]))


def read(text: str) -> Reading:
    """Take a saved web page apart."""
    root = parse(text)
    found, dropped = walk(root)
    first, last = _region(root, found)
    left_out: list[LeftOut] = []
    inside: list[Found] = []
    author: list[Found] = []
    title = _title(root)
    # A page's title may stand above its article; a logo may be a first-level heading too.
    titles = [f for f in found if f.block.level == 1 and not f.reason and not f.about_author]
    titled = any(first <= f.position < last for f in titles)
    above = [f for f in titles if f.position < first]
    lifted = above[-1:] if not titled else []
    for one in found:
        if one.about_author and not one.reason:
            author.append(one)
        elif not one.reason and (first <= one.position < last or one in lifted):
            inside.append(one)
        else:
            reason, text = one.reason or OUTSIDE, one.block.text
            if left_out and left_out[-1].reason == reason:
                text = f"{left_out.pop().text}\n{text}"
            left_out.append(LeftOut(reason, text))
    return Reading(
        tuple(one.block for one in inside),
        (*(link.told for link in dropped if first <= link.position < last), *left_out),
        title,
        tuple(one.block for one in author),
    )


def _title(root: etree._Element) -> str:
    named = root.find(".//title")
    text = one_line("".join(map(str, named.itertext()))) if named is not None else ""
    return _SITE_NAME.sub("", text)


def _region(root: etree._Element, found: Sequence[Found]) -> tuple[int, int]:
    """Return the first position of the article and the one after its last."""
    elements = list(root.iter())
    ends = _ends(root)
    kept = _kept_by_readability(root, elements)
    usable = [f for f in found if not f.reason and not f.about_author]
    weighed = [f for f in usable if f.position in kept] or usable
    before = [0] * (len(ends) + 1)  # how many kept words stand before each position
    for one in weighed:
        before[one.position + 1] += len(one.block.text)
    before = list(accumulate(before))
    inner = 0
    # Elements come in the order of their start tags, so the last one that fits is innermost.
    for position, end in enumerate(ends):
        if before[end] - before[position] >= _ENOUGH * before[-1]:
            inner = position
    inner = _widened(elements, ends, inner, usable)
    return inner, ends[inner]


def _widened(
    elements: list[etree._Element], ends: list[int], inner: int, usable: Sequence[Found]
) -> int:
    """Return the element around `inner` that the page calls its article, or that has the markers.

    Readability drops what is short, and questions are.
    """
    position_of = {id(element): n for n, element in enumerate(elements)}
    around = [position_of[id(e)] for e in elements[inner].iterancestors()]
    for position in around:
        if elements[position].tag == "article":
            inner = position
            break
    marks = [f.position for f in usable if _is_mark(f)]
    for position in (p for p in around if p < inner or p == inner):
        missed = [m for m in marks if not inner <= m < ends[inner]]
        gained = [m for m in missed if position <= m < ends[position]]
        if len(gained) >= 2:
            inner = position
    return inner


def _is_mark(one: Found) -> bool:
    text = one.block.text
    asks = one.block.shape in (Shape.HEADING, Shape.TERM) and text.endswith("?")
    return asks or bool(label(text) or ASKS.match(text))


def _ends(root: etree._Element) -> list[int]:
    """Return for each element the position after the last one in it."""
    ends: list[int] = []
    open_at: list[int] = []
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            open_at.append(len(ends))
            ends.append(0)
        else:
            at = open_at.pop()
            ends[at] = len(ends)
    return ends


def _kept_by_readability(root: etree._Element, elements: list[etree._Element]) -> set[int]:
    """Return the positions of the elements that readability takes for the article."""
    for position, element in enumerate(elements):
        element.set(_MARK, str(position))
    try:
        source = html.tostring(root, encoding="unicode")
        logging.getLogger("readability").setLevel(logging.CRITICAL)
        summary = Document(source).summary(html_partial=True)
        kept = [str(e.get(_MARK)) for e in html.fromstring(summary).iter() if e.get(_MARK)]
    except Exception:  # readability raises many kinds on broken pages; we do without it
        kept = []
    finally:
        for element in elements:
            element.attrib.pop(_MARK, "")
    return {int(p) for p in kept if p.isdigit()}
