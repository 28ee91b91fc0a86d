"""Style sheets put into hosted pages, without what no browser needs."""

from __future__ import annotations

import pytest

from common.problems import ProblemsError
from publish.pages.staging import Files
from publish.pages.styles import StylesInside
from tests.publish.built import changed

LINK = '<link rel="stylesheet" href="{}">\n'


def page(head: str) -> bytes:
    return f'<!doctype html><html lang="en"><head>{head}</head><body><p>x</body></html>'.encode()


def thin(sheet: str, link: str = LINK.format("a.css")) -> str:
    """Return what a hosted page holds of a sheet."""
    files: Files = {"index.html": page(link), "a.css": sheet.encode()}
    done = changed(files, StylesInside(files))["index.html"].decode()
    assert "<link" not in done
    return done.partition("<style>\n")[2].partition("\n</style>")[0]


def test_comments_and_blanks_go_where_they_mean_nothing() -> None:
    sheet = """/* A page. */
    p > a,
    .b .c:not(d e) {
      margin: 0 calc(1px + 2%);  /* and */
      color: red;
    }

    @media screen and (min-width: 60em) { a :is(b, i) { top: 0; } }
    """
    assert thin(sheet) == (
        "p>a,.b .c:not(d e){margin:0 calc(1px + 2%);color:red}"
        "@media screen and (min-width:60em){a :is(b,i){top:0}}"
    )


@pytest.mark.parametrize("text", ['"a,  b; /* c */ }"', "'}  {'", '"\\2060" / ""'])
def test_what_readers_see_stays_as_it_is(text: str) -> None:
    assert thin(f"p::before {{ content: {text}; }}") == f"p::before{{content:{text}}}"


def test_sheets_keep_their_order_and_stand_where_the_first_stood() -> None:
    links = LINK.format("a.css") + "<title>x</title>\n" + LINK.format("b.css")
    files: Files = {"index.html": page(links), "a.css": b"p{top:1px}", "b.css": b"p{top:2px}"}
    done = changed(files, StylesInside(files))["index.html"].decode()
    assert "<head><style>\np{top:1px}\np{top:2px}\n</style>\n<title>x</title>\n</head>" in done


def test_a_page_without_sheets_stays_as_it_is() -> None:
    files: Files = {"index.html": page("<title>x</title>")}
    assert changed(files, StylesInside(files)) == files


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ('@import "b.css";', 'a.css:1: @import "b.css": expected all of it in this sheet'),
        ("p {\n background: url(dot.png) }", "a.css:2: url(dot.png): expected all of it"),
        ('p { background: url( "dot.png" ) }', 'a.css:1: url( "dot.png" ): expected all of it'),
    ],
)
def test_what_leads_out_of_a_sheet_is_a_fault(sheet: str, message: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        thin(sheet)
    assert message in str(caught.value)


@pytest.mark.parametrize("address", ["data:image/svg+xml,%3Csvg/%3E", "#soft"])
def test_what_a_sheet_holds_itself_is_none(address: str) -> None:
    assert thin(f'p {{ mask: url("{address}") }}') == f'p{{mask:url("{address}")}}'
    assert thin(f"p {{ mask: url({address}) }}") == f"p{{mask:url({address})}}"


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (LINK.format("b.css"), "the style sheet 'b.css' is not in the site"),
        ("<link href='a.css' rel=stylesheet>", "expected each style sheet as"),
    ],
)
def test_a_link_that_leads_to_no_sheet_is_a_fault(link: str, message: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        thin("p { color: red }", link)
    assert message in str(caught.value)
