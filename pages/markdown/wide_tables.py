"""Let the keyboard into tables: one that is wider than the screen scrolls inside itself."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

MOST_COLUMNS = 2
"""So many fit on any screen; a table with no more is no stop for the keyboard."""
PRIORITY = 1
"""After all that looks at words (3 and more)."""


class WideTables(Extension):
    """Python-Markdown extension that gives tables of several columns a place for the keyboard."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_Reachable(), "pages-wide-tables", PRIORITY)


class _Reachable(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            if len(table.findall("thead/tr/th")) > MOST_COLUMNS:
                table.set("tabindex", "0")
