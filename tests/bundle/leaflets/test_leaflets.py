"""Leaflets as a patient, a nurse and a screen reader get them."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bundle.formats.pdf import fitting, make
from bundle.formats.pdf.kinds import KINDS, Paper, leaflet_pages, read_papers
from bundle.formats.pdf.sets import Printed as OnPaper
from bundle.formats.pdf.sets import make_sets
from bundle.formats.pdf.typeset import Pdf, Typesetter
from bundle.source.source import Source
from common.contents import Leaflets
from common.papers import A4, LARGE, LETTER, Size, in_usual_print
from common.typesetting import FONTS
from pages.clinic import region
from tests.bundle.leaflets.accessibility import broken_rules, problems
from tests.bundle.leaflets.conftest import ADDRESS, MADE
from tests.bundle.leaflets.paper import ends_of_sides, text_of, words, words_of_page
from tests.hooks.conftest import ROOT

Papers = dict[str, Paper]
Leaflet = Callable[..., bytes]
Printed = Callable[..., Pdf]

SAMPLE = ("get-help", "quiz", "lower-back", "how-long", "leg-map", "poster", "pocket-card")
"""Long, odd, with drawings, with a table, and what is no page."""
PICTURES = ("get-help-in-pictures", "happening-now-in-pictures")
LARGEST = 120_000
REGIONS = ROOT / "regions"
FILLED, BEFORE_LAST = 0.6, 0.35
"""How much of each side but the last there is to read on, at least. From the side before it, the
last part goes on with the foot, so that this does not stand alone."""
READ_BY = {"a4": 12, "letter": 12, "large-a4": 18, "large-letter": 18}
"""How large advice and signs are at least, in points."""


def joined(pdf: bytes) -> str:
    return " ".join(" ".join(text_of(pdf)).split())


def papers_of(source: Source, file: str, **told: Any) -> Papers:
    """Return the papers that a site has of one page, where other things are told of it."""
    pages = tuple(page for page in source.contents.pages if page.file == file)
    contents = replace(source.contents, pages=pages, **told)
    return {paper.name: paper for paper in read_papers(replace(source, contents=contents))}


def leaflets(papers: Papers) -> dict[str, Paper]:
    return {name: paper for name, paper in papers.items() if paper.template == "leaflet"}


def test_what_a_clinic_hands_out_has_one(source: Source, papers: Papers) -> None:
    pages = source.contents.pages
    wanted = [page.file for page in pages if page.kind in KINDS]
    guides = {"get-help", "happening-now", "prevention", "quiz", "leg-map"}
    others = {"poster", "pocket-card", *PICTURES}
    assert {*(Path(file).stem for file in wanted), *guides, *others} == {*papers}
    assert len(wanted) > 30


def test_all_paper_but_the_card_says_where_to_tell_what_is_wrong(
    source: Source, papers: Papers, printed: Printed
) -> None:
    names = {"pocket-card", "poster", "quiz", "leg-map", *PICTURES, "get-help", "tight-shoes"}
    told = {name: joined(printed(name).data) for name in names}
    silent = {
        name for name in names if "Tell us what is wrong: us@clinic.example." not in told[name]
    }
    assert silent == {"pocket-card"}
    poster = papers_of(source, "get-help.html", contact="")["poster"]
    assert "Tell us" not in joined(fitting(Typesetter(), poster, A4, MADE).data)


LONG = {"get-help": (4, 9), "quiz": (2, 6)}
"""More than one sheet, or two in large print: all signs there are, of which none is left out."""


def test_every_leaflet_is_one_sheet_or_two_in_large_print(papers: Papers, printed: Printed) -> None:
    """On each size of paper that any region prints."""
    found = {}
    for name, paper in papers.items():
        for size in (one for one in paper.sizes if paper.template in {"leaflet", "tick-list"}):
            most = LONG.get(name, (2, 4))[size.large]
            if (sides := printed(name, size.name).sides) > most:
                found[name, size.name] = sides
    assert found == {}


def test_a_list_to_tick_says_what_it_leaves_out(papers: Papers, printed: Printed) -> None:
    """Where leaving calm lines out saves no sheet, all of them stand there."""
    for size in papers["quiz"].sizes:
        told = joined(printed("quiz", size.name).data)
        books = "If one line is ticked: Book an appointment" in told
        left_out = "more reasons to book an appointment than have room here" in told
        assert books or left_out, size.name
        assert books is size.large, size.name


@pytest.mark.parametrize("name", ["happening-now", "quiz"])
def test_the_numbers_of_all_regions_take_no_second_sheet(source: Source, name: str) -> None:
    """Of these nothing can be spared: they get longer where a copy names many numbers."""
    numbers = region.choose("international", REGIONS).plain_notes["emergency"]
    told = {"is_one_place": False, "emergency": numbers}
    paper = papers_of(source, f"{name}.html", **told)[name]
    sizes = [size for size in paper.sizes if not size.large]
    assert sizes == [A4, LETTER]
    assert [fitting(Typesetter(), paper, size, MADE).sides for size in sizes] == [2, 2]


@pytest.mark.parametrize("name", ["uk", "canada", "international"])
def test_long_numbers_at_the_foot_are_not_cut_off_by_a_printer(source: Source, name: str) -> None:
    numbers = region.choose(name, REGIONS).plain_notes["emergency"]
    paper = papers_of(source, "get-help.html", emergency=numbers)["get-help"]
    for size in paper.sizes:
        side = pypdfium2.PdfDocument(fitting(Typesetter(), paper, size, MADE).data)[0]
        text = side.get_textpage()
        low = min(text.get_charbox(n)[1] for n in range(text.count_chars()))
        assert low / 72 * 25.4 > 4, size.name


def test_poster_map_and_cards_are_one_side(papers: Papers, printed: Printed) -> None:
    for name in ("poster", "pocket-card", "leg-map"):
        assert {printed(name, size.name).sides for size in papers[name].sizes} == {1}


def test_the_cards_of_one_urgency_are_one_box_with_one_heading(leaflet: Leaflet) -> None:
    """On the page they are many; a box that goes on over the page says its heading again."""
    sides = [" ".join(side.split()) for side in text_of(leaflet("get-help"))]
    for heading in ("Call your emergency number now if:", "Get medical help today if:"):
        counts = [side.count(heading) for side in sides]
        assert max(counts) == 1
        assert 1 <= sum(counts) <= 2
    assert "Show more" not in " ".join(sides)


@pytest.mark.parametrize("size", READ_BY)
def test_no_side_has_the_foot_alone_and_nothing_runs_into_it(
    papers: Papers, printed: Printed, size: str
) -> None:
    for name in leaflets(papers):
        last = list(pypdfium2.PdfDocument(printed(name, size).data))[-1]
        text = last.get_textpage()
        told = " ".join(text.get_text_range().split())
        foot = min(told.index("Foot Street Clinic"), told.index("More, on the same page"))
        before = told[:foot].partition(papers[name].title)[2]
        assert len(before) > 60, (name, told)
        more = text.search("same page of our website").get_next()
        assert more, name
        top = max(text.get_charbox(more[0] + at)[3] for at in range(more[1]))
        lines = [one.get_bounds() for one in last.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
        to_write_on = [b for left, b, right, t in lines if t - b < 2 and right - left > 150]
        to_write_on.remove(min(to_write_on))  # the line above the version
        assert min(to_write_on, default=top) >= top, name


def test_sides_are_filled_and_end_well(papers: Papers, printed: Printed) -> None:
    """No side but the last is left half empty, or ends in a line that leads to what follows."""
    empty, lone = {}, {}
    for name, paper in papers.items():
        for size in (one.name for one in paper.sizes):
            sides = ends_of_sides(printed(name, size).data)
            for number, (filled, line) in enumerate(sides, 1):
                if filled < (BEFORE_LAST if number == len(sides) else FILLED):
                    empty[name, size, number] = round(filled, 2)
                if line.endswith(":"):
                    lone[name, size, number] = line
    assert (empty, lone) == ({}, {})


def test_a_section_that_goes_on_says_its_heading_again(papers: Papers, printed: Printed) -> None:
    sides = [" ".join(side.split()) for side in text_of(printed("tight-shoes", "large-a4").data)]
    goes_on = [side for side in sides if ", continued" in side]
    assert goes_on
    for side in goes_on:
        heading = side.partition(", continued")[0].rpartition("laces ")[2]
        assert any(heading in earlier for earlier in sides[: sides.index(side)])


def test_who_has_reviewed_it_is_said_once(papers: Papers, printed: Printed) -> None:
    for name, paper in papers.items():
        told = joined(printed(name, paper.sizes[0].name).data)
        many = 10 if name == "pocket-card" else 1
        assert told.count("Not yet reviewed by a clinician") == many, name


def test_a_copy_for_many_countries_leaves_room_for_its_own_number(
    source: Source, printed: Printed
) -> None:
    many = replace(source, contents=replace(source.contents, is_one_place=False))
    papers = {paper.name: paper for paper in read_papers(many)}
    typesetter = Typesetter()
    for name in (
        "tight-shoes",
        "get-help",
        "leg-map",
        "poster",
        "pocket-card",
        "quiz",
        PICTURES[0],
    ):
        paper = papers[name]
        pdf = fitting(typesetter, paper, A4, MADE)
        assert "Our emergency number:" in joined(pdf.data), name
        assert "999" in joined(pdf.data), name
        assert pdf.sides == printed(name).sides, name
        assert "Our emergency number:" not in joined(printed(name).data), name


@pytest.mark.parametrize("size", READ_BY)
def test_advice_and_signs_are_large_enough_to_read(
    papers: Papers, printed: Printed, size: str
) -> None:
    looked_at = 0
    every = {**leaflets(papers), "quiz": papers["quiz"]}
    # the width of the paper changes no size of type, and is tried on some
    names = every if size in {"a4", "large-letter"} else set(SAMPLE) & every.keys()
    for name, paper in ((name, every[name]) for name in sorted(names)):
        told = printed(name, size).told
        lines = list(lines_to_read(told))
        sizes = sizes_of(printed(name, size).data, lines)
        assert sizes.keys() == set(lines), paper.title
        assert {line: at for line, at in sizes.items() if at < READ_BY[size] - 0.01} == {}
        looked_at += len(lines)
    assert looked_at > (500 if names is every else 100)


def lines_to_read(told: Any) -> list[str]:
    """Return the lines of every card, sign and list of what to do."""
    found = []
    for part in told.get("blocks", ()):
        bodies = part["body"] if part["kind"] == "care" else ()
        found += [line for body in bodies for line in body.get("items", ())]
        found += part["items"] if part["kind"] == "advice" else []
    found += told["signs"]["lines"] if told.get("signs") else []
    said = ["".join(run["text"] for run in line) for line in found]
    return said + [line["text"] for part in told.get("parts", ()) for line in part["lines"]]


def sizes_of(pdf: bytes, lines: list[str]) -> dict[str, float]:
    """Return the size of the smallest letter of each line that stands in a file, in points."""
    found = {}
    texts = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]
    for text in texts:
        letters = [(chr(pdfium.FPDFText_GetUnicode(text, n)), n) for n in range(text.count_chars())]
        letters = [
            (letter, n) for letter, n in letters if not letter.isspace() and letter != "\ufffe"
        ]
        whole = "".join(letter for letter, _ in letters)
        for line in lines:
            packed = "".join(line.split()).replace("-", "")
            at = whole.replace("-", "").find(packed)
            if at >= 0:
                solid = [n for letter, n in letters if letter != "-"]
                some = solid[at : at + len(packed)]
                found[line] = min(pdfium.FPDFText_GetFontSize(text, n) for n in some)
    return found


def test_nothing_of_a_page_is_lost(source: Source, papers: Papers, printed: Printed) -> None:
    """What is not on paper stands in a section that the leaflet names."""
    lost = {}
    for name, paper in leaflets(papers).items():
        pdf = printed(name)
        expected = words_of_page(source.files[paper.file], pdf.told["more"])
        told = words(" ".join(text_of(pdf.data)))
        if missing := set(expected) - set(told):
            lost[name] = missing
    assert lost == {}


def test_emergency_signs_are_on_the_first_side(papers: Papers, printed: Printed) -> None:
    for name in papers:
        for size in papers[name].sizes:
            first = " ".join(text_of(printed(name, size.name).data)[0].split())
            assert "Call your emergency number now" in first, (name, size.name)


def test_core_signs_are_on_every_leaflet_in_short_or_in_full(
    source: Source, papers: Papers, printed: Printed
) -> None:
    assert len(source.contents.core_signs) == 7
    for name in leaflets(papers):
        told = joined(printed(name).data).replace("’", "'")
        for sign in source.contents.core_signs:
            assert any(line in told for line in (sign.short, *sign.full)), (name, sign.short)


def test_signs_that_stand_in_full_are_not_said_again(papers: Papers) -> None:
    told = papers["lower-back"].contents.told()["signs"]
    assert "numbness between your legs" not in told["core"]
    assert "trouble breathing" not in papers["arteries"].contents.told()["signs"]["core"]


@pytest.mark.parametrize("name", ["tight-shoes", "see-a-doctor", "quiz", "get-help", "leg-map"])
@pytest.mark.parametrize("size", ["a4", "large-a4"])
def test_a_leaflet_says_what_it_is(papers: Papers, leaflet: Leaflet, name: str, size: str) -> None:
    if size not in {one.name for one in papers[name].sizes}:
        size = "letter"
    pages = text_of(leaflet(name, size))
    whole = joined(leaflet(name, size))
    assert "Not yet reviewed by a clinician." in " ".join(pages[0].split())
    assert "This is general information." in whole
    assert "Call 999" in whole
    assert "Next review due: 31 May 2027" in whole
    for number, page in enumerate(pages, start=1):
        told = " ".join(page.split())
        assert f"page {number} of {len(pages)}" in told
        assert "version 2026.11.18, 18 November 2026" in told


@pytest.mark.parametrize("name", ["tight-shoes", "see-a-doctor", "get-help", "poster"])
def test_the_clinic_stands_in_its_box(leaflet: Leaflet, name: str) -> None:
    told = joined(leaflet(name))
    for expected in ("Foot Street Clinic", "01632 960123", "Monday to Friday"):
        assert expected in told
    assert "stamp" not in told


def test_urgency_is_said_in_words_on_every_card(papers: Papers, leaflet: Leaflet) -> None:
    for name, paper in leaflets(papers).items():
        told = joined(leaflet(name))
        for part in paper.contents.told()["blocks"]:
            if part["kind"] == "care":
                assert "".join(run["text"] for run in part["heading"]) in told, name


def test_the_quiz_is_a_list_of_all_its_signs(source: Source, printed: Printed) -> None:
    quiz = source.contents.quiz
    assert quiz
    told = "".join(joined(printed("quiz").data).split())
    urgent = [part for part in quiz.ticks if part.urgency in {"emergency", "same-day"}]
    lines = [line for part in urgent for line in part.lines]
    assert len(lines) > 40
    for line in lines:
        for text in (line.text, *line.choices):
            assert "".join(text.split()) in told
    places = [told.index(words) for words in ("Emergencynow–", "Sameday–", "Nolinefits?Ask")]
    assert places == sorted(places)
    assert "Look after" not in joined(printed("quiz").data)


def test_calm_lines_of_the_list_are_given_up_before_it_is_too_long(
    papers: Papers, printed: Printed
) -> None:
    few, all_of_them = (
        printed("quiz").told["parts"],
        papers["quiz"].contents.told()["parts"],
    )
    assert [len(part["lines"]) for part in few[:2]] == [len(p["lines"]) for p in all_of_them[:2]]
    assert sum(len(part["lines"]) for part in few) < sum(len(p["lines"]) for p in all_of_them)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_sheet_is_one_side_with_one_idea_to_a_line(
    name: str, papers: Papers, printed: Printed
) -> None:
    for size in papers[name].sizes:
        pdf = printed(name, size.name)
        told = joined(pdf.data)
        rows = [*pdf.told["signs"], *pdf.told["steps"], *pdf.told["never"]]
        assert (pdf.sides, len(rows)) == (1, 7)
        lines = [row["words"][0].upper() + row["words"][1:] for row in rows]
        places = [told.find(line) for line in lines]
        assert -1 not in places, lines[places.index(-1)]
        assert places == sorted(places)
        assert min(sizes_of(pdf.data, lines).values()) >= 18
        assert "It was not tested as Easy Read" in told
        assert "Treat it as a yes. Call 999" in told


def test_a_picture_sheet_has_every_core_sign_in_picture_or_in_short(
    source: Source, papers: Papers, printed: Printed
) -> None:
    few = replace(
        source.contents.picture_sheets[0], lines=source.contents.picture_sheets[0].lines[:2]
    )
    cut = replace(source, contents=replace(source.contents, picture_sheets=(few,)))
    (paper,) = (one for one in read_papers(cut) if one.name == PICTURES[0])
    sheets = [printed(name) for name in PICTURES]
    sheets.append(Typesetter().pdf(paper.template, paper.contents.told(), A4, MADE))
    for pdf in sheets:
        told = joined(pdf.data).lower()
        assert [one.short for one in source.contents.core_signs if one.short not in told] == []


def test_what_never_to_do_is_crossed_out(papers: Papers, leaflet: Leaflet) -> None:
    """Two red lines over each such drawing, and none over another."""
    page = pypdfium2.PdfDocument(leaflet("happening-now-in-pictures"))[0]
    paths = [
        one.get_bounds()
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)
        if is_red_line(one)
    ]
    never = papers["happening-now-in-pictures"].contents.told()["never"]
    assert len(never) == 3
    assert len(paths) == 2 * len(never)


def is_red_line(path: Any) -> bool:
    red, green, blue, opaque, width = (*(ctypes.c_uint() for _ in range(4)), ctypes.c_float())
    pdfium.FPDFPageObj_GetStrokeColor(path, red, green, blue, opaque)
    pdfium.FPDFPageObj_GetStrokeWidth(path, width)
    left, bottom, right, top = path.get_bounds()
    slanted = right - left > 20 and top - bottom > 20
    return is_dark_red((red.value, green.value, blue.value)) and slanted and width.value > 2


def blurred(picture: Image.Image) -> Image.Image:
    """Return a picture as a telephone takes it: from the side, not quite sharp, in poor light."""
    wide, high = picture.size
    corners = (-40, -25, -10, high + 30, wide + 45, high + 5, wide + 15, -50)
    turned = picture.convert("L").transform(
        picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255
    )
    dim = turned.filter(ImageFilter.GaussianBlur(2.2)).point(lambda light: int(60 + light * 0.6))
    return dim.rotate(7, Image.Resampling.BICUBIC, fillcolor=210)


@pytest.mark.parametrize("name", ["tight-shoes", "quiz", "get-help", "leg-map", "poster"])
@pytest.mark.parametrize("photograph", [False, True], ids=["print", "photograph"])
def test_a_telephone_reads_the_code(
    papers: Papers, leaflet: Leaflet, name: str, photograph: bool
) -> None:
    for size in papers[name].sizes:
        pdf = leaflet(name, size.name)
        side = list(pypdfium2.PdfDocument(pdf))[-1]
        scale = 150 if photograph else 300
        picture = side.render(scale=scale / 72, grayscale=True).to_pil()
        (code,) = zxingcpp.read_barcodes(blurred(picture) if photograph else picture)
        path = papers[name].file.removesuffix(".html")
        assert code.text == f"{ADDRESS}/{path}/"
        assert code.text in "".join("".join(text_of(pdf)).split())


def test_the_code_is_25_mm_wide_with_a_white_border(papers: Papers) -> None:
    for paper in leaflets(papers).values():
        qr = paper.contents.told()["qr"]
        modules = int(re.search(r'viewBox="0 0 (\d+) ', qr["svg"])[1])
        assert qr["width"] * (modules - 8) / modules >= 25
        dark = re.findall(r"M(\d+) (\d+)h1v1", qr["svg"])
        places = [int(place) for module in dark for place in module]
        assert (min(places), max(places)) == (4, modules - 5)


def test_no_code_and_no_clinic_where_there_is_none(nowhere: Source) -> None:
    (paper,) = (one for one in read_papers(nowhere) if one.name == "tight-shoes")
    told = paper.contents.told()
    assert told["qr"] is None
    pdf = Typesetter().pdf(paper.template, {**told, "clinic": None}, A4, MADE).data
    said = joined(pdf)
    assert ADDRESS not in said
    assert "Foot Street Clinic" not in said
    assert "Your clinic: stamp or label" in said
    assert zxingcpp.read_barcodes(pypdfium2.PdfDocument(pdf)[0].render().to_pil()) == []


def test_ten_pocket_cards_of_85_by_55_mm(papers: Papers) -> None:
    """On a size too that nobody has used yet."""
    cards = papers["pocket-card"]
    for size in (*cards.sizes, Size("legal", "US Legal", 215.9, 355.6)):
        pdf = fitting(Typesetter(), cards, size, MADE).data
        page = pypdfium2.PdfDocument(pdf)[0]
        assert [round(side / 72 * 25.4, 1) for side in page.get_size()] == [size.width, size.height]
        per_mm = 150 / 25.4
        picture = page.render(scale=150 / 72).to_pil().convert("RGB")
        wide, high = picture.size
        # just inside the left edge of a card there are no letters
        inside = round(wide / 2 - 85 * per_mm + 1.5 * per_mm)
        bands = [y for y in range(high) if is_dark_red(picture.getpixel((inside, y)))]
        tops = [y for y in bands if y - 1 not in bands]
        assert len(tops) == 5
        assert all(abs((b - a) / per_mm - 55) < 0.2 for a, b in pairwise(tops))
        row = [x for x in range(wide) if is_dark_red(picture.getpixel((x, tops[0] + 3)))]
        assert abs((row[-1] - row[0]) / per_mm - 2 * 85) < 0.4
        assert joined(pdf).count("Not sure? Treat it as a yes.") == 10


@pytest.mark.parametrize("name", region.available(REGIONS))
def test_each_sign_of_a_card_and_a_poster_has_a_line_of_its_own(source: Source, name: str) -> None:
    """However much is said of whom to call, no line lies on another or runs out of its box."""
    chosen = region.choose(name, REGIONS)
    told = {"emergency": chosen.plain_notes["emergency"], "is_one_place": chosen.is_one_place}
    papers = papers_of(source, "get-help.html", **told)
    for paper in (papers["poster"], papers["pocket-card"]):
        for size in (one for one in paper.sizes if one in (A4, LETTER)):
            page = pypdfium2.PdfDocument(fitting(Typesetter(), paper, size, MADE).data)[0]
            lines = [one.short[0].upper() + one.short[1:] for one in source.contents.core_signs]
            boxes = [box_of(page, line) for line in (*lines, "Not sure? Treat it as a yes.")]
            for (_, bottom), (top, _) in pairwise(boxes):
                assert bottom > top, (paper.name, size.name, told)
            last = box_of(page, "01632 960123")
            high = page.get_size()[1]
            card = (size.height - 5 * 55) / 2 + 55 if paper.name == "pocket-card" else size.height
            assert last[1] > high - card / 25.4 * 72, (paper.name, size.name, told)


def box_of(page: Any, words: str) -> tuple[float, float]:
    """Return the top and the bottom of words where they stand first, in points from the foot."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found, words
    boxes = [text.get_charbox(found[0] + n) for n, letter in enumerate(words) if letter != " "]
    return max(box[3] for box in boxes), min(box[1] for box in boxes)


