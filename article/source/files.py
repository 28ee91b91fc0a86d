"""From a file of any format to the blocks of its article."""

from __future__ import annotations

from pathlib import Path

from article.model.article import ArticleError, Reading
from article.source import markdown, mhtml, opendocument, packed, web_page, word
from article.source import text as plain_text
from article.source.decode import declared_charset, to_text

MAX_BYTES = 2_000_000
"""No article's text is longer; a file that is, is something else."""
MAX_LINES = 20_000
"""Of text and Markdown."""
MAX_PACKED = 20_000_000
"""Of a file that may hold pictures as well."""

_HTML = frozenset((".html", ".htm", ".xhtml"))
_FOREIGN = {
    b"%PDF": "this is a PDF. Save its text from the program that shows it, or ask for the original",
    b"\xd0\xcf\x11\xe0": "this is an old Word file (.doc). Save it as .docx",
    b"{\\rtf": "this is Rich Text. Save it as .docx or .odt",
}


def read_file(path: Path) -> Reading:
    """Take the file apart; raise `ArticleError` where it has no article's text."""
    try:
        if path.is_dir():
            raise ArticleError(_folder(path))
        if not path.exists():
            raise ArticleError(f"{path}: there is no such file")
        if not path.is_file():
            raise ArticleError(f"{path}: expected a plain file")
        with path.open("rb") as file:
            data = file.read(MAX_PACKED + 1)
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{path}: cannot be read: {told}") from error
    return read_bytes(str(path), data, path.suffix.lower())


def _folder(path: Path) -> str:
    page = next((p for s in _HTML if (p := path.with_name(_page_of(path.name) + s)).exists()), None)
    hint = f"Name the page: {page}" if page else "Name a file in it"
    return f"{path}: expected one article, found a folder. {hint}"


def _page_of(folder: str) -> str:
    """Return the name of the page that a browser saved beside its folder."""
    return folder.removesuffix("_files").removesuffix("-Dateien").removesuffix(".files")


def read_bytes(name: str, data: bytes, suffix: str) -> Reading:
    """Take apart what is in a file; `name` is for messages, `suffix` such as `.md`."""
    for start, told in _FOREIGN.items():
        if data.startswith(start):
            raise ArticleError(f"{name}: {told}")
    if data.startswith(packed.MAGIC):
        _check_size(name, data, MAX_PACKED)
        parts = packed.Parts(name, data)
        return opendocument.read(parts) if opendocument.fits(parts) else word.read(parts)
    charset = ""
    if suffix in mhtml.SUFFIXES or mhtml.fits(data):
        _check_size(name, data, MAX_PACKED)
        data, charset = mhtml.page(name, data)
        suffix = ".html"
    _check_size(name, data, MAX_BYTES)
    text = to_text(name, data, charset or declared_charset(data))
    if suffix in _HTML or web_page.looks_like_html(text):
        return web_page.read(text)
    if text.count("\n") > MAX_LINES:
        raise ArticleError(f"{name}: has more than {MAX_LINES} lines. Expected one article")
    if suffix in (".md", ".markdown"):
        return markdown.read(text)
    return plain_text.read(text)


def _check_size(name: str, data: bytes, most: int) -> None:
    if len(data) > most:
        raise ArticleError(f"{name}: larger than {most // 1_000_000} MB. Expected one article")
