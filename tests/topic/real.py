"""The pages of the topic, read once, and how words are looked for in them.

TOPIC names the folder of another one, as for `make site`. What its tests know stands in the folder
`tests/topic/` of the topic, each file of which may be missing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from common import topic as topics
from pages.model import catalogue, frontmatter
from pages.model.plain_text import Passage, passages
from pages.model.schema import Kind

ROOT = Path(__file__).parent.parent.parent
TOPIC = topics.read(Path(os.environ.get("TOPIC") or ROOT))
DOCS = TOPIC.docs
DATA = TOPIC.folder / "tests" / "topic"


def _read(path: str) -> list[Passage]:
    source, _ = frontmatter.parse(path, (DOCS / path).read_text("utf-8"))
    assert source is not None
    return passages(TOPIC.signs.written_out(source.body), source.body_line)


CATALOGUE = catalogue.read(DOCS, TOPIC)
PASSAGES = {path: _read(path) for path in CATALOGUE.pages}
PATHS = sorted(PASSAGES)
CAUSES = [page.path for page in CATALOGUE.of_kind(Kind.CAUSE)]
QUESTIONS = [page.path for page in CATALOGUE.of_kind(Kind.QUESTION)]


def data(name: str) -> Any:
    """Return what a file of the topic's own tests says; nothing where there is none."""
    file = DATA / name
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether all of `words` stand in `text`; `pee|urine` means either."""
    text = text.casefold()
    return all(any(one.casefold() in text for one in word.split("|")) for word in words)


def card_lines(path: str, urgency: str) -> list[Passage]:
    return [one for one in PASSAGES[path] if one.block == f"care {urgency}"]


def with_words(found: Sequence[Passage], words: Sequence[str]) -> list[Passage]:
    return [one for one in found if holds(one.text, words)]
