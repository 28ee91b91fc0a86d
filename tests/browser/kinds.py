"""One page of each kind: what is true of a kind is looked at on these."""

from __future__ import annotations

from pathlib import Path

from lxml import html

Form = tuple[str, str, str, str]
"""An element's tag, classes and role, and the tag around it."""

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


def pages_with_every_form(site: Path) -> list[Path]:
    """Return a few pages of a site on which, together, every form of element stands that any has:
    what is made alike on two pages needs no look at both."""
    forms = {page: _forms(page) for page in pages_of(site)}
    chosen: list[Path] = []
    left = set[Form]().union(*forms.values())
    while left:
        chosen.append(max(forms, key=lambda page: len(forms[page] & left)))
        left -= forms[chosen[-1]]
    return chosen


def _forms(page: Path) -> set[Form]:
    elements = html.document_fromstring(page.read_bytes()).xpath(".//*[not(ancestor::svg)]")
    return {
        (one.getparent().tag, one.tag, one.get("class", ""), one.get("role", ""))
        for one in elements
    }
