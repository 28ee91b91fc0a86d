"""Make a page of the very tree that the rules have judged, instead of parsing it once more.

What is judged is then what is built, and a page costs one parsing instead of two.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from hashlib import blake2b

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor, Treeprocessor

UNSEEN = ("<", "]:", "```", "~~~", "{")
"""Signs of what Markdown makes something else of than the reader of a page's text does."""
MOST = 4096
"""Trees that wait for their page; where more do, it is not for a site."""
RIGHT_BEFORE_MARKUP = 20.1
"""After all that chooses what to look for, before the search (20)."""

_kept: dict[bytes, tuple[etree.Element, Sequence[str]]] = {}


def digest(text: str) -> bytes:
    """Return what tells one text from another, in little memory."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def keep(text: str, root: etree.Element, stash: Sequence[str]) -> None:
    """Keep the tree of a text in which the markup within paragraphs was looked for already."""
    if not any(sign in text for sign in UNSEEN):
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[digest(text)] = root, stash


class Once(Extension):
    """Take the tree of each page that was kept; each serves once, for a page changes it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        parse = md.parser.parseDocument
        no_search = _NoSearch(md)

        def document(lines: Sequence[str]) -> etree.ElementTree:
            root, stash = _kept.pop(digest("\n".join(lines)), (None, ()))
            no_search.wanted = root is not None
            if root is None:
                return parse(lines)
            md.htmlStash.rawHtmlBlocks += stash
            md.htmlStash.html_counter += len(stash)
            return etree.ElementTree(root)

        md.parser.parseDocument = document  # type: ignore[assignment]
        md.treeprocessors.register(no_search, "pages-once", RIGHT_BEFORE_MARKUP)


class _NoSearch(Treeprocessor):
    """Leave out the search for markup within paragraphs."""

    wanted = False

    def run(self, root: etree.Element) -> None:
        if self.wanted:
            inline = self.md.treeprocessors["inline"]
            assert isinstance(inline, InlineProcessor)
            inline.inlinePatterns = []  # type: ignore[assignment]
