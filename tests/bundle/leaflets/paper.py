"""What can be read on a leaflet, and on the page that it comes from."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
from lxml import html

WORD = re.compile(r"\w+")

NOT_ON_PAPER = (
    *("//nav[@class='pn-path']", "//nav[@class='pn-letters']", "//details/summary"),
    # the box with the list of signs stands in its place
    "//aside[@class='pn-strip']",
    # buttons that call; the note below them says the same in words
    "//div[@class='care__calls']|//div[@class='pn-calls']",
    # the template's own headings
    "//section[@class='pn-review']/h2",
    # said before a card's heading by screen readers; on paper the level stands there in words
    "//span[@class='care__hidden']",
    # the words of a drawing are its alternative text
    "//svg//title|//svg//desc",
)


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page, in the order in which it was drawn."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    # PDFium's sign for a hyphen at the end of a line
    return [page.replace("\ufffe", "-") for page in pages]


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def words_of_page(page: bytes) -> Counter[str]:
    """Return the words of a built page that a leaflet has to show."""
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    (article,) = root.findall(".//article")
    for path in NOT_ON_PAPER:
        for element in article.xpath("." + path.replace("|//", "|.//")):
            element.drop_tree()
    return words(" ".join(article.itertext()))
