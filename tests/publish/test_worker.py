"""The service worker as a file; tests/browser/test_worker.py sees what it does."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable

import pytest

from common.problems import ProblemsError
from publish.hosts import service_worker as worker
from publish.pages.staging import Files
from tests.publish.built import AT_HAND, built, changed


def finished(files: Files) -> Files:
    done = dict(files)
    changed(done, worker.Notice(done), worker.add_version)
    worker.add_worker(done, AT_HAND)
    return done


def version(files: Files) -> str:
    """Return the version that the worker of a site is of."""
    found = re.search(r'registration\.scope \+ " ";\n.* \+ "([0-9a-f]{12})";', _worker(files))
    assert found
    return found[1]


def version_of_page(files: Files, name: str) -> str:
    found = re.search(r'data-version="([0-9a-f]{12})"', files[name].decode())
    assert found
    return found[1]


def _worker(files: Files) -> str:
    return files["worker.js"].decode()


def test_what_is_always_at_hand_is_the_signs_and_their_looks() -> None:
    core = json.loads(re.findall(r"const CORE = (.*);", _worker(finished(built())))[0])
    assert core == [
        *("./", "./get-help/", "./happening-now/", "503.html"),
        *("assets/box.js", "assets/kept.js", "assets/main.0a1b2c3d.min.css", "assets/visit.js"),
    ]


CHANGES: dict[str, Callable[[Files], Files]] = {
    "a word of a page": lambda files: (
        files | {"get-help/index.html": files["get-help/index.html"].replace(b"cold", b"hot")}
    ),
    "a style sheet": lambda files: files | {"assets/main.0a1b2c3d.min.css": b"h1 {}"},
    "a new file": lambda files: files | {"new.js": b""},
    "a file less": lambda files: {n: data for n, data in files.items() if n != "assets/box.js"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_makes_a_new_version(change: Callable[[Files], Files]) -> None:
    assert version(finished(built())) != version(finished(change(built())))


def test_the_day_of_the_build_makes_no_new_version() -> None:
    dated = built() | {"sitemap.xml": b"<urlset><lastmod>2026-11-22</lastmod></urlset>"}
    assert version(finished(built())) == version(finished(dated))


def test_a_page_has_a_new_version_when_it_changes_and_not_when_another_does() -> None:
    before = finished(built())
    after = finished(CHANGES["a word of a page"](built()))
    changed, other = "get-help/index.html", "causes/shoes/index.html"
    assert version_of_page(before, changed) != version_of_page(after, changed)
    assert version_of_page(before, other) == version_of_page(after, other)


def test_doing_it_again_changes_nothing() -> None:
    once = finished(built())
    assert finished(once) == once


def test_the_script_is_found_from_every_page() -> None:
    files = finished(built())
    for name, address in {
        "index.html": "assets/visit.js",
        "causes/shoes/index.html": "../../assets/visit.js",
        "404.html": "/assets/visit.js",
    }.items():
        assert f'<script src="{address}"></script>' in files[name].decode()


def test_a_site_below_a_folder_of_its_host_is_understood() -> None:
    files = built()
    files["404.html"] = files["404.html"].replace(b'="/assets', b'="/feet/assets')
    page = finished(files)["404.html"].decode()
    assert '<script src="/feet/assets/visit.js"></script>' in page


def test_the_notice_stands_before_the_title_and_says_nothing_yet() -> None:
    for name, data in finished(built()).items():
        if name.endswith(".html") and name != "503.html":
            before = data.decode().partition("<h1")[0]
            assert re.search(r'<p [^>]*id="pn-kept"[^>]* hidden></p>', before), name


@pytest.mark.parametrize("missing", ["get-help/index.html", "503.html"])
def test_a_site_without_a_core_page_is_refused(missing: str) -> None:
    files = built()
    del files[missing]
    with pytest.raises(ProblemsError, match=missing):
        finished(files)


def test_a_page_without_a_head_is_refused() -> None:
    files = built() | {"odd/index.html": b"<html><body><h1>Odd</h1></body></html>"}
    with pytest.raises(ProblemsError, match=r'odd/index\.html: expected <header class="pn-head">'):
        finished(files)


def test_it_is_small() -> None:
    assert len(gzip.compress(_worker(finished(built())).encode())) < 2000
