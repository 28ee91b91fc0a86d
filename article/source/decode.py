"""From a file to its text, or to words on why it has none."""

from __future__ import annotations

from pathlib import Path

from article.model.article import ArticleError

MAX_BYTES = 2_000_000
"""No article is longer; a file that is, is something else."""

_SAVE = "Open it in the program that wrote it and save it as UTF-8 text"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str:
    """Return a file's text, its line ends made one kind; raise `ArticleError` where it has none."""
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: expected one article, found a folder. Name a file in it")
        if not path.exists():
            raise ArticleError(f"{path}: there is no such file")
        if not path.is_file():
            raise ArticleError(f"{path}: expected a plain file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ArticleError(f"{path}: cannot be read: {reason(error)}") from error
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB. Expected one article")
    return to_text(str(path), data)


def to_text(name: str, data: bytes) -> str:
    """Return `data` as text; `name` is the file's name for messages."""
    if data.startswith(_UTF16):
        raise ArticleError(f"{name}: this is UTF-16, expected UTF-8. {_SAVE}")
    if b"\x00" in data:
        line, column = _place(data, data.index(b"\x00"))
        raise ArticleError(
            f"{name}:{line}: found a zero byte at column {column}, so this is no text file. "
            "Expected plain text, Markdown or HTML, not a Word file, a PDF or a picture"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        byte = data[error.start]
        guess = ", which looks like Windows-1252 (Western European)" if byte >= 0x80 else ""
        raise ArticleError(
            f"{name}:{line}: not UTF-8: found byte 0x{byte:02x} at column {column}{guess}. {_SAVE}"
        ) from error
    if not text.strip():
        raise ArticleError(f"{name}: the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def reason(error: Exception) -> str:
    """Return an error of the system in words, without its number."""
    return getattr(error, "strerror", None) or str(error)


def _place(data: bytes, at: int) -> tuple[int, int]:
    """Return line and column of a byte, both counted from 1."""
    before = data[:at].removeprefix(b"\xef\xbb\xbf")
    return before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
