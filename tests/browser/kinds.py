"""One page of each kind: what is true of a kind is looked at on these."""

from __future__ import annotations

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
