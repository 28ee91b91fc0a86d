"""Hosted pages carry no mark that only the build asks for; what readers see stays."""

from __future__ import annotations

import pytest

from publish.pages.marks import drop_marks


def dropped(page: str) -> str:
    return drop_marks("index.html", page.encode()).decode()


def test_marks_go_and_all_else_stays() -> None:
    link = '<a class="crosslink" data-crosslink="causes/one.md" href="../causes/one/">one</a>'
    assert dropped(link) == '<a class="crosslink" href="../causes/one/">one</a>'
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" hidden>'
    assert dropped(toggle) == '<input class="md-toggle" type="checkbox" hidden>'


@pytest.mark.parametrize(
    "page",
    [
        '<p>say data-crosslink="x" here</p>',
        '<!-- <p data-crosslink="x"> -->',
        '<script>var a = "<p data-crosslink=\\"x\\">";</script>',
        '<p title="a data-crosslink=" class="b">c</p>',
    ],
)
def test_what_only_looks_like_a_mark_stays(page: str) -> None:
    assert dropped(page) == page
