"""Web pages that a browser saved as one file (.mhtml): the page in it, without its pictures."""

from __future__ import annotations

import email
from email.message import Message

from article.model.article import ArticleError

SUFFIXES = (".mhtml", ".mht")
_STARTS = (b"From: <Saved by", b"MIME-Version:", b"From: ")
_MAX_PARTS = 2000
_MAX_NESTED = 20
_MAX_HEAD = 20_000


def fits(data: bytes) -> bool:
    """Tell whether a file is one, whatever it is called."""
    head = data[:4000].lower()
    return data.startswith(_STARTS) and b"multipart/related" in head and b"mime-version:" in head


def page(name: str, data: bytes) -> tuple[bytes, str]:
    """Return the page's bytes, and the character set that its part of the file names."""
    nested = data.count(b"multipart/") > _MAX_NESTED
    if nested or data.count(b"\n--") > _MAX_PARTS * 10 or _longest_head(data) > _MAX_HEAD:
        raise ArticleError(f"{name}: this file has more parts, or longer heads, than a saved page")
    message = email.message_from_bytes(data)
    pages = [part for part in _parts(message) if part.get_content_type() == "text/html"]
    start = str(message.get_param("start") or "").strip("<>")
    first = next(
        (p for p in pages if start and str(p.get("Content-ID")).strip("<>") == start), None
    )
    chosen = first or (pages[0] if pages else None)
    if chosen is None:
        raise ArticleError(f"{name}: no page is in this file. Save it again in your browser")
    found = chosen.get_payload(decode=True)
    return (found if isinstance(found, bytes) else b""), str(chosen.get_content_charset() or "")


def _longest_head(data: bytes) -> int:
    """Return how long the file's own head is."""
    ends = [at for blank in (b"\n\n", b"\r\n\r\n") if (at := data.find(blank)) >= 0]
    return min(ends, default=len(data))


def _parts(message: Message) -> list[Message]:
    """Return the parts of a message without those within parts, which are other frames."""
    parts = message.get_payload()
    if not isinstance(parts, list):
        return [message]
    kinds = [part for part in parts[:_MAX_PARTS] if isinstance(part, Message)]
    return [part for part in kinds if len(str(part.get("Content-Type", ""))) <= 1000]