def is_dark_red(colour: Any) -> bool:
    red, green, blue = colour
    return 120 < red < 190 and green < 60 and blue < 60


def test_zeros_have_no_stroke(tmp_path: Path) -> None:
    """000 is a telephone number: a crossed zero reads as a sign."""
    for file in sorted(FONTS.glob("*.ttf")):
        picture = Image.new("L", (200, 200), 255)
        draw = ImageDraw.Draw(picture)
        draw.text((100, 100), "0", fill=0, font=ImageFont.truetype(file, 150), anchor="mm")
        assert picture.getbbox()
        left, top, right, bottom = Image.eval(picture, lambda light: 255 - light).getbbox() or ()
        assert picture.getpixel(((left + right) // 2, (top + bottom) // 2)) == 255, file.name


def test_the_same_page_gives_the_same_bytes(papers: Papers, leaflet: Leaflet) -> None:
    for name in SAMPLE:
        assert fitting(Typesetter(), papers[name], A4, MADE).data == leaflet(name)


def test_leaflets_stay_small(papers: Papers, leaflet: Leaflet) -> None:
    assert max(len(leaflet(name)) for name in papers) <= LARGEST


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


def test_a_set_is_one_print_job_of_whole_papers(papers: Papers, printed: Printed) -> None:
    """Each begins on a sheet of its own and counts its own sides; all of it is accessible."""
    names = ("poster", "tight-shoes", "get-help", "happening-now", "quiz")
    known = [papers[name] for name in names]
    members = [
        OnPaper(paper, {size: printed(paper.name, size.name) for size in paper.sizes}, b"")
        for paper in known
    ]
    told = Leaflets((), {"Front desk": ("poster", *(paper.file for paper in known[1:]))})
    (made,) = make_sets(members, told, (A4, LARGE["a4"], LETTER), MADE)
    assert (made.name, made.title) == ("set-1-front-desk", "Front desk")
    for size, pdf in made.pdfs.items():
        sides = text_of(pdf.data)
        usual = {"poster": in_usual_print(size).name}  # it has no large print
        alone = [text_of(printed(name, usual.get(name, size.name)).data) for name in names]
        expected = [
            side.split() for one in alone for side in (*one, *([""] if len(one) % 2 else []))
        ]
        assert [side.split() for side in sides] == expected[: len(sides)]
        assert expected[len(sides) :] in ([], [[]])  # nothing comes after the last
        assert broken_rules(pdf.data) + problems(pdf.data, "Front desk", papers=len(names)) == []


def test_a_set_of_one_paper_is_no_set(papers: Papers, printed: Printed) -> None:
    member = OnPaper(papers["tight-shoes"], {A4: printed("tight-shoes")}, b"")
    told = Leaflets((), {"One": (member.paper.file, "quiz.html")})
    assert make_sets([member], told, (A4,), MADE) == []


@pytest.mark.parametrize(
    ("region", "sizes"),
    [
        (("a4",), {"a4", "a3", "large-a4"}),
        (("letter",), {"letter", "tabloid", "large-letter"}),
    ],
)
def test_the_format_writes_the_leaflets_and_the_page_to_pick_from(
    source: Source, tmp_path: Path, region: tuple[Any, ...], sizes: set[str]
) -> None:
    few = ("quiz.html", "get-help.html", "causes/tight-shoes.html")
    contents = source.contents
    kept = tuple(page for page in contents.pages if page.file in few)
    told = {**vars(contents), "pages": kept, "papers": region}
    small = type(source)(source.files, type(contents)(**told), source.release)
    assert make(small, tmp_path) == [tmp_path / "leaflets"]
    found = {path.relative_to(tmp_path / "leaflets").as_posix() for path in tmp_path.rglob("*.*")}
    (flat,), (wall,) = region, sizes & {"a3", "tabloid"}
    names = ("get-help", "quiz", "tight-shoes")
    assert found == {
        *(f"{size}/{name}.pdf" for size in (flat, f"large-{flat}") for name in names),
        *(f"{size}/poster.pdf" for size in (flat, wall)),
        *(f"{flat}/{name}.pdf" for name in ("pocket-card", PICTURES[0])),
        *(f"{size}/set-1-reception.pdf" for size in (flat, f"large-{flat}")),
        "print-these.html",
    }
    assert len(leaflet_pages(small.contents)) == 3
