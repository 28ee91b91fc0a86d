"""The screen of a waiting room, looked at without a browser: nothing leads out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from lxml import html

from bundle.checks.loads import faults_of_loads
from bundle.formats.kiosk import ANY_OF_THESE, IN_PLACE, NOBODY, PRIVATE, STAFF, STAFF_IF, kiosk
from tests.bundle.built import built_site, promises, source_of, words


@cache
def made() -> bytes:
    return kiosk(source_of(built_site()))


@pytest.fixture(scope="module")
def root() -> html.HtmlElement:
    return html.document_fromstring(made())


def test_two_runs_give_the_same_bytes_and_nothing_is_loaded() -> None:
    assert kiosk(source_of(built_site())) == made()
    assert faults_of_loads({"kiosk.html": made()}) == []


def test_every_link_leads_to_a_place_inside(root: html.HtmlElement) -> None:
    links = {str(link) for link in root.xpath("//a/@href | //@data-leave")}
    places = {f"#{one}" for one in root.xpath("//@id")}
    assert len(links) > 50
    assert links - places == set()
    assert root.xpath("//@target | //form | //area | //iframe") == []


def test_sources_and_numbers_are_still_there_to_read(root: html.HtmlElement) -> None:
    hosts = [words(one) for one in root.find_class("kiosk-host")]
    assert len(hosts) > 50
    assert all(re.fullmatch(r"\([a-z0-9.-]+\.[a-z]+\)", host) for host in hosts)
    numbers = root.xpath("//*[@class='care__calls']//strong")
    assert numbers
    assert all(re.fullmatch(r"[0-9 ]+", words(one)) for one in numbers)


def test_every_alarm_names_the_staff_first(root: html.HtmlElement) -> None:
    """The number comes last and smaller: two calls at once would be one too many."""
    cards = root.find_class("care--emergency")
    assert len(cards) > 10
    for card in cards:
        (heading,) = card.find_class("kiosk-staff")
        (hidden,) = heading.find_class("care__hidden")
        assert hidden.tail in {STAFF, STAFF_IF}
        (nobody,) = card.find_class("kiosk-nobody")
        assert words(nobody) == NOBODY
        assert nobody.getnext().get("class") in {"care__calls", "care__note"}
        text = words(card)
        assert text.index(hidden.tail) < text.index(NOBODY)
        assert text.lower().count("call your emergency number") == 1
    results = root.xpath("//*[@class='quiz__results']//*[contains(@class, 'care--emergency')]")
    assert [one.find_class("care__hidden")[0].tail for one in results] == [STAFF]
    strips = root.find_class("pn-strip")
    assert strips
    assert all(words(one[0]) == ANY_OF_THESE for one in strips)


def test_who_is_asked_private_questions_can_ask_for_a_quiet_place(root: html.HtmlElement) -> None:
    (quiz,) = root.find_class("quiz")
    assert words(quiz.getprevious()) == PRIVATE


def test_the_menu_has_what_patients_read(root: html.HtmlElement) -> None:
    titles = [words(link) for link in root.xpath("//nav[@id='contents']//a")]
    entries = source_of(built_site()).contents.pages
    about_the_site = {one.title for one in entries if one.kind == "guide" and not one.leaflet}
    assert {"Privacy", "For clinics"} <= about_the_site
    assert about_the_site & set(titles) <= {entries[0].title, "What can cause it?"}
    assert {one.title for one in entries if one.leaflet} <= set(titles)


@pytest.mark.parametrize("prints", [False, True])
def test_it_prints_only_where_a_clinic_wants_it(prints: bool) -> None:
    source = source_of(built_site())
    told = replace(source, contents=replace(source.contents, kiosk_prints=prints))
    page = html.document_fromstring(kiosk(told))
    assert ("data-prints" in page.attrib) is prints
    assert len(page.find_class("kiosk-print")) == prints


def test_every_page_but_the_first_keeps_what_it_says(root: html.HtmlElement) -> None:
    pages = root.xpath("//main/article")
    assert len(pages) == len(source_of(built_site()).contents.pages)
    for page, (file, parts) in zip(pages, promises(built_site()).items(), strict=True):
        text = words(page)
        for said in (ANY_OF_THESE, NOBODY, PRIVATE):
            text = text.replace(said, "")
        for said, here in sorted(IN_PLACE.items(), key=lambda one: -len(one[0])):
            text = text.replace(here, said)
        text = " ".join(text.split())
        assert [part for part in parts if part not in text] == [], file


def test_the_first_screen_has_the_doors_of_the_topic_and_little_else(
    root: html.HtmlElement,
) -> None:
    (first,) = root.xpath("//main/article[1]")
    doors = [door.file for door in source_of(built_site()).contents.doors]
    tiles = first.xpath(".//nav[@class='pn-ways']//a/@href")
    assert set(tiles) == {"#" + door.removesuffix(".html").replace("/", "-") for door in doors}
    assert len(tiles) == len(doors)
    assert first.xpath(".//h2") == []
    assert len(first.find_class("pn-strip")) == 1


def test_no_control_is_filled_in_again(root: html.HtmlElement) -> None:
    controls = root.xpath("//input | //textarea | //select")
    assert controls
    assert {one.get("autocomplete") for one in controls} == {"off"}


def test_there_is_nothing_to_print_and_nothing_to_search(root: html.HtmlElement) -> None:
    assert root.xpath("//*[contains(@class, 'one-print') or @id='pn-search']") == []


@pytest.mark.parametrize(("minutes", "written"), [(2.0, "2"), (0.5, "0.5"), (10.0, "10")])
def test_the_clinic_says_how_long_it_waits(minutes: float, written: str) -> None:
    source = source_of(built_site())
    told = replace(source, contents=replace(source.contents, kiosk_minutes=minutes))
    page = html.document_fromstring(kiosk(told))
    assert page.get("data-idle-minutes") == written
