"""Turn `[@key]` into a numbered link to the page's list of sources.

The numbers follow the order of first mention, as the list does that the theme prints below the
page. The link is only put in after MkDocs has checked the page's links (its own tree processor runs
at priority 0): the list stands in the theme, where MkDocs sees no ids.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

CITATION = re.compile(r"\[@([a-z0-9-]+(?:;[ ]?@[a-z0-9-]+)*)\]")
"""Matches `[@a-source]` and `[@a-source; @another-source]`."""
MARK = "data-sources"
"""Holds the keys that a mark cites, until the links are put in."""


class Citations(Extension):
    """Python-Markdown extension for `[@key]` and `[@key; @other]`."""

    def __init__(self) -> None:
        super().__init__()
        self.places: Mapping[str, str] = {}
        """Where a source stands that is not in the list of the page that comes next, by its key."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        # before links (160) and references (170), after code spans (190) and escapes (180)
        md.inlinePatterns.register(_Mark(CITATION.pattern), "pages-citations", 175)
        md.treeprocessors.register(_Link(self), "pages-citation-links", -10)


class _Mark(InlineProcessor):
    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        mark = etree.Element("sup", {"class": "cite"})
        mark.set(MARK, " ".join(_keys(match.group(1))))
        return mark, match.start(0), match.end(0)


def _keys(inside: str) -> list[str]:
    """Return the keys of one citation: `a; @b` gives `["a", "b"]`."""
    return [key.strip().lstrip("@") for key in inside.split(";")]


class _Link(Treeprocessor):
    def __init__(self, told: Citations) -> None:
        super().__init__()
        self.told = told

    def run(self, root: etree.Element) -> None:
        numbers: dict[str, int] = {}
        for mark in root.iter("sup"):
            for key in mark.attrib.pop(MARK, "").split():
                number = numbers.setdefault(key, len(numbers) + 1)
                place = self.told.places.get(key, f"#source-{number}")
                link = etree.SubElement(
                    mark, "a", {"href": place, "aria-label": f"Source {number}"}
                )
                link.text = f"[{number}]"
