"""The screen of a waiting room: all pages in one file, which clears itself when nobody touches it.

It is the single file with another frame: large tiles, no search, no print, no link out. Nothing
that a person reads or answers reaches the address or the history of the browser (`memory.js`), and
what there was is gone with the page, which is loaded again (`kiosk.js`). See decision 019.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html
from lxml.html import builder as E

from bundle.added.kiosk import FILE
from bundle.formats.html.document import Frame, Layout, document
from bundle.integrity.pack import write_file
from bundle.source.reading import Page, read_pages
from bundle.source.site import HOME
from bundle.source.source import Source
from common.contents import Contents
from common.urgency import Urgency

STAFF, STAFF_IF = "Tell the staff now", "Tell the staff now if:"
"""Our own judgement: who is in a waiting room has help nearer than a telephone."""
ANY_OF_THESE = f"Any of these signs? {STAFF}."
"""Where signs stand in a row, below no heading."""
NOBODY = "If no staff is near, call your emergency number."
IN_PLACE = {Urgency.EMERGENCY.words.heading: STAFF_IF, Urgency.EMERGENCY.words.action: STAFF}
"""What an emergency says first, and what it says first here."""
PRIVATE = (
    "Others may see this screen, and some questions are private. Would you rather answer alone? "
    "Ask the staff for a quiet place."
)
ALARMS = "//*[contains(@class, 'care--emergency') or contains(@class, 'pn-strip')]"
ON_THE_FIRST_SCREEN = ("pn-head", "pn-strip", "pn-ways", "pn-clinic", "pn-notice")
"""What stays of the home page, in this order: the tiles, and what they must not stand without."""


def make(source: Source, folder: Path) -> list[Path]:
    """Write the file into `folder`; see `bundle.formats.Maker`."""
    path = folder / f"{source.release.name}-{FILE}"
    write_file(kiosk(source), path, source.release.made)
    return [path]


def kiosk(source: Source) -> bytes:
    """Return the file. Raises `ProblemsError` for a site that cannot be read."""
    pages = read_pages(source.files, source.contents)
    layout = Layout(FILE, {page.file: FILE for page in pages}, pages)
    frame = Frame(
        Path(__file__).parent,
        "kiosk.html",
        early=("memory.js",),
        late=("kiosk.js",),
        style="kiosk.css",
        needs_script=True,
        in_menu=partial(_is_for_patients, {door.file for door in source.contents.doors}),
        change=partial(_change, _tiles(source.contents, layout)),
    )
    return document(source, layout, searchable=False, frame=frame)


def _is_for_patients(doors: Collection[str], page: Page) -> bool:
    """Tell whether the menu has a page: what is about the site alone has no leaflet and no door."""
    return bool(page.entry.leaflet) or page.file in doors or page.file == HOME


def _tiles(contents: Contents, layout: Layout) -> dict[str, html.HtmlElement]:
    """Return a tile for each door of the topic, by the address that it leads to."""
    tiles = {}
    for door in contents.doors:
        page, address = contents.page(door.file), layout.address(door.file)
        if page and address:
            tiles[address] = E.LI(
                E.A(
                    E.SPAN(page.title, E.CLASS("pn-way__name")),
                    " ",
                    E.SPAN(door.purpose, E.CLASS("pn-way__purpose")),
                    E.CLASS("pn-way"),
                    href=address,
                )
            )
    return tiles


def _change(tiles: Mapping[str, html.HtmlElement], article: html.HtmlElement, file: str) -> None:
    """Make a page fit for a screen that many share."""
    if file == HOME:
        kept = [one for name in ON_THE_FIRST_SCREEN for one in article.find_class(name)]
        article.text = None
        article[:] = kept
        there = set(article.xpath(".//nav//a/@href"))
        for ways in article.xpath(".//nav/ul"):
            ways.extend(tile for address, tile in tiles.items() if address not in there)
    for link in article.iter("a"):
        for key in ("target", "rel"):
            link.attrib.pop(key, None)
        if not link.get("href", "").startswith("#"):
            # an address elsewhere, or a number: to read, not to tap
            host = urlsplit(link.attrib.pop("href", "")).hostname
            if host and host not in link.text_content():
                link.append(E.SPAN(f" ({host})", E.CLASS("kiosk-host")))
    for quiz in article.find_class("quiz"):
        for start in quiz.xpath("./*[@class='quiz__start']/a"):
            start.set("href", quiz.get("data-home"))
        quiz.addprevious(E.P(PRIVATE, E.CLASS("kiosk-private")))
    for control in article.iter("input", "select", "textarea"):
        control.set("autocomplete", "off")  # else a browser fills it in again after a reload
    for alarm in article.xpath(ALARMS):
        _staff_first(alarm)


def _staff_first(alarm: html.HtmlElement) -> None:
    """Say first that the staff are to be told, and last, in small, whom to call without any."""
    for heading in alarm.find_class("care__heading"):
        (hidden,) = heading.find_class("care__hidden")
        words = IN_PLACE.get((hidden.tail or "").strip())
        if words:
            hidden.tail = words
            heading.classes.add("kiosk-staff")
            last = [*alarm.find_class("care__calls"), *alarm.find_class("care__note")]
            if last:
                last[0].addprevious(E.P(NOBODY, E.CLASS("kiosk-nobody")))
            return
    alarm.text, tail = None, alarm.text
    alarm.insert(0, E.P(E.STRONG(ANY_OF_THESE), E.CLASS("kiosk-staff")))
    alarm[0].tail = tail
