"""JSON that people write: each mistake is told in words, by the line that is wrong."""

from __future__ import annotations

import pytest

from common.json_reader import read

TOLD = {
    '[\n  {"id": "a"},\n  {"id": "b"},\n]': (3, "a comma stands behind the last entry: take it o"),
    '[\n  {\n    "id": "a",\n  }\n]': (3, "a comma stands behind the last entry: take it out"),
    '[\n  {"id": "a"}\n  {"id": "b"}\n]': (2, "a comma is missing at the end of this line"),
    '[\n  {\n    "id": "a"\n    "b": "c"\n  }\n]': (3, "a comma is missing at the end of this"),
    '[\n  {"id" "a"}\n]': (2, "a colon is missing between a name and what it is"),
    "[\n  {'id': 'a'}\n]": (2, "words stand between straight double quotes (\"), found '"),
    '[\n  {"id": “a”}\n]': (2, "found “"),
    '[\n  {"id": "a},\n  {"b": 1}\n]': (2, 'the words that begin here are not closed by a "'),
    '[\n  {"id": "a"}\n\n': (2, "the end is missing: each [ is closed by a ]"),
    "": (1, "the end is missing"),
    '[\n  {"id": "a"}\n]\n[]\n': (4, "expected one list, found more behind its end"),
    '[\n  "a\\b\\c"\n]': (2, "write \\\\ for a \\"),
    '[\n  {"id": wales}\n]': (
        2,
        "expected words between double quotes, a number, [ or {, found",
    ),
    "[" * 100_000: (0, "found lists without end"),
}


@pytest.mark.parametrize("text", TOLD, ids=lambda text: text[:30])
def test_each_mistake_is_told_with_its_line(text: str) -> None:
    value, (problem,) = read(text, "a.json")
    line, told = TOLD[text]
    assert value is None
    assert told in problem.message
    assert problem.line == line


def test_what_is_right_is_read() -> None:
    assert read('[{"id": "a"}]', "a.json") == ([{"id": "a"}], [])
