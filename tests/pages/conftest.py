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

## What it feels like

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
        } | (files or {})
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return folder

    return make
