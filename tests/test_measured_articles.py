"""The measurement of the importer: its data has facts and no text, and it counts what it should."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks import articles
from benchmarks.page_text import lines, mark, sentences

PAGE = """\
<html><head><title>Why do ears ring?</title></head><body>
<nav><a href="/a">Home of the ear clinic page</a></nav>
<h1>Why do ears ring?</h1><p>Most people hear it once in their life.</p>
<h2>1. Loud music</h2><p>It bends the fine hairs of the ear.</p>
<h2>2. A plug of wax</h2><p>It shuts the outer ear and makes one listen.</p>
<h2>Does it ever stop?</h2><p>Mostly it does within a day or two.</p>
<p>Our shop has plugs in all of your colours.</p></body></html>
"""


def test_the_data_has_many_makers_and_none_of_their_text() -> None:
    pages = json.loads(articles.DATA.read_text("utf-8"))
    assert len(pages) >= 40
    assert len({page["maker"] for page in pages}) >= 25
    aside = [page for page in pages if page["aside"]]
    assert len(aside) >= 15
    assert not {p["maker"] for p in aside} & {p["maker"] for p in pages if not p["aside"]}
    for page in pages:
        marks = [*page["kept"].split(), *page["other"].split()]
        assert all(re.fullmatch("[0-9a-f]{8}", one) for one in marks)
        titles = [*page["causes"], *page["questions"], *page["either"]]
        assert all(len(title) <= 260 for title in titles)


def test_found_missed_and_foreign_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ears.html"
    file.write_text(PAGE, "utf-8")
    told = [line.text for line in lines(file)]
    kept = [told[n] for n in (2, 4, 6, 8)]
    page = {
        **{"file": file.name, "maker": "a", "about": "causes", "aside": False},
        "sha256": sha256(file.read_bytes()).hexdigest(),
        **{"causes": ["Loud music", "A draught"], "either": ["A plug of wax"]},
        "questions": ["Does it ever stop?"],
        **{"kept": " ".join(mark(s) for text in kept for s in sentences(text)), "other": ""},
    }
    data = tmp_path / "articles.json"
    data.write_text(json.dumps([page]), "utf-8")
    monkeypatch.setattr(articles, "DATA", data)
    assert articles.main([str(tmp_path), "--misses"]) == 0
    shown = capsys.readouterr().out
    row = next(line for line in shown.split("\n") if line.startswith(articles.HERE)).split()
    assert row[-6:] == ["100.0", "50.0", "100.0", "100.0", "80.0", "100.0"]
    assert "cause not found: A draught" in shown
    assert "none of the article's: Our shop has plugs" in shown
    assert articles.main([str(tmp_path / "nowhere")]) == 2
