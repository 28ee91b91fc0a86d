"""Leaflets as a patient, a nurse and a screen reader get them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from bundle.formats.pdf import leaflet_pages, make, read_sheets
from bundle.formats.pdf.typeset import FONTS, Typesetter
from bundle.source.formats import Source
from tests.bundle.leaflets.conftest import ADDRESS, MADE
from tests.bundle.leaflets.paper import text_of, words, words_of_page

Sheets = dict[str, dict[str, Any]]
Leaflet = Callable[..., bytes]

SAMPLE = ("get-help", "quiz", "lower-back", "trapped-nerve-in-the-leg", "see-a-doctor")
"""Long, odd, with drawings, with a table, a question."""
LARGEST = 340_000
LARGEST_CAUSE = 200_000


def joined(pdf: bytes) -> str:
    return " ".join(" ".join(text_of(pdf)).split())


def test_what_a_clinic_hands_out_has_one(source: Source) -> None:
    pages = source.contents.pages
    wanted = [page.file for page in pages if page.kind in {"cause", "question"}]
    guides = {"get-help.html", "happening-now.html", "quiz.html"}
    assert set(leaflet_pages(source.contents).values()) == {*wanted, *guides}
    assert len(wanted) == 31


def test_nothing_of_a_page_is_lost(source: Source, sheets: Sheets, leaflet: Leaflet) -> None:
    lost = {}
    for name, sheet in sheets.items():
        if name == "quiz":
            continue  # test_flowchart holds it against the quiz itself
        expected = words_of_page(source.files[sheet["article"]["file"]])
        missing = dict(expected - words(" ".join(text_of(leaflet(name)))))
        if missing:
            lost[name] = missing
    assert lost == {}


def test_emergency_signs_come_before_the_text(source: Source, sheets: Sheets) -> None:
    for name, sheet in sheets.items():
        if name == "get-help":
            first = next(part for part in sheet["article"]["blocks"] if part["kind"] == "care")
            assert first["urgency"] == "emergency"
        else:
            assert sheet["signs"]["level"] == "Emergency now"
            assert name == "quiz" or len(sheet["signs"]["lines"]) >= 15


@pytest.mark.parametrize("name", ["tight-shoes", "see-a-doctor", "quiz", "get-help"])
@pytest.mark.parametrize("size", ["a4", "large"])
def test_a_leaflet_says_what_it_is(source: Source, leaflet: Leaflet, name: str, size: str) -> None:
    pages = text_of(leaflet(name, size))
    first, whole = " ".join(pages[0].split()), joined(leaflet(name, size))
    assert "Not yet reviewed by a clinician." in first
    assert "This is general information." in first
    assert ("Emergency signs come first" if name == "get-help" else "Emergency now") in first
    assert "Foot Street Clinic" in first
    assert "01632 960123" in first
    assert "Monday to Friday" in first
    assert "Call 999" in whole
    assert "Next review due: 31 May 2027" in whole
    for number, page in enumerate(pages, start=1):
        told = " ".join(page.split())
        assert f"page {number} of {len(pages)}" in told
        assert "version 2026.11.18, 18 November 2026" in told


def test_urgency_is_said_in_words_on_every_card(sheets: Sheets, leaflet: Leaflet) -> None:
    for name, sheet in sheets.items():
        told = joined(leaflet(name))
        for part in sheet["article"]["blocks"]:
            if part["kind"] == "care":
                heading = "".join(run["text"] for run in part["heading"])
                assert f"{part['level']} {heading}" in told, name


@pytest.mark.parametrize(
    ("name", "size"), [("tight-shoes", "a4"), ("quiz", "letter"), ("get-help", "large")]
)
def test_a_telephone_reads_the_code(source: Source, leaflet: Leaflet, name: str, size: str) -> None:
    pdf = leaflet(name, size)
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72, grayscale=True).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    path = leaflet_pages(source.contents)[name].removesuffix(".html")
    assert code.text == f"{ADDRESS}/{path}/"
    assert code.text in "".join(text_of(pdf)[0].split())


def test_the_code_is_25_mm_wide_with_a_white_border(sheets: Sheets) -> None:
    for sheet in sheets.values():
        qr = sheet["qr"]
        modules = int(re.search(r'viewBox="0 0 (\d+) ', qr["svg"])[1])
        assert qr["width"] * (modules - 8) / modules >= 25
        dark = re.findall(r"M(\d+) (\d+)h1v1", qr["svg"])
        places = [int(place) for module in dark for place in module]
        assert (min(places), max(places)) == (4, modules - 5)


def test_no_code_and_no_clinic_where_there_is_none(nowhere: Source, leaflet: Leaflet) -> None:
    sheet = read_sheets(nowhere)["tight-shoes"]
    assert sheet["qr"] is None
    pdf = Typesetter().pdf(sheet | {"article": sheet["article"] | {"clinic": None}}, "a4", MADE)
    told = joined(pdf)
    assert ADDRESS not in told
    assert "Foot Street Clinic" not in told
    assert "Pages of the site: How to help prevent numbness." in told
    assert "Leaflets: Could my running shoes be the cause?;" in told
    assert zxingcpp.read_barcodes(pypdfium2.PdfDocument(pdf)[0].render().to_pil()) == []


def test_the_same_page_gives_the_same_bytes(sheets: Sheets, leaflet: Leaflet) -> None:
    for name in SAMPLE:
        assert Typesetter().pdf(sheets[name], "a4", MADE) == leaflet(name)


def test_leaflets_stay_small(sheets: Sheets, leaflet: Leaflet) -> None:
    sizes = {name: len(leaflet(name)) for name in sheets}
    assert max(sizes.values()) <= LARGEST
    causes = [
        name for name, sheet in sheets.items() if sheet["article"]["file"].startswith("causes/")
    ]
    assert max(sizes[name] for name in causes) <= LARGEST_CAUSE
    pages = {name: len(pypdfium2.PdfDocument(leaflet(name))) for name in causes}
    assert max(pages.values()) <= 4


def test_only_the_fonts_of_the_repository_are_used(leaflet: Leaflet) -> None:
    for name in SAMPLE:
        document: Any = pikepdf.open(io.BytesIO(leaflet(name)))
        names = {
            str(part.FontName)
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/FontDescriptor"
        }
        assert all(re.fullmatch(r"/[A-Z]{6}\+AtkinsonHyperlegible-\w+", font) for font in names)
    assert (FONTS / "OFL.txt").read_text("utf-8").count("SIL OPEN FONT LICENSE") >= 1


def test_the_format_writes_the_leaflets_and_the_page_to_pick_from(
    source: Source, tmp_path: Path
) -> None:
    few = ("quiz.html", "get-help.html", "causes/tight-shoes.html")
    contents = source.contents
    kept = tuple(page for page in contents.pages if page.file in few)
    small = type(source)(
        source.files, type(contents)(**{**vars(contents), "pages": kept}), source.release
    )
    assert make(small, tmp_path) == [tmp_path / "leaflets"]
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    names = ("get-help", "quiz", "tight-shoes")
    pdfs = [f"leaflets/{size}/{name}.pdf" for size in ("a4", "large", "letter") for name in names]
    assert found == [*pdfs, "leaflets/print-these.html"]
