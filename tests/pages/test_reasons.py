"""Reasons taken out of a long page arrive under their headings, and links lead there."""

from __future__ import annotations

import re
from typing import Any

import markdown
import pytest
from lxml import html

from common.care_card import care_calls, care_note
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.markdown.parsed import EXTENSIONS
from pages.markdown.reasons import Reasons

PAGE = """
## A *cold* leg & "foot" {: #cold }

/// why
It may be blocked.[@a]

And more.
///

Feel both.[@b]

/// care | emergency
- a sign
///

/// care | emergency
- another
///

## No reason {: #none }

Go [there](#cold).

/// care | same-day
- a third
///

## More {: #more }

/// more
- One[@a]
///
"""
THERE = "../why/"
ENDING = care_calls('<a href="tel:1">1</a>') + care_note("Call 1.")
BOTH = {"emergency": ENDING, "same-day": ENDING}


def apart(page: str, address: str = THERE) -> tuple[Any, str]:
    """Return a page's text, and what was taken out of it."""
    reasons, citations = Reasons(), Citations()
    reasons.address = address
    citations.places = {"a": "../sources-a/#a"}
    extensions = [*EXTENSIONS, CareCards(BOTH), citations, reasons]
    text = markdown.markdown(page, extensions=extensions)
    return html.fromstring(f"<div>{text}</div>"), reasons.taken


def test_each_fold_moves_under_its_own_heading_and_leaves_a_link() -> None:
    text, taken = apart(PAGE)
    assert text.xpath("//details") == []
    links = [(a.get("href"), a.text_content()) for a in text.xpath("//div[@class='fold']/a")]
    assert links == [
        ("../why/#cold", "Why: A cold leg & \u201cfoot\u201d"),
        ("../why/#more", "Show more: More"),
    ]
    there = html.fromstring(f"<div>{taken}</div>")
    assert [(h2.get("id"), h2.text_content()) for h2 in there.xpath("//h2")] == [
        ("cold", "A cold leg & \u201cfoot\u201d"),
        ("more", "More"),
    ]
    assert there.xpath("//p/text()") == ["It may be blocked.", "And more."]
    assert there.xpath("//li/text()") == ["One"]


def test_both_pages_have_the_numbers_of_one() -> None:
    text, taken = apart(PAGE)
    cited = r'href="([^"]*)">\[(\d)\]'
    assert text.xpath("//sup/a/@href") == ["#source-2"]
    assert re.findall(cited, taken) == [("../sources-a/#a", "1")] * 2


def test_numbers_to_tap_stay_on_the_first_card_of_each_urgency() -> None:
    text, _ = apart(PAGE)
    cards = text.find_class("care")
    assert [len(card.find_class("care__calls")) for card in cards] == [1, 0, 1]
    assert [len(card.find_class("care__note")) for card in cards] == [1, 1, 1]


@pytest.mark.parametrize(("page", "address"), [(PAGE, ""), ("a\n\n## b\n\nc", THERE)])
def test_without_a_place_for_it_or_without_folds_a_page_stays_whole(
    page: str, address: str
) -> None:
    text, taken = apart(page, address)
    assert taken == ""
    assert len(text.xpath("//details")) == page.count("/// why") + page.count("/// more")
