"""The addresses that files hold, as browsers find them."""

from __future__ import annotations

import pytest

from common.addresses import of_css, of_srcset


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", []),
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a.png, b.png 2x", ["a.png", "b.png"]),
        ("a.png 1x,b.png 2x,c.png", ["a.png", "b.png", "c.png"]),
        (" a.png  1x ,\n b.png\t200w", ["a.png", "b.png"]),
        ("data:image/png;base64,AA 1x, b.png", ["data:image/png;base64,AA", "b.png"]),
        ("a,b.png 2x", ["a,b.png"]),
        (",,", []),
    ],
)
def test_a_srcset(value: str, found: list[str]) -> None:
    assert of_srcset(value) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a { b: url(x.png) }", [("x.png", 1)]),
        ("url( 'x.png' )\nurl(\"y z.png\")", [("x.png", 1), ("y z.png", 2)]),
        ("@import 'a.css';\n\n@IMPORT \"b.css\"", [("a.css", 1), ("b.css", 3)]),
        ("/* url(a)\n*/ url(b) /**/ url(c)", [("b", 2), ("c", 2)]),
        ("url(a) /* url(b)", [("a", 1), ("b", 1)]),
        ("/*/ url(a) /*/ url(b) */ url(c)", [("b", 1), ("c", 1)]),
        ("url(#g) url() url(  )", [("", 1), ("", 1)]),
        ("url(a b) url('a\" url(c", []),
    ],
)
def test_a_style_sheet(text: str, found: list[tuple[str, int]]) -> None:
    assert [(one.address, one.line) for one in of_css(text)] == found
