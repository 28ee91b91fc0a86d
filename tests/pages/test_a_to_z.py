"""Each name stands under one letter, in whatever list."""

from __future__ import annotations

import pytest

from pages.output import a_to_z


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("NHS", "N"),
        ("nidirect", "N"),
        ("\u00c9cole", "E"),
        ("5-Minute", "0-9"),
        ("The Lancet", "L"),
        ("The 3rd", "0-9"),
        ("the", "T"),
        ("Theory", "T"),
        (" axa", "A"),
        ("\u6771\u4eac", "Other"),
        ("'Nerve'", "Other"),
        ("", "Other"),
    ],
)
def test_a_name_stands_under_one_letter(name: str, letter: str) -> None:
    assert a_to_z.letter(name) == letter


def test_each_letter_leads_to_its_first_term() -> None:
    terms = (
        '<dt id="ache">Ache</dt><dd>x</dd><dt id="arm">Arm</dt>'
        '<dt id="toe"><em>toe</em></dt><dt id="e">&Eacute;tat</dt>'
    )
    assert a_to_z.letters(terms) == [("A", "ache"), ("E", "e"), ("T", "toe")]
    assert a_to_z.letters("<dt>Ache</dt>") == []


def test_each_letter_leads_to_its_first_name() -> None:
    names = [("NHS", "n"), ("axa", "b"), ("5-Minute", "five"), ("The AAOS", "a"), ("1st", "one")]
    others = [("\u00e9t\u00e9", "e"), ("Eve", "f"), ("\u6771\u4eac", "o")]
    assert a_to_z.letters_of(names + others) == [
        ("0-9", "one"),
        ("A", "a"),
        ("E", "e"),
        ("N", "n"),
        ("Other", "o"),
    ]
