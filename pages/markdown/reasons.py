"""Why each line of a long page stands there, taken out of it for a page of its own.

A reader who looks for a sign reads the signs. What is folded below them weighs as much again, and
few open it: the page keeps a link in each place.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from copy import copy

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.markdown.blocks import name_of

CALLS = "div[@class='care__calls']"
"""The numbers to tap of a card, to the words that say them on paper."""


class Reasons(Extension):
    """Python-Markdown extension that takes folds out of a page, where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.address = ""
        """Of the page for what is taken out, seen from the page that comes next; empty: nothing."""
        self.taken = ""
        """What was last taken out as HTML, each fold under the heading that it stood under."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        # after citations (-10), so that both pages have the numbers of one
        md.treeprocessors.register(_Apart(md, self), "pages-reasons", -20)


class _Apart(Treeprocessor):
    def __init__(self, md: Markdown, told: Reasons) -> None:
        super().__init__(md)
        self.told = told

    def run(self, root: etree.Element) -> None:
        if not self.told.address:
            return
        taken: list[etree.Element] = []
        heading, has_calls = None, set()
        for block in root:
            name = name_of(block)
            if block.tag == "h2":
                heading = block
            elif block.get("class") == "fold":
                if heading is not None and heading not in taken:
                    taken.append(heading)
                taken.extend(block[1:])
                _become_link(block, heading, self.told.address)
            elif name in has_calls:
                for calls in block.findall(CALLS):
                    block.remove(calls)  # the first card of its urgency alone shows them here
            else:
                has_calls.add(name)
        self.told.taken = self._html(taken)

    def _html(self, elements: list[etree.Element]) -> str:
        """Return elements as Markdown ends a page."""
        text = "".join(map(self.md.serializer, elements))
        for last in self.md.postprocessors:
            text = last.run(text)
        return text


def _become_link(fold: etree.Element, heading: etree.Element | None, address: str) -> None:
    """Make a fold a link to where it went; its words tell it from those of other folds."""
    link = etree.Element("a", {"href": address})
    link.text = fold[0].text
    if heading is not None:
        link.set("href", f"{address}#{heading.get('id')}")
        told = copy(heading)
        told.tag, told.attrib, told.tail = "span", {"class": "care__hidden"}, None
        told.text = f": {heading.text or ''}"
        link.append(told)
    fold[:] = [link]
    fold.tag = "div"
