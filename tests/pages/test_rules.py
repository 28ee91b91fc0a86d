"""No line of a page can hide another from the rules, nor bring markup that nobody checks."""

from __future__ import annotations

import pytest

from common.problems import ProblemsError
from pages.model import catalogue, rules
from tests.pages.conftest import CAUSE, Docs
from tests.pages.markdown_texts import FINE, HIDES, told

LINE = CAUSE.count("\n") + 2
"""Where a text starts that is put below the good page."""


@pytest.mark.parametrize("hides", HIDES)
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_no_line_switches_the_rules_off(docs: Docs, hides: str, apart: str) -> None:
    body = apart.join([hides, "<script>go()</script>", "Call 999.", "It is so.[@no-such-source]"])
    with pytest.raises(ProblemsError) as caught:
        catalogue.read(docs({"causes/shoes.md": f"{CAUSE}\n{body}\n"}))
    lines = {
        words: LINE + body[: body.index(words)].count("\n") for words in ("<script", "999", "[@")
    }
    message = str(caught.value)
    assert f"docs/causes/shoes.md:{lines['<script']}: '<script' may be raw HTML" in message
    assert f"docs/causes/shoes.md:{lines['999']}: '999' is an emergency number" in message
    assert f"docs/causes/shoes.md:{lines['[@']}: no source 'no-such-source'" in message


FENCE = "opens no block of code here. Put four blanks before each line of code"
HTML = "may be raw HTML, which is not checked"
ADDRESS = "is no address that a page may lead to"
ELSEWHERE = "gives an address that stands apart from its words"
ATTRIBUTES = "gives an attribute. Only `{: .no-link }` may stand"
ENTITY = "write the sign itself"
BLOCK = "a block opens and closes with three slashes at the start of a line"
OPTIONS = "a block has no options"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        *((line, FENCE) for line in HIDES if "```" in line or "~~~" in line),
        ("words ``` words", FENCE),
        ("<b>bold</b>", HTML),
        ("</b>", HTML),
        ("<!-- a comment -->", HTML),
        ("<!doctype html>", HTML),
        ("<?php go() ?>", HTML),
        ("    <b>not code in a list</b>", HTML),
        ("`<b>`", HTML),
        ("<https://a.example>", HTML),
        ("<javascript://a.example/%0ago()>", HTML),
        ("<a@b.example>", HTML),
        ("<", HTML),
        ("5 < 6", HTML),
        ("[x](javascript:go())", ADDRESS),
        ("[x](JavaScript:go)", ADDRESS),
        ("[x]( javascript:go)", ADDRESS),
        ("[x](java", ADDRESS),
        ("[x](", ADDRESS),
        ("[x]()", ADDRESS),
        ("[x](<javascript:go>)", ADDRESS),
        ("[x](data:text/html,x)", ADDRESS),
        ("[x](vbscript:x)", ADDRESS),
        ("[x](file:a)", ADDRESS),
        ("[x](//a.example)", ADDRESS),
        ("[x](\\\\a.example)", ADDRESS),
        ("[x](/root.md)", ADDRESS),
        ("[x](http:a.md)", ADDRESS),
        ("[x](a.md 'title')", ADDRESS),
        ("[x](javascript&#58;go)", ADDRESS),
        ("![x](data:image/svg+xml,x)", ADDRESS),
        ("![x](javascript:go)", ADDRESS),
        ("[x]: javascript:go()", ELSEWHERE),
        ("  [x]:", ELSEWHERE),
        ("- [x]: a.md", ELSEWHERE),
        ("end of words]: a.md", ELSEWHERE),
        ("*[HTML]: words", ELSEWHERE),
        ("[^1]: words", ELSEWHERE),
        ("{: onclick=go() }", ATTRIBUTES),
        ("{ onclick=go() }", ATTRIBUTES),
        ("words{: .no-link } words }", ATTRIBUTES),
        ("## Heading {#id}", ATTRIBUTES),
        ("{: .no-link onclick=go() }", ATTRIBUTES),
        ("{: .no-link }{: onclick=go() }", ATTRIBUTES),
        ("&lt;script&gt;", ENTITY),
        ("Call &#57;99.", ENTITY),
        ("Call &#x39;99.", ENTITY),
        ("9&shy;99", ENTITY),
        ("9&#173;99", ENTITY),
        ("&nbsp;", ENTITY),
        ("&colon;", ENTITY),
        ("[x](a.md&colon;b)", ENTITY),
        (" /// do", BLOCK),
        ("- > 1. /// do", BLOCK),
        (":   /// do", BLOCK),
        ("   ///", BLOCK),
        ("- /// care | emergency", BLOCK),
        ("> /// care | emergency", BLOCK),
        ("//// care | emergency", BLOCK),
        ("/// Care | emergency", BLOCK),
        ("/// care_ | emergency", BLOCK),
        ("/// do\n    attrs: x", OPTIONS),
        ("/// do\n\tattrs:\n\t    onclick: go()", OPTIONS),
    ],
)
def test_what_no_rule_could_see_through_is_refused(line: str, message: str) -> None:
    found = told(f"Words.\n\n{line}\n")
    at = 4 if message is OPTIONS else 3 + line.count("\n")
    assert any(one.startswith(f"{at}: ") and message in one for one in found), found


@pytest.mark.parametrize(
    "lines", ["- /// do\n/// do", "> :   /// do\n/// do", "a\n:   /// do\n/// do"]
)
def test_a_block_out_of_place_does_not_keep_markdown_going(lines: str) -> None:
    (one,) = told(lines)
    assert BLOCK in one


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "1. ", " - ", "    - ", ""])
def test_no_way_to_write_a_line_gets_past_the_rules_of_its_card(mark: str) -> None:
    rows = [f"{mark}{row}" for row in ("See [this](a.md)", "So.[@a]", *"345")]
    card = "\n".join(["/// care | emergency", "", "- it hurts", *rows, "", "///"])
    found = told(card)
    assert [one[:5] for one in found if "nothing to read on" in one] == ["4: no", "5: no"]
    assert any("at most 5 lines, found 6" in one for one in found) == bool(mark)
    advice = told("\n".join(["/// dont", "", f"{mark}rub it", "", "///"]))
    # four blanks in front of the first line make code of it
    is_list = mark.strip() and not mark.startswith("    ")
    expected = "starts with `do not`, found 'rub it'" if is_list else "holds no list"
    assert [expected in one for one in advice] == [True]


@pytest.mark.parametrize("body", FINE)
def test_what_pages_are_written_with_may_stand(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("card", "opens"),
    [
        ("/// care | emergency", True),
        ("`/// care | emergency`", False),
        ("Write /// care | emergency", False),
        ("    /// care | emergency", False),
    ],
)
def test_words_about_a_card_are_no_card(card: str, opens: bool) -> None:
    assert rules.opens_with_emergency(f"Words.\n\n{card}\n\n- it hurts\n\n///\n") is opens


def test_a_fold_holds_something() -> None:
    assert not told("/// why\n\nA nerve may be pressed.\n\n///")
    assert not told("/// more\n\n- one thing\n\n///")
    (found,) = told("Words.\n\n/// why\n\n///\n\nMore.")
    assert "holds nothing" in found
