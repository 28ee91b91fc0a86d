"""The site as a ZIM file, for Kiwix and the libraries in a box that use it.

The pages keep their paths and lose the theme's frame: a reader's search would show the words of the
menu for every page, and a second search would stand beside the reader's own.
The format: https://wiki.openzim.org/wiki/ZIM_file_format.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from libzim.writer import Creator, Hint, IndexData, Item, StringProvider
from lxml import html

from bundle.added.style import style_sheet
from bundle.integrity.pack import write_file
from bundle.source.reading import (
    Page,
    inner_html,
    pictures,
    plain_text,
    read_pages,
    read_plain_quiz,
)
from bundle.source.site import GET_HELP, HOME, MARK, parse
from bundle.source.source import Source
from common.problems import Problem, ProblemsError
from common.sentences import closed
from common.templates import templates_in

ILLUSTRATION_SIZE = 48
"""Pixels on each side of the mark of the site, for readers' shelves that take no SVG."""
POINTS_IN_INCH = 72
ILLUSTRATION = (
    '#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)\n#image("mark.svg")'
)
"""What Typst sets, which is here for the leaflets anyway."""
LANGUAGES = {"en": "eng", "es": "spa", "fr": "fra", "de": "deu", "ar": "ara", "pt": "por"}
"""From the two letters of a web page to the three of a ZIM file (ISO 639-3)."""
LONGEST_DESCRIPTION = 80
"""Characters; the ZIM metadata standard allows no more."""
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".json": "application/json"}
STYLE = "style.css"
STATIC_BAR = ".pn-bar { position: static; }"  # readers put a bar of their own on top of a page
QUIZ = "assets/quiz.js"
AGE = "assets/age.js"
ALL = "all-pages.html"

MAGIC = b"ZIM\x04"
HEADER_UUID = 8
HEADER_CHECKSUM = slice(72, 80)
INDEX_START = re.compile(rb"Xapian Glass")
"""Stands 2 bytes before the UUID of a full-text index."""
UUID = 16


def make(source: Source, folder: Path) -> list[Path]:
    """Write the ZIM file into `folder`; raise `ProblemsError` for a site that cannot be read."""
    path = folder / f"{source.release.name}.zim"
    write_file(zim(source), path, source.release.made)
    return [path]


def zim(source: Source) -> bytes:
    """Return the file; the same source gives the same bytes."""
    contents, release = source.contents, source.release
    if contents.language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        message = f"expected one of {known} as the language, found {contents.language!r}"
        raise ProblemsError([Problem("contents.json", 0, message)])
    language = LANGUAGES[contents.language]
    pages = read_pages(source.files, contents)
    words = {page.file: _Words(page.entry.title, plain_text(page.article())) for page in pages}
    plain = read_plain_quiz(source.files, contents)
    files = _files(source, [*pages, plain] if plain else pages)
    clinic = contents.clinic
    metadata = {
        "Title": contents.title,
        "Description": _shortened(contents.description),
        "LongDescription": f"{closed(contents.description)} Version {release.version}, made on "
        f"{release.day}. This is general information and cannot replace a clinician.",
        "Language": language,
        "Creator": contents.title,
        "Publisher": clinic.name if clinic else contents.title,
        "Date": release.made.strftime("%Y-%m-%d"),
        "Name": f"{release.name}_{contents.language}",
        "Flavour": "maxi",
        "Tags": "_category:other;_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        "Source": contents.address,
    }
    picture = _illustration(source.files[MARK], ILLUSTRATION_SIZE)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "new.zim")
        creator = Creator(path)
        # one thread: with more, what comes first in the file depends on which is faster
        creator.config_indexing(True, language).config_nbworkers(1)
        creator.set_mainpath(HOME)
        with creator:
            creator.add_illustration(ILLUSTRATION_SIZE, picture)
            for name in sorted(metadata):
                if metadata[name]:
                    creator.add_metadata(name, metadata[name])
            for name in sorted(files):
                creator.add_item(_Entry(name, files[name], words.get(name)))
        return _without_chance(path.read_bytes())


