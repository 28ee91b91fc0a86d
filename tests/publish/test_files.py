"""Scripts in one file, and nothing in the site that no page uses."""

from __future__ import annotations

import pytest

from publish.blanks import drop_blanks
from publish.faults import PublishError
from publish.reach import leave_out_unused
from publish.scripts import join_scripts

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
    done = join_scripts({name: text.encode() for name, text in files.items()}, hosted=True)
    (name,) = done.keys() - files.keys()
    assert done[name] == b"b()\n;\n(c)()\n;\n"
    for page, address in (("index.html", ""), ("a/index.html", "../"), ("404.html", "/health/")):
        link = f'<script defer src="{address}{name}"></script>\n</head>'
        assert done[page].decode().count("<script defer") == 1
        assert link in done[page].decode()
        assert b"b.js" not in done[page]
    assert data in done["a/index.html"].decode()


def test_comments_on_lines_of_their_own_are_left_out() -> None:
    script = b"/**\n * Go.\n */\nvar a = 1; // one\n  // two\nvar b = 6 /* of */ / 2;\n/* x */\n"
    files = {"index.html": f'{HEAD}<script src="b.js"></script>'.encode(), "b.js": script}
    done = join_scripts(files, hosted=True)
    (name,) = done.keys() - files.keys()
    assert done[name] == b"var a = 1; // one\nvar b = 6 /* of */ / 2;\n;\n"


def test_on_a_disk_scripts_stay_as_they_are() -> None:
    files = {"index.html": f'{HEAD}<script src="b.js"></script>'.encode(), "b.js": b"b()"}
    assert join_scripts(files, hosted=False) == files


def test_a_script_that_is_not_in_the_site_is_a_fault() -> None:
    page = f'{HEAD}<script src="b.js"></script>'.encode()
    with pytest.raises(PublishError, match=r"the script 'b\.js' is not in the site"):
        join_scripts({"index.html": page}, hosted=True)


@pytest.mark.parametrize("attributes", ["async ", 'type="module" ', 'data-x="y" '])
def test_a_script_with_a_will_of_its_own_stays_where_it_is(attributes: str) -> None:
    files = {"index.html": f'{HEAD}<script {attributes}src="b.js"></script>'.encode(), "b.js": b""}
    assert join_scripts(files, hosted=True) == files


def test_assets_stay_that_a_page_leads_to_and_no_others() -> None:
    files = {
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
    left_out = files.keys() - leave_out_unused(files, hosted=True).keys()
    assert left_out == {"assets/theme.js", "assets/worker.js", "assets/theme.js.map"}


def test_blanks_go_where_they_do_not_count() -> None:
    page = "<p>a\n\n    <b>b</b>  c</p>\n  \n<pre>\n  d\n\n  e</pre>\n\n  <p>f</p>\n"
    done = drop_blanks({"index.html": page.encode(), "a.txt": b"a\n\n\nb"}, hosted=True)
    assert done == {
        "index.html": b"<p>a\n<b>b</b>  c</p>\n<pre>\n  d\n\n  e</pre>\n<p>f</p>\n",
        "a.txt": b"a\n\n\nb",
    }
    assert drop_blanks(done, hosted=True) == done
