"""The cross-linker as a Python-Markdown extension."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from posixpath import normpath

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.catalogue import Catalogue, relative
from pages.linker import MADE, Link, Term, Terms, link

PRIORITY = 6.5
"""Below abbr (7), so that its terms stay whole; above smarty (6), which hides apostrophes; and
above MkDocs' own link check (0), so that every link made here is checked like an author's."""


class CrossLinks(Extension):
    """Link first mentions on the page named by `page`, which the caller sets before each page."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Every page's title and aliases lead to it."""
        super().__init__()
        self.catalogue = catalogue
        self.page = ""
        self.links: dict[str, list[Link]] = {}
        """The links made, by the page they stand on."""
        self.terms = Terms(
            Term(words, page.path)
            for page in catalogue.pages.values()
            for words in (page.head.title, *page.head.aliases)
        )

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_LinkWords(self), "pages-crosslinks", PRIORITY)


class _LinkWords(Treeprocessor):
    def __init__(self, extension: CrossLinks) -> None:
        super().__init__()
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        page = self.extension.catalogue.pages.get(self.extension.page)
        if page is None or not page.head.crosslinks:
            return
        made = link(root, self.extension.terms, page.path, _linked_by_hand(root, page.path))
        self.extension.links[page.path] = made
        for anchor in root.iter("a"):
            if anchor.get("class") == MADE:
                anchor.set("href", relative(anchor.get("href", ""), page.path))


def _linked_by_hand(root: etree.Element, page: str) -> list[str]:
    """Return the pages that a person has linked, as paths from the docs folder."""
    folder = page.rpartition("/")[0]
    return [
        normpath(f"{folder}/{href}").lstrip("/")
        for anchor in root.iter("a")
        if (href := anchor.get("href", "").partition("#")[0]).endswith(".md")
    ]
