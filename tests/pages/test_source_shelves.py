"""Sources by letter: none is lost, and each stands where somebody would look for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pages.model.bibliography import Entry
from pages.output.source_shelves import shelves


def source(key: str, publisher: str) -> Entry:
    return Entry(key, "A title", publisher, "https://a.example", True, "", "November 2026", "")


def told(*publishers: str) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return letters, publishers and the keys of their sources."""
    entries = [source(f"s{number}", name) for number, name in enumerate(publishers)]
    return [
        (shelf.letter, [(one.name, [s.key for s in one.sources]) for one in shelf.publishers])
        for shelf in shelves(entries)
    ]


def test_publishers_stand_by_letter_numbers_first() -> None:
    assert told("nidirect", "5-Minute Consult", "NHS", "\u00c9cole", "\u6771\u4eac", "BMJ") == [
        ("0-9", [("5-Minute Consult", ["s1"])]),
        ("B", [("BMJ", ["s5"])]),
        ("E", [("\u00c9cole", ["s3"])]),
        ("N", [("NHS", ["s2"]), ("nidirect", ["s0"])]),
        ("Other", [("\u6771\u4eac", ["s4"])]),
    ]


def test_what_stands_in_brackets_makes_no_other_publisher() -> None:
    assert told("Nerve 2005", "Nerve (a copy)", "Nerve") == [
        ("N", [("Nerve", ["s2", "s1"]), ("Nerve 2005", ["s0"])])
    ]


def test_what_sorts_alike_is_not_mixed() -> None:
    assert told("Nerve (a)", "The Nerve (b)", "nerve (c)", "Nerve (d)", "The Nerve (e)") == [
        ("N", [("Nerve", ["s0", "s3"]), ("The Nerve", ["s1", "s4"]), ("nerve", ["s2"])])
    ]


@given(st.lists(st.text(min_size=1, max_size=6), max_size=12))
def test_each_source_stands_once(names: list[str]) -> None:
    entries = [source(f"s{number}", name) for number, name in enumerate(names)]
    found = shelves(entries)
    assert sorted(one.key for shelf in found for one in shelf.sources) == sorted(
        one.key for one in entries
    )
    assert len({shelf.name for shelf in found}) == len(found)
