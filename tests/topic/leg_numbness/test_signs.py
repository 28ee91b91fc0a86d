"""Every sign of the clinical evidence stands on the page that lists them, at the right urgency.

The data name each sign by its code in the evidence (E emergency, U same day, B appointment), and
for each the words that one card line must hold together. E16 to E21 and U11 to U18 came later, from
sources of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from common.urgency import Urgency
from pages.model import frontmatter
from pages.model.sign_lines import card_lines as card_lines_of
from tests.topic.real import DOCS, PASSAGES, TOPIC, card_lines, data, holds, with_words

PAGE = "get-help.md"
CHECK = re.compile(r"^/// care \| emergency$", re.MULTILINE)
SIGNS: dict[str, list[tuple[str, list[str]]]] = data("signs.json")
CODES = [
    *(f"E{number}" for number in range(1, 22)),
    *(f"U{number}" for number in range(1, 19)),
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


def test_the_checks_of_the_first_steps_name_every_emergency_between_them() -> None:
    path = TOPIC.told.first_steps
    source, _ = frontmatter.parse(path, (DOCS / path).read_text("utf-8"))
    assert source is not None
    checks, heading, _ = source.body.partition("## 2. Loosen")
    assert heading
    lines = [one.sign for one in card_lines_of(replace(source, body=checks))]
    together = TOPIC.signs.together
    named = {
        sign for line in lines for sign in (together[line].signs if line in together else [line])
    }
    emergencies = {
        name for name, sign in TOPIC.signs.signs.items() if sign.urgency is Urgency.EMERGENCY
    }
    assert emergencies - named == set()
    assert len(CHECK.findall(checks)) == 3
