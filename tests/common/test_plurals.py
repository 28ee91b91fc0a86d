"""Numbers of things in words."""

from __future__ import annotations

from common.plurals import counted


def test_one_has_no_s() -> None:
    told = [counted(number, "line") for number in (0, 1, 2, 1_200)]
    assert told == ["0 lines", "1 line", "2 lines", "1,200 lines"]
    assert counted(2, "person", "people") == "2 people"
