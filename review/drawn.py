"""Drawings as a reviewer judges them: bound to what is drawn, and shown in the pack itself."""

from __future__ import annotations

import hashlib
from pathlib import Path
from xml.etree.ElementTree import tostring

from lxml import etree

from pages.markdown.drawings import SVG, picture
from review.lines import Drawing


def drawing(docs: Path, path: str, shows: str = "") -> Drawing:
    """Return the drawing at `path` below `docs`; `shows` is what it says to who cannot see it.

    Without any, its own title says that. One that is not there is told when pages are checked.
    """
    file = docs / path
    data = file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b""
    title = etree.fromstring(data).findtext(f"{SVG}title", "") if data and not shows else ""
    return Drawing(path, " ".join((shows or title).split()), hashlib.sha256(data).hexdigest())


def inline(docs: Path, drawn: Drawing) -> str:
    """Return a drawing as HTML, for a page that is one file."""
    return tostring(picture(docs / drawn.path, drawn.shows or drawn.path), encoding="unicode")
