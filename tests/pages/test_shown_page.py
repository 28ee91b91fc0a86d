"""The page that CONTRIBUTING.md shows is one that builds."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from common.topic import read
from pages.model import frontmatter, places, rules, schema
from pages.model.bibliography import read as read_sources

ROOT = Path(__file__).parent.parent.parent
SHOWN = re.compile(r"(?:^    .*\n|^\n)+", re.MULTILINE)
"""Matches lines of code, which stand four blanks in."""


def test_the_page_that_is_shown_to_authors_is_right() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (shown,) = (one for one in SHOWN.findall(text) if "---" in one)
    source, problems = frontmatter.parse("docs/causes/shown.md", dedent(shown).lstrip())
    assert source is not None
    map_of_places = places.read(ROOT / "docs")
    assert map_of_places is not None
    head, more = schema.read_head(source, map_of_places.places)
    sources, _ = read_sources(ROOT / "docs" / "bibliography.json", "docs/bibliography.json")
    assert [*problems, *more, *rules.check(source, sources)] == []
    assert head is not None
    named = re.findall(r"\[!([\w-]+)\]", source.body)
    assert named
    assert [name for name in named if name not in read(ROOT).signs.signs] == []
