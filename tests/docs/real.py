"""The real pages, read once, and how words are looked for in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pages.model import catalogue, frontmatter
from pages.model.plain_text import Passage, passages
from pages.model.schema import Kind

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
DATA = ROOT / "tests" / "data"


def _read(path: str) -> list[Passage]:
    source, _ = frontmatter.parse(path, (DOCS / path).read_text("utf-8"))
    assert source is not None
    return passages(source.body, source.body_line)


CATALOGUE = catalogue.read(DOCS)
PASSAGES = {path: _read(path) for path in CATALOGUE.pages}
PATHS = sorted(PASSAGES)
CAUSES = [page.path for page in CATALOGUE.of_kind(Kind.CAUSE)]
QUESTIONS = [page.path for page in CATALOGUE.of_kind(Kind.QUESTION)]


def data(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether all of `words` stand in `text`; `pee|urine` means either."""
    text = text.casefold()
    return all(any(one.casefold() in text for one in word.split("|")) for word in words)


def card_lines(path: str, urgency: str) -> list[Passage]:
    return [one for one in PASSAGES[path] if one.block == f"care {urgency}"]


def with_words(found: Sequence[Passage], words: Sequence[str]) -> list[Passage]:
    return [one for one in found if holds(one.text, words)]
