"""The engine knows no topic: its code, templates, styles and scripts hold no word of one.

Comments and docstrings may show an example. What a build writes is looked at in
`tests/scripts/test_topics.py`.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = (
    *("common", "article", "pages", "quiz", "review", "updates", "hooks", "theme", "publish"),
    *("bundle", "scripts"),
)
CONTENT = ("quiz/flows/",)
WORDS = re.compile(
    r"\b(?:legs?|feet|toes?|heels?|calf|thighs?|shoes?|laces?|numb(?:ness)?|tingl\w*|runners?|"
    r"sciatica|podiatr\w*|wrists?|tendons?|carpal|nosebleeds?|nostrils?)\b",
    re.IGNORECASE,
)
KEYS = {
    entry["id"]
    for folder in (ROOT, *(ROOT / "examples").iterdir())
    for entry in json.loads((folder / "docs/bibliography.json").read_text("utf-8"))
} - {entry["id"] for entry in json.loads((ROOT / "regions/bibliography.json").read_text("utf-8"))}
"""The sources of all topics; those of the regions are the engine's own."""
PAGES = {
    file.relative_to(folder / "docs").as_posix()
    for folder in (ROOT, *(ROOT / "examples").iterdir())
    for file in (folder / "docs").glob("*/*.md")
    if file.name != "index.md"
}
"""The causes and questions of all topics."""
COMMENTS = {
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".js": re.compile(r"/\*.*?\*/|^\s*//.*$", re.DOTALL | re.MULTILINE),
    ".html": re.compile(r"\{#.*?#\}", re.DOTALL),
}


def code(file: Path) -> str:
    """Return a file without its comments and docstrings."""
    text = file.read_text("utf-8")
    if file.suffix != ".py":
        kept = COMMENTS.get(file.suffix)
        return kept.sub("", text) if kept else text
    return "\n".join(_without_comments(text))


def _without_comments(text: str) -> Iterator[str]:
    told = {
        node.value.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT and token.start[0] not in told:
            yield token.string


def files() -> list[Path]:
    suffixes = {".py", ".html", ".css", ".js", ".typ", ".txt", ".conf", ".yml", ".svg", ""}
    return [
        file
        for folder in ENGINE
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file()
        and file.suffix in suffixes
        and "__pycache__" not in file.parts
        and not file.relative_to(ROOT).as_posix().startswith(CONTENT)
    ]


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_engine_says_no_word_of_a_topic(file: Path) -> None:
    assert WORDS.findall(code(file)) == []


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_engine_names_no_source_of_a_topic(file: Path) -> None:
    """Not even in an example: an author would take it for one of the own sources."""
    found = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", file.read_text("utf-8")))
    assert found & KEYS == set()


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_engine_names_no_page_of_a_topic(file: Path) -> None:
    assert set(re.findall(r"[a-z0-9-]+/[a-z0-9-]+\.md", code(file))) & PAGES == set()


def test_a_word_in_code_is_found_and_one_in_a_comment_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text('"""About shoes."""\n\n# a leg\nname = "two legs"\n', "utf-8")
    assert WORDS.findall(code(file)) == ["legs"]
