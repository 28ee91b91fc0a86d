"""What holds for every input: nothing lost, nothing unsafe, no traceback."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from article.model.article import ArticleError, Block, Section, Shape, Span
from article.model.spans import safe_link, tidy
from article.output import render
from article.output.page import head_line, is_untouched, text_of
from pages.model.frontmatter import parse
from tests.article.fuzz import HALF, HOSTILE, check
from tests.article.laws import broken, read, unsafe

SLOW = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SUFFIXES = st.sampled_from([".txt", ".md", ".html"])
SIGNS = st.text("#>-+*_[](){}<>|`~^=:!?/\\&;.$%@'\" 1234567890ab\n\t\u2028\u202e\x02é", max_size=60)
PIECES = st.one_of(SIGNS, st.sampled_from(HOSTILE), st.text(max_size=30))
HREFS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            safe_link(address)
            for address in (
                "https://a.example/b?c=1&lt=2&copy;=3",
                "https://a.example/a_b*c*~~d~~[e](f)#g",
                "http://a.example/x'y\"z<b>`c`\\|{d}^e$f",
                "mailto:a_b@c.example?subject=x--y...z",
            )
        ]
    ),
)
HALVES = st.lists(st.sampled_from(HALF), max_size=5).map("".join)
STYLED = st.lists(
    st.builds(Span, st.one_of(HALVES, PIECES), HREFS, st.booleans(), st.booleans()), max_size=5
).map(tidy)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Draw the blocks of a section, as any reader may make them."""
    made = []
    for _ in range(draw(st.integers(0, 6))):
        shape = draw(st.sampled_from(Shape))
        words = draw(STYLED)
        depth = 0 if shape in (Shape.HEADING, Shape.TERM) else draw(st.integers(0, 4))
        depth = max(depth, 1) if shape is Shape.ITEM else depth
        number = draw(st.one_of(st.none(), st.integers(0, 4))) if shape is Shape.ITEM else None
        level = draw(st.integers(2, 7)) if shape is Shape.HEADING else 0
        cells: tuple[tuple[Span, ...], ...] = ()
        if shape is Shape.ROW:
            depth, cells = 0, (words, *draw(st.lists(STYLED, max_size=2)))
            words = tuple(span for cell in cells for span in cell)
        if words:
            heads = draw(st.booleans())
            made.append(Block(shape, words, level, depth, number, cells, heads))
    return tuple(made)


def paragraph(*texts: str | tuple[str, str]) -> tuple[Block, ...]:
    """Return one block; a pair is the words of a link and its address."""
    spans = tidy(Span(*text) if isinstance(text, tuple) else Span(text) for text in texts)
    return (Block(Shape.PARAGRAPH, spans),) if spans else ()


LINK = "https://a.example/"


@SLOW
@example(paragraph("0!", ("0", LINK)), "Why")
@example(paragraph(("@0", LINK)), "Why")
@example(paragraph("1234567890. x"), "Why")
@given(blocks(), st.one_of(PIECES, st.just("---\nkind: guide")))
def test_a_page_shows_its_section_and_nothing_else(
    section_blocks: tuple[Block, ...], heading: str
) -> None:
    section = Section("cause", 1, head_line(heading) or "Cause 1", section_blocks)
    text = text_of(section)
    assert unsafe(text, section_blocks) == []
    assert is_untouched(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for words in (text, f"Words {text}", f"Words\n{text}", f"{text}\n{text}"):
        spans = tidy([Span(words)])
        section_blocks = (
            Block(Shape.PARAGRAPH, spans),
            *(Block(Shape.ITEM, spans, depth=depth) for depth in (1, 2)),
            Block(Shape.PARAGRAPH, spans, depth=1),
            Block(Shape.HEADING, tidy([Span(words.replace("\n", " "))]), level=3),
            Block(Shape.PARAGRAPH, tidy([Span("Link "), Span(words, "https://a.example/")])),
        )
        section = Section("question", 1, "Is it safe?", tuple(b for b in section_blocks if b.spans))
        assert unsafe(text_of(section), section.blocks) == []


@pytest.mark.slow
@pytest.mark.parametrize("text", [*HOSTILE, *HALF])
def test_hostile_text_stays_text_wherever_a_link_begins_or_ends(text: str) -> None:
    for at in range(min(len(text), 60) + 1):
        left, right = text[:at], text[at:]
        section_blocks = (
            *paragraph("!", (left, LINK), right),
            *paragraph(left, (right, LINK), "(x)"),
            *paragraph(left, ("x", LINK), right),
            *paragraph((left, LINK), (right, f"{LINK}?b")),
        )
        section = Section("cause", 1, "Why", section_blocks)
        assert unsafe(text_of(section), section.blocks) == []


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("---", "title"),
        ("a: b\nkind: guide", "title"),
        ("'\"} # x", "title"),
        ("!!python/object:x", "title"),
        ("null", "title"),
        ("2024-02-03", "title"),
        ("*anchor &x", "title"),
    ],
)
def test_a_heading_cannot_write_into_the_head(heading: str, key: str) -> None:
    section = Section("cause", 1, heading, (Block(Shape.PARAGRAPH, (Span("Words."),)),))
    source, problems = parse("x.md", text_of(section))
    assert problems == []
    assert source is not None
    assert source.meta[key] == " ".join(heading.split())
    assert list(source.meta) == ["title", "kind", "summary", "article", "review"]


