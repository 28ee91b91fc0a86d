"""Turn `[@key]` into a numbered link to the page's list of sources.

The numbers are those of `pages.model.bibliography.cited_keys`, so the list that the theme prints
below the page agrees with them. The link is only put in after MkDocs has checked the page's links
(its own tree processor runs at priority 0): the list stands in the theme, where MkDocs sees no ids.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from pages.model.bibliography import CITATION, cited_keys, keys_of

MARK = "data-sources"


class Citations(Extension):
    """Python-Markdown extension for `[@key]` and `[@key; @other]`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        numbers: dict[str, int] = {}
        md.preprocessors.register(_Number(numbers), "pages-citation-numbers", 25)
        # before links (160) and references (170), after code spans (190) and escapes (180)
        md.inlinePatterns.register(_Mark(numbers), "pages-citations", 175)
        md.treeprocessors.register(_Link(), "pages-citation-links", -10)


class _Number(Preprocessor):
    """Number the sources in the order of the text, before any of it is rendered."""

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self.numbers = numbers

    def run(self, lines: list[str]) -> list[str]:
        self.numbers.clear()
        self.numbers.update({key: n for n, key in enumerate(cited_keys("\n".join(lines)), 1)})
        return lines


class _Mark(InlineProcessor):
    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__(CITATION.pattern)
        self.numbers = numbers

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        mark = etree.Element("sup", {"class": "cite", "data-search-exclude": ""})
        mark.set(MARK, " ".join(str(self.numbers[key]) for key in keys_of(match.group(1))))
        return mark, match.start(0), match.end(0)


class _Link(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for mark in root.iter("sup"):
            for number in mark.attrib.pop(MARK, "").split():
                link = etree.SubElement(
                    mark, "a", {"href": f"#source-{number}", "aria-label": f"Source {number}"}
                )
                link.text = f"[{number}]"
