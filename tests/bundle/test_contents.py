"""What a clinic finds in the zip and in the folder."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from bundle.added.for_it import for_it
from bundle.added.read_me import read_me
from bundle.source.contents import read_contents
from bundle.source.release import Release
from bundle.source.source import Source
from tests.bundle.sample import (
    AGE,
    CLINIC,
    CONTENTS,
    REPOSITORY,
    SITE,
    contents,
    run,
    tree,
    write_site,
)

BASE_CSS = REPOSITORY / "bundle/added/templates/base.css"
TOKENS = REPOSITORY / "theme/assets/stylesheets/tokens.css"
ADDED = [
    "SHA256SUMS",
    "for-it.html",
    "for-it.txt",
    "parts/whole-copy.css",
    "read-me-first.html",
    "read-me-first.txt",
    "sbom.cdx.json",
    "start-here.html",
]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    result = run(write_site(folder / "site"), "--to", folder / "dist", "--version", "1.2")
    assert (result.returncode, result.stderr) == (0, "")
    return folder / "dist"


@pytest.fixture(scope="module")
def copy(dist: Path) -> dict[str, bytes]:
    return tree(dist / "cold-numb")


def make(tmp_path: Path, changes: dict[str, str | None]) -> dict[str, bytes]:
    result = run(write_site(tmp_path / "site", changes), "--to", tmp_path / "dist")
    assert (result.returncode, result.stderr) == (0, "")
    return tree(tmp_path / "dist" / "cold-numb")


def test_the_copy_has_the_site_and_what_helps_to_use_it(copy: dict[str, bytes]) -> None:
    site = {
        "assets/age.js",
        "assets/dot.png",
        "assets/javascripts/bundle.a1b2c3.min.js",
        "assets/site.css",
        "assets/site.js",
        "causes/tight-shoes.html",
        "get-help.html",
        "happening-now.html",
        "index.html",
        "quiz-plain.html",
        "quiz.html",
    }
    assert set(copy) == {*ADDED, *(f"pages/{name}" for name in site)}


def test_pages_are_copied_unchanged(copy: dict[str, bytes]) -> None:
    assert {
        name: data
        for name, data in copy.items()
        if name not in ADDED and data != SITE[name.removeprefix("pages/")].encode()
    } == {}


def test_zip_and_folder_are_the_same(dist: Path, copy: dict[str, bytes]) -> None:
    with zipfile.ZipFile(dist / "cold-numb.zip") as archive:
        unpacked = {name: archive.read(name) for name in archive.namelist()}
    assert unpacked == {f"cold-numb/{name}": data for name, data in copy.items()}


@pytest.mark.parametrize(
    "name",
    ["read-me-first.html", "read-me-first.txt", "for-it.html", "for-it.txt", "sbom.cdx.json"],
)
def test_what_lies_beside_the_zip_is_in_it_too(
    name: str, dist: Path, copy: dict[str, bytes]
) -> None:
    assert (dist / name).read_bytes() == copy[name]


def test_zip_entries_are_plain_files_in_order_with_one_time(dist: Path) -> None:
    with zipfile.ZipFile(dist / "cold-numb.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2026, 11, 18, 11, 6, 40)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    assert not any(entry.is_dir() or entry.extra or entry.comment for entry in entries)


@pytest.mark.parametrize("where", ["", "cold-numb"], ids=["dist", "folder"])
def test_checksums_are_right_and_complete(where: str, dist: Path) -> None:
    files = tree(dist / where)
    lines = files["SHA256SUMS"].decode().splitlines()
    sums = dict(line.split("  ", 1)[::-1] for line in lines)
    assert sums == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name != "SHA256SUMS"
    }


SHEETS = {"read-me-first": "Read me first: Cold & Numb", "for-it": "For IT: Cold & Numb"}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_opens_in_any_notepad(name: str, copy: dict[str, bytes]) -> None:
    data = copy[f"{name}.txt"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    text = data.decode("utf-8-sig")
    assert text.startswith(f"{SHEETS[name]}\r\n{'=' * len(SHEETS[name])}\r\n")
    # commands are longer: they must stay in one line
    assert max(len(line) for line in text.splitlines() if not line.startswith("  ")) <= 72


SAID = {
    "read-me-first": [
        "Version 1.2, made on 18 November 2026.",
        "double-click start-here.html",
        "On Windows, right-click it and choose “Extract All”.",
        "due to be checked again by 31 May 2027.",
        "The site is at https://example.org",
        "then delete the old folder",
        "see for-it.html",
        "This site gives general information.",
    ],
    "for-it": [
        "Get-FileHash",
        "certutil -hashfile cold-numb.zip SHA256",
        "shasum -a 256 -c SHA256SUMS",
        "sha256sum -c SHA256SUMS",
        "ssh-keygen -Y verify -f signers.txt -I maker -n file -s SHA256SUMS.sig < SHA256SUMS",
        "minisign -V -P KEY -m SHA256SUMS",
        "https://example.org/is-it-right/#1.2",
        "python -m bundle check-updates --from https://example.org/versions.json FOLDER",
        "make site REGION=uk",
        "sbom.cdx.json",
        "This site gives general information.",
    ],
}


def words_of(file: str, copy: dict[str, bytes]) -> str:
    """Return the words of a sheet, blanks made one."""
    text = copy[file].decode("utf-8-sig")
    if file.endswith(".html"):
        text = str(html.document_fromstring(text).xpath("string(//body)"))
    return " ".join(text.split())


@pytest.mark.parametrize("kind", ["txt", "html"])
@pytest.mark.parametrize(("name", "said"), SAID.items())
def test_a_sheet_says_it_on_paper_and_on_screen(
    name: str, said: list[str], kind: str, copy: dict[str, bytes]
) -> None:
    words = words_of(f"{name}.{kind}", copy)
    places = [words.find(one) for one in said]
    assert -1 not in places, said[places.index(-1)]
    assert places == sorted(places)  # what is needed first stands first: Windows, for IT


@pytest.mark.parametrize("name", SHEETS)
def test_no_section_of_a_sheet_is_missing_on_either(name: str, copy: dict[str, bytes]) -> None:
    page = html.document_fromstring(copy[f"{name}.html"].decode())
    text = copy[f"{name}.txt"].decode("utf-8-sig").splitlines()
    headings = [str(heading).upper() for heading in page.xpath("//h2/text()")]
    assert len(headings) >= 5
    assert [line for line in text if line in headings] == headings


def test_what_to_read_first_is_half_a_page_without_a_command(copy: dict[str, bytes]) -> None:
    page = html.document_fromstring(copy["read-me-first.html"].decode())
    assert page.xpath("//pre") == []
    assert len(words_of("read-me-first.txt", copy).split()) < 300
    assert "SHA256" not in words_of("read-me-first.txt", copy)


def test_a_copy_for_any_country_leads_to_one_for_yours_first(
    copy: dict[str, bytes], tmp_path: Path
) -> None:
    many = make(tmp_path, {"contents.json": contents(is_one_place=False)})
    names = {"start-here.html": "copy for your country", "read-me-first.txt": "FOR YOUR COUNTRY"}
    for name, said in names.items():
        assert said in many[name].decode().partition("right-click")[0]
        assert said not in copy[name].decode()


def test_a_sheet_leads_to_the_other(copy: dict[str, bytes]) -> None:
    page = html.document_fromstring(copy["read-me-first.html"].decode())
    assert page.xpath("//a/@href") == ["for-it.html"]


def test_only_what_anybody_can_open_is_told_first(tmp_path: Path) -> None:
    """The names of the others frighten: they stand on the sheet for IT."""
    told = read_contents(write_site(tmp_path))
    release = Release("cold-numb", "1.2", datetime(2026, 11, 18, tzinfo=UTC))
    source = Source({}, told, release, ("html", "epub", "zip"))
    first, it = (str(sheet(source)) for sheet in (read_me, for_it))
    assert "cold-numb.zip: everything, packed." in first
    assert "cold-numb.html: the whole site in one file" in first
    assert "e-book" not in first
    assert "cold-numb.epub: for an e-book reader." in it
    assert "the whole site in one file" not in it


def test_the_clinic_stands_on_the_start_page_and_the_sheets(tmp_path: Path) -> None:
    copy = make(
        tmp_path, {"contents.json": contents(clinic=CLINIC), "assets/clinic/logo.png": "picture"}
    )
    start = html.document_fromstring(copy["start-here.html"].decode())
    logo = "data:image/png;base64,cGljdHVyZQ=="
    assert start.xpath("//*[@class='clinic']//img/@src") == [logo]
    sheet = html.document_fromstring(copy["read-me-first.html"].decode())
    assert sheet.xpath("//img/@src") == [logo]
    for shown in (
        str(start.xpath("string(//*[@class='clinic'])")),
        str(sheet.xpath("string(//body)")),
        copy["read-me-first.txt"].decode("utf-8-sig"),
    ):
        for key in ("name", "telephone", "hours", "address", "website"):
            assert CLINIC[key] in shown


def test_a_copy_of_no_clinic_names_none(copy: dict[str, bytes]) -> None:
    assert b"made for" not in copy["read-me-first.txt"]
    assert b"clinic" not in copy["start-here.html"].split(b"</style>")[1].replace(b"clinician", b"")


OURS = ["start-here.html", "read-me-first.html", "for-it.html"]


@pytest.mark.parametrize("name", OURS)
def test_our_pages_run_and_load_only_what_they_have(name: str, copy: dict[str, bytes]) -> None:
    page = html.document_fromstring(copy[name].decode())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = {rule.split()[0]: rule.split()[1:] for rule in str(policy).split(";")}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    for kind in ("script", "style"):
        texts = [str(text) for text in page.xpath(f"//{kind}/text()")]
        digests = {hashlib.sha256(text.encode()).digest() for text in texts}
        hashes = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
        assert set(rules[f"{kind}-src"]) == {"'self'", *hashes}
    assert page.xpath("//@style | //*[starts-with(name(@*), 'on')]") == []
    assert page.xpath("name(//head/*[2])") == "meta"
    assert page.xpath("//head/*[2]/@http-equiv") == ["Content-Security-Policy"]


def test_no_words_of_the_site_get_to_run_in_our_pages(
    copy: dict[str, bytes], tmp_path: Path
) -> None:
    def planted(value: object) -> object:
        if isinstance(value, dict):
            return {key: planted(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [planted(inner) for inner in value]
        kept = isinstance(value, str) and (value.endswith(".html") or value[:4] == "2027")
        tag = '</title><script>evil()</script><style>p { top: 0 }</style>" onclick="evil()'
        return f"{value}{tag}" if isinstance(value, str) and value and not kept else value

    told = planted(json.loads(contents(clinic=CLINIC)))
    assert isinstance(told, dict)
    told["language"], told["slug"], told["papers"] = "en", "cold-numb", ["a4"]
    logo = {"assets/clinic/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    made = make(tmp_path, {"contents.json": json.dumps(told), **logo})
    policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    for name in OURS:
        page, clean = (html.document_fromstring(one[name].decode()) for one in (made, copy))
        assert page.xpath(policy) == clean.xpath(policy)
        for kind in ("//script/text()", "//style/text()"):
            assert page.xpath(kind) == clean.xpath(kind)
        assert page.xpath("//@*[starts-with(name(), 'on')]") == []
        assert "<script>evil()</script>" in page.text_content()


@pytest.mark.parametrize("name", OURS)
def test_our_pages_tell_when_they_are_old(name: str, copy: dict[str, bytes]) -> None:
    page = html.document_fromstring(copy[name].decode())
    assert page.xpath("//meta[@name='built']/@content") == ["2026-11-18"]
    assert page.xpath("//meta[@name='review-due']/@content") == ["2027-05-31"]
    assert AGE in page.xpath("//script/text()")
    assert page.xpath("//*[@role='status']//*[@hidden]/@id") == ["pn-age-old", "pn-age-clock"]


def test_a_site_of_which_no_page_gets_old(tmp_path: Path) -> None:
    pages = [page | {"review_due": None} for page in json.loads(contents())["pages"]]
    copy = make(tmp_path, {"contents.json": contents(pages=pages)})
    start = html.document_fromstring(copy["start-here.html"].decode())
    assert start.xpath("//meta[@name='review-due'] | //*[@id='pn-age-old']") == []
    assert b"checked again" not in copy["read-me-first.txt"]


@pytest.fixture(scope="module")
def start(copy: dict[str, bytes]) -> html.HtmlElement:
    return html.document_fromstring(copy["start-here.html"].decode())


def test_start_page_says_which_copy_this_is(start: html.HtmlElement) -> None:
    assert start.get("lang") == "en"
    assert start.findtext(".//title") == "Start here: Cold & Numb"
    assert start.findtext(".//h1") == "Cold feet & numb toes"
    assert "Version 1.2, made on 18 November 2026." in start.xpath("string()")


def test_start_page_says_whom_to_call(start: html.HtmlElement) -> None:
    assert "Call 999 in the UK." in start.xpath("string()")


def test_start_page_stands_alone(start: html.HtmlElement) -> None:
    assert start.xpath("//script/@src | //iframe") == []
    assert all(src.startswith("data:image/") for src in start.xpath("//img/@src"))
    assert start.xpath("//link/@href") == ["parts/whole-copy.css"]


def test_start_page_shows_the_whole_disclaimer(start: html.HtmlElement) -> None:
    (shown,) = start.xpath("//*[@data-disclaimer]")
    assert shown.xpath("p/text()") == [
        "Not yet reviewed by a clinician. This site gives general information. It is “not” a "
        "diagnosis."
    ]


def test_start_page_links_lead_to_pages(start: html.HtmlElement, copy: dict[str, bytes]) -> None:
    links = start.xpath("//a/@href")
    assert links == [
        "pages/get-help.html",
        "pages/index.html",
        "#this-copy",
        "pages/happening-now.html",
        "pages/get-help.html",
        "pages/quiz.html",
        "read-me-first.html",
        "for-it.html",
    ]
    assert {link for link in links if link != "#this-copy"} <= set(copy)
    (door,) = start.xpath("//a[@href='pages/quiz.html']")
    assert door.text_content().split() == ["Which", "page", "fits?", "A", "few", "questions."]


def test_start_page_tells_how_to_ask_if_the_copy_is_still_right(
    start: html.HtmlElement, tmp_path: Path
) -> None:
    assert start.xpath("name(//*[@id='this-copy'])") == "h2"
    assert start.xpath("//a[@href='#this-copy']")
    (code,) = start.xpath("//*[@class='current']//img")
    for words in (start.xpath("string(//*[@class='current'])"), code.get("alt")):
        assert "https://example.org/is-it-right/#1.2" in words
    nowhere = make(tmp_path, {"contents.json": contents(address="")})
    page = html.document_fromstring(nowhere["start-here.html"].decode())
    assert page.xpath("//*[@class='current']//img") == []
    assert "ask whoever gave you this copy" in page.xpath("string(//*[@class='current'])")


def test_our_pages_have_the_colours_of_the_site() -> None:
    """Each colour of the sheet for our own pages, light and dark, as the site has it."""
    pair = re.compile(r"(--pn-[a-z-]+): (#[0-9a-f]+);")
    ours = BASE_CSS.read_text("utf-8").split("@media print")[0].split("@media screen")
    site = TOKENS.read_text("utf-8").split('[data-md-color-scheme="slate"] {', 1)
    found = [dict(pair.findall(text)) for text in ours]
    wanted = [dict(pair.findall(text.split("}")[0])) for text in site]
    wanted[1]["--pn-emergency"] = wanted[1]["--pn-emergency-edge"]  # a line here, never a ground
    assert all(len(one) > 8 for one in found)
    for mine, theirs in zip(found, wanted, strict=True):
        assert mine == {name: theirs[name] for name in mine}


def test_start_page_leaves_out_doors_to_pages_that_are_not_there(tmp_path: Path) -> None:
    home = SITE["index.html"].replace('<a href="quiz.html">', '<a href="get-help.html">')
    copy = make(tmp_path, {"quiz.html": None, "happening-now.html": None, "index.html": home})
    links = html.document_fromstring(copy["start-here.html"].decode()).xpath("//a/@href")
    assert links == [
        "pages/get-help.html",
        "pages/index.html",
        "#this-copy",
        "pages/get-help.html",
        "read-me-first.html",
        "for-it.html",
    ]


def test_start_page_does_not_trust_the_text_of_the_site(tmp_path: Path) -> None:
    told = contents(disclaimer="This is <script>alert(1)</script> information.")
    copy = make(tmp_path, {"contents.json": told})
    page = html.document_fromstring(copy["start-here.html"].decode())
    assert "alert(1)" not in page.xpath("string(//script)")
    assert "<script>alert(1)</script>" in str(page.xpath("string()"))


def test_a_copy_of_a_draft_says_so_before_all_else(tmp_path: Path) -> None:
    pages = [entry | {"review": "This is a draft."} for entry in CONTENTS["pages"]]
    site = write_site(tmp_path / "site", {"contents.json": contents(draft=True, pages=pages)})
    assert run(site, "--to", tmp_path / "dist", "--version", "1.2").returncode == 0
    (start,) = (tmp_path / "dist").rglob("start-here.html")
    told = html.parse(str(start)).getroot().find("body").text_content()
    assert told.index("This is a draft.") < told.index("Some signs need help now.")
    assert told.count("This is a draft.") == 2  # there, and in the words before you read
