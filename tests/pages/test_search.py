"""Finding a page by one's own words, over the real pages."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from common.urgency import Urgency
from pages.search.index import SCRIPT, Meanings
from pages.search.synonyms import either
from tests.pages.finding import (
    ROOT,
    TOPIC,
    Finder,
    queries,
    real_finder,
    real_script,
    real_synonyms,
)

TOP = 3
WANTED = 0.95
LARGEST_CODE = 6_000
"""Bytes, packed: what the search's own code may weigh, without the index."""
LARGEST_SCRIPT = 56_000
"""Bytes, packed: what a browser loads when somebody opens the search."""

QUERIES = queries()
SYNONYMS = real_synonyms()
EMERGENCIES = [query["q"] for query in QUERIES if query["kind"] == "emergency"]
CALM = [
    query["q"]
    for query in QUERIES
    if query["kind"] not in ("emergency", "medical") and "in_doubt" not in query
]
"""Medical queries may name an emergency, such as a stroke."""
IN_DOUBT = [query for query in QUERIES if "in_doubt" in query]
"""Such as white feet in the cold: mostly harmless, but a few words cannot tell."""


@pytest.fixture(scope="module")
def finder() -> Finder:
    return real_finder()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["queries.json", "queries-own.json"])
def test_a_wanted_page_is_among_the_first(finder: Finder, name: str) -> None:
    asked = [query for query in QUERIES if query["set"] == name]
    missed = [
        f"{query['q']}: {finder.pages(query['q'])[:TOP]}"
        for query in asked
        if not set(query["pages"]) & set(finder.pages(query["q"])[:TOP])
    ]
    assert len(asked) >= 50
    assert 1 - len(missed) / len(asked) >= WANTED, "\n".join(missed)


@pytest.mark.parametrize("query", EMERGENCIES)
def test_an_emergency_shows_a_card_and_get_help_first(finder: Finder, query: str) -> None:
    found = finder.find(query)
    assert found["cards"]
    assert found["hits"][0]["url"].partition("#")[0] in ("get-help.md", "happening-now.md")


@pytest.mark.parametrize("sign", SYNONYMS.emergency, ids=lambda sign: sign.card.partition("#")[2])
def test_every_authored_phrase_calls_its_card(finder: Finder, sign: Any) -> None:
    silent = [
        way
        for phrase in sign.phrases
        for way in either(phrase)
        if not finder.find(way)["cards"] or not finder.find(f"help, {way}!")["cards"]
    ]
    assert silent == []


def test_nothing_else_shows_a_card(finder: Finder) -> None:
    assert [query for query in CALM if finder.find(query)["cards"]] == []


@pytest.mark.parametrize("query", IN_DOUBT, ids=lambda query: query["q"])
def test_in_doubt_a_card_stands_before_the_page(finder: Finder, query: dict[str, Any]) -> None:
    assert finder.find(query["q"])["cards"]
    assert set(query["pages"]) & set(finder.pages(query["q"])[:TOP])


def test_a_card_has_the_words_of_its_page(finder: Finder) -> None:
    found = finder.find("cannot pee")
    (card,) = found["cards"]
    words = Urgency.EMERGENCY.words
    assert words.heading in card
    assert words.level in card
    assert "Call 12." in card
    page = TOPIC.signs.written_out((TOPIC.docs / "get-help.md").read_text("utf-8"))
    section = page.split("## Between legs, pee, poo")[1].split("\n## ")[0]
    lines = [row[2:] for row in section.split("\n") if row.startswith("- ")]
    assert lines
    assert all(line in card for line in lines)
    assert found["hits"][0]["url"] == "get-help.md#between-legs-pee-poo"
    assert found["hits"][0]["level"] == words.level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mortons neuroma", "Morton's neuromas"),
        ("Raynaud", "raynauds"),
        ("Guillain-Barré", "guillain barre"),
        ("slipped disc", "herniated discs"),
        ("pins and needles", "paraesthesia"),
        ("pins and needles", "paresthesia"),
        ("low sodium", "hyponatraemia"),
        ("sciatica", "siatica"),
        ("trainers", "running shoe"),
        ("over-breathing", "hyperventilating"),
    ],
)
def test_two_ways_to_say_it_lead_to_the_same_page(finder: Finder, one: str, other: str) -> None:
    assert finder.pages(one)[0] in finder.pages(other)[:TOP]


@pytest.mark.parametrize("query", ["", "   ", "?!", "the of", "zzzzqqq", "日本語", "numb" * 400])
def test_what_finds_nothing_breaks_nothing(finder: Finder, query: str) -> None:
    assert finder.find(query) == {"cards": [], "hits": []}


def test_results_come_while_a_word_is_being_typed(finder: Finder) -> None:
    assert "causes/mortons-neuroma.md" in finder.pages("neurom")[:TOP]
    assert finder.pages("sciat")[:TOP]


def test_never_more_than_ten_results(finder: Finder) -> None:
    assert len(finder.pages("numb leg run")) == 10


@pytest.mark.slow
def test_every_query_is_answered_at_once(finder: Finder) -> None:
    """Not a measure of speed: a query of hundreds of words must end at all."""
    assert finder.pages("numbb legg runing tingel " * 100)


def test_groups_are_found_longest_first() -> None:
    meanings = Meanings([["leg", "limb"], ["numb leg", "dead leg"]])
    assert meanings.joined(("numb", "leg", "limb", "foot")) == ["~1", "~0", "foot"]
    assert meanings.terms(("numb", "leg")) == {"numb", "leg", "~1"}


def test_what_a_reader_downloads_is_small() -> None:
    shown = (ROOT / "theme/assets/search/results.js").read_bytes()
    assert len(gzip.compress(SCRIPT.read_bytes() + shown)) <= LARGEST_CODE
    assert len(gzip.compress(real_script().encode())) <= LARGEST_SCRIPT
