"""A number is a claim: it has a source, or the page says that it is the writers' own judgement.

The source stands in the same paragraph, list item or table row. Lines of care cards cannot hold
one, so there the section around the card must. Steps, rows and lines of cards may be marked as the
writers' own once for their section. What is left is listed in the data, with the reason.
"""

from __future__ import annotations

import re

import pytest

from pages.model.plain_text import Passage, Role, sentences
from tests.topic.real import PASSAGES, PATHS, data, holds

CLAIM = re.compile(
    r"""
      \d\ ?%                                             # 30%
    | \b\d[\d,]*\ (?:in|of|out\ of)\ \d                  # 1 in 6
    | \b\d[\d.,]*(?:\ (?:to|or|and)\ \d[\d.,]*)?[ -]?    # 2 to 5 minutes, 10 km
      (?:(?:second|minute|hour|day|week|month|year|litre|point)s?|mg|micrograms?|mm|cm|km)\b
    | \b\d[\d.,]*\ (?:\w+\ ){0,3}?                       # 25 people, 66 people tested
      (?:people|runners|men|women|studies|trials|hikers|athletes|reports?)\b
    | \b\d[\d.,]*\ times\b                               # 2.3 times
    | \b(?:over|under|aged?|age\ of|to\ age)\ \d\d\b     # under 40
    | \b\d\d\ or\ over\b
    | \b(?:nearly|about|up\ to)\ (?:half|twice)\b|\bhalf\ of\b|\bone-(?:half|third|tenth)\b
    | \ba\ (?:third|tenth|quarter)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
OWN = ("own judgement| our own|own reading|own simpler guide|we think",)
EXCEPTIONS: list[dict[str, str]] = data("numbers.json")


def supported(path: str, passage: Passage) -> bool:
    """Whether a claim in `passage` has a source, or is marked as the writers' own."""
    section = [one for one in PASSAGES[path] if one.section == passage.section]
    near = [passage]
    if passage.role is Role.CELL:
        near = [one for one in section if one.line == passage.line]
    elif passage.block.startswith("care "):
        near = section
    if passage.role is Role.PARAGRAPH:
        section = near  # prose has room to say so itself
    return any(one.sources for one in near) or any(holds(one.text, OWN) for one in section)


def unsupported(path: str) -> list[tuple[int, str]]:
    """Return the claims of a page that have neither source nor mark."""
    return [
        (sentence.line, sentence.text)
        for passage in PASSAGES[path]
        if not supported(path, passage)
        for sentence in sentences([passage])
        if CLAIM.search(sentence.text)
    ]


@pytest.mark.parametrize("path", PATHS)
def test_every_number_has_a_source(path: str) -> None:
    excepted = [one["words"] for one in EXCEPTIONS if one["page"] == path]
    left = [
        f"{path}:{line}: {text}"
        for line, text in unsupported(path)
        if not any(words in text for words in excepted)
    ]
    assert not left, "no source, and not marked as our own judgement:\n" + "\n".join(left)


@pytest.mark.parametrize("exception", EXCEPTIONS, ids=lambda one: f"{one['page']}: {one['words']}")
def test_every_exception_is_needed_and_has_its_reason(exception: dict[str, str]) -> None:
    assert any(exception["words"] in text for _, text in unsupported(exception["page"]))
    assert exception["reason"]


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
