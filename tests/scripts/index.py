"""A package index with one package in it, on this computer, that can also fail in many ways."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAME = "tea-1.0-py3-none-any.whl"
METADATA = "Metadata-Version: 2.1\nName: tea\nVersion: 1.0\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def make_wheel(folder: Path) -> bytes:
    """Return a wheel that holds the module `tea`."""
    file = folder / NAME
    info = "tea-1.0.dist-info"
    parts = {"tea.py": "GREEN = True\n", f"{info}/METADATA": METADATA, f"{info}/WHEEL": WHEEL}
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        record = "".join(f"{name},,\n" for name in [*parts, f"{info}/RECORD"])
        archive.writestr(f"{info}/RECORD", record)
    return file.read_bytes()


def lock_of(wheel: bytes, version: str = "1.0") -> str:
    """Return the lock file that asks for it."""
    return f"tea=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n"


class Index(ThreadingHTTPServer):
    """Serves the wheel, or fails as it is told to."""

    daemon_threads = True

    def __init__(self, wheel: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.wheel = wheel
        self.page_code = 200
        """What it answers to the question which files there are."""
        self.file_code = 200
        self.requires = ">=3"
        """The Python that it says the wheel needs."""
        self.asked = threading.Event()
        """Set when somebody asks for the wheel."""
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/simple"


class _Handler(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        if self.path.endswith(".whl"):
            self.server.asked.set()
            self.server.may_answer.wait()
            code, body, kind = self.server.file_code, self.server.wheel, "application/zip"
        else:
            needs = escape(self.server.requires)
            page = f'<!DOCTYPE html><a data-requires-python="{needs}" href="/{NAME}">{NAME}</a>'
            code, body, kind = self.server.page_code, page.encode(), "text/html"
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(wheel: bytes) -> Iterator[Index]:
    """Serve the index from a thread."""
    with Index(wheel) as index:
        thread = threading.Thread(target=index.serve_forever)
        thread.start()
        try:
            yield index
        finally:
            index.may_answer.set()
            index.shutdown()
            thread.join()
