"""What may not stand on a health page, and whether the engine's own rules would find it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from common.topic import HOME
from pages.model.plain_text import passages
from pages.report import content_rules
from pages.report.content_rules import CLAIM, REMEDIES, WARNING
from tests.topic.real import CATALOGUE, TOPIC

OWN_WORDS = {"pins-and-needles": 3}
"""How many lines of cards still say a sign in words of their own, by topic. It may only shrink."""


def test_cards_say_fewer_and_fewer_signs_in_words_of_their_own() -> None:
    found = sum(map(len, TOPIC.signs.own_words.values()))
    assert found == OWN_WORDS.get(TOPIC.told.slug, 0)


def test_the_menu_calls_each_page_by_its_title() -> None:
    """But for the first page, whose title is the question it answers."""
    named = [
        (name, path)
        for entry in _own_names(TOPIC.told.menu)
        for name, path in entry.items()
        if path != HOME and isinstance(path, str)
    ]
    assert [(name, path) for name, path in named if CATALOGUE.pages[path].head.title != name] == []


def _own_names(menu: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield what a menu gives a name of its own: pages, and sections around them."""
    for entry in menu:
        if isinstance(entry, Mapping):
            yield dict(entry)
            for inside in entry.values():
                yield from _own_names([] if isinstance(inside, str) else inside)


def test_every_exception_has_its_reason() -> None:
    for exception in content_rules.read_exceptions(TOPIC.folder):
        assert len(exception.reason.split()) >= 4, exception


@pytest.mark.parametrize(
    "claim",
    [
        "It was 30%.",
        "About 1 in 6 did.",
        "It clears in 2 to 5 minutes.",
        "A 161km race.",
        "A study of 25 ultramarathon runners.",
        "Most are under 40.",
        "Nearly half of them.",
        "Take 10 micrograms.",
        "A tenth more.",
    ],
)
def test_claims_are_known_by_their_form(claim: str) -> None:
    assert CLAIM.search(claim)


@pytest.mark.parametrize("text", ["Vitamin B12.", "Cause 1 and cause 3.", "Your third toe."])
def test_other_numbers_are_no_claims(text: str) -> None:
    assert not CLAIM.search(text)


@pytest.mark.parametrize(
    "text", ["Put ice on it.", "Massage your calf.", "Use a hot water bottle.", "Try rubbing it."]
)
def test_unsafe_advice_would_be_found(text: str) -> None:
    remedy = re.compile(rf"\b(?:{'|'.join(REMEDIES.values())})\b", re.IGNORECASE)
    assert remedy.search(text)
    assert not WARNING.search(text)
    assert list(content_rules._remedies(passages(text), remedy))


@pytest.mark.parametrize(
    "text", ["You probably have a knot.", "You have a knot.", "It is surely a knot."]
)
def test_a_diagnosis_would_be_found(text: str) -> None:
    assert list(content_rules._diagnoses(passages(text), ["knot"]))
    assert not list(content_rules._diagnoses(passages(f"See what to do if {text}"), ["knot"]))
