"""Numbers to tap: exactly those that the project's own data name, each of them whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pages.model.telephone import dialled, link, with_calls

NUMBERS = ("111", "10177", "0800 611 116", "(01632) 960123", "+44 (0)1632 960199")
OTHERS = ("365", "24", "7", "0199", "1-800-555-0199", "(555) 010-0199", "0800-611-116", "10,177")
WORDS = ("days", "Call", "<b>", "&", "B12", "é", "Healthline on")
GLUE = (" ", ", ", ". ", "-", "", ".", " (", ") ", ")", "/", " or ", ":", "–", "+")
TEXTS = st.lists(
    st.tuples(st.sampled_from([*NUMBERS, *OTHERS, *WORDS]), st.sampled_from(GLUE)), max_size=8
).map(lambda parts: "".join(piece + glue for piece, glue in parts))
PART_OF_MORE = re.compile(r"\w«\w|\d\W«\d|\d\) «\d|\+«\d|»\w|»\W\d|»\) ?\d")
"""Matches the end of a link, shown as « or », in the midst of what looks like one number:
`0800 «611» 116`."""


def linked(text: str, numbers: Sequence[str] = NUMBERS) -> list[tuple[str, str]]:
    """Return the links of a text: what they call, and their words."""
    page = html.fromstring(f"<p>{with_calls(text, numbers)}</p>")
    assert page.text_content() == text
    return [(a.get("href"), a.text_content()) for a in page.xpath(".//a")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 111.", ["111"]),
        ("Call 10177.", ["10177"]),
        ("Call 111 or 10177", ["111", "10177"]),
        ("Call the ambulance (111).", ["111"]),
        ("Call 10177 (111 too).", ["10177", "111"]),
        ("Call 10177 (111).", ["10177", "111"]),
        ("Ask Healthline on 0800 611 116.", ["0800 611 116"]),
        ("Ask on (01632) 960123.", ["(01632) 960123"]),
        ("Ask on +44 (0)1632 960199: day and night.", ["+44 (0)1632 960199"]),
        ("Ask on 1-800-555-0199, 365 days.", []),
        ("Ask on (555) 010-0199.", []),
        ("Ask on 0800-611-116, or 0800 611 117.", []),
        ("Ask on 0 0800 611 116.", []),
        ("Ask on 0800 (111) 116, +111, 111-2, 111/2 or 24 111.", []),
        ("Room 1.111, 2,111 people, 10,177 days, 111:30, B111, 111a and B12 111", []),
    ],
)
def test_only_a_whole_number_of_the_data_can_be_tapped(text: str, found: list[str]) -> None:
    assert [words for _, words in linked(text)] == found


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ("01632 960123", "«01632960123|01632 960123»"),
        ("01632 960123 ext. 4", "«01632960123|01632 960123» ext. 4"),
        ("01632 960123 x999", "«01632960123|01632 960123» x999"),
        (
            "Desk: +44 (0)1632 960123, nurse: 111 (by night)",
            "Desk: «+441632960123|+44 (0)1632 960123», nurse: «111|111» (by night)",
        ),
        ("(555) 010-0199; 999 or 112", "«5550100199|(555) 010-0199»; «999|999» or «112|112»"),
        ("A&E: 01632 960123", "A&amp;E: «01632960123|01632 960123»"),
    ],
)
def test_each_of_a_clinics_numbers_can_be_tapped_whole(numbers: str, shown: str) -> None:
    made = re.sub(r"«([^|]*)\|([^»]*)»", r'<a href="tel:\1">\2</a>', shown)
    assert link(numbers) == made


def test_a_long_emergency_number_can_be_tapped() -> None:
    number = "9" * 40
    assert linked(f"Call {number}.", [number]) == [(f"tel:{number}", number)]


@given(TEXTS)
def test_a_link_is_exactly_one_number_of_the_data(text: str) -> None:
    for address, words in linked(text):
        assert words in NUMBERS
        assert address == f"tel:{dialled(words)}"
    marked = re.sub("<a[^>]*>", "«", with_calls(text, NUMBERS)).replace("</a>", "»")
    assert not PART_OF_MORE.search(marked)


@given(
    st.sampled_from(NUMBERS),
    st.sampled_from(["Call ", "Now: ", "7, ", "365 days. ", ""]),
    st.sampled_from([".", ", 365 days", " at night", "; 24 hours", " (a nurse)", ""]),
)
def test_a_number_of_the_data_that_stands_by_itself_can_be_tapped(
    number: str, before: str, after: str
) -> None:
    assert linked(before + number + after) == [(f"tel:{dialled(number)}", number)]


@given(TEXTS, st.lists(st.text("0123456789", min_size=3, max_size=6), max_size=3))
def test_a_text_keeps_its_words(text: str, numbers: list[str]) -> None:
    linked(text, numbers)


def test_without_a_number_in_the_data_nothing_can_be_tapped() -> None:
    assert linked("Call 111, 365 days a year.", ()) == []


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("999", "999"),
        ("0800 611 116", "0800611116"),
        ("(01632) 960-123", "01632960123"),
        ("+44 1632 960123", "+441632960123"),
        ("+44 (0)1632 960123", "+441632960123"),  # a zero that nobody dials from abroad
    ],
)
def test_what_a_telephone_dials(number: str, digits: str) -> None:
    assert dialled(number) == digits


def test_a_number_as_a_link() -> None:
    assert link("01632 960123") == '<a href="tel:01632960123">01632 960123</a>'