class _Words(IndexData):  # type: ignore[misc]  # libzim ships no types
    """What the full-text search knows of a page."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title = title
        self._text = _with_folded(text)

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return _with_folded(self.title)

    def get_content(self) -> str:
        return self._text

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(self._text.split())

    def get_geoposition(self) -> None:
        return None


class _Entry(Item):  # type: ignore[misc]  # libzim ships no types
    """One file in the ZIM file."""

    def __init__(self, path: str, data: bytes, words: _Words | None) -> None:
        super().__init__()
        self._path, self._data, self._words = path, data, words

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._words.title if self._words else ""

    def get_mimetype(self) -> str:
        suffix = Path(self._path).suffix
        return TYPES.get(suffix) or mimetypes.guess_type(self._path)[0] or "text/plain"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._data)

    def get_hints(self) -> dict[Hint, bool]:
        return {Hint.FRONT_ARTICLE: self._words is not None, Hint.COMPRESS: True}

    def get_indexdata(self) -> _Words | None:
        return self._words


def _files(source: Source, pages: Sequence[Page]) -> dict[str, bytes]:
    """Return the pages and what they load, by path."""
    template = templates_in(Path(__file__).parent).get_template("page.html")
    names = {page.file for page in pages}
    needed = {MARK} | {AGE} & set(source.files)
    files = {STYLE: f"{style_sheet(source.files, pages)}\n{STATIC_BAR}\n".encode()}
    for page in pages:
        article = page.article()
        quiz = QUIZ if article.find_class("quiz__data") and QUIZ in source.files else ""
        needed |= {file for _, file in pictures(article, page.file)} | {quiz} - {""}
        values: dict[str, Any] = {
            "contents": source.contents,
            "release": source.release,
            "page": page,
            "body": inner_html(article),
            "up": "../" * page.file.count("/"),
            "icon": MARK,
            "style": STYLE,
            "home": HOME,
            "all": ALL if ALL in names else "",
            "help": GET_HELP if GET_HELP in names else "",
            "quiz": quiz,
            "age": _age_note(source.files[page.file]) if AGE in source.files else "",
            "age_script": AGE,
        }
        files[page.file] = template.render(values).encode()
    if missing := sorted(needed - set(source.files)):
        message = "expected this file in the site, found none"
        raise ProblemsError([Problem(file, 0, message) for file in missing])
    return files | {file: source.files[file] for file in sorted(needed)}


def _age_note(page: bytes) -> str:
    """Return the words that the script of `AGE` shows where a page is old, as it has them."""
    root = parse(page)
    notes = [] if root is None else root.find_class("pn-age")
    return "".join(html.tostring(note, encoding="unicode", with_tail=False) for note in notes)


def _with_folded(text: str) -> str:
    """Return a text and, where it has accents, itself without them: old readers do not fold."""
    letters = unicodedata.normalize("NFKD", text)
    folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return text if folded == text else f"{text} {folded}"


def _shortened(text: str) -> str:
    """Return a text that fits into the description, cut between words."""
    while len(text) > LONGEST_DESCRIPTION:
        text = text.rpartition(" ")[0]
    return text


def _without_chance(data: bytes) -> bytes:
    """Replace what the library draws by lot: the UUIDs of the file and of its indexes.

    They become hashes of all the rest, so that another content still has another UUID; the checksum
    at the end is made anew.
    """
    told = bytearray(data)
    checksum = int.from_bytes(told[HEADER_CHECKSUM], "little")
    if not data.startswith(MAGIC) or checksum != len(data) - UUID:
        raise ValueError("libzim wrote a form of ZIM file that this code does not know")
    places = [HEADER_UUID, *(found.end() + 2 for found in INDEX_START.finditer(data))]
    for place in places:
        told[place : place + UUID] = bytes(UUID)
    seed = hashlib.sha256(told[:checksum]).digest()
    for number, place in enumerate(places):
        own = hashlib.sha256(seed + bytes([number])).digest()
        told[place : place + UUID] = own[:UUID]
    told[checksum:] = hashlib.md5(told[:checksum], usedforsecurity=False).digest()
    return bytes(told)


def _illustration(mark: bytes, size: int) -> bytes:
    """Return an SVG drawing as a PNG of `size` pixels on each side; raise `ProblemsError` if none.

    The same drawing gives the same bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "mark.svg").write_bytes(mark)
        page = Path(folder, "page.typ")
        page.write_text(ILLUSTRATION.format(size=size), "utf-8")
        try:
            made = typst.compile(page, format="png", ppi=POINTS_IN_INCH)
        except RuntimeError as error:
            raise ProblemsError([Problem(MARK, 0, f"expected a drawing: {error}")]) from None
    assert isinstance(made, bytes)  # one page
    return made
