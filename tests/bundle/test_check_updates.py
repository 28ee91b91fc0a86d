"""`python -m bundle check-updates`: over a file and over http, against lists of every kind."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from bundle.integrity import fetch
from tests.browser.listener import LOOPBACK, Listener, running, serving
from tests.bundle.sample import run, write_site
from tests.bundle.test_sign import KINDS, keys
from tests.common.test_versions import LISTED

__all__ = ["keys"]
TOPIC = {"topic": "cold-numb", "title": "Cold & Numb"}
Serve = Callable[[Path], Listener]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Yesterday's copy."""
    folder = tmp_path_factory.mktemp("copy")
    made = run(write_site(folder / "site"), "--to", folder / "dist", "--version", "2026.11.29")
    assert made.returncode == 0, made.stderr
    return folder / "dist"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


def write_list(folder: Path, **changes: Any) -> Path:
    """Write today's list."""
    folder.mkdir(exist_ok=True)
    file = folder / "versions.json"
    file.write_text(json.dumps(LISTED | TOPIC | changes), "utf-8")
    return file


def ask(copy: Path, source: str | Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    return run("check-updates", "--from", source, *more, copy)


@pytest.mark.parametrize("part", ["", "cold-numb", "cold-numb.zip"])
def test_a_withdrawn_copy_of_any_form_hears_why_and_what_to_do(
    part: str, dist: Path, tmp_path: Path
) -> None:
    done = ask(dist / part, write_list(tmp_path))
    assert (done.returncode, done.stderr) == (1, "")
    first, why, what, *_ = done.stdout.splitlines()
    assert first == ("WITHDRAWN: do not use this copy. It is version 2026.11.29 of Cold & Numb.")
    assert why == "  Why, since 30 November 2026: Wrong."
    assert what.startswith("  What to do: Stop using it. Throw away what was printed")
    assert "For people: https://example.org/is-it-right/#2026.11.29" in done.stdout


ANSWERS = [
    ({"newest": "2026.11.29", "withdrawn": []}, 0, "STILL RIGHT: this copy is version 2026.11.29"),
    ({"withdrawn": []}, 1, "THERE IS A NEWER ONE: this copy is version 2026.11.29"),
    ({"withdrawn": []}, 1, "  2026.12.01: A line was wrong."),
    ({"newest": "2026.11.28", "withdrawn": []}, 2, "WE CANNOT TELL: this copy is version"),
]


@pytest.mark.parametrize(("changes", "code", "words"), ANSWERS)
def test_each_answer_has_its_words_and_its_code(
    changes: dict[str, Any], code: int, words: str, dist: Path, tmp_path: Path
) -> None:
    done = ask(dist, write_list(tmp_path, **changes))
    assert done.returncode == code
    assert words in done.stdout
    assert "Who made the list was not checked" in done.stdout


def test_a_site_is_asked_once_and_told_nothing(dist: Path, tmp_path: Path, serve: Serve) -> None:
    write_list(tmp_path / "site")
    server = serve(tmp_path / "site")
    assert ask(dist, tmp_path / "site").returncode == 1
    assert server.hits == []
    done = ask(dist, f"{server.address}/")
    assert done.returncode == 1
    assert done.stdout.startswith("WITHDRAWN")
    assert f"The list is from {server.address}/versions.json" in done.stdout
    assert server.hits == ["GET /versions.json"]


def answering(code: int, body: bytes = b"", location: str = "") -> type[BaseHTTPRequestHandler]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(code)
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Answer


@contextmanager
def answered(*given: Any) -> Iterator[str]:
    with running(answering(*given)) as server:
        yield f"http://{LOOPBACK}:{server.server_address[1]}/versions.json"


BAD_ANSWERS = [
    ((404,), "expected a list, found none there"),
    ((500,), "the server answered 500"),
    ((302, b"", "file:///etc/passwd"), "not allowed"),
    ((302, b"", "http://example.org/versions.json"), "expected https, found http"),
    ((302, b"", "ftp://example.org/versions.json"), "expected https, found ftp"),
    ((200, b"<html>Sign in</html>"), "Does the network show a page of its own, to sign in?"),
    ((200, b"{}"), "no list of versions (topic: "),
    ((200, b"[" * 100_000), "no list of versions ("),
    ((200, b" " * (fetch.MOST_BYTES + 1)), "more than 2,000,000 bytes"),
]


@pytest.mark.usefixtures("serve")
@pytest.mark.parametrize(("given", "words"), BAD_ANSWERS, ids=[one[1] for one in BAD_ANSWERS])
def test_no_answer_of_a_server_is_believed(given: tuple[Any, ...], words: str, dist: Path) -> None:
    with answered(*given) as address:
        done = ask(dist, address)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.endswith("WE CANNOT TELL whether the copy is still right.\n")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://example.org/versions.json", "expected https, found http"),
        ("ftp://example.org/versions.json", "expected https, found ftp"),
        ("file:///etc/passwd", "no address"),
        ("https://me:secret@example.org/", "without a name or a password"),
        ("https://example.org:x/", "no address"),
    ],
)
def test_only_https_is_asked(address: str, words: str, dist: Path) -> None:
    done = ask(dist, address)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Right: https://" in done.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"last": "2026.11.21"}, "`last` is 2026.11.21, before `first`, 2026.11.22."),
        ({"day": "2026-11-21"}, "`day` is 2026-11-21, before 2026.11.22 was there."),
    ],
)
def test_a_list_that_withdraws_backwards_is_no_list(
    change: dict[str, str], told: str, dist: Path, tmp_path: Path
) -> None:
    gone = [LISTED["withdrawn"][0] | change]  # type: ignore[index]
    done = ask(dist, write_list(tmp_path, withdrawn=gone))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"no list of versions (withdrawn.0: {told})" in done.stderr


