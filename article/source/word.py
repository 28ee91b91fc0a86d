"""Word files (.docx): mammoth makes HTML of them, and the HTML reader does the rest."""

from __future__ import annotations

import io

import mammoth
from lxml import etree, html

from article.model.article import ArticleError, Reading
from article.source import web_page
from article.source.packed import Parts

_MAIN = "word/document.xml"
_STYLES = (
    "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh\ni => em\nb => strong"
)


def read(parts: Parts) -> Reading:
    """Take a Word file apart."""
    if _MAIN not in parts.names:
        raise ArticleError(
            f"{parts.name}: this archive is neither a Word file (.docx) nor an OpenDocument text "
            "(.odt). Unpack it and name the article in it"
        )
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(parts.data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {}),
        ).value
    except Exception as error:  # it raises many kinds on files that Word did not write
        raise ArticleError(f"{parts.name}: this Word file cannot be read: {error}") from error
    if not made.strip():
        raise ArticleError(f"{parts.name}: the file is empty")
    root = html.fragment_fromstring(made, create_parent="div")
    count_on(root)
    return web_page.read_fragment("".join(etree.tostring(e, encoding="unicode") for e in root))


def count_on(root: etree._Element) -> None:
    """Count on in lists of one item that stand between paragraphs, as a word processor does.

    `1. Title`, a paragraph, `2. Title` is one numbering there and becomes two lists in HTML.
    """
    number, alone = 1, False
    for element in root:
        if element.tag == "ol":
            single = len(element) == 1
            number = number if alone and single else 1
            if number > 1:
                element.set("start", str(number))
            number, alone = number + len(element), single
        elif str(element.tag) in ("h1", "h2", "h3", "h4", "h5", "h6"):
            number, alone = 1, False
