"""Spare the search for quotes and dashes in texts that have none.

Python-Markdown's `smarty` tries each of its patterns on each text of a page, which is a third of
the time that the page takes. Most texts hold no sign that any of them looks for.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SIGNS = re.compile("[\"'<>]|--|\\.\\.\\.")
"""What `smarty` makes something else of: quotes, angled ones too, dashes and dots."""
PRIORITY = 6.2
"""Right before `smarty` (6), and after the linkers, which pass by what is marked here."""


class QuietText(Extension):
    """Mark texts without signs as done; it changes nothing that a page shows."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_Mark(md), "pages-quiet-text", PRIORITY)


class _Mark(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.text and not SIGNS.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not SIGNS.search(element.tail):
                element.tail = AtomicString(element.tail)
