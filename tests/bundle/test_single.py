"""The single file, looked at without a browser: whole, closed in itself, and the same each time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from bundle.checks.loads import faults_of_loads
from bundle.formats.html import LARGEST, make, single_files
from bundle.source.source import Source
from common.contents import PageEntry
from tests.bundle.built import built_site, promises, source_of, words

NAME = "pins-and-needles.html"
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


@pytest.fixture(scope="module")
def data() -> bytes:
    files = single_files(source_of(built_site()), LARGEST)
    assert list(files) == [NAME]
    return files[NAME]


@pytest.fixture(scope="module")
def root(data: bytes) -> html.HtmlElement:
    return html.document_fromstring(data)


def test_two_runs_give_the_same_bytes(data: bytes, tmp_path: Path) -> None:
    (path,) = make(source_of(built_site()), tmp_path)
    assert path.name == NAME
    assert path.read_bytes() == data


def test_it_is_small_enough_for_an_old_computer(data: bytes) -> None:
    assert len(data) < LARGEST


def test_every_page_is_there_in_reading_order(root: html.HtmlElement) -> None:
    titles = [words(heading) for heading in root.xpath("//article//h1")]
    assert titles == [page.title for page in source_of(built_site()).contents.pages]


def test_every_page_keeps_its_disclaimer_and_its_urgency(root: html.HtmlElement) -> None:
    articles = root.xpath("//main/article")
    for article, (file, parts) in zip(articles, promises(built_site()).items(), strict=True):
        text = words(article)
        assert [part for part in parts if part not in text] == [], file


def test_ids_are_unique_and_every_mention_of_one_is_right(root: html.HtmlElement) -> None:
    ids = Counter(root.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    mentioned = {
        name for key in REFERENCES for value in root.xpath(f"//@{key}") for name in value.split()
    }
    for value in root.xpath("//@*"):
        mentioned |= set(re.findall(r"url\(#([^)]*)\)", value))
    assert {name for name in mentioned if name not in ids} == set()
    links = {str(href)[1:] for href in root.xpath("//@href") if str(href).startswith("#")}
    assert len(links) > 500
    assert {name for name in links if name not in ids} == set()


def test_links_lead_into_the_file_or_to_the_web(root: html.HtmlElement) -> None:
    addresses = {str(href) for href in root.xpath("//a/@href")}
    elsewhere = {a for a in addresses if not a.startswith(("#", "https:", "http:", "tel:"))}
    assert elsewhere == set()


def test_nothing_is_loaded(data: bytes) -> None:
    assert faults_of_loads({NAME: data}) == []


def test_the_policy_names_every_script_and_style_and_nothing_else(
    data: bytes, root: html.HtmlElement
) -> None:
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("img-src") == "data:"
    assert (rules.pop("base-uri"), rules.pop("form-action")) == ("'none'", "'none'")
    for rule, path in (("script-src", "//script[not(@type)]"), ("style-src", "//style")):
        texts = [element.text for element in root.xpath(path)]
        hashes = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        assert rules.pop(rule).split() == [f"'sha256-{one}'" for one in hashes]
    assert rules == {}
    assert root.xpath("//@style | //@onclick | //@onload") == []
    # the policy binds only what stands after it
    assert data.index(b"Content-Security-Policy") < data.index(b"<style")


def test_a_script_that_got_into_a_page_is_not_let_in() -> None:
    source = source_of(built_site())
    planted = "<script>evil()</script><style>p { top: 0 }</style>"
    files = {
        name: page.replace(b"</article>", planted.encode() + b"</article>")
        for name, page in source.files.items()
        if name.endswith(".html")
    }
    assert files
    (clean,) = single_files(source, LARGEST).values()
    (data,) = single_files(replace(source, files={**source.files, **files}), LARGEST).values()
    assert data.count(b"evil()") == len(source.contents.pages)
    policy = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
    assert policy.findall(data) == policy.findall(clean) != []


SECTION = r"<li>(?:<a [^>]*>)?(?:Causes|Questions)(?:</a>)?</li>"


def many_pages(sections: int, each: int) -> Source:
    """Return a site of real-size pages: the home page, and copies of two pages in sections."""
    source = source_of(built_site())
    home = source.contents.pages[0]
    files = dict(source.files)
    entries: list[PageEntry] = [home]
    for section in range(sections):
        for number in range(each):
            like = source.contents.page(
                "faq/how-long.html" if number % 2 else "causes/cold-toes.html"
            )
            assert like is not None
            file = f"causes/s{section}-{number}.html"
            text = files[like.file].decode().replace("cold-toes.html", "s0-0.html")
            text = re.sub(SECTION, f"<li>Part {section}</li>", text)
            files[file] = text.encode()
            entries.append(replace(like, file=file, title=f"{like.title} {section}.{number}"))
    return replace(source, files=files, contents=replace(source.contents, pages=tuple(entries)))


def test_a_large_site_becomes_a_file_for_each_section() -> None:
    source = many_pages(sections=3, each=100)
    files = single_files(source, LARGEST)
    parts = [f"pins-and-needles-part-{number}.html" for number in range(3)]
    assert list(files) == [NAME, *parts]
    assert max(map(len, files.values())) <= LARGEST
    roots = {name: html.document_fromstring(data) for name, data in files.items()}
    assert sum(len(root.xpath("//main/article")) for root in roots.values()) == 301
    # every link, the menus' too, leads to a place in one of the files
    ids = {name: set(root.xpath("//@id")) for name, root in roots.items()}
    for name, root in roots.items():
        menu = root.xpath("//nav[@id='contents']//a")
        assert len(menu) == 301
        for link in menu:
            file, _, place = link.get("href").partition("#")
            assert place in ids[file or name]
    # the search is in the first file, and its index leads into the others
    assert b'id="pn-search"' in files[NAME]
    assert b'id="pn-search"' not in files[parts[0]]


def test_a_section_too_large_for_one_file_goes_on_in_another() -> None:
    files = single_files(many_pages(sections=1, each=40), 450_000)
    assert [name for name in files if name != NAME] == [
        "pins-and-needles-part-0.html",
        "pins-and-needles-part-0-2.html",
    ]
    assert max(map(len, files.values())) <= 450_000
