"""Tags found without a tree of the page: the same that a parser finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from publish.pages.markup import inside, read_tag, tags, take_apart

Seen = set[tuple[str, frozenset[tuple[str, str]]]]


def found(page: bytes) -> Seen:
    return {(tag.name, frozenset(tag.attributes.items())) for tag in map(read_tag, tags(page))}


def parsed(page: bytes) -> Seen:
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    return {
        # this parser says readonly="readonly" where the page says readonly
        (element.tag, frozenset((n, "" if v == n else str(v)) for n, v in element.attrib.items()))
        for element in root.iter()
        if isinstance(element.tag, str)
    }


NAMES = st.sampled_from(["class", "href", "data-x", "title", "hidden"])
VALUES = st.text(alphabet="ab 1>/'\"&=-é<", max_size=8)


@st.composite
def elements(draw: st.DrawFn) -> str:
    """One element with text and comments in it, written as templates write: escaped, quoted."""
    name = draw(st.sampled_from(["p", "span", "b"]))
    attributes = ""
    for key, value in draw(st.dictionaries(NAMES, VALUES, max_size=3)).items():
        quote = draw(st.sampled_from("\"'"))
        safe = value.replace("&", "&amp;").replace(quote, f"&#{ord(quote)};").replace("<", "&lt;")
        attributes += f" {key}={quote}{safe}{quote}"
    inner = draw(
        st.sampled_from(
            [
                "text > text",
                "<!-- <i class='no'> -->",
                "<script>'<i class=no>'</script>",
                "<style>i > b { }</style>",
                '<script type="application/json">{"a": "<i>"}</script>',
            ]
        )
    )
    return f"<{name}{attributes}>{inner}</{name}>"


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(elements(), min_size=1, max_size=4))
def test_the_tags_of_a_page_are_those_that_a_parser_finds(parts: list[str]) -> None:
    page = f'<html lang="en"><head></head><body>{"".join(parts)}</body></html>'.encode()
    assert found(page) == parsed(page)


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ('<A HREF="b" hidden>', {"href": "b", "hidden": ""}),
        ("<a href=../b/ class='c d'>", {"href": "../b/", "class": "c d"}),
        ('<a title="1 > 0 &amp; &quot;x&quot;"/>', {"title": '1 > 0 & "x"'}),
        ('<a\n  href = "b"\n>', {"href": "b"}),
        ('<a href="first" href="second">', {"href": "first"}),
    ],
)
def test_a_tag_is_read_as_a_browser_reads_it(tag: str, attributes: dict[str, str]) -> None:
    (one,) = tags(f"<p>x {tag} y".encode()) - {b"<p>"}
    assert (read_tag(one).name, read_tag(one).attributes) == ("a", attributes)


@pytest.mark.parametrize(
    "text", ["1 < 2", "a <3 b", "&lt;i&gt;", "<!-- <i> -->", "<script>if (a<i> b)</script>"]
)
def test_what_only_looks_like_a_tag_is_none(text: str) -> None:
    assert {read_tag(tag).name for tag in tags(f"<p>{text}</p>".encode())} <= {"p", "script"}


def test_a_script_in_a_comment_does_not_run_and_a_comment_in_a_script_ends_nothing() -> None:
    page = b"<!-- <script>a()</script> --><script>b('<!--')</script><p><script>c()</script>"
    assert [one.text for one in inside(page)] == ["b('<!--')", "c()"]


@pytest.mark.parametrize("page", ["", "<p>x", "a<pre>b</pre>c<!-- d -->e", "<pre>never closed"])
def test_nothing_is_lost_of_a_page_that_is_taken_apart(page: str) -> None:
    pieces = take_apart(page.encode(), "pre")
    assert len(pieces.texts) == len(pieces.kept) + 1
    kept = [*pieces.kept, b""]
    assert b"".join(a + b for a, b in zip(pieces.texts, kept, strict=True)) == page.encode()
