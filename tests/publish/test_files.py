"""Scripts in one file, and nothing in the site that no page uses."""

from __future__ import annotations

import pytest

from common.problems import ProblemsError
from publish.pages.scripts import OneScript
from publish.pages.staging import Files
from publish.pages.used_assets import leave_out_unused
from publish.pages.whitespace import drop_blanks
from tests.publish.built import changed

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>'


def test_the_scripts_of_a_page_become_one_that_waits_for_the_page() -> None:
    data = '<script type="application/json">{}</script>'
    files = {
        "a/index.html": f'{HEAD}<script src="../b.js"></script>\n{data}'
        '<script src="c.js"></script>',
        "index.html": f'{HEAD}<script src="b.js"></script><script src="a/c.js"></script>',
        "404.html": f'{HEAD}<script src="/health/b.js"></script><script src="/health/a/c.js">'
        "</script>",
        "b.js": "b()",
        "a/c.js": "(c)()\n",
    }
    done: Files = {name: text.encode() for name, text in files.items()}
    changed(done, OneScript(done))
    (name,) = done.keys() - files.keys()
    assert done[name] == b"b()\n;\n(c)()\n;\n"
    for page, address in (("index.html", ""), ("a/index.html", "../"), ("404.html", "/health/")):
        link = f'<script defer src="{address}{name}"></script>\n</head>'
        assert done[page].decode().count("<script defer") == 1
        assert link in done[page].decode()
        assert b"b.js" not in done[page]
    assert data in done["a/index.html"].decode()


def test_comments_and_blanks_that_set_in_are_left_out() -> None:
    script = b"/**\n * Go.\n */\nvar a = 1; // one\n  // two\nvar b = 6 /* of */ / 2;\n/* x */\n"
    files: Files = {"index.html": f'{HEAD}<script src="b.js"></script>'.encode(), "b.js": script}
    changed(files, OneScript(files))
    (name,) = files.keys() - {"index.html", "b.js"}
    assert files[name] == b"var a = 1;\nvar b = 6 /* of */ / 2;\n;\n"


def test_a_script_that_is_not_in_the_site_is_a_fault() -> None:
    files: Files = {"index.html": f'{HEAD}<script src="b.js"></script>'.encode()}
    with pytest.raises(ProblemsError, match=r"the script 'b\.js' is not in the site"):
        changed(files, OneScript(files))


@pytest.mark.parametrize("attributes", ["async ", 'type="module" ', 'data-x="y" '])
def test_a_script_with_a_will_of_its_own_stays_where_it_is(attributes: str) -> None:
    page = f'{HEAD}<script {attributes}src="b.js"></script>'.encode()
    files: Files = {"index.html": page, "b.js": b""}
    assert changed(files, OneScript(files)) == {"index.html": page, "b.js": b""}


def test_assets_stay_that_a_page_leads_to_and_no_others() -> None:
    files: Files = {
        "index.html": b'<script src="assets/a.js"></script>',
        "robots.txt": b"",
        "docs/sheet.pdf": b"",
        "assets/a.js": b'load("assets/deep/b.js")',
        "assets/deep/b.js": b"draw('c.svg')",
        "assets/c.svg": b"",
        "assets/theme.js": b"import('assets/worker.js')",
        "assets/worker.js": b"load('theme.js')",
        "assets/theme.js.map": b"",
    }
    before = set(files)
    leave_out_unused(files)
    assert before - files.keys() == {"assets/theme.js", "assets/worker.js", "assets/theme.js.map"}


def test_blanks_go_where_they_do_not_count() -> None:
    page = "<p>a\n\n    <b>b</b>  c</p>\n  \n<pre>\n  d\n\n  e</pre>\n\n  <p>f</p>\n"
    done = changed({"index.html": page.encode(), "a.txt": b"a\n\n\nb"}, drop_blanks)
    assert done == {
        "index.html": b"<p>a\n<b>b</b>  c</p>\n<pre>\n  d\n\n  e</pre>\n<p>f</p>\n",
        "a.txt": b"a\n\n\nb",
    }
    assert changed(dict(done), drop_blanks) == done
