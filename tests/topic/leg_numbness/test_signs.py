"""Every sign of the clinical evidence stands on the page that lists them, at the right urgency.

The data name each sign by its code in the evidence (E emergency, U same day, B appointment), and
for each the words that one card line must hold together. E16 to E21 and U11 to U17 came later, from
sources of their own.
"""

from __future__ import annotations

import pytest

from common.urgency import Urgency
from tests.topic.real import PASSAGES, card_lines, data, holds, with_words

PAGE = "get-help.md"
SIGNS: dict[str, list[tuple[str, list[str]]]] = data("signs.json")
CODES = [
    *(f"E{number}" for number in range(1, 22)),
    *(f"U{number}" for number in range(1, 18)),
    *(f"B-{number}" for number in range(1, 14)),
    "self-care",
]


def test_no_sign_is_left_out_of_the_data() -> None:
    assert list(SIGNS) == CODES


@pytest.mark.parametrize("code", CODES)
def test_the_sign_stands_on_the_page(code: str) -> None:
    for urgency, words in SIGNS[code]:
        found = with_words(card_lines(PAGE, urgency), words)
        assert found, f"{code}: no {urgency} line holds {', '.join(words)}"


def test_no_line_is_without_a_sign() -> None:
    """A line that the evidence does not ask for would have no source."""
    for level in Urgency:
        known = [words for of_one in SIGNS.values() for slug, words in of_one if slug == level.slug]
        for line in card_lines(PAGE, level.slug):
            assert any(holds(line.text, words) for words in known), line


def test_the_most_urgent_stand_first() -> None:
    order = [level.slug for level in Urgency]
    cards = [
        order.index(one.block.removeprefix("care "))
        for one in PASSAGES[PAGE]
        if one.block.startswith("care ")
    ]
    assert cards == sorted(cards)
