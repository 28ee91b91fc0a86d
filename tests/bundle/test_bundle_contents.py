"""What a clinic finds in the zip and in the folder."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from lxml import html

from tests.bundle.sample import INDEX, SITE, run, tree, write_site

ADDED = ["SHA256SUMS", "parts/whole-copy.css", "read-me-first.txt", "start-here.html"]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    result = run(write_site(folder / "site"), "--to", folder / "dist", "--version", "1.2")
    assert (result.returncode, result.stderr) == (0, "")
    return folder / "dist"


@pytest.fixture(scope="module")
def copy(dist: Path) -> dict[str, bytes]:
    return tree(dist / "pins-and-needles")


def make(tmp_path: Path, changes: dict[str, str | None]) -> dict[str, bytes]:
    result = run(write_site(tmp_path / "site", changes), "--to", tmp_path / "dist")
    assert (result.returncode, result.stderr) == (0, "")
    return tree(tmp_path / "dist" / "pins-and-needles")


def test_the_copy_has_the_site_and_what_helps_to_use_it(copy: dict[str, bytes]) -> None:
    site = {
        "assets/dot.png",
        "assets/site.css",
        "assets/site.js",
        "causes/tight-shoes.html",
        "get-help.html",
        "happening-now.html",
        "index.html",
        "quiz.html",
        "search/search_index.js",
        "search/search_index.json",
    }
    assert set(copy) == {*ADDED, *(f"pages/{name}" for name in site)}


def test_pages_are_copied_unchanged(copy: dict[str, bytes]) -> None:
    assert {
        name: data
        for name, data in copy.items()
        if name not in ADDED and data != SITE[name.removeprefix("pages/")].encode()
    } == {}


def test_zip_and_folder_are_the_same(dist: Path, copy: dict[str, bytes]) -> None:
    with zipfile.ZipFile(dist / "pins-and-needles.zip") as archive:
        unpacked = {name: archive.read(name) for name in archive.namelist()}
    assert unpacked == {f"pins-and-needles/{name}": data for name, data in copy.items()}
    assert sorted(path.name for path in dist.iterdir()) == [
        "pins-and-needles",
        "pins-and-needles.zip",
    ]


def test_zip_entries_are_plain_files_in_order_with_one_time(dist: Path) -> None:
    with zipfile.ZipFile(dist / "pins-and-needles.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2026, 11, 18, 11, 6, 40)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    assert not any(entry.is_dir() or entry.extra or entry.comment for entry in entries)


def test_checksums_are_right_and_complete(copy: dict[str, bytes]) -> None:
    lines = copy["SHA256SUMS"].decode().splitlines()
    sums = dict(line.split("  ", 1)[::-1] for line in lines)
    assert sums == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in copy.items()
        if name != "SHA256SUMS"
    }


@pytest.mark.parametrize(
    ("languages", "kept"),
    [
        (["en"], []),
        (["es"], ["min/lunr.es.min.js", "min/lunr.stemmer.support.min.js"]),
        (
            ["en", "es"],
            [
                "min/lunr.es.min.js",
                "min/lunr.multi.min.js",
                "min/lunr.stemmer.support.min.js",
            ],
        ),
        (["ja"], ["min/lunr.stemmer.support.min.js", "tinyseg.js"]),
        (["th"], ["min/lunr.stemmer.support.min.js", "wordcut.js"]),
    ],
)
def test_search_keeps_the_helpers_of_its_languages(
    languages: list[str], kept: list[str], tmp_path: Path
) -> None:
    index = INDEX.replace('["en"]', str(languages).replace("'", '"'))
    copy = make(tmp_path, {"search/search_index.json": index})
    folder = "pages/assets/javascripts/lunr/"
    assert sorted(n.removeprefix(folder) for n in copy if n.startswith(folder)) == kept


def test_read_me_opens_in_any_notepad(copy: dict[str, bytes]) -> None:
    data = copy["read-me-first.txt"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 50
    text = data.decode("utf-8-sig")
    for heading in ("UNPACK", "OPEN", "CHECK THAT", "UPDATE", "PRINT", "BEFORE YOU READ"):
        assert f"\r\n{heading}" in text
    assert text.startswith("Cold feet & numb toes\r\n=====================\r\n")
    assert "Version 1.2, made on 18 November 2026." in text
    assert "certutil -hashfile pins-and-needles.zip SHA256" in text
    assert "This page gives general information." in text
    assert max(map(len, text.splitlines())) <= 76


@pytest.fixture(scope="module")
def start(copy: dict[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(copy["start-here.html"].decode())


def test_start_page_says_which_copy_this_is(start: html.HtmlElement) -> None:
    assert start.get("lang") == "en"
    assert start.findtext(".//title") == "Start here: Cold feet & numb toes"
    assert start.findtext(".//h1") == "Cold feet & numb toes"
    assert "Version 1.2, made on 18 November 2026." in start.xpath("string()")


def test_start_page_stands_alone(start: html.HtmlElement) -> None:
    assert start.xpath("//script | //img | //iframe | //@onclick") == []
    assert start.xpath("//link/@href") == ["parts/whole-copy.css"]


def test_start_page_shows_the_whole_disclaimer(start: html.HtmlElement) -> None:
    (shown,) = start.xpath("//*[@data-disclaimer]")
    assert shown.xpath("p/text()") == [
        "Please note",
        "This page gives general information.",
        "It is “not” a diagnosis.",
        "Nobody has checked it yet.",
    ]


def test_start_page_links_lead_to_pages(start: html.HtmlElement, copy: dict[str, bytes]) -> None:
    links = start.xpath("//a/@href")
    assert links == [
        "pages/index.html",
        "pages/happening-now.html",
        "pages/get-help.html",
        "pages/quiz.html",
    ]
    assert set(links) <= set(copy)
    assert start.xpath("//a[@href='pages/quiz.html']/text()") == ["Which page fits?"]


def test_start_page_leaves_out_doors_to_pages_that_are_not_there(tmp_path: Path) -> None:
    home = SITE["index.html"].replace('<a href="quiz.html">', '<a href="get-help.html">')
    copy = make(tmp_path, {"quiz.html": None, "happening-now.html": None, "index.html": home})
    links = html.document_fromstring(copy["start-here.html"].decode()).xpath("//a/@href")
    assert links == ["pages/index.html", "pages/get-help.html"]


def test_start_page_does_not_trust_the_text_of_the_site(tmp_path: Path) -> None:
    home = SITE["index.html"].replace("general", "&lt;script&gt;alert(1)&lt;/script&gt;")
    copy = make(tmp_path, {"index.html": home})
    page = html.document_fromstring(copy["start-here.html"].decode())
    assert page.xpath("//script") == []
    assert "<script>alert(1)</script>" in str(page.xpath("string()"))
