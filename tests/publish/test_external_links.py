"""Outgoing links against a server of our own that answers in every way."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from publish.checks import external_links as outgoing
from publish.checks.external_links import State
from tests.publish.built import built, page, write

LOOPBACK = "127.0.0.1"
ANSWERS = {
    "/ok": 200,
    "/gone": 404,
    "/gone-for-good": 410,
    "/closed": 403,
    "/busy": 429,
    "/broken": 500,
    "/moved": (301, "/ok"),
    "/moved-to-nothing": (301, "/gone"),
    "/elsewhere-today": (302, "/ok"),
    "/circle": (302, "/circle"),
}


class Outside:
    """A server of which every path has one way to answer, and that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.done = threading.Event()
        outside = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outside.asked.append(self.path)
                if self.path == "/slow":
                    outside.done.wait(60)
                answer = ANSWERS.get(self.path, 200)
                status, place = answer if isinstance(answer, tuple) else (answer, "")
                self.send_response(status)
                if place:
                    self.send_header("Location", place)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None: ...

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None: ...

        self.server = Server((LOOPBACK, 0), Handler)
        self.address = f"http://{LOOPBACK}:{self.server.server_address[1]}"


@pytest.fixture
def outside() -> Iterator[Outside]:
    outside = Outside()
    thread = threading.Thread(target=outside.server.serve_forever, args=(0.02,))
    thread.start()
    yield outside
    outside.done.set()
    outside.server.shutdown()
    outside.server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "state", "words"),
    [
        ("/ok", State.FINE, "answered 200"),
        ("/gone", State.DEAD, "answered 404"),
        ("/gone-for-good", State.DEAD, "answered 410"),
        ("/moved-to-nothing", State.DEAD, "answered 404"),
        ("/circle", State.DEAD, "in a circle"),
        ("/moved", State.MOVED, "now at http"),
        ("/elsewhere-today", State.FINE, "answered 200"),
        ("/closed", State.CLOSED, "answered 403"),
        ("/busy", State.CLOSED, "answered 429"),
        ("/broken", State.SILENT, "answered 500, 3 times"),
        ("/slow", State.SILENT, "did not answer in 0.2 s, 3 times"),
    ],
)
def test_an_answer_is_understood(outside: Outside, path: str, state: State, words: str) -> None:
    (result,) = outgoing.check(
        [outside.address + path], timeout=0.2 if path == "/slow" else 15, pause=0
    )
    assert result.state is state
    assert words in result.words


def test_a_host_that_is_not_there_is_silent_not_dead() -> None:
    with socket.create_server((LOOPBACK, 0)) as free:
        address = f"http://{LOOPBACK}:{free.getsockname()[1]}/"
    (result,) = outgoing.check([address], pause=0)
    assert result.state is State.SILENT
    assert result.words.startswith("cannot be reached")


def test_what_is_surely_gone_is_asked_once_and_what_fails_three_times(outside: Outside) -> None:
    outgoing.check([outside.address + path for path in ("/gone", "/broken")], pause=0)
    assert outside.asked == ["/gone", "/broken", "/broken", "/broken"]


def test_only_links_to_elsewhere_are_asked_and_each_once() -> None:
    links = (
        '<a href="https://a.test/x#one">1</a> <a href="https://a.test/x#two">2</a>'
        '<a href="../">3</a> <a href="mailto:a@b.test">4</a> <a href="tel:112">5</a> <a>6</a>'
    )
    files = built() | {"p/index.html": page("P", "../", links), "q.html": page("Q", "", links)}
    assert outgoing.addresses(files) == {"https://a.test/x": ["p/index.html", "q.html"]}


def write_site(folder: Path, *addresses: str) -> None:
    links = "".join(f'<a href="{address}">x</a>' for address in addresses)
    write(folder, built() | {"causes/shoes/index.html": page("Shoes", "../../", links)})


def test_the_report_names_the_page_that_cites_a_dead_source(
    outside: Outside, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(tmp_path, outside.address + "/gone", outside.address + "/ok")
    assert outgoing.main([str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert f"Dead: take another source, or take the claim out (1)\n  {outside.address}/gone" in said
    assert "cited on causes/shoes/index.html" in said
    assert "1 of 2 addresses are there as cited." in said


def test_nothing_dead_is_no_failure(outside: Outside, tmp_path: Path) -> None:
    write_site(tmp_path, outside.address + "/ok", outside.address + "/closed")
    assert outgoing.main([str(tmp_path)]) == 0


def test_without_internet_nothing_is_called_dead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "PAUSE", 0.0)
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    write_site(tmp_path, f"http://{LOOPBACK}:{port}/")
    assert outgoing.main([str(tmp_path)]) == 2
    assert "Is there internet?" in capsys.readouterr().err


def test_a_folder_without_a_site_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outgoing.main([str(tmp_path)]) == 2
    assert "found no index.html" in capsys.readouterr().err
