"""What is written for hosts: the headers, within what each host reads."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from common.problems import ProblemsError
from publish.hosts import headers, hosts
from publish.pages.staging import Files
from tests.publish.built import built, page


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def rules(text: str) -> dict[str, list[str]]:
    """Return the lines of `_headers` below each address."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[line] = []
    return found


def written(files: Files) -> dict[str, list[str]]:
    return rules(finished(files)["_headers"].decode())


def finished(files: Files) -> Files:
    done = dict(files)
    hosts.add_host_files(done, headers.for_site(files))
    return done


def servers(files: Files) -> dict[str, bytes]:
    return hosts.server_files(headers.for_site(files), "Sore wrist", "sore-wrist")


def test_the_policy_lets_in_the_scripts_of_all_pages_and_nothing_else() -> None:
    policy = headers.for_site(built())["Content-Security-Policy"]
    directives = {one.split()[0]: one.split()[1:] for one in policy.split("; ")}
    assert directives["default-src"] == ["'none'"]
    assert set(directives["script-src"]) == {"'self'", hash_of("var a = 1")}
    assert directives["frame-ancestors"] == ["'none'"]
    # the service worker lives under this policy, and has to fetch pages
    assert directives["connect-src"] == ["'self'"]
    assert "'none'" not in directives["worker-src"]


def test_too_many_styles_in_pages_are_left_to_the_pages_own_policies() -> None:
    many = {
        f"p{number}/index.html": page("P", "../", head=f"<style>p {{ top: {number}px }}</style>")
        for number in range(60)
    }
    policy = headers.for_site(built() | many)["Content-Security-Policy"]
    assert len(policy) <= 2000
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert hash_of("var a = 1") in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]


def test_too_many_scripts_in_pages_stop_the_build() -> None:
    many = {
        f"p{number}/index.html": page("P", "../", head=f"<script>var b = {number}</script>")
        for number in range(60)
    }
    with pytest.raises(ProblemsError, match="at most 2000 characters, found 3"):
        headers.for_site(built() | many)


def test_headers_are_within_what_hosts_read() -> None:
    found = written(built())
    assert len(found) <= 100
    for line in (line for lines in found.values() for line in lines):
        assert len(line) <= 2000
        assert re.fullmatch(r"[A-Za-z-]+: \S.*", line)


def test_no_header_is_said_twice_of_one_file() -> None:
    """Both hosts join what two rules say, and `no-cache, immutable` means nothing."""
    found = written(built())
    everywhere = {line.partition(":")[0] for line in found.pop("/*")}
    assert found == {
        "/assets/main.0a1b2c3d.min.css": ["Cache-Control: public, max-age=31536000, immutable"]
    }
    assert "Cache-Control" not in everywhere


def test_hosts_are_told_what_a_feed_is() -> None:
    found = written(built() | {"updates.atom": b"<feed/>"})
    assert found["/updates.atom"] == ["Content-Type: application/atom+xml; charset=utf-8"]


def test_the_same_site_gives_the_same_bytes_in_any_order() -> None:
    files = built()
    turned = dict(reversed(files.items()))
    assert servers(files) == servers(turned)
    assert finished(files)["_headers"] == finished(turned)["_headers"]


def test_every_header_stands_in_the_file_of_every_server() -> None:
    for data in servers(built()).values():
        text = data.decode()
        assert not re.search("@[A-Z_]+@", text)  # every place of the template is filled
        for name, value in headers.for_site(built()).items():
            assert f'{name} "{value}"' in text


def test_jekyll_is_told_to_keep_off() -> None:
    assert finished(built())[".nojekyll"] == b""
