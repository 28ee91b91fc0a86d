"""Sparing texts without quotes changes no page, and quotes are still made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from pages.markdown.skip_patterns import QuietText

EXTENSIONS = ["attr_list", "tables", "def_list", "smarty", "toc"]
PIECES = ["word", " ", "\n", "\n\n", "- ", "## ", "**", "*", "`", '"', "'", "--", "...", "<<", ">>"]
PIECES += ["_", "__", "  \n", "<a@b.de>", "<https://a.de>", "<b>", "![one][two]", "[two]"]
PIECES += ["\n\n[two]: three.md\n\n", "[one][two]", "![one](two.svg)", "[@one]"]
PIECES += ["[one](two.md)", "| a | b |\n| --- | --- |\n| c | d |\n", "\\", "&amp;", "{: #id }", "’"]


def html(text: str, *more: QuietText) -> str:
    return Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_page_is_the_same_with_and_without_it(text: str) -> None:
    assert html(text, QuietText()) == html(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('He said "stop".', "He said &ldquo;stop&rdquo;."),
        ("Don't *stop* now. It's", "Don&rsquo;t <em>stop</em> now. It&rsquo;s"),
        ("Wait... one -- two", "Wait&hellip; one &ndash; two"),
    ],
)
def test_quotes_dashes_and_dots_are_still_made(text: str, made: str) -> None:
    assert html(text, QuietText()) == f"<p>{made}</p>"
