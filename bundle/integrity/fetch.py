"""Get one small file from a folder or from the web, when a person asks for it and only then.

Whoever answers is not believed: nothing but https, no way to another scheme, and an end to size and
waiting. A server on this computer itself may speak http.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from common.problems import Problem, ProblemsError

MOST_BYTES = 2_000_000
"""A list of versions has some 20 thousand."""
PATIENCE = 10
"""Seconds for each word of a server."""
LONGEST = 60
"""Seconds for all of it."""
HERE = frozenset(["localhost", "127.0.0.1", "::1"])
GONE = frozenset([404, 410])


def is_address(place: str) -> bool:
    """Tell an address on the web from a file."""
    return "://" in place


def get(place: str) -> bytes | None:
    """Return what is in a file or at an address; None where there is nothing.

    Raises `ProblemsError` where it cannot be had, or may not be.
    """
    if is_address(place):
        return _from_web(place)
    file = Path(place)
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        return _within(opened.read(MOST_BYTES + 1), place)


def _from_web(address: str) -> bytes | None:
    if wrong := _refused(address, http_here=True):
        raise _problem(address, wrong)
    opener = urllib.request.build_opener(_Careful(address))
    until = time.monotonic() + LONGEST
    data = b""
    try:
        with opener.open(address, timeout=PATIENCE) as answer:
            while piece := answer.read1(1 << 16):
                data = _within(data + piece, address)
                if time.monotonic() > until:
                    raise _problem(address, f"took more than {LONGEST} seconds")
    except urllib.error.HTTPError as error:
        with error:
            if error.code in GONE:
                return None
        raise _problem(address, f"the server answered {error.code} {error.reason}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise _problem(address, f"cannot be reached: {reason}") from None
    return data


class _Careful(urllib.request.HTTPRedirectHandler):
    """Follows a server to another place only where that may be asked as well."""

    max_redirections = 3

    def __init__(self, address: str) -> None:
        self._http_here = urlsplit(address).scheme == "http"

    def redirect_request(  # noqa: PLR0917 - as the library calls it
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Raise `ProblemsError` for a place that may not be asked."""
        if wrong := _refused(newurl, http_here=self._http_here):
            raise _problem(req.full_url, f"leads to {newurl}: {wrong}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _refused(address: str, *, http_here: bool) -> str:
    """Return why an address is not asked; nothing where it may be."""
    right = "Right: https://my.example/versions.json"
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:  # a port that is no number
        return f"no address: {error}. {right}"
    if not host or not address.isprintable() or " " in address:
        return f"no address. {right}"
    if "@" in parts.netloc:
        return f"expected an address without a name or a password. {right}"
    if parts.scheme == "https" or (parts.scheme == "http" and http_here and host in HERE):
        return ""
    return f"expected https, found {parts.scheme}. {right}"


def _within(data: bytes, place: str) -> bytes:
    if len(data) > MOST_BYTES:
        raise _problem(place, f"more than {MOST_BYTES:,} bytes: no list of ours")
    return data


def _problem(place: str, message: str) -> ProblemsError:
    return ProblemsError([Problem(place, 0, message)])