def test_tags_in_a_heading_do_not_reach_templates() -> None:
    section = Section("cause", 1, "<script>x</script>", ())
    head = text_of(section)
    assert "<" not in head
    assert "‹script›x‹/script›" in head


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//a.example",
        "/page",
        "#part",
        "https:evil",
        "http://",
        "file:///etc/passwd",
    ],
)
def test_other_addresses_than_web_and_mail_are_no_links(address: str) -> None:
    assert safe_link(address) == ""


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/b_c?d=e&f#g", "https://a.example/b_c?d=e&f#g"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://a.example/x(y)", "http://a.example/x%28y%29"),
        ('http://a.example/"><b>', "http://a.example/%22%3E%3Cb%3E"),
        (" https://a.example/ü ", "https://a.example/ü"),
    ],
)
def test_safe_addresses_cannot_leave_their_brackets(address: str, link: str) -> None:
    assert safe_link(address) == link


@SLOW
@given(st.binary(max_size=300), SUFFIXES)
def test_any_bytes_give_an_outline_or_words(data: bytes, suffix: str) -> None:
    try:
        article = read(data, suffix)
    except ArticleError:
        return
    assert broken(data, suffix, article) == []


@SLOW
@given(st.lists(PIECES, max_size=12), SUFFIXES, st.sampled_from(["\n", "\n\n"]))
def test_any_words_between_markers_keep_the_laws(pieces: list[str], suffix: str, join: str) -> None:
    text = join.join(["Fact 1: First", *pieces, "Fact 2: Second", "Last words."])
    data = text.encode(errors="ignore")
    try:
        article = read(data, suffix)
    except ArticleError:
        return
    assert broken(data, suffix, article) == []


@pytest.mark.parametrize("seed", range(250))
def test_broken_samples_keep_the_laws(seed: int) -> None:
    assert check(seed) == []


def test_lists_stay_lists_and_sub_headings_start_at_two() -> None:
    section_blocks = (
        Block(Shape.PARAGRAPH, (Span("Do this:"),)),
        Block(Shape.ITEM, (Span("Stop"),), depth=1, number=1),
        Block(Shape.ITEM, (Span("Rest"),), depth=1, number=2),
        Block(Shape.HEADING, (Span("Then"),), level=4),
        Block(Shape.ITEM, (Span("Walk"),), depth=1),
        Block(Shape.ITEM, (Span("slowly"),), depth=2),
    )
    assert render.body(section_blocks) == (
        "Do this:\n\n1.  Stop\n2.  Rest\n\n## Then\n\n-   Walk\n    -   slowly"
    )


def test_a_list_that_does_not_count_from_one_keeps_its_numbers_as_words() -> None:
    section_blocks = tuple(
        Block(Shape.ITEM, (Span("x"),), depth=1, number=number) for number in (7, 9)
    )
    assert re.findall(r"\d+&#46;", render.body(section_blocks)) == ["7&#46;", "9&#46;"]


def test_a_long_summary_may_have_a_dash_wherever_its_line_would_wrap() -> None:
    for letters in range(70, 100):
        words = f"{'x' * letters} - and the rest of what stands in the first line of a page"
        article = read(f"## 1. Air\n\n{words}\n\n## 2. Song\n\nLoud.".encode(), ".md")
        text = text_of(article.causes[0])
        assert is_untouched(text), text
