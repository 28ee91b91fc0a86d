"""One page of each kind: what is true of a kind is looked at on these."""

from __future__ import annotations

from pathlib import Path

KINDS = {
    "home": "index.html",
    "cause": "causes/lower-back.html",
    "question": "faq/is-it-normal.html",
    "get help": "get-help.html",
    "quiz": "quiz.html",
    "leg map": "leg-map.html",
    "glossary": "glossary.html",
    "sources": "sources.html",
}
"""By name, as paths in a copy for a disk."""

LETTERS = "sources-*/index.html"
"""Pages of a hosted site with the sources of one letter each, which one template makes."""


def pages_of(site: Path) -> list[Path]:
    """Return the pages of a site; of the letters the two that weigh most."""
    letters = sorted(site.glob(LETTERS), key=lambda file: -file.stat().st_size)
    return sorted({*site.rglob("*.html")} - {*letters[2:]})
