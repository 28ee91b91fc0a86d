"""Every fault that would break a clinic's copy stops the build and is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle.checks.lint import LONGEST_PATH, faults_of_names, lint
from bundle.source.site import Files
from tests.bundle.sample import SITE, run, write_site

TOP = "cold-numb/pages"


def clean() -> Files:
    names = (name for name in SITE if "404" not in name)
    return {name: SITE[name].encode() for name in names}


def messages(site: Files) -> list[str]:
    return [str(fault) for fault in lint(site, TOP)]


def test_a_good_site_has_no_fault() -> None:
    assert messages(clean()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("con.html", "'con.html' is a name that Windows keeps for itself"),
        ("assets/lpt1", "'lpt1' is a name that Windows keeps for itself"),
        ("nul.tar.gz", "'nul.tar.gz' is a name that Windows keeps for itself"),
        ("con .html", "'con .html' is a name that Windows keeps for itself"),
        ("conout$", "'conout$' is a name that Windows keeps for itself"),
        ("com9.css", "'com9.css' is a name that Windows keeps for itself"),
        ("aux/index.html", "'aux' is a name that Windows keeps for itself"),
        ("causes./a.html", "'causes.' ends in a blank or a full stop"),
        ("a.html ", "'a.html ' ends in a blank or a full stop"),
        ("why?.html", "'?' cannot stand in a name on Windows"),
        ("a:b.html", "':' cannot stand in a name on Windows"),
        ("a|b*.html", "'*' cannot stand in a name on Windows"),
        ("causes\\a.html", "cannot stand in a name on Windows"),
        ("tab\there.html", "cannot stand in a name on Windows"),
        ("pié.html", "has letters other than a to z"),
        ("Quiz-2.html", "has capital letters, expected 'quiz-2.html'"),
        ("../outside.html", "has the part '..'"),
        ("a//b.html", "has the part ''"),
        ("a/../../b.html", "has the part '..'"),
        ("./a.html", "has the part '.'"),
        ("c:/page.html", "':' cannot stand in a name on Windows"),
        ("\\\\server\\share.html", "cannot stand in a name on Windows"),
        ("/etc/page.html", "starts at the root of a disk"),
        ("x" * 105 + ".html", "its path is 126 characters long, expected at most 120"),
        ("setup.exe", "is a program or script (.exe)"),
        ("check.ps1", "is a program or script (.ps1)"),
        ("run.BAT", "is a program or script (.bat)"),
        ("open.vbs", "is a program or script (.vbs)"),
        ("install.sh", "is a program or script (.sh)"),
    ],
)
def test_a_bad_name_is_named(name: str, reason: str) -> None:
    assert any(m.startswith(f"{name}: ") and reason in m for m in messages({**clean(), name: b""}))


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\n"], ids=["windows", "linux", "script"]
)
def test_a_program_under_another_name_is_found(data: bytes) -> None:
    assert messages({**clean(), "readme.txt": data}) == [
        "readme.txt: starts as a program does, expected pages only"
    ]


@pytest.mark.parametrize(
    ("names", "clash"),
    [
        (["a.html", "A.html"], "A.html"),
        (["causes/a.html", "Causes/b.html"], "Causes"),
        (["pi\u00e9.html", "pie\u0301.html"], "pie\u0301.html"),
    ],
    ids=["case", "case of a folder", "accents written in two ways"],
)
def test_names_that_are_the_same_elsewhere(names: list[str], clash: str) -> None:
    found = [f.path for f in faults_of_names(names, TOP) if "is the same as" in f.message]
    assert found == [clash]


def test_the_longest_path_that_is_allowed() -> None:
    name = "x" * (LONGEST_PATH - len(f"{TOP}/.html")) + ".html"
    assert faults_of_names([name], TOP) == []
    assert faults_of_names([f"x{name}"], TOP) != []


OUTSIDE = "which is outside the copy"


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<script src="https://cdn.test/a.js"></script>', "https://cdn.test/a.js"),
        ('<script src="//cdn.test/a.js"></script>', "//cdn.test/a.js"),
        ('<script src="\\\\cdn.test\\a.js"></script>', "\\\\cdn.test\\a.js"),
        ('<img src=" HTTP://cdn.test/a.png">', " HTTP://cdn.test/a.png"),
        ('<img srcset="assets/dot.png 1x, http://cdn.test/b.png 2x">', "http://cdn.test/b.png"),
        ('<img srcset="assets/dot.png, http://cdn.test/b.png">', "http://cdn.test/b.png"),
        ('<iframe src="https://video.test/"></iframe>', "https://video.test/"),
        ('<iframe srcdoc="&lt;img src=//cdn.test/x&gt;"></iframe>', "//cdn.test/x"),
        ('<link rel="stylesheet" href="https://cdn.test/a.css">', "https://cdn.test/a.css"),
        ('<link rel="preload" as="font" href="https://f.test/a">', "https://f.test/a"),
        ('<link rel="preconnect" href="https://f.test">', "https://f.test"),
        ('<link rel="Shortcut Icon" href="https://f.test/i.ico">', "https://f.test/i.ico"),
        ('<link rel="canonical stylesheet" href="https://f.test/a">', "https://f.test/a"),
        ('<video poster="https://v.test/p.png"></video>', "https://v.test/p.png"),
        ('<object data="https://v.test/o"></object>', "https://v.test/o"),
        ('<base href="https://v.test/">', "https://v.test/"),
        ('<svg><use xlink:href="https://v.test/i.svg#a"/></svg>', "https://v.test/i.svg#a"),
        ('<p style="background:url(https://v.test/b.png)">x</p>', "https://v.test/b.png"),
        ("<style>@import 'https://v.test/i.css';</style>", "https://v.test/i.css"),
        ('<meta http-equiv="refresh" content="0; url=https://v.test/">', "https://v.test/"),
        ('<form action="https://v.test/send"></form>', "https://v.test/send"),
        ('<a href="quiz.html" ping="https://v.test/p">x</a>', "https://v.test/p"),
        ('<noscript><img src="https://v.test/n"></noscript>', "https://v.test/n"),
        ('<img src="file:///c:/x.png">', "file:///c:/x.png"),
    ],
)
def test_a_page_that_loads_from_outside(markup: str, address: str) -> None:
    found = messages({**clean(), "faq/a.html": f"<h1>x</h1>{markup}".encode()})
    outside = [m for m in found if m.startswith("faq/a.html: ") and OUTSIDE in m]
    assert len(outside) == 1
    assert repr(address) in outside[0]


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(https://cdn.test/a.png) }",
        "p { background: URL( '//cdn.test/a.png' ) }",
        '@import "https://cdn.test/a.css";',
        "@import url(https://cdn.test/a.css);",
        "@font-face { src: url(//cdn.test/a.woff2) format('woff2') }",
    ],
)
def test_a_style_sheet_that_loads_from_outside(css: str) -> None:
    (found,) = messages({**clean(), "assets/more.css": css.encode()})
    assert found.startswith("assets/more.css: the style sheet loads ")
    assert OUTSIDE in found


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.org/">read more</a>',
        '<svg><a xlink:href="https://example.org/"><text>x</text></a></svg>',
        '<link rel="canonical" href="https://example.org/">',
        '<link rel="next" href="../quiz.html">',
        '<img src="data:image/png;base64,AAAA">',
        '<img src="../assets/dot.png?v=2#x">',
        '<svg><use href="#icon"/></svg>',
        "<p>src='https://example.org/' is only text</p><!-- <img src='//a.test/x'> -->",
        "<style>p { color: url(\"data:image/svg+xml,<svg xmlns='http://a.test/'/>\") }</style>",
    ],
)
def test_what_loads_nothing_from_outside_is_left_alone(markup: str) -> None:
    assert messages({**clean(), "faq/a.html": f"<h1>x</h1>{markup}".encode()}) == []


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<img src="/assets/dot.png">', "starts at the root of a web server"),
        ('<img src="dot.png">', "there is no 'faq/dot.png' in the copy"),
        ('<script src="../assets/site.css.map2"></script>', "there is no 'assets/site.css.map2'"),
    ],
    ids=["root of a server", "missing", "missing in another folder"],
)
def test_a_page_that_would_miss_a_part(markup: str, reason: str) -> None:
    (found,) = messages({**clean(), "faq/a.html": markup.encode()})
    assert reason in found


def test_all_faults_are_shown_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    site = write_site(
        tmp_path / "site",
        {
            "con.html": "x",
            "tool.exe": "x",
            "quiz.html": '<h1>x</h1><script src="https://cdn.test/a.js"></script>',
            "index.html": SITE["index.html"].replace("data-disclaimer", ""),
        },
    )
    result = run(site, "--to", tmp_path / "dist")
    assert result.returncode == 2
    for part in ("con.html: ", "tool.exe: ", "quiz.html: <script> in line 1 loads", "index.html: "):
        assert part in result.stderr
    assert "4 mistakes to mend:" in result.stderr
    assert not (tmp_path / "dist").exists()


def test_a_link_to_another_file_is_a_fault(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    (site / "causes" / "other.html").symlink_to("/etc/hostname")
    (site / "more").symlink_to(tmp_path)
    result = run(site, "--to", tmp_path / "dist")
    assert result.returncode == 2
    assert "causes/other.html: a link to another file" in result.stderr
    assert "more: a link to another file" in result.stderr
