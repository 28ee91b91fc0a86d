"""What can be read on a leaflet, and on the page that it comes from."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
from lxml import html

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
