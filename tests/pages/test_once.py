"""A page is made of the tree that was judged: the same page, for one parsing instead of two."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockparser import BlockParser

from common.yaml_reader import Document
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.markdown.once import Once
from pages.markdown.parsed import EXTENSIONS
from pages.markdown.skip_patterns import QuietText
from pages.model import frontmatter, plain_text, rules
from tests.pages.markdown_texts import PIECES
from tests.topic.real import DOCS

PAGES = sorted(DOCS.rglob("*.md"))
CARD = "/// care | emergency\n\n- it *hurts*\n\n///\n\n"


def made(*more: Once) -> Markdown:
    blocks = CareCards({"emergency": "Call <b>12</b>."})
    return Markdown(extensions=[*EXTENSIONS, blocks, Citations(), QuietText(), *more])


def judged(text: str) -> list[object]:
    """Read a text as the rules do, whoever has read it before."""
    plain_text._texts.clear()
    return list(rules.check(frontmatter.Source("a.md", Document({}), text, 1), {}))


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.relative_to(DOCS).as_posix())
def test_every_page_is_the_same(file: Path) -> None:
    text = frontmatter.body(file.read_text("utf-8"))
    judged(text)
    assert made(Once()).convert(text) == made().convert(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_every_text_is_the_same_in_which_nothing_is_wrong(text: str) -> None:
    if not judged(text):
        assert made(Once()).convert(text) == made().convert(text)


def test_a_judged_page_is_not_parsed_again_but_each_tree_serves_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"{CARD}## Why\n\nIt is so.[@one] See [this](a.md) & *that* 2 &#42; 3.\n"
    expected = made().convert(text)
    judged(text)
    parsed = []
    parse = BlockParser.parseDocument

    def count(self: BlockParser, lines: list[str]) -> object:
        parsed.append(lines)
        return parse(self, lines)

    monkeypatch.setattr(BlockParser, "parseDocument", count)
    md = made(Once())
    assert md.convert(text) == expected
    assert parsed == []
    assert md.reset().convert(text) == expected
    assert len(parsed) == 1


def test_a_page_that_nobody_has_judged_is_parsed() -> None:
    assert made(Once()).convert("*so*\n") == "<p><em>so</em></p>"
