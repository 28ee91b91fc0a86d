"""No script or style gets into a finished site but its own, whatever a page holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.policy import hash_source
from common.problems import ProblemsError
from publish.cli import main
from publish.pages.own_scripts import OwnOnly
from publish.pages.staging import Files
from tests.publish.built import built, changed, read, write

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>'
OWN = "go(1 < 2)"
FILES = {"assets/go.js": b"go(1 < 2)\n", "assets/deep/b.js": b"b()", "planted.js": b"evil()"}


def check(markup: str, name: str = "a/index.html") -> None:
    files: Files = {name: f"{HEAD}\n\n{markup}\n</body>".encode(), **FILES}
    before = dict(files)
    assert changed(files, OwnOnly(files)) == before


@pytest.mark.parametrize(
    "markup",
    [
        f"<script>{OWN}</script>",
        f"<script>\n{OWN}\n</script>",
        '<script src="../assets/go.js"></script>',
        '<script defer src="/assets/deep/b.js"></script>',
        '<script type="application/ld+json">{"a": "x \\u003c y"}</script>',
        '<script type="application/json" class="data">[1]</script>',
        "<p>&lt;script>evil()&lt;/script></p>",
        '<p title="a > b">1 < 2</p>',
    ],
)
def test_what_the_site_ships_and_what_does_not_run_may_stand(markup: str) -> None:
    check(markup)


PLANTED = {
    "inside": "<script>evil()</script>",
    "inside, more": f"<script>{OWN};evil()</script>",
    "capitals": "<SCRIPT>evil()</SCRIPT>",
    "own in capitals": f"<SCRIPT>{OWN}</SCRIPT>",
    "blanks": "<script\n>evil()</script\n>",
    "slash": "<script/x>evil()</script/x>",
    "never closed": "<script>evil()",
    "module": '<script type="module">evil()</script>',
    "text/plain": '<script type="text/plain">evil()</script>',
    "rules": '<script type="speculationrules">{}</script>',
    "import map": '<script type="importmap">{}</script>',
    "data that are none": '<script type="application/json">evil()</script>',
    "data with a tag": '<script type="application/json">"<b>"</script>',
    "type twice": '<script type="text/javascript" type="application/json">{}</script>',
    "type without quotes": "<script type=application/json>{}</script>",
    "not ours": '<script src="../planted.js"></script>',
    "no script": '<script src="../assets/go.js/../go.css"></script>',
    "missing": '<script src="../assets/no.js"></script>',
    "elsewhere": '<script src="https://a.example/assets/go.js"></script>',
    "elsewhere, no scheme": '<script src="//a.example/x.js"></script>',
    "elsewhere, as ours": '<script src="//a.example/assets/go.js"></script>',
    "elsewhere, as ours, too": '<script src="https://a.example/../../../assets/go.js"></script>',
    "elsewhere, with a tab": '<script src="/&#9;/a.example/assets/go.js"></script>',
    "elsewhere, backslash": '<script src="/\\a.example/assets/go.js"></script>',
    "a page": '<script src="index.html"></script>',
    "data address": '<script src="data:text/javascript,evil()"></script>',
    "no address": '<script src=""></script>',
    "address and text": '<script src="../assets/go.js">evil()</script>',
    "in a drawing": '<svg><script href="../planted.js"></script></svg>',
    "in a drawing, xlink": '<svg><script xlink:href="../assets/go.js"></script></svg>',
    "in a drawing, short": '<svg><script href="x"/></svg>',
    "after a comment": "<!--><script>evil()</script>-->",
    "after a comment, too": "<!-- --!><script>evil()</script> -->",
    "in a comment": "<!-- <script>evil()</script> -->",
    "after a title": "<title><!--</title><script>evil()</script><p>--></p>",
    "after a text field": "<textarea><script></textarea><script>evil()</script>",
    "in a template": "<template><script>evil()</script></template>",
    "in a frame": "<iframe srcdoc='<script>evil()</script>'></iframe>",
    "in data": '<p title=\'<script type="application/json">"\'><script>evil()//"</script>',
    "in an own one": f"<p title='<script>'><script>evil()//{OWN}</script>",
    "style": "<style>.care { display: none }</style>",
    "style in capitals": "<STYLE media=all>.care { display: none }</STYLE>",
    "style in a drawing": "<svg><style>.care { display: none }</style></svg>",
    "style in a comment": "<!--><style>p { top: 0 }</style>-->",
}


FORGED = (
    '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="script-src '
    f'{hash_source("evil()")}; style-src {hash_source("p { top: 0 }")}">'
)
"""A policy as an earlier run leaves one at the top of a page."""


@pytest.mark.parametrize("planted", ["<script>evil()</script>", "<style>p { top: 0 }</style>"])
@pytest.mark.parametrize("before", ["", "<!doctype html><html><head>", "</title>", "<!--><head>"])
def test_a_policy_that_a_page_brings_lets_nothing_in(before: str, planted: str) -> None:
    with pytest.raises(ProblemsError, match=r"a/index\.html:4: .* is not the site's own"):
        check(f"{before}{FORGED}\n{planted}".replace(FORGED, FORGED.replace("\n", "")))


def test_scripts_that_never_end_are_told_in_one_pass_over_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The end is looked for once, not once for each."""
    looked: list[int] = []

    class Page(bytes):
        def find(self, what: bytes, *at: int) -> int:  # type: ignore[override]
            looked.append(len(self) - (at[0] if at else 0))
            return bytes.find(self, what, *at)

    page = Page(HEAD.encode() + b"<script>" * 500)
    with pytest.raises(ProblemsError):
        OwnOnly({"a.html": page})("a.html", page)
    assert sum(looked) < 10 * len(page)


@pytest.mark.parametrize("name", PLANTED)
def test_anything_else_stops_the_site_with_its_line(name: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        check(PLANTED[name])
    told = str(caught.value)
    assert "a/index.html:3: " in told
    assert "expected" in told


def test_all_are_told_at_once_each_with_its_line() -> None:
    with pytest.raises(ProblemsError) as caught:
        check("<script>one()</script>\n<p>x</p>\n<style>p { top: 0 }</style>")
    assert [fault.line for fault in caught.value.problems] == [3, 5]
    assert "'<script>one()</script>'" in str(caught.value)


@pytest.mark.parametrize(
    ("flags", "again"),
    # what the build says of a site is taken out of it for the web, so there is no second run
    [(["--hosted"], False), ([], False), ([], True)],
    ids=["hosted", "on a disk", "on a disk again"],
)
@pytest.mark.parametrize("planted", ["<script>evil()</script>", "<style>p { top: 0 }</style>"])
def test_the_command_lets_none_in(
    planted: str, again: bool, flags: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, built())
    if again:
        assert main([str(tmp_path), *flags]) == 0
    page = tmp_path / "causes/shoes/index.html"
    page.write_text(page.read_text().replace("</article>", f"{planted}</article>"))
    before = read(tmp_path)
    assert main([str(tmp_path), *flags]) == 2
    assert "causes/shoes/index.html:" in capsys.readouterr().err
    assert read(tmp_path) == before
