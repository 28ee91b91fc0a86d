"""The site as an e-book (EPUB 3.2): one chapter for each page, for phones and e-readers.

The standard: https://www.w3.org/publishing/epub3/epub-spec.html. Books hold no scripts here: the
quiz is its list to tick, as on paper.
"""

from __future__ import annotations

import io
import mimetypes
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import html

from bundle.formats.epub.style import book_css
from bundle.formats.epub.xhtml import inner_xhtml
from bundle.integrity.pack import write_file
from bundle.source.reading import Page, pictures, read_pages, relink
from bundle.source.site import GET_HELP
from bundle.source.source import Source
from common.dates import in_words
from common.problems import Problem, ProblemsError
from common.templates import templates_in

FOLDER = "book"
TEMPLATES = Path(__file__).parent
STYLE = "book.css"
FIRST_TIME_OF_ZIP = datetime(1980, 1, 1, tzinfo=UTC)
NOT_IN_A_BOOK = (
    # the quiz but for its paper form, and whatever else needs a script or a form
    ".//*[contains(@class, 'quiz__') and parent::*[@class='quiz']"
    " and not(contains(@class, 'quiz__paper'))]",
    ".//script",
    ".//button",
    ".//textarea",
    ".//*[@hidden]",
)


def make(source: Source, folder: Path) -> list[Path]:
    """Write the book into `folder`; raise `ProblemsError` for a site that cannot be read."""
    path = folder / f"{source.release.name}.epub"
    write_file(book(source), path, source.release.made)
    return [path]


def book(source: Source) -> bytes:
    """Return the book; the same source gives the same bytes."""
    pages = read_pages(source.files, source.contents)
    chapters = [_Chapter(page, source.files) for page in pages]
    for chapter in chapters:
        chapter.relink({other.page.file: other for other in chapters})
    media = _media(chapters, source)
    values: dict[str, Any] = {
        "contents": source.contents,
        "release": source.release,
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, _identity(source)),
        "modified": source.release.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "disclaimer": source.contents.notice,
        "logo": media.get(source.contents.clinic.logo, "") if source.contents.clinic else "",
        "menu": _menu(chapters),
        "chapters": chapters,
        "media": [
            {"id": f"m{number}", "file": name, "type": mimetypes.guess_type(name)[0]}
            for number, name in enumerate(media.values())
        ],
        "help": next((c.file for c in chapters if c.page.file == GET_HELP), chapters[0].file),
        "review_due": _first_review(pages),
        "style": STYLE,
    }

    def written(template: str, **more: Any) -> bytes:
        return templates_in(TEMPLATES).get_template(template).render(values | more).encode()

    files = {
        "META-INF/container.xml": written("container.xml", folder=FOLDER),
        f"{FOLDER}/package.opf": written("package.opf"),
        f"{FOLDER}/nav.xhtml": written("nav.xhtml"),
        f"{FOLDER}/cover.xhtml": written("cover.xhtml"),
        f"{FOLDER}/{STYLE}": book_css(source.files).encode(),
    }
    for chapter in chapters:
        files[f"{FOLDER}/{chapter.file}"] = written("chapter.xhtml", chapter=chapter)
    for name, inside in media.items():
        files[f"{FOLDER}/{inside}"] = source.files[name]
    return _zipped(files, source.release.made)


class _Chapter:
    """A page on its way into the book."""

    def __init__(self, page: Page, files: Mapping[str, bytes]) -> None:
        self.page = page
        self.file = f"{page.name}.xhtml"
        self.title = page.entry.title
        self.article = page.article()
        for path in NOT_IN_A_BOOK:
            for element in self.article.xpath(path):
                element.drop_tree()
        for paper in self.article.find_class("quiz__paper"):
            _name_parts(paper)
        for drawing in self.article.iter("svg"):
            if drawing.get("role") not in {"img", "application", "document"}:
                drawing.attrib.pop("role", None)  # the standard for books knows no other
        self.ids = set(self.article.xpath(".//@id"))
        self.has_drawing = bool(self.article.xpath(".//svg"))
        self.pictures = []
        for image, file in pictures(self.article, page.file):
            if file not in files:
                raise ProblemsError(
                    [Problem(file, 0, "expected this picture in the site, found none")]
                )
            self.pictures.append(file)
            image.set("src", _inside(file))

    def relink(self, chapters: Mapping[str, _Chapter]) -> None:
        """Let links lead to chapters; one to a place that is not in the book leads to its page."""

        def address(file: str, fragment: str) -> str | None:
            if file not in chapters:
                return None
            to = chapters[file]
            place = f"#{fragment}" if fragment in to.ids else ""
            return place if place and to is self else to.file + place

        relink(self.article, self.page.file, address)

    @property
    def body(self) -> str:
        return inner_xhtml(self.article)


def _name_parts(paper: html.HtmlElement) -> None:
    """Make headings of the lines that name the parts of the quiz on paper."""
    for line in paper.findall("p"):
        following = line.getnext()
        if line.get("class") == "quiz__paper-title":
            line.tag = "h2"
        elif following is not None and following.tag == "ul":
            line.tag = "h3"


def _inside(file: str) -> str:
    """Return where a picture of the site is in the book."""
    return f"images/{file.replace('/', '-')}"


def _media(chapters: Sequence[_Chapter], source: Source) -> dict[str, str]:
    """Return every picture of the site that the book shows, with its place in the book."""
    return {file: _inside(file) for chapter in chapters for file in chapter.pictures}


def _menu(chapters: Sequence[_Chapter]) -> list[tuple[str, list[_Chapter]]]:
    """Return the chapters in reading order; those of one section are together under its name."""
    menu: list[tuple[str, list[_Chapter]]] = []
    for chapter in chapters:
        if not menu or menu[-1][0] != chapter.page.section:
            menu.append((chapter.page.section, []))
        menu[-1][1].append(chapter)
    return menu


def _first_review(pages: Sequence[Page]) -> str:
    days = [page.entry.review_due for page in pages if page.entry.review_due]
    return in_words(min(days)) if days else ""


def _identity(source: Source) -> str:
    """Return what makes this book another one than any other: the site, and whose copy it is."""
    clinic = source.contents.clinic
    return "\n".join([source.release.name, source.contents.title, clinic.name if clinic else ""])


def _zipped(files: Mapping[str, bytes], made: datetime) -> bytes:
    time = max(made, FIRST_TIME_OF_ZIP).timetuple()[:6]
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w") as archive:
        # by the standard the first file, and not packed: it tells what kind of zip this is
        for name, data in {"mimetype": b"application/epub+zip", **files}.items():
            entry = zipfile.ZipInfo(name, time)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return told.getvalue()
