"""Word files (.docx): mammoth makes HTML of them, and the HTML reader does the rest."""

from __future__ import annotations

import io

import mammoth

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
    return web_page.read_written(made)
