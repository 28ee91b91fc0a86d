"""What can be read on a leaflet, and on the page that it comes from."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import html

EDGE = 50
"""How far from the edge of the paper its text begins at most, in points."""
WORD = re.compile(r"\w+")

NOT_ON_PAPER = (
    *("nav[@class='pn-path']", "aside[@class='pn-strip']", "aside[@class='pn-clinic']"),
    *("section[@class='pn-related']", "section[@class='pn-cited']"),
    *("section[@class='pn-review']", "nav[@class='pn-levels']", "details[@class='fold']"),
    "details[@class='pn-tell-form']",
    # buttons that call; the note below them says the same in words
    "div[starts-with(@class, 'care__calls')]",
    *("nav[@class='pn-letters']", "details[@class='pn-sure']"),
    # explained once on the page; on paper where there is room
    "span[@class='pn-meaning']",
    # what parts the emergency cards, which stand in one box on paper
    "h3[following-sibling::*[1][@class='care care--emergency']]",
    "p[following-sibling::*[1][@class='care care--emergency']]"
    "[preceding-sibling::*[1][@class='care care--emergency']]",
    "figure[@class='drawing'][following-sibling::*[1][@class='care care--emergency']]",
    *("svg//text", "p[@class='pn-steps']"),
    # said before a card's heading by screen readers; on paper the level stands there in words
    *("span[@class='care__hidden']", "p[@class='care__level']"),
    # the words of a drawing are its alternative text
    *("svg//title", "svg//desc", "sup[@class='cite']"),
)


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page, in the order in which it was drawn."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    # PDFium's sign for a hyphen at the end of a line
    return [page.replace("\ufffe", "-") for page in pages]


def ends_of_sides(pdf: bytes) -> list[tuple[float, str]]:
    """Return how much of each side but the last is filled, from 0 to 1, and its last line.

    Below it stands the foot, under a line across the side.
    """
    found = []
    for page in list(pypdfium2.PdfDocument(pdf))[:-1]:
        text = page.get_textpage()
        top, foot = page.get_height() - EDGE, _foot(page)
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        lows = [low for _, low, _, _ in boxes if low > foot]
        lows += [
            one.get_bounds()[1]
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        ]
        lowest = min(lows, default=top)
        line = text.get_text_bounded(0, lowest - 1, page.get_width(), lowest + 8)
        found.append(((top - lowest) / (top - foot), line.strip()))
    return found


def _foot(page: pypdfium2.PdfPage) -> float:
    """Return where the foot of a side begins: at the lowest line across all of it."""
    wide = page.get_width() - 2 * EDGE
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    bounds = [one.get_bounds() for one in paths]
    lines = [low for left, low, right, high in bounds if high - low < 2 and right - left > wide]
    return min(lines)


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def words_of_page(page: bytes, left_to_the_page: str) -> Counter[str]:
    """Return the words of a built page that a leaflet has to show.

    The sections whose headings stand in `left_to_the_page` are not among them.
    """
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    (article,) = root.findall(".//article")
    for path in NOT_ON_PAPER:
        for element in article.xpath(f".//{path}"):
            element.drop_tree()
    skipped = False
    for element in list(article):
        if element.tag == "h2":
            skipped = " ".join(str(element.text_content()).split()) in left_to_the_page
        if skipped and element.get("class") != "body-map":
            element.drop_tree()
    # on paper, "this page" is the leaflet
    told = " ".join(" ".join(article.itertext()).split())
    return words(told.replace("this page", "this leaflet"))
