"""Laws for every text in which nothing is wrong: it is words alone, and all of them are judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.config import load_config

from pages.markdown.parsed import EXTENSIONS
from pages.model.plain_text import passages
from tests.pages.markdown_texts import FINE, PIECES, rendered, shown_words, told

ROOT = Path(__file__).parent.parent.parent

_TAGS = """
    div p h1 h2 h3 h4 h5 h6 ul ol li a img em strong br hr code pre blockquote sup span nav
    table thead tbody tr th td dl dt dd svg path
"""
TAGS = frozenset(_TAGS.split())
ATTRIBUTES_OF_OURS = re.compile(
    r"id [\w-]+|class (?:no-link|toc|toctitle|cite|care care--[a-z-]+|care__\w+"
    r"|advice advice--\w+|advice__\w+)"
    r"|viewbox 0 0 24 24|fill-rule evenodd|d [\w .-]+"
    r"|alt .*|aria-hidden true|aria-label Source \d+|style text-align: \w+;"
    r"|(?:href|src) (?:(?:https?://|mailto:)[^\s]+|(?![/\\])[^\s:]*)",
    re.DOTALL,
)


def foreign(body: str) -> Iterator[str]:
    """Yield what a browser would find on the page that Markdown has no need of."""
    shown = rendered(body)
    if re.search("<[!?]", shown):
        yield shown
    for element in html.fragment_fromstring(shown, create_parent="div").iter():
        if element.tag not in TAGS:
            yield str(element.tag)
        for name, value in element.attrib.items():
            if not ATTRIBUTES_OF_OURS.fullmatch(f"{name} {value}"):
                yield f"<{element.tag} {name}={value!r}>"


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_a_text_in_which_nothing_is_wrong_brings_no_markup_of_its_own(body: str) -> None:
    if not told(body):
        assert list(foreign(body)) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_what_is_judged_is_every_word_that_is_shown(body: str) -> None:
    if not told(body):
        judged = "".join(passage.text for passage in passages(body))
        assert "".join(judged.split()) == shown_words(body)


def test_the_extensions_are_those_of_the_site() -> None:
    of_site = load_config(str(ROOT / "mkdocs.yml"), hooks=[]).markdown_extensions
    assert sorted(of_site) == sorted(EXTENSIONS)


@pytest.mark.parametrize("body", FINE)
def test_the_law_above_has_something_to_hold(body: str) -> None:
    assert list(foreign(body)) == []
    assert list(foreign(f"{body}\n\n<script>go()</script>"))
