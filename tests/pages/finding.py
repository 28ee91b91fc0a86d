"""The search as a browser runs it, over the real pages, in the same engine as Chromium's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from pages.model import frontmatter
from pages.search import index as search
from pages.search import synonyms
from pages.search.index import Entry
from pages.search.synonyms import Synonyms
from tests.topic.real import CATALOGUE, TOPIC

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
DATA = ROOT / "tests" / "topic"
ENDINGS = {"emergency": "<p>Call 12.</p>"}


class Finder:
    """Answers as `find.js` does."""

    def __init__(self, script: str) -> None:
        self._engine = MiniRacer()
        self._engine.eval(script)
        self._engine.eval(
            "var site = pnFind.ready(pnFind.index);"
            "function find(query) { return JSON.stringify(pnFind.find(query, site)); }"
            "function cut(text) {"
            "  return JSON.stringify(pnFind.tokens(text, site.stop).map(pnFind.stem)); }"
        )

    def find(self, query: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._engine.call("find", query))
        return found

    def pages(self, query: str) -> list[str]:
        """Return the paths of the pages found, best first."""
        return [hit["url"].partition("#")[0] for hit in self.find(query)["hits"]]

    def stems(self, text: str) -> tuple[str, ...]:
        return tuple(json.loads(self._engine.call("cut", text)))

    def distance(self, one: str, other: str, most: int) -> int:
        far: int = self._engine.call("pnFind.distance", one, other, most)
        return far


def real_synonyms() -> Synonyms:
    return synonyms.read(DOCS, _bodies())


def real_script() -> str:
    pages = CATALOGUE.pages
    entries = [Entry(pages[path], path, body) for path, body in _bodies().items()]
    return search.script(entries, real_synonyms(), ENDINGS)


def real_finder() -> Finder:
    return Finder(real_script())


def queries() -> list[dict[str, Any]]:
    """Return every query of the two sets, with the paths of the pages that answer it."""
    labels = json.loads((DATA / "query_labels.json").read_text("utf-8"))
    asked = []
    for name in ("queries.json", "queries-own.json"):
        for query in json.loads((DATA / name).read_text("utf-8"))["queries"]:
            pages = [page for want in query["want"] for page in labels.get(want, [want])]
            asked.append({**query, "pages": pages, "set": name})
    return asked


def _bodies() -> dict[str, str]:
    found = {}
    for path in CATALOGUE.pages:
        source, _ = frontmatter.parse(path, (DOCS / path).read_text("utf-8"))
        assert source is not None
        found[path] = TOPIC.signs.written_out(source.body)
    return found
