"""The markup of every built page, as it goes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.pages.markup import take_apart
from tests.publish.test_markup import found, parsed

BARE = re.compile(rb"&(?!#?\w+;)[^\s]{0,20}")
"""Matches &section in `?book=1&section=2`, which browsers show as §ion."""


@pytest.fixture(params=["hosted", "offline"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(f"{request.param}_site")
    return folder


def test_an_ampersand_is_never_taken_for_something_else(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = b"".join(take_apart(page.read_bytes(), "script", "style").texts)
        assert BARE.findall(text) == [], page


def test_the_steps_after_the_build_see_the_tags_that_a_parser_sees(site: Path) -> None:
    for page in site.rglob("*.html"):
        data = page.read_bytes()
        assert found(data) == parsed(data), page


def test_where_no_page_can_be_shown_the_number_can_still_be_tapped(hosted_site: Path) -> None:
    assert '<a href="tel:999">999</a> in the UK' in (hosted_site / "503.html").read_text("utf-8")
