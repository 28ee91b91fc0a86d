"""The e-book: good by the checker that libraries use, whole, and the same each time."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from bundle.formats.epub import book, make
from bundle.formats.epub.style import TOKENS
from common.contents import Clinic
from common.problems import ProblemsError
from scripts import programs
from tests.bundle.built import built_site, promises, source_of, words

SPACES = {
    "x": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = make(source_of(built_site()), tmp_path_factory.mktemp("epub"))
    assert path.name == "pins-and-needles.epub"
    return path


@pytest.fixture(scope="module")
def inside(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def package(inside: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(inside["book/package.opf"])


def test_epubcheck_finds_nothing(file: Path) -> None:
    # Debian's command is a jar, which not every shell can start. Java's second compiler would make
    # it twice as slow: it is done before that pays.
    java = [programs.need("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [*java, "-jar", programs.need("epubcheck").resolve(), file]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    told = answer.stdout + answer.stderr
    assert answer.returncode == 0, told
    assert "0 fatals / 0 errors / 0 warnings" in told


def test_two_runs_give_the_same_bytes(file: Path) -> None:
    assert book(source_of(built_site())) == file.read_bytes()


def test_the_first_file_tells_what_it_is(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"


def test_chapters_come_in_reading_order(inside: dict[str, bytes], package: etree._Element) -> None:
    files = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", SPACES)}
    spine = [files[ref.get("idref")] for ref in package.iterfind(".//o:itemref", SPACES)]
    pages = source_of(built_site()).contents.pages
    assert spine[:2] == ["cover.xhtml", "nav.xhtml"]
    assert spine[2:] == [page.file[:-5].replace("/", "-") + ".xhtml" for page in pages]
    nav = etree.fromstring(inside["book/nav.xhtml"])
    listed = nav.xpath("//x:nav[@e:type='toc']//x:a/@href", namespaces=SPACES)
    assert listed == ["cover.xhtml", *spine[2:]]


def test_every_chapter_keeps_its_disclaimer_its_urgency_and_its_review_date(
    inside: dict[str, bytes],
) -> None:
    for file, parts in promises(built_site()).items():
        root = etree.fromstring(inside[f"book/{file[:-5].replace('/', '-')}.xhtml"])
        text = " ".join("".join(root.itertext()).split())
        assert [part for part in parts if part not in text] == [], file
        assert "Next review due: " in text


def test_the_cover_says_which_copy_it_is(inside: dict[str, bytes]) -> None:
    cover = words(html.document_fromstring(inside["book/cover.xhtml"]))
    for part in (
        "Pins and Needles",
        "Version 2026.11.22, made on 22 November 2026",
        "due for review on 31 May 2027",
        "It cannot replace a clinician",
        "Some signs need help now",
        "Emergency numbers: 999 in the UK",
    ):
        assert part in cover


def test_a_clinic_stands_on_the_cover_of_its_copy() -> None:
    source = source_of(built_site())
    clinic = Clinic(
        name="Hill <Road> Clinic",
        telephone="01 23",
        hours="Monday & Friday",
        region="uk",
        address="1 Hill Road",
        website="https://clinic.test/",
        logo="",
    )
    theirs = replace(source, contents=replace(source.contents, clinic=clinic))
    with zipfile.ZipFile(io.BytesIO(book(theirs))) as archive:
        cover = words(html.document_fromstring(archive.read("book/cover.xhtml")))
        package = etree.fromstring(archive.read("book/package.opf"))
    for part in ("Hill <Road> Clinic, 1 Hill Road", "Telephone: 01 23", "Open: Monday & Friday"):
        assert part in cover
    assert package.findtext(".//d:publisher", namespaces=SPACES) == "Hill <Road> Clinic"


def test_the_quiz_is_there_in_words_and_without_script(inside: dict[str, bytes]) -> None:
    root = etree.fromstring(inside["book/quiz.xhtml"])
    headings = ["".join(h.itertext()) for h in root.xpath("//x:h2 | //x:h3", namespaces=SPACES)]
    assert "The quiz on paper" in headings
    text = " ".join("".join(root.itertext()).split())
    for level in ("Emergency now", "Same day", "Book an appointment"):
        assert any(level in heading for heading in headings)
    assert "Not sure? Tick it." in text
    for name, data in inside.items():
        if name.endswith(".xhtml"):
            tags = {
                etree.QName(e).localname
                for e in etree.fromstring(data).iter()
                if isinstance(e.tag, str)
            }
            assert not tags & {"script", "form", "button", "input"}, name


LEVELS = ("emergency", "same-day", "appointment", "self-care")


def rules(css: str) -> dict[str, str]:
    """Return what is declared for each selector outside of @media."""
    found: dict[str, str] = {}
    for selectors, told in re.findall(r"([^{}]+)\{([^{}]*)\}", css.partition("@media")[0]):
        for one in selectors.split(","):
            found[one.strip()] = found.get(one.strip(), "") + told
    return found


def test_the_book_has_the_colours_and_sizes_of_the_site(inside: dict[str, bytes]) -> None:
    css = inside["book/book.css"].decode()
    light = source_of(built_site()).files[TOKENS].decode().partition("}")[0]
    site = dict(re.findall(r"(--pn-[\w-]+): ([^;]+);", light))
    assert not re.search(r"var\(|--pn|rem\b", css), "old readers do not know these"
    told = rules(css)
    for level in LEVELS:
        assert f"background: {site[f'--pn-{level}-body']}" in told[f".care--{level}"]
        for part in ("level", "heading"):
            assert f"background: {site[f'--pn-{level}']}" in told[f".care--{level} .care__{part}"]
    assert f"color: {site['--pn-ink']}" in told[".care"]
    # the site's text is .9rem, the book's is what the reader chose
    assert site["--pn-title"] == "1.6rem"
    assert "font-size: 1.78em" in told["h1"]


def test_a_night_mode_leaves_every_word_readable(inside: dict[str, bytes]) -> None:
    """What has a ground has a colour of its own, and nothing else has one."""
    told = rules(inside["book/book.css"].decode())
    inherits = {one: ".care" for one in told if re.fullmatch(r"\.care--[\w-]+", one)}
    inherits |= {one: one.split()[1] for one in told if re.match(r"\.care--\S+ \.care__", one)}
    grounds = {one for one, what in told.items() if "background:" in what}
    assert len(grounds) == 3 * len(LEVELS) + 1
    colour = re.compile(r"(?<!-)\bcolor:")
    assert [one for one in grounds if not colour.search(told[inherits.get(one, one)])] == []
    coloured = {one for one, what in told.items() if colour.search(what)}
    assert coloured == {".care", ".care a", ".care__level", ".care__heading", "th"}


def test_a_colour_of_the_site_that_is_gone_is_said() -> None:
    source = source_of(built_site())
    spoilt = source.files[TOKENS].replace(b"--pn-same-day:", b"--pn-today:")
    assert spoilt != source.files[TOKENS]
    with pytest.raises(ProblemsError, match=r"tokens\.css: expected --pn-same-day for"):
        book(replace(source, files={**source.files, TOKENS: spoilt}))


def test_every_picture_has_words(inside: dict[str, bytes]) -> None:
    seen = 0
    for name, data in inside.items():
        if not name.endswith(".xhtml"):
            continue
        root = etree.fromstring(data)
        for image in root.iterfind(".//x:img", SPACES):
            assert image.get("alt") is not None, name
            assert f"book/{image.get('src')}" in inside
            seen += 1
        for drawing in root.iterfind(".//{*}svg"):
            named = drawing.get("aria-label") or drawing.findtext("{*}title")
            assert named or drawing.get("aria-hidden") == "true", name
            seen += 1
    assert seen


def test_it_says_how_accessible_it_is(package: etree._Element) -> None:
    told: dict[str, set[str]] = {}
    for meta in package.iterfind(".//o:meta", SPACES):
        told.setdefault(meta.get("property"), set()).add(meta.text or "")
    assert told["schema:accessMode"] == {"textual", "visual"}
    assert told["schema:accessModeSufficient"] == {"textual"}
    assert told["schema:accessibilityHazard"] == {"none"}
    assert {"alternativeText", "tableOfContents"} <= told["schema:accessibilityFeature"]
    assert told["schema:accessibilitySummary"]
