"""The blocks that authors write: care cards, and lists of what to do and not to do.

    /// care | emergency
    - you cannot pee
    ///

Heading, words for screen readers, colour and icon all come from `common.urgency`.
What an author may put inside is checked by `pages.model.rules`, where file and line are known.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any, ClassVar

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from common.care_card import advice, care_card
from common.urgency import Urgency

HEADINGS = ("h2", "h3", "h4")


class CareCards(BlocksExtension):
    """Python-Markdown extension for `/// care`, `/// do` and `/// dont`."""

    def __init__(self, endings: Mapping[str, str], **options: Any) -> None:
        """Put an ending under every card: `endings` as HTML, by its urgency's slug."""
        super().__init__(**options)
        self.endings = dict(endings)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: D102
        block_mgr.register(_Care, {"endings": self.endings})
        block_mgr.register(_Do, {})
        block_mgr.register(_Dont, {})
        # after toc (5), so that cards do not crowd the page's table of contents
        md.treeprocessors.register(_CardHeadings(), "pages-card-headings", 3)


class _Care(Block):
    NAME = "care"
    ARGUMENT = True
    CONFIG: ClassVar[dict[str, Any]] = {"endings": {}}

    def on_validate(self, parent: etree.Element) -> bool:
        return self.argument in {level.slug for level in Urgency}

    def on_create(self, parent: etree.Element) -> etree.Element:
        level = Urgency.from_slug(self.argument)
        below = '<div class="care__body"></div>' + self.config["endings"].get(level.slug, "")
        card = _as_it_stands(care_card(level, level.words.heading, below))
        parent.append(card)
        return card

    def on_add(self, block: etree.Element) -> etree.Element:
        body = block.find("div[@class='care__body']")
        assert body is not None  # made in on_create
        return body


def _as_it_stands(written: str) -> etree.Element:
    """Return an element in whose words Markdown finds no markup: they come from no page."""
    root = etree.fromstring(written)  # noqa: S314  # our own
    for element in root.iter():
        element.text = AtomicString(element.text or "")
        element.tail = AtomicString(element.tail or "")
    return root


class _CardHeadings(Treeprocessor):
    """Make each card's call to action a heading, one level below the heading it stands under."""

    def run(self, root: etree.Element) -> None:
        level = 1  # the page's title, which the theme prints
        for element in root.iter():
            if element.tag in HEADINGS:
                level = int(element.tag[1])
            elif element.get("class") == "care__heading":
                element.tag = f"h{level + 1}"


class _List(Block):
    def on_create(self, parent: etree.Element) -> etree.Element:
        block = _as_it_stands(advice(self.NAME))
        parent.append(block)
        return block


class _Do(_List):
    NAME = "do"


class _Dont(_List):
    NAME = "dont"
