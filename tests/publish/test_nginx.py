"""A real nginx with the settings that we hand out, on loopback, with a site that is finished."""

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


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Nginx:
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


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    program = programs.need("nginx")
    folder = tmp_path_factory.mktemp("nginx")
    place = folder / "site"
    secret = {".git/config": b"secret", ".well-known/security.txt": b"Contact: us\n"}
    write(place, built() | secret | {"list/note.txt": b"x"})
    assert main([str(place), "--hosted", "--servers", str(folder / "servers")]) == 0
    port = _free_port()
    settings = folder / "servers" / "nginx.conf"
    text = settings.read_text("utf-8")
    for line, ours in {
        r"listen 80;": f"listen {LOOPBACK}:{port};",
        r"root /srv/[^;]*;": f"root {place};",
    }.items():
        text, count = re.subn(line, ours, text)
        assert count == 1
    settings.write_text(text, "utf-8")
    # else root's nginx would serve as a user who may not look into root's temporary folders
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"],
            stdout=said,
            stderr=said,
        )
        try:
            _wait(process, port, folder)
            (scripts,) = place.glob("assets/scripts-*.js")
            yield Nginx(port, f"/{scripts.relative_to(place).as_posix()}")
        finally:
            process.terminate()
            process.wait(PATIENCE)


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
    pytest.fail(f"nginx did not start: {(folder / 'said.txt').read_text()}")


EVERYWHERE = ["/", "/causes/shoes/", "/sitemap.xml", SCRIPTS, "/nowhere"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_headers(nginx: Nginx, path: str) -> None:
    headers = nginx.get(path).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["strict-transport-security"].startswith("max-age=")
    assert re.search(r"\d", headers["server"]) is None  # no version


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-cache"),
        ("/causes/shoes/", "no-cache"),
        (SCRIPTS, "public, max-age=31536000, immutable"),
        ("/sitemap.xml", "no-cache"),
        ("/worker.js", "no-cache"),
        ("/nowhere", "no-cache"),
        ("/assets/scripts-0a1b2c3d.js", "no-cache"),
    ],
)
def test_only_what_never_changes_is_kept_unasked(nginx: Nginx, path: str, kept: str) -> None:
    assert nginx.get(path).headers["cache-control"] == kept


def test_an_unchanged_page_costs_no_second_transfer(nginx: Nginx) -> None:
    tag = nginx.get("/").headers["etag"]
    again = nginx.get("/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["/get-help/", "/worker.js", SCRIPTS])
def test_text_is_sent_packed(nginx: Nginx, path: str) -> None:
    plain, packed = nginx.get(path), nginx.get(path, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/worker.js", "javascript; charset=utf-8"),
        (SCRIPTS, "javascript; charset=utf-8"),
    ],
)
def test_what_a_file_is_is_said(nginx: Nginx, path: str, kind: str) -> None:
    assert kind in nginx.get(path).headers["content-type"]


@pytest.mark.parametrize(
    "path",
    [
        *("/nowhere", "/nowhere/", "/causes/", "/list/", "/assets/", "/assets/gone.js"),
        *("/.git/config", "/.git/", "/.nojekyll", "/_headers", "/404.html"),
        *("/../nginx.conf", "/%2e%2e/nginx.conf"),
    ],
)
def test_what_is_not_for_readers_is_not_there(nginx: Nginx, path: str) -> None:
    answer = nginx.get(path)
    if ".." in path or "%2e" in path:
        assert answer.status in {400, 404}
        assert b"daemon" not in answer.body
    else:
        assert answer.status == 404
        assert b"Nothing here." in answer.body
        assert b"secret" not in answer.body


def test_a_reporter_finds_whom_to_tell(nginx: Nginx) -> None:
    assert nginx.get("/.well-known/security.txt").status == 200


def test_an_address_without_its_last_slash_leads_to_the_page(nginx: Nginx) -> None:
    answer = nginx.get("/get-help")
    assert (answer.status, answer.headers["location"]) == (301, "/get-help/")
