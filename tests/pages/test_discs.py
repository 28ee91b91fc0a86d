"""Where an area lies: its discs are inside it, and as large as there is room for."""

from __future__ import annotations

import re

import pytest

from pages.model.discs import Disc, box, discs, written


@pytest.mark.parametrize(
    "path",
    [
        "M10 20h80v40h-80z",
        "M10 20H90V60H10Z",
        "M10 20 90 20 90 60 10 60z",
        "M10 20L90 20L90 60S10 60 10 60z",
        "m10 20l80 0 0 40-80 0z",
        "M10 20L90 20C90 30 90 50 90 60L10 60z",
        "M10 20L90 20Q90 40 90 60L10 60z",
        "M10 20h80a1 1 0 0 1 0 40h-80z",
    ],
)
def test_a_box_is_filled_however_it_is_written(path: str) -> None:
    assert box(path) == (10, 20, 80, 40)
    first, *_ = found = discs(path)
    assert first.radius == pytest.approx(20, abs=1)
    for disc in found:
        assert 10 <= disc.x - disc.radius <= disc.x + disc.radius <= 90
        assert 20 <= disc.y - disc.radius <= disc.y + disc.radius <= 60


def test_two_parts_are_filled_both_and_a_hole_is_not() -> None:
    two = discs("M0 0h10v10h-10zM90 0h10v10h-10z")
    assert {disc.x < 50 for disc in two} == {True, False}
    ring = discs("M0 0h100v100h-100zM20 20v60h60v-60z")
    assert not [one for one in ring if 20 < one.x < 80 and 20 < one.y < 80]


@pytest.mark.parametrize("path", ["", "M5 5", "M5 5h9"])
def test_a_line_has_no_disc(path: str) -> None:
    assert discs(path) == []
    assert written(path) == ""


def test_discs_are_few_and_the_largest_come_first() -> None:
    found = discs("M0 0h400v10h-400z")
    assert 2 < len(found) <= 11
    assert found == sorted(found, key=lambda disc: -disc.radius)
    assert all(isinstance(disc, Disc) for disc in found)


def test_each_disc_is_written_by_its_place_in_the_box() -> None:
    left, top, width, height, told = written("M10 20h80v40h-80z").split()
    assert [left, top, width, height] == ["10", "20", "80", "40"]
    found = discs("M10 20h80v40h-80z")
    read = re.findall("([a-o])([a-o])([0-9]+)", told)
    assert len(read) == len(found)
    for (column, row, radius), disc in zip(read, found, strict=True):
        assert 10 + 80 * (ord(column) - 96) / 16 == disc.x
        assert 20 + 40 * (ord(row) - 96) / 16 == disc.y
        assert float(radius) == round(disc.radius)
