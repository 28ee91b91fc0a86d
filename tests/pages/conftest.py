"""A small docs folder that is right in every respect, for tests to break."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = {
    "id": "one-source",
    "type": "webpage",
    "title": "A page about feet",
    "publisher": "A publisher",
    "URL": "https://example.org/feet",
    "accessed": {"date-parts": [[2026, 11]]},
}

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg">
<svg id="top" viewBox="0 0 30 30"><title>Top</title><path data-region="toes-all" d="M0 0h9z"/></svg>
</svg>
"""
PLACES = "of: Right foot\nplaces: {toes-all: all the toes, foot-top: the top of the foot}\n"

CAUSE = """\
---
title: Tight shoes
kind: cause
summary: A shoe can press on a nerve.
felt: [toes-all, foot-top]
article: {section: cause 1, heading: Compression}
aliases: [tight laces]
related: [faq/shoes.md]
review: none
review_due: 2027-05-31
---

## Where you feel it

Your toes tingle.[@one-source]
"""

QUESTION = """\
---
title: Is it my shoes?
kind: question
summary: It can be.
article: none
review: none
review_due: 2027-05-31
---

Yes, tight laces can do it.
"""

NEEDED = {
    f"{name}.md": (
        f"---\ntitle: {name.capitalize()}\nkind: reference\nsummary: A page.\narticle: none\n"
        f"{more}review: none\nreview_due: 2027-05-31\n---\n"
    )
    for name, more in (
        ("index", ""),
        ("get-help", ""),
        ("all-pages", ""),
        ("sources", "template: body-map.html\n"),
    )
}
"""What every topic has."""
TOPIC = "name: Sore feet\nslug: sore-feet\ndescription: Why feet hurt\ndraft: true\n"

Docs = Callable[..., Path]


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    """Make the docs folder; keyword `files` replaces or adds files, `sources` the bibliography."""

    def make(files: dict[str, str] | None = None, sources: object = None) -> Path:
        folder = tmp_path / "docs"
        bibliography = [SOURCE] if sources is None else sources
        texts = {
            "causes/shoes.md": CAUSE,
            "faq/shoes.md": QUESTION,
            "bibliography.json": json.dumps(bibliography, indent=2),
            "body-map.svg": DRAWING,
            "body-map.yml": PLACES,
        } | (files or {})
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return folder

    return make


@pytest.fixture
def topic(docs: Docs) -> Docs:
    """Make the folder of a whole topic, a draft without signs; as for `docs`."""

    def make(files: dict[str, str] | None = None, sources: object = None) -> Path:
        folder = docs(NEEDED | (files or {}), sources).parent
        (folder / "topic.yml").write_text(TOPIC, "utf-8")
        return folder

    return make
