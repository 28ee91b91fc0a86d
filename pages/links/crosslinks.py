"""The cross-linker as a Python-Markdown extension, `pages.links.crosslinks` by its dotted path.

Its options are those of `makeExtension`: `{"docs": "docs", "page": "causes/cold-toes.md"}`.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.links.linker import USUAL, Link, Policy, link
from pages.model import catalogue as catalogues
from pages.model.catalogue import Catalogue, relative
from pages.model.terms import Term, Terms

PRIORITY = 6.5
"""Below abbr (7), so that its terms stay whole; above smarty (6), which hides apostrophes; and
above MkDocs' own link check (0), so that every link made here is checked like an author's."""


class CrossLinks(Extension):
    """Link first mentions on the page named by `page`, which the caller sets before each page."""

    def __init__(self, catalogue: Catalogue, page: str = "", policy: Policy = USUAL) -> None:
        """Every page's title and aliases lead to it, but not what it says in `never_link`."""
        super().__init__()
        self.catalogue = catalogue
        self.page = page
        self.policy = policy
        self.links: dict[str, list[Link]] = {}
        """The links made, by the page they stand on."""
        self.by_hand: dict[str, list[Link]] = {}
        """The links to pages that a person has written, by the page they stand on."""
        self.terms = Terms(terms(catalogue))

    @property
    def all_links(self) -> list[Link]:
        """Every link between pages, made or written, page by page."""
        paths = sorted(self.links.keys() | self.by_hand.keys())
        return [
            one
            for path in paths
            for one in (*self.links.get(path, ()), *self.by_hand.get(path, ()))
        ]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_LinkWords(self, md), "pages-crosslinks", PRIORITY)


def makeExtension(  # the name under which Python-Markdown looks for it
    docs: str = "docs",
    page: str = "",
    most_per_paragraph: int = USUAL.most_per_paragraph,
    most_per_page: int = USUAL.most_per_page,
) -> CrossLinks:
    """Return the extension for one page, `page` being its path from the folder `docs`."""
    policy = Policy(most_per_paragraph, most_per_page)
    return CrossLinks(catalogues.read(Path(docs)), page, policy)


def terms(catalogue: Catalogue) -> Iterator[Term]:
    """Yield the words of all pages, in the order in which each page declares its own."""
    for path, page in catalogue.pages.items():
        for words in (page.head.title, *page.head.aliases):
            yield Term(words, path)
        for words in page.head.never_link:
            yield Term(words, path, never=True)


class _LinkWords(Treeprocessor):
    def __init__(self, extension: CrossLinks, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        extension = self.extension
        page = extension.catalogue.pages.get(extension.page)
        if page is None:
            return
        by_hand = list(_links_by_hand(root, page.path, extension.policy.mark))
        extension.by_hand[page.path] = by_hand
        if page.head.crosslinks is False:
            return
        linked = {one.target for one in by_hand}.union(page.head.not_linked)
        raw = [html if isinstance(html, str) else "" for html in self.md.htmlStash.rawHtmlBlocks]
        made = link(root, extension.terms, page.path, linked, policy=extension.policy, raw=raw)
        extension.links[page.path] = made
        for anchor in root.iter("a"):
            if anchor.get("class") == extension.policy.mark:
                anchor.set("href", relative(anchor.get("data-crosslink", ""), page.path))


def _links_by_hand(root: etree.Element, page: str, mark: str) -> Iterator[Link]:
    """Yield the links to pages that a person has written, targets as paths from the docs folder."""
    folder = page.rpartition("/")[0]
    for anchor in root.iter("a"):
        href = anchor.get("href", "").partition("#")[0]
        if href.endswith(".md") and "://" not in href and anchor.get("class") != mark:
            target = normpath(f"{folder}/{href}").lstrip("/")
            yield Link(page, target, "".join(anchor.itertext()))