def test_what_a_list_says_cannot_command_a_terminal(dist: Path, tmp_path: Path) -> None:
    gone = [LISTED["withdrawn"][0] | {"reason": "Wrong\x1b[2J\u202egood"}]  # type: ignore[index]
    done = ask(dist, write_list(tmp_path, withdrawn=gone))
    assert done.returncode == 1
    assert "\\x1b[2J\\u202egood" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(("kind", "file"), KINDS)
def test_a_list_is_signed_and_a_tampered_one_is_refused(
    kind: str, file: str, dist: Path, tmp_path: Path, keys: Path, serve: Serve
) -> None:
    listed = write_list(tmp_path / "site")
    key = ("--key", keys / f"{kind}.pub")
    server = serve(tmp_path / "site")
    unsigned = ask(dist, f"{server.address}/", *key)
    assert unsigned.returncode == 2
    assert "found none: do not trust this list" in unsigned.stderr

    signed = run("sign", listed, "--key", keys / kind)
    assert (signed.returncode, signed.stderr) == (0, "")
    assert (tmp_path / "site" / file.replace("SHA256SUMS", "versions.json")).is_file()
    for source in (listed, f"{server.address}/"):
        done = ask(dist, source, *key)
        assert done.returncode == 1
        assert "It is signed with this key." in done.stdout
        other = ask(dist, source, "--key", keys / f"other-{kind}.pub")
        assert other.returncode == 2
        assert "NOT signed with this key: do not trust this list" in other.stderr

    listed.write_text(listed.read_text("utf-8").replace("2026.11.22", "2026.11.30"), "utf-8")
    for source in (listed, f"{server.address}/"):
        done = ask(dist, source, *key)
        assert (done.returncode, done.stdout) == (2, "")
        assert "NOT signed with this key: do not trust this list" in done.stderr


def test_what_is_wrong_with_a_copy_is_told(dist: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "site")
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "note.zip").write_bytes(b"no zip")
    for copy, words in (
        (empty, "expected a copy, with a file sbom.cdx.json that names its version, found none"),
        (tmp_path / "note.zip", "expected a copy, with a file sbom.cdx.json"),
        (tmp_path / "gone", "expected a folder or a zip, found nothing of that name"),
    ):
        done = ask(copy, tmp_path / "no-list.json")
        assert done.returncode == 2
        assert words in done.stderr
        assert "expected a list, found none there" in done.stderr  # both in one run
    done = ask(dist, write_list(tmp_path, topic="warm-limb"))
    assert done.returncode == 2
    assert "this copy is of 'cold-numb', and the list is of 'warm-limb'" in done.stderr
    parts = Path(shutil.copytree(dist, tmp_path / "other")) / "sbom.cdx.json"
    parts.write_text(parts.read_text("utf-8").replace("2026.11.29", "1.2"), "utf-8")
    done = ask(tmp_path / "other", listed)
    assert done.returncode == 2
    assert "its version: expected a day" in done.stderr


def test_the_command_of_the_sheet_for_it_knows_its_options(dist: Path) -> None:
    told = (dist / "for-it.txt").read_text("utf-8-sig")
    (command,) = [line.strip() for line in told.splitlines() if "check-updates" in line]
    assert command == (
        "python -m bundle check-updates --from https://example.org/versions.json FOLDER"
    )
    assert "https://example.org/is-it-right/#2026.11.29" in " ".join(told.split())


def test_a_list_is_no_folder_to_sign(tmp_path: Path) -> None:
    done = run("sign", tmp_path / "nowhere", "--key", tmp_path / "key")
    assert done.returncode == 2
    assert "Nothing was signed." in done.stderr
