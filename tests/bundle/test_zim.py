"""The ZIM file: good by the checker of Kiwix, opened and searched as a library does."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urljoin
from urllib.request import urlopen

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from lxml import html

from bundle.checks.loads import faults_of_loads
from bundle.formats.zim import make
from scripts import programs
from tests.bundle.built import built_site, promises, source_of, words

PATIENCE = 30
"""Seconds until a server must answer."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = make(source_of(built_site()), tmp_path_factory.mktemp("zim"))
    assert path.name == "pins-and-needles.zim"
    return path


@pytest.fixture(scope="module")
def archive(file: Path) -> Archive:
    return Archive(file)


@pytest.fixture(scope="module")
def library(file: Path) -> Iterator[str]:
    """The address of a library that has this file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [programs.need("kiwix-serve"), "--address", "127.0.0.1", "--port", str(port), file]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE).close()
                break
            except URLError:
                assert server.poll() is None, "kiwix-serve ended by itself"
                assert time.monotonic() < deadline, f"no answer after {PATIENCE} s"
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def get(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


def content(archive: Archive, path: str) -> bytes:
    return bytes(archive.get_entry_by_path(path).get_item().content)


def test_zimcheck_passes(file: Path) -> None:
    answer = subprocess.run(
        [programs.need("zimcheck"), "-A", file],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    told = answer.stdout + answer.stderr
    assert answer.returncode == 0, told
    assert "Overall Test Status: Pass" in told
    assert "[ERROR]" not in told
    assert "[WARNING]" not in told


def test_two_runs_give_the_same_bytes(file: Path, tmp_path: Path) -> None:
    (again,) = make(source_of(built_site()), tmp_path)
    assert again.read_bytes() == file.read_bytes()
    assert Archive(again).check()


def test_it_says_what_it_is(archive: Archive) -> None:
    told = {
        key: archive.get_metadata(key).decode()
        for key in archive.metadata_keys
        if not key.startswith("Illustration")
    }
    assert told["Title"] == "Pins and Needles"
    assert told["Language"] == "eng"
    assert told["Date"] == "2026-11-22"
    assert told["Name"] == "pins-and-needles_en"
    assert told["Description"] == source_of(built_site()).contents.description
    assert told["Creator"]
    assert told["Publisher"]
    assert "_ftindex:yes" in told["Tags"]
    assert archive.has_illustration(48)
    assert archive.main_entry.get_item().path == "index.html"
    assert archive.has_fulltext_index
    assert archive.has_title_index


def test_every_page_keeps_its_disclaimer_and_its_urgency(archive: Archive) -> None:
    pages = source_of(built_site()).contents.pages
    promised = promises(built_site())
    assert archive.article_count == len(pages)
    for page in pages:
        root = html.document_fromstring(content(archive, page.file))
        text = words(root)
        assert [part for part in promised[page.file] if part not in text] == [], page.file
        assert root.xpath("//link[@rel='canonical']") == []
        assert root.xpath("//*[@id='pn-age-clock']")
        assert root.xpath("//script[contains(@src, 'assets/age.js')]")
        assert page.review_due is None or page.review_due.isoformat() in root.xpath(
            "//meta[@name='review-due']/@content"
        )
    assert not archive.has_entry_by_path("404.html")


def test_what_pages_load_is_there(archive: Archive) -> None:
    paths = [archive._get_entry_by_id(number).path for number in range(archive.all_entry_count)]
    names = [path for path in paths if archive.has_entry_by_path(path)]
    files = {name: content(archive, name) for name in names}
    assert {"style.css", "assets/quiz.js", "index.html"} <= set(files)
    assert faults_of_loads(files) == []


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("tight laces", "causes/tight-shoes.html"),
        ("shoe", "causes/tight-shoes.html"),  # the index knows that "shoes" is the same
        ("Raynaud", "causes/cold-toes.html"),
    ],
)
def test_the_full_text_search_finds_a_page(archive: Archive, query: str, page: str) -> None:
    found = Searcher(archive).search(Query().set_query(query))
    assert page in list(found.getResults(0, 3))


def test_a_title_is_found_while_it_is_typed(archive: Archive) -> None:
    found = SuggestionSearcher(archive).suggest("cold to")
    assert "causes/cold-toes.html" in list(found.getResults(0, 3))


def test_a_library_opens_it(library: str) -> None:
    address = f"{library}/pins-and-needles/A/causes/tight-shoes.html"
    page = get(address)
    assert "<h1" in page
    assert "Tight shoes or laces" in page
    root = html.document_fromstring(page)
    (sheet,) = root.xpath("//link[@rel='stylesheet']/@href")
    assert ".care" in get(urljoin(address, sheet))
    (link, *_) = root.xpath("//article//a[@class='crosslink']/@href")
    assert "<h1" in get(urljoin(address, link))


def test_the_search_of_a_library_shows_the_page_and_its_own_words(library: str) -> None:
    told = get(f"{library}/search?content=pins-and-needles&pattern={quote('tight laces')}")
    root = html.document_fromstring(told)
    hits = root.xpath("//div[@class='results']//li")
    assert "/causes/tight-shoes.html" in hits[0].find(".//a").get("href")
    # no menu in the lines that a search shows
    assert "Nerve trapped at the knee, shin or ankle Numb ball" not in words(hits[0])
