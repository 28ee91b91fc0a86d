"""Real web servers with the settings that we hand out, on loopback, with a finished site."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.cli import main
from scripts import programs
from tests.publish.built import built, write

LOOPBACK = "127.0.0.1"
SCRIPTS = "/the scripts"
"""Stands in the tables below for an address that only the finished site knows."""
PATIENCE = 15

AROUND = """
{user}
daemon off;
worker_processes 1;
error_log {folder}/error.log;
pid {folder}/nginx.pid;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/servers/nginx.conf;
}}
"""
"""What Debian's own nginx.conf says around a site, with all that it writes inside the folder."""

REDIRECTS = {301, 308}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int
    scripts: str
    """The address of the scripts of a page, which are joined under a name made of their content."""

    def get(self, path: str, **headers: str) -> Answer:
        path = path.replace(SCRIPTS, self.scripts)
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp(request.param)
    place = folder / "site"
    secret = {".git/config": b"secret", ".well-known/security.txt": b"Contact: us\n"}
    told = {"versions.json": b"{}", "updates.atom": b"<feed/>"}
    write(place, built() | secret | told | {"list/note.txt": b"x"})
    assert main([str(place), "--hosted", "--servers", str(folder / "servers")]) == 0
    port = _free_port()
    command = {"nginx": _nginx, "caddy": _caddy}[request.param](folder, place, port)
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=_env(folder))
        try:
            _wait(process, port, folder)
            scripts, *_ = place.glob("assets/scripts-*.js")
            yield Server(port, f"/{scripts.relative_to(place).as_posix()}")
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _nginx(folder: Path, place: Path, port: int) -> list[str | Path]:
    """Put this test's place and port into the settings, and return the command of the server."""
    changes = {
        r"listen 80;": f"listen {LOOPBACK}:{port};",
        r"root /srv/[^;]*;": f"root {place};",
    }
    _change(folder / "servers" / "nginx.conf", changes)
    # else root's nginx would serve as a user who may not look into root's temporary folders
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
    program = programs.need("nginx")
    return [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"]


def _caddy(folder: Path, place: Path, port: int) -> list[str | Path]:
    settings = folder / "servers" / "Caddyfile"
    changes = {
        r"\nexample\.org \{": f"\nhttp://{LOOPBACK}:{port} {{",
        r"root \* /srv/\S*": f"root * {place}",
        r"\A": "{\n\tadmin off\n}\n\n",  # else it listens for orders on a port of its own
    }
    _change(settings, changes)
    return [programs.need("caddy"), "run", "--config", settings, "--adapter", "caddyfile"]


def _change(settings: Path, changes: dict[str, str]) -> None:
    text = settings.read_text("utf-8")
    for line, ours in changes.items():
        text, count = re.subn(line, ours, text)
        assert count == 1
    settings.write_text(text, "utf-8")


def _env(folder: Path) -> dict[str, str]:
    """Let a server keep its things in the folder of the test."""
    return os.environ | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"it did not start: {(folder / 'said.txt').read_text()}")


EVERYWHERE = ["/", "/causes/shoes/", "/sitemap.xml", SCRIPTS, "/nowhere"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_headers(server: Server, path: str) -> None:
    headers = server.get(path).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["strict-transport-security"].startswith("max-age=")
    assert re.search(r"\d", headers.get("server", "")) is None  # no version


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-cache"),
        ("/causes/shoes/", "no-cache"),
        (SCRIPTS, "public, max-age=31536000, immutable"),
        ("/sitemap.xml", "no-cache"),
        ("/worker.js", "no-cache"),
        ("/versions.json", "no-cache"),
        ("/updates.atom", "no-cache"),
        ("/nowhere", "no-cache"),
        ("/assets/scripts-0a1b2c3d.js", "no-cache"),
    ],
)
def test_only_what_never_changes_is_kept_unasked(server: Server, path: str, kept: str) -> None:
    assert server.get(path).headers["cache-control"] == kept


def test_an_unchanged_page_costs_no_second_transfer(server: Server) -> None:
    tag = server.get("/").headers["etag"]
    again = server.get("/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["/get-help/", "/worker.js", SCRIPTS])
def test_text_is_sent_packed(server: Server, path: str) -> None:
    plain, packed = server.get(path), server.get(path, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/worker.js", "javascript; charset=utf-8"),
        (SCRIPTS, "javascript; charset=utf-8"),
        ("/versions.json", "application/json"),
        ("/updates.atom", "application/atom+xml"),
    ],
)
def test_what_a_file_is_is_said(server: Server, path: str, kind: str) -> None:
    assert kind in server.get(path).headers["content-type"]


@pytest.mark.parametrize(
    "path",
    [
        *("/nowhere", "/nowhere/", "/causes/", "/list/", "/assets/", "/assets/gone.js"),
        *("/.git/config", "/.git/", "/.nojekyll", "/_headers", "/404.html"),
        *("/../nginx.conf", "/%2e%2e/nginx.conf"),
    ],
)
def test_what_is_not_for_readers_is_not_there(server: Server, path: str) -> None:
    answer = server.get(path)
    if ".." in path or "%2e" in path:
        assert answer.status in {400, 404}
        assert b"daemon" not in answer.body
    else:
        assert answer.status == 404
        assert b"Nothing here." in answer.body
        assert b"secret" not in answer.body


def test_a_reporter_finds_whom_to_tell(server: Server) -> None:
    assert server.get("/.well-known/security.txt").status == 200


def test_an_address_without_its_last_slash_leads_to_the_page(server: Server) -> None:
    answer = server.get("/get-help")
    assert answer.status in REDIRECTS
    assert answer.headers["location"] == "/get-help/"
