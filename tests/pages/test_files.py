"""What may lie below `docs/`: MkDocs publishes all of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pages.model import files, picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def told(folder: Path, name: str, data: bytes = b"x") -> list[str]:
    """Put a file into a folder of pages and return what is told of it."""
    path = folder / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return [str(problem) for problem in files.check(folder / "docs", "docs")]


@pytest.mark.parametrize(
    "name", ["a.md", "b/c.md", "images/a.png", "a.jpg", "a.jpeg", "a.webp", "robots.txt"]
)
def test_pages_pictures_and_texts_may_lie_there(name: str, tmp_path: Path) -> None:
    data = BytesIO(b"x")
    if kind := picture.KINDS_OF_PAGES.get(Path(name).suffix):
        Image.new("RGB", (4, 4)).save(data, kind)
    assert told(tmp_path, name, data.getvalue()) == []


@pytest.mark.parametrize("name", ["a.png", "images/a.jpg", "a.webp"])
def test_a_picture_that_cannot_be_drawn_may_not(name: str, tmp_path: Path) -> None:
    assert f"docs/{name}: cannot be read as a picture" in "".join(told(tmp_path, name))


@pytest.mark.parametrize("name", ["bibliography.json", "synonyms.yml"])
def test_the_lists_of_the_build_lie_at_the_top(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, name) == []
    assert f"docs/faq/{name}: expected a page" in "".join(told(tmp_path, f"faq/{name}"))


@pytest.mark.parametrize(
    "name",
    [
        *("a.js", "a.mjs", "assets/page/controls.js", "a.html", "a.htm", "a.xhtml", "a.xml"),
        *("a.css", "a.svgz", "a.pdf", "a.json", "a.wasm", "a", "a.md.html", "a.php", "a.JS"),
        *("a.markdown", "a.mdown"),
    ],
)
def test_what_a_browser_may_run_or_obey_may_not(name: str, tmp_path: Path) -> None:
    found = "".join(told(tmp_path, name))
    assert f"docs/{name}: " in found
    assert "expected a page, a picture or a text (.md, .svg" in found or name == "a.JS"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>go()</script>", "expected an SVG without scripts, found <script>"),
        ('<path onclick="go()"/>', "expected an SVG without scripts, found 'onclick'"),
        ('<a href="javascript:go()"/>', "expected shapes and colours alone, found <a>"),
        ('<image href="https://a.example/x.png"/>', "expected an SVG that loads nothing"),
        ("<broken", "this SVG cannot be read"),
    ],
)
def test_a_drawing_runs_and_loads_nothing(inside: str, message: str, tmp_path: Path) -> None:
    found = told(tmp_path, "images/a.svg", SVG.format(inside).encode())
    assert f"docs/images/a.svg: {message}" in "".join(found)
    assert told(tmp_path, "images/a.svg", SVG.format('<path d="M0 0"/>').encode()) == []
