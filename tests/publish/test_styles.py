"""Style sheets cut to what pages use."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from common.problems import ProblemsError
from publish.pages.staging import Files
from publish.styles.styles import StylesInside, cut_sheets
from tests.publish.built import changed

HEAD = '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">'
BODY = """<body class="home"><main id="text"><p class="lead">x <a href="a">y</a></p>
<details><summary>z</summary></details></main>"""


def page(head: str, more: str = "") -> bytes:
    return f"{HEAD}\n{head}</head>{BODY}{more}</body></html>".encode()


def cut(sheet: str, more: str = "", others: Mapping[str, str] | None = None) -> str:
    """Return what is left of a sheet on a hosted page."""
    link = '<link rel="stylesheet" href="a.css">\n'
    files: Files = {"index.html": page(link, more), "a.css": sheet.encode()}
    files |= {name: text.encode() for name, text in (others or {}).items()}
    done = changed(files, StylesInside(files))["index.html"].decode()
    assert "<link" not in done
    return done.partition("<style>\n")[2].partition("</style>")[0]


@pytest.mark.parametrize(
    "selector",
    [
        *("p", "*", ":root", "main > p", "body *", ".lead", "p.lead", "#text", "[href]"),
        *("[dir=ltr] p", '[dir="ltr"] p', "a:hover", "a::before", "p:not(.other)", "a[href^=b]"),
        *("p:first-child", "p:is(.lead, .gone)", "main:has(.lead)", "details[open]", "p[hidden]"),
        *("::selection", "P", ".home:not([hidden]) ~ *", "summary::-webkit-details-marker"),
    ],
)
def test_a_rule_that_may_match_stays(selector: str) -> None:
    assert cut(f"{selector} {{ color: red }}") == f"{selector}{{color:red}}\n"


@pytest.mark.parametrize(
    "selector",
    [
        *("h6", ".gone", "p.gone", "a.lead", "#other", "[title]", "[dir=rtl] p", ".gone p"),
        *("p > .gone:hover", "p:is(.gone, .away)", "main:has(.gone)", "p.lead#text", ".LEAD"),
    ],
)
def test_a_rule_that_cannot_match_goes(selector: str) -> None:
    assert cut(f"{selector} {{ color: red }}") == ""


def test_of_a_list_the_selectors_stay_that_may_match() -> None:
    assert cut("p, .gone,a:is(b, .gone) , a { color: red }") == "p,a{color:red}\n"


@pytest.mark.parametrize(
    "script",
    [
        'e.className = "made"',
        "e.classList.add('lead', 'made')",
        'make("p", { class: "lead made" })',
        'e.innerHTML = "<p class=\\"made\\">";',
        'index = {"card": "<p class=\\"made\\">"};',
        'index = {"a": 1}; e.className = "made"; other = [2]',
        'e.innerHTML = `<p class="made ${more}">`;',
    ],
)
def test_what_a_script_may_write_stays(script: str) -> None:
    sheet = ".made { color: red }"
    kept = ".made{color:red}\n"
    assert cut(sheet, f"<script>{script}</script>") == kept
    link = '<script src="assets/b.js"></script>'
    assert cut(sheet, link, {"assets/b.js": script}) == kept


@pytest.mark.parametrize(
    ("markup", "script"),
    [
        ('<script src="assets/b.js"></script>', 'load("assets/c.js")'),
        ('<script src="assets/b.js"></script><p data-script="assets/c.js">', "load(data.script)"),
    ],
)
def test_what_a_script_loads_later_counts_as_well(markup: str, script: str) -> None:
    scripts = {"assets/b.js": script, "assets/c.js": 'e.className = "made"'}
    assert cut(".made { color: red }", markup, scripts) == ".made{color:red}\n"


@pytest.mark.parametrize(
    "script",
    [
        'say("the words made and lead in a sentence")',
        '{"kind": "it is made of many words by hand"}',
        "// made",
        'index = {"word": ["made", "lead"], "more": [{"made": 1}]};',
    ],
)
def test_a_word_in_a_sentence_is_no_name(script: str) -> None:
    assert cut(".made { color: red }", f"<script>{script}</script>") == ""


def test_groups_go_with_their_last_rule_and_other_at_rules_stay() -> None:
    sheet = """@charset "utf-8"; /* x */
    @media print { p { color: red } .gone { color: red } }
    @media screen { .gone { color: red } }
    @supports (gap: 1px) { @media print { a { color: red } } }
    @page { margin: 12mm }"""
    assert cut(sheet) == (
        "@media print{\np{color:red}\n}\n"
        "@supports (gap: 1px){\n@media print{\na{color:red}\n}\n}\n"
        "@page{margin: 12mm}\n"
    )


def test_variables_and_animations_go_that_nothing_reads() -> None:
    sheet = """:root { --read: var(--by-it); --by-it: 1px; --not: var(--nor); --nor: 2px }
    p { margin: var(--read); animation: turn 1s }
    @keyframes turn { to { color: var(--in-turn) } }
    @keyframes still { to { color: red } }
    main { --in-turn: red; --none: red }"""
    assert cut(sheet) == (
        ":root{--read:var(--by-it);--by-it:1px}\n"
        "p{margin:var(--read);animation:turn 1s}\n"
        "@keyframes turn{to { color: var(--in-turn) }}\n"
        "main{--in-turn:red}\n"
    )


def test_what_is_written_stays_as_it_is() -> None:
    sheet = 'p { content: "a, b" / ""; width: calc(1px + 2%); color: red !important; --x: }'
    assert cut(sheet) == 'p{content:"a, b" / "";width:calc(1px + 2%);color:red!important}\n'


def test_sheets_keep_their_order_and_stand_where_the_first_stood() -> None:
    links = "".join(f'<link rel="stylesheet" href="{name}.css">\n' for name in "ab")
    files: Files = {"index.html": page(f"{links}<title>x</title>\n")}
    files |= {"a.css": b"p{top:1px}", "b.css": b"p{top:2px}"}
    done = changed(files, StylesInside(files))["index.html"].decode()
    assert "\n<style>\np{top:1px}\np{top:2px}\n</style>\n<title>x</title>" in done


def test_on_a_disk_each_sheet_is_cut_for_all_pages() -> None:
    link = '<link rel="stylesheet" href="{0}assets/a.css">\n'
    files: Files = {
        "index.html": page(link.format("") + '<link rel="stylesheet" href="assets/b.css">\n'),
        "causes/b.html": page(link.format("../"), '<b class="more">x</b>'),
        "404.html": page(link.format("/health/")),
        "assets/a.css": b":root { --x: 1px; --y: 2px } .more { top: 2px } .gone { top: 3px }",
        "assets/b.css": b"p { top: var(--x) }",
    }
    before = dict(files)
    cut_sheets(files)
    assert files == {
        **before,
        "assets/a.css": b":root{--x:1px}\n.more{top:2px}\n",
        "assets/b.css": b"p{top:var(--x)}\n",
    }


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ('@import "b.css";', "a.css:1: @import: name the sheet in the page"),
        ("p {\n background: url(dot.png) }", "a.css:2: url(dot.png): expected data:"),
        ('p { background: url("dot.png") }', "a.css:1: url(dot.png): expected data:"),
        ("p { a { color: red } }", "a.css:1: a rule in a rule"),
        ("p { color: red } }", "a.css:1: not a style sheet"),
    ],
)
def test_a_sheet_that_cannot_be_cut_is_a_fault(sheet: str, message: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        cut(sheet)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ('<link rel="stylesheet" href="b.css">', "the style sheet 'b.css' is not in the site"),
        ("<link href='a.css' rel=stylesheet>", "expected each style sheet as"),
    ],
)
def test_a_link_that_cannot_be_followed_is_a_fault(link: str, message: str) -> None:
    files: Files = {"index.html": page(link), "a.css": b""}
    with pytest.raises(ProblemsError) as caught:
        changed(files, StylesInside(files))
    assert message in str(caught.value)
