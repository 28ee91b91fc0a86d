"""Spare the search for markup, quotes and dashes where a text has none.

Python-Markdown tries each of its patterns on each text of a page, which is a third of the time that
the page takes. Most pages and texts hold no sign that most of them look for.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cached_property

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString, Registry

MARKUP = {
    "backtick": "`",
    "escape": "\\",
    "link": "[",
    "image_link": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""Python-Markdown's patterns by name, and what a text has where one can match."""
BLOCKS = {
    "indent": "    ",
    "blocks": "///",
    "defindent": "    ",
    "code": "    ",
    "table": "|",
    "hashheader": "#",
    "deflist": ":",
    "quote": ">",
    "reference": "]:",
}
"""The same for its kinds of blocks, and what the text of a page has where there is one of them."""
EMPHASIS = ("*", "_")
REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
"""Patterns of links whose addresses stand elsewhere, by names, as `[one]: two.md`."""
LAST = -100
"""After all that may change the text of a page."""
BEFORE_MARKUP = 20.5
"""Right before the patterns of Python-Markdown (20)."""

SIGNS = re.compile("[\"'<>]|--|\\.\\.\\.")
"""What `smarty` makes something else of: quotes, angled ones too, dashes and dots."""
PRIORITY = 6.2
"""Right before `smarty` (6), and after the linkers, which pass by what is marked here."""


class QuietText(Extension):
    """Leave out patterns that cannot match; it changes nothing that a page shows."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.preprocessors.register(_FewBlocks(md), "pages-quiet-blocks", LAST)
        md.treeprocessors.register(_LeaveOut(md), "pages-quiet-page", BEFORE_MARKUP)
        md.treeprocessors.register(_Mark(md), "pages-quiet-text", PRIORITY)


class _FewBlocks(Preprocessor):
    """Leave out the kinds of blocks of which there is none on this page."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        missing = [name for name, sign in BLOCKS.items() if sign not in text]
        needless = [self._known[name] for name in missing if name in self._known]
        # a list, as below
        self.md.parser.blockprocessors = [  # type: ignore[assignment]
            one for one in self._known if one not in needless
        ]
        return lines

    @cached_property
    def _known(self) -> Registry[BlockProcessor]:
        """All kinds, before any is left out."""
        return self.md.parser.blockprocessors


class _LeaveOut(Treeprocessor):
    """Leave out what cannot match anywhere on this page."""

    def run(self, root: etree.Element) -> None:
        text = "\n".join(root.itertext())
        needless = [name for name, sign in MARKUP.items() if sign not in text]
        if not any(sign in text for sign in EMPHASIS):
            needless.append("em_strong")
        if not self.md.references:
            needless += REFERENCES
        known = self.md.inlinePatterns
        left_out = [known[name] for name in needless if name in known]
        inline = self.md.treeprocessors["inline"]
        assert isinstance(inline, InlineProcessor)
        # a list, because each look into a registry costs as much as trying the pattern
        inline.inlinePatterns = [one for one in known if one not in left_out]  # type: ignore[assignment]


class _Mark(Treeprocessor):
    """Mark the texts in which `smarty` has nothing to do as done."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.text and not SIGNS.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not SIGNS.search(element.tail):
                element.tail = AtomicString(element.tail)
