"""What a screen reader needs of a PDF, looked for in its bytes.

It is no veraPDF, which checks PDF/UA in full and is not to be had as a package.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


def problems(pdf: bytes, title: str) -> list[str]:
    """Return what is wrong; nothing where all is well."""
    document: Any = pikepdf.open(io.BytesIO(pdf))
    found = [*_of_the_file(document, title)]
    elements = (
        list(_elements(document.Root.StructTreeRoot)) if "/StructTreeRoot" in document.Root else []
    )
    found += _of_headings([str(element.S) for element in elements])
    for element in elements:
        if element.S == "/Figure" and not str(element.get("/Alt", "")).strip():
            found.append("a picture without words")
    for number, page in enumerate(document.pages, start=1):
        found += [f"page {number}: {what}" for what in _of_a_page(page, document)]
    return found


def _of_the_file(document: Any, title: str) -> Iterator[str]:
    root = document.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if "/StructTreeRoot" not in root:
        yield "no structure"
    if str(root.get("/Lang", "")) != "en":
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not shown"
    with document.open_metadata() as meta:
        if meta.get("pdfuaid:part") != "1":
            yield "no mark of PDF/UA-1"
        if meta.get("dc:title") != title:
            yield f"title {meta.get('dc:title')!r}, expected {title!r}"
    for font in document.objects:
        described = isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor"
        if described and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()):
            yield f"font {font.FontName} is not in the file"


def _elements(element: Any) -> Iterator[Any]:
    """Yield the structure in the order in which it is read."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _of_headings(kinds: list[str]) -> Iterator[str]:
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"expected one heading of level 1, first of all, found {levels}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} after one of level {above}"


def _of_a_page(page: Any, document: Any) -> Iterator[str]:
    if page.get("/Tabs") != "/S":
        yield "the tab key does not follow the structure"
    for note in page.get("/Annots", []):
        if note.Subtype == "/Link" and not (
            str(note.get("/Contents", "")) and "/StructParent" in note
        ):
            yield "a link without words"
    marks, loose = _marks(page)
    if loose:
        yield f"{loose} things drawn outside the structure"
    if marks != sorted(marks):
        yield "drawn in another order than it is marked"
    read = list(_read(document.Root.get("/StructTreeRoot", {}), page))
    if read != marks:
        yield "read in another order than it stands on the page"


def _marks(page: Any) -> tuple[list[int], int]:
    """Return the marked pieces of a page in the order of drawing, and how many are not marked."""
    marks: list[int] = []
    loose, stack = 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            inside = operands[1] if len(operands) > 1 else {}
            mark = inside.get("/MCID") if isinstance(inside, pikepdf.Dictionary) else None
            if mark is not None and int(mark) not in marks:
                marks.append(int(mark))
            stack.append(mark is not None or str(operands[0]) == "/Artifact")
        elif name == "EMC":
            stack.pop()
        elif name in SHOWS_TEXT | PAINTS and not any(stack):
            loose += 1
    return marks, loose


def _read(element: Any, page: Any) -> Iterator[int]:
    """Yield the marked pieces of a page in the order of the structure."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        here, mark = element.get("/Pg"), kid
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                yield from _read(kid, page)
            here, mark = kid.get("/Pg", here), kid.get("/MCID")
        if isinstance(mark, int) and here is not None and here.objgen == page.obj.objgen:
            yield int(mark)
