"""Versions, and how each stands by a list."""

from __future__ import annotations

from datetime import date

import pytest

from common.versions import Published, State, Version, parse

RIGHT = "Right: 2026.11.22 or 2026.11.22.2"
LISTED = {
    "topic": "cold-limb",
    "title": "Cold limb",
    "address": "https://example.org/",
    "newest": "2026.12.02",
    "versions": [
        {"version": "2026.12.02"},
        {"version": "2026.12.01", "corrected": ["A line was wrong."]},
    ],
    "withdrawn": [
        {"first": "2026.11.22", "last": "2026.11.29.2", "day": "2026-11-30", "reason": "Wrong."},
        {"first": "2026.12.01.3", "day": "2026-12-02", "reason": "Wrong too."},
    ],
    "pages": [],
}
STATES = [
    ("2026.12.02", State.RIGHT),
    ("2026.12.02.2", State.UNKNOWN),
    ("2027.01.01", State.UNKNOWN),
    ("2026.12.01", State.NEWER),
    ("2026.12.01.2", State.NEWER),
    ("2026.12.01.3", State.WITHDRAWN),
    ("2026.12.01.10", State.NEWER),
    ("2026.11.30", State.NEWER),
    ("2026.11.29.3", State.NEWER),
    ("2026.11.29.2", State.WITHDRAWN),
    ("2026.11.29", State.WITHDRAWN),
    ("2026.11.22", State.WITHDRAWN),
    ("2026.11.21.4", State.NEWER),
]
"""What `LISTED` says of each; the script of the page is held to the same."""


@pytest.mark.parametrize(("text", "state"), STATES)
def test_a_version_stands_as_the_list_has_it(text: str, state: State) -> None:
    assert Published.model_validate(LISTED).state_of(parse(text)) is state


def test_versions_come_in_the_order_in_which_they_were_made() -> None:
    named = ["2026.11.30", "2026.9.1", "2026.11.30.10", "2026.11.30.2", "2025.12.31"]
    right = [one for one in named if one != "2026.9.1"]
    found = [str(one) for one in sorted(map(parse, right))]
    assert found == ["2025.12.31", "2026.11.30", "2026.11.30.2", "2026.11.30.10"]
    assert parse("2026.11.30.1") == parse("2026.11.30") == Version(date(2026, 11, 30))


@pytest.mark.parametrize(
    "text", ["", "second", "2026.9.1", "2026.11.31", "9999.01.01", "2026.11.30.0", "1.2", None, 5]
)
def test_what_is_no_version_is_shown_a_right_one(text: object) -> None:
    with pytest.raises(ValueError, match=RIGHT) as raised:
        parse(text)
    assert repr(text) in str(raised.value)


def test_what_was_corrected_since_is_told_and_no_more() -> None:
    published = Published.model_validate(LISTED)
    assert [str(one.version) for one in published.corrected_since(parse("2026.11.30"))] == [
        "2026.12.01"
    ]
    assert published.corrected_since(parse("2026.12.01")) == []
