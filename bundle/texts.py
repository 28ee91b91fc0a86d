"""What the bundle adds to the site: the page to start from, the read-me, the list of checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import jinja2
from lxml import html

from bundle.faults import BundleError, Fault
from bundle.release import Release
from bundle.site import HOME, Files, parse

PAGES = "pages"
START = "start-here.html"
READ_ME = "read-me-first.txt"
SUMS = "SHA256SUMS"
WHOLE_COPY_CSS = "parts/whole-copy.css"

BLOCKS = ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "div")
OUTERMOST_DISCLAIMER = "//*[@data-disclaimer][not(ancestor::*[@data-disclaimer])]"
PARAGRAPH_END = "\u2029"


@dataclass(frozen=True)
class Door:
    """A page to reach from the start page without a search."""

    file: str
    name: str
    """The page's own heading."""
    purpose: str


@dataclass(frozen=True)
class SiteWords:
    """What the built pages say about themselves."""

    title: str
    """The heading of the home page."""
    disclaimer: list[str]
    """The medical disclaimer of the home page, paragraph by paragraph, as plain text."""
    doors: list[Door]
    """The pages that somebody in a hurry wants, as far as the site has them."""


DOORS = {
    "happening-now.html": "what to do while your leg is numb.",
    "get-help.html": "the signs that need help, and how soon.",
    "quiz.html": "a few questions that tell how soon to get help and what to read.",
}
"""What the pages that the start page leads to are for."""


def read_words(site: Files) -> SiteWords:
    """Return what the start page repeats; raise `BundleError` where the site does not say it."""
    doors = [
        Door(file, _heading(site[file]), purpose) for file, purpose in DOORS.items() if file in site
    ]
    title = _heading(site[HOME])
    home = parse(site[HOME])
    marked = [] if home is None else home.xpath(OUTERMOST_DISCLAIMER)
    disclaimer = [words for element in marked for words in _paragraphs(element)]
    headings = {HOME: title, **{door.file: door.name for door in doors}}
    faults = [
        Fault(file, "expected a heading <h1>, found none")
        for file, heading in headings.items()
        if not heading
    ]
    if not disclaimer:
        message = (
            "expected the medical disclaimer in an element marked data-disclaimer, found none, "
            "such as <aside data-disclaimer><p>This is general information.</p></aside>"
        )
        faults.append(Fault(HOME, message))
    if faults:
        raise BundleError(faults)
    return SiteWords(title, disclaimer, doors)


def write_texts(site: Files, words: SiteWords, release: Release) -> Files:
    """Return every file of the copy: the site's pages and what we add around them."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=jinja2.select_autoescape(["html"]),
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    values = {
        "site": words,
        "release": release,
        "top": release.name,
        "pages": PAGES,
        "home": HOME,
        "whole_copy_css": WHOLE_COPY_CSS,
    }
    read_me = environment.get_template(READ_ME).render(values).rstrip() + "\n"
    copy = {f"{PAGES}/{name}": data for name, data in site.items()}
    copy[START] = environment.get_template(START).render(values).encode()
    copy[WHOLE_COPY_CSS] = environment.get_template("whole-copy.css").render().encode()
    # Older Windows Notepad needs CRLF to break lines, and the mark to know that this is UTF-8.
    copy[READ_ME] = read_me.replace("\n", "\r\n").encode("utf-8-sig")
    copy[SUMS] = checksums(copy)
    return {name: copy[name] for name in sorted(copy)}


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return the lines that `sha256sum -c` reads."""
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(lines).encode()


def _paragraphs(element: html.HtmlElement) -> list[str]:
    """Return the whole text of an element, divided wherever a block in it begins or ends."""
    divided = deepcopy(element)
    for block in divided.iterdescendants(*BLOCKS):
        block.text = PARAGRAPH_END + (block.text or "")
        block.tail = PARAGRAPH_END + (block.tail or "")
    parts = str(divided.text_content()).split(PARAGRAPH_END)
    return [" ".join(part.split()) for part in parts if part.strip()]


def _heading(page: bytes) -> str:
    """Return the text of the first <h1>, nothing where there is none."""
    root = parse(page)
    return "" if root is None else " ".join(str(root.xpath("string(//h1)")).split())
