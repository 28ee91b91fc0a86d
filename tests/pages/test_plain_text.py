"""What a reader reads: held against small texts, and against the rendered form of every page."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.model import frontmatter
from pages.model.plain_text import Role, passages, sentences

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
ADDED_BY_BLOCKS = ("cite", "care__level", "care__heading", "advice__heading", "fold__label")
"""What rendering adds and no author wrote, by class."""


def texts(body: str) -> list[str]:
    return [passage.text for passage in passages(body)]


def told(body: str) -> list[str]:
    return [sentence.text for sentence in sentences(passages(body))]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("So it is.[@one]", "So it is."),
        ("So[@one; @two], then.", "So, then."),
        ("See [Get help](../get-help.md#now) now.", "See Get help now."),
        ("**Heat:** it can *burn*.", "Heat: it can burn."),
        ("Type `make check`.", "Type make check."),
        ("A cramp\n{: .no-link }", "A cramp"),
        (r"2 \* 3", "2 * 3"),
        ("Two  spaces.", "Two spaces."),
    ],
)
def test_markup_is_gone(source: str, seen: str) -> None:
    assert texts(source) == [seen]


def test_each_part_of_a_page_is_a_passage_with_its_place() -> None:
    body = (
        "First\nline.\n\n## When to get help\n\n/// care | emergency\n\n- it hurts\n\n///\n\n"
        "1. Stop.[@one]\n\n| Sign | What to do |\n| --- | --- |\n| Pain[@two] | Rest |\n\n"
        "Foot drop\n:   A weak foot.\n"
    )
    assert [(p.line, p.role, p.text, p.section, p.block) for p in passages(body, 10)] == [
        (10, Role.PARAGRAPH, "First line.", "", ""),
        (13, Role.HEADING, "When to get help", "When to get help", ""),
        (17, Role.ITEM, "it hurts", "When to get help", "care emergency"),
        (21, Role.ITEM, "Stop.", "When to get help", ""),
        (23, Role.TABLE_HEAD, "Sign", "When to get help", ""),
        (23, Role.TABLE_HEAD, "What to do", "When to get help", ""),
        (25, Role.CELL, "Pain", "When to get help", ""),
        (25, Role.CELL, "Rest", "When to get help", ""),
        (27, Role.TERM, "Foot drop", "When to get help", ""),
        (28, Role.MEANING, "A weak foot.", "When to get help", ""),
    ]
    assert [p.sources for p in passages(body) if p.sources] == [("one",), ("two",)]


def test_lines_below_a_table_of_a_head_alone_are_those_of_the_page() -> None:
    """Such a table gets a row of its own from Markdown, which stands nowhere on the page."""
    head, row = "| a | b |\n| --- | --- |\n", "|  |  |\n"
    for above, line in ((head, 4), (head + row, 5)):
        found = passages(f"{above}\nb\n\n{head}| b |  |\n")
        assert [(one.line, one.text) for one in found if one.role is Role.PARAGRAPH] == [
            (line, "b")
        ]
    two = passages(f"{head}\n{head}\nb\n")
    assert [one.line for one in two] == [1, 1, 4, 4, 7]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It hurts. Stop!", ["It hurts.", "Stop!"]),
        ('It is "common". That is not "normal."', ['It is "common".', 'That is not "normal."']),
        ("Is it cold? (Feel it.) Then stop.", ["Is it cold?", "(Feel it.)", "Then stop."]),
        ("Leave 1.3 cm. 2 toes move.", ["Leave 1.3 cm.", "2 toes move."]),
        ("It hurts.[@one] It is cold.", ["It hurts.", "It is cold."]),
        ("- one\n- two. Three.", ["one", "two.", "Three."]),
        ("## Why\n\nBecause.", ["Because."]),
        ("## Is it common?\n\nNo.", ["Is it common?", "No."]),
        ("| Head |\n|---|\n| cell |", ["cell"]),
        ("", []),
    ],
)
def test_sentences(body: str, found: list[str]) -> None:
    assert told(body) == found


def test_words_are_counted_as_people_count_them() -> None:
    (sentence,) = sentences(passages("Over-breathing - about 1.3 cm, it's 5,205 (or so)."))
    assert sentence.words == 8


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.relative_to(DOCS).as_posix())
def test_it_is_what_the_rendered_page_shows(file: Path) -> None:
    source, _ = frontmatter.parse(file.name, file.read_text("utf-8"))
    assert source is not None
    extensions = [CareCards({}), Citations(), "attr_list", "tables", "def_list"]
    page = html.fromstring(f"<main>{markdown.markdown(source.body, extensions=extensions)}</main>")
    for name in ADDED_BY_BLOCKS:
        for element in page.xpath(f"//*[@class='{name}']"):
            element.drop_tree()
    assert "".join(texts(source.body)).replace(" ", "") == "".join(page.text_content().split())


@given(st.text(alphabet="ab. \n-#|:/*[]()@?1`\"'", max_size=200))
def test_nothing_is_read_twice_and_no_sentence_is_lost(body: str) -> None:
    found = passages(body)
    for passage in found:
        if passage.role in (Role.PARAGRAPH, Role.ITEM, Role.CELL):
            assert " ".join(one.text for one in sentences([passage])).split() == (
                passage.text.split()
            )
    lines = [passage.line for passage in found]
    assert lines == sorted(lines)
    assert sum(len(p.text.split()) for p in found) <= len(body.split()) + body.count("|")
