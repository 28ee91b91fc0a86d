"""Two loopback servers: one that notes what tries to leave the browser, one that serves a site."""

from __future__ import annotations

import functools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"

BROWSERS_OWN = (
    "accounts.google.com",
    "content-autofill.googleapis.com",
    "update.googleapis.com",
)
"""Hosts that Chromium asks for itself in spite of every flag, whatever page is open. A page that
asked for one would still be caught: the browser lists what pages ask for."""


class Listener:
    """What reached a server, such as `GET http://beacon.test/pixel` or `CONNECT a.org:443`."""

    def __init__(self, server: ThreadingHTTPServer, hits: list[str]) -> None:
        self.port: int = server.server_address[1]
        self.address = f"http://{LOOPBACK}:{self.port}"
        self._hits = hits

    @property
    def hits(self) -> list[str]:
        return list(self._hits)

    def forget(self) -> None:
        self._hits.clear()


@contextmanager
def watching_proxy() -> Iterator[Listener]:
    """A proxy that lets nothing through and notes every request it is asked to pass on.

    A browser that is set to use it sends all traffic here but that to loopback, whatever in the
    page caused it. So this counts what really leaves, where a browser's own list of requests also
    has those that a policy stopped.
    """
    hits: list[str] = []

    class Refuse(_Quiet):
        def note(self) -> None:
            if self.headers.get("Host", "").partition(":")[0] not in BROWSERS_OWN:
                hits.append(f"{self.command} {self.path}")
            self.close_connection = True
            self.send_response(502 if self.command == "CONNECT" else 200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_HEAD = do_PUT = do_OPTIONS = do_CONNECT = note

    with running(Refuse) as server:
        yield Listener(server, hits)


@contextmanager
def silent_proxy() -> Iterator[str]:
    """Give the address of a proxy that takes every connection and never says a word."""
    with socket.create_server((LOOPBACK, 0)) as server:  # the system answers; nobody reads
        yield f"http://{LOOPBACK}:{server.getsockname()[1]}"


@contextmanager
def serving(folder: Path) -> Iterator[Listener]:
    """Serve `folder` over http, noting every request."""
    hits: list[str] = []

    class Serve(_Quiet, SimpleHTTPRequestHandler):
        def parse_request(self) -> bool:
            good = super().parse_request()
            if good:
                hits.append(f"{self.command} {self.path}")
            return good

    with running(functools.partial(Serve, directory=str(folder))) as server:
        yield Listener(server, hits)


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: the test reports what matters."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Say nothing when a browser hangs up in the middle of an answer."""


@contextmanager
def running(handler: Any) -> Iterator[ThreadingHTTPServer]:
    with _Server((LOOPBACK, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
