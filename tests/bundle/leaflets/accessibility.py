"""What a screen reader needs of a PDF: PDF/UA-1, and what that standard leaves to people to see."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import page
import pikepdf


def broken_rules(pdf: bytes) -> list[str]:
    """Return which rules of PDF/UA-1 a file breaks, as a program says that is not the maker's."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def problems(pdf: bytes, title: str, papers: int = 1) -> list[str]:
    """Return what may be wrong in a file that conforms: title, language, order, lone headings.

    Each of its `papers` has one heading of level 1.
    """
    document: Any = pikepdf.open(io.BytesIO(pdf))
    found = []
    if str(document.Root.Lang) != "en":
        found.append(f"language {document.Root.Lang}, expected en")
    with document.open_metadata() as meta:
        if meta.get("dc:title") != title:
            found.append(f"title {meta.get('dc:title')!r}, expected {title!r}")
    structure = document.Root.StructTreeRoot
    headings = [kind for kind in _kinds(structure) if kind.startswith("/H")]
    if headings[:1] != ["/H1"] or headings.count("/H1") != papers:
        found.append(f"expected a heading of level 1 a paper, first of all, found {headings}")
    read = defaultdict(list)
    last = {}
    for sheet, mark, kind in _read(structure):
        read[sheet].append(mark)
        last[sheet] = kind
    for number, sheet in enumerate(document.pages, start=1):
        if read[sheet.obj.objgen] != _drawn(sheet):
            found.append(f"page {number}: read in another order than it stands on the page")
        if last.get(sheet.obj.objgen, "").startswith("/H"):
            found.append(f"page {number}: a heading stands alone at its foot")
    return found


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _kinds(element: Any) -> Iterator[str]:
    """Yield the kind of each element of the structure, in the order in which they are read."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from _kinds(kid)


def _read(element: Any, within: str = "") -> Iterator[tuple[Any, int, str]]:
    """Yield the marked pieces in the order in which they are read.

    Each comes with its page and with the heading, such as `/H2`, or else the kind that it is in.
    """
    own = str(element.get("/S", ""))
    kind = within if within.startswith("/H") else own
    for kid in _kids(element):
        here, mark = element.get("/Pg"), kid
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                yield from _read(kid, kind)
            here, mark = kid.get("/Pg", here), kid.get("/MCID")
        if isinstance(mark, int) and here is not None:
            yield here.objgen, mark, kind


def _drawn(sheet: Any) -> list[int]:
    """Return the marked pieces of a page in the order of drawing."""
    found = [operands[-1] for operands, _ in pikepdf.parse_content_stream(sheet, "BDC")]
    marks = [one.get("/MCID") for one in found if isinstance(one, pikepdf.Dictionary)]
    return list(dict.fromkeys(int(mark) for mark in marks if mark is not None))
