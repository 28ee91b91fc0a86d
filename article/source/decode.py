"""From bytes to text, or to words on why they are none."""

from __future__ import annotations

import codecs
import re

from article.model.article import ArticleError

_SAVE = "Open it in the program that wrote it and save it as UTF-8 text"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# `<meta charset="iso-8859-1">` and `<meta ... content="text/html; charset=windows-1252">`
_CHARSET = re.compile(
    rb"<meta\s[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)
_ONE_BYTE = re.compile(r"(?:windows|cp|iso-?8859|latin|koi8|mac)", re.IGNORECASE)


def to_text(name: str, data: bytes, charset: str = "") -> str:
    """Return `data` as text, its line ends made one kind.

    `name` is the file's name for messages; `charset` is what the file says of itself elsewhere.
    """
    if data.startswith(_UTF16):
        raise ArticleError(f"{name}: this is UTF-16, expected UTF-8. {_SAVE}")
    if b"\x00" in data:
        line, column = _place(data, data.index(b"\x00"))
        raise ArticleError(
            f"{name}:{line}: found a zero byte at column {column}, so this is no text file. "
            "Expected plain text, Markdown, HTML, Word (.docx) or OpenDocument (.odt), not a PDF "
            "or a picture"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _in_charset(data, charset)
        if not text:
            raise ArticleError(_told(name, data, error)) from error
    if not text.strip():
        raise ArticleError(f"{name}: the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def declared_charset(data: bytes) -> str:
    """Return the character set that a web page names in its first bytes, or nothing."""
    found = _CHARSET.search(data[:8000])
    return found[1].decode("ascii", "replace") if found else ""


def _in_charset(data: bytes, charset: str) -> str:
    """Return the text in an old character set of one byte a letter, or nothing."""
    if not charset or not _ONE_BYTE.match(charset):
        return ""
    # browsers read "latin-1" as Windows-1252, which has more signs
    name = "cp1252" if charset.lower() in ("iso-8859-1", "latin1", "latin-1") else charset
    try:
        return codecs.decode(data, name, "replace") if codecs.lookup(name) else ""
    except (LookupError, ValueError):
        return ""


def _told(name: str, data: bytes, error: UnicodeDecodeError) -> str:
    line, column = _place(data, error.start)
    byte = data[error.start]
    guess = ", which looks like Windows-1252 (Western European)" if byte >= 0x80 else ""
    return f"{name}:{line}: not UTF-8: found byte 0x{byte:02x} at column {column}{guess}. {_SAVE}"


def _place(data: bytes, at: int) -> tuple[int, int]:
    """Return line and column of a byte, both counted from 1."""
    before = data[:at].removeprefix(b"\xef\xbb\xbf")
    return before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
