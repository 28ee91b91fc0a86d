"""The blocks that authors write: care cards, lists of what to do and not to do, and folds.

    /// care | emergency
    - you cannot pee
    ///

    /// why
    A nerve may be pressed.
    ///

Heading, words for screen readers, colour and icon all come from `common.urgency`.
What an author may put inside is checked by `pages.model.rules`, where file and line are known.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from abc import abstractmethod
from collections.abc import Mapping
from html import escape
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from common.care_card import advice, care_card, care_note
from common.urgency import Urgency

HEADINGS = ("h2", "h3", "h4")
FOLDS = {"why": "Why", "more": "Show more"}
"""The line that opens each kind of fold."""
ADDED = frozenset(["care__level", "care__heading", "advice__heading", "fold__label"])
"""Classes of what stands in a block and no author wrote."""
OPEN = "data-open"
"""Stands on a block until its end; on one that is never closed it stays."""


class CareCards(BlocksExtension):
    """Python-Markdown extension for `/// care`, `/// do`, `/// dont`, `/// why` and `/// more`."""

    def __init__(self, endings: Mapping[str, str], **options: Any) -> None:
        """Put an ending under every card: `endings` as HTML, by its urgency's slug."""
        super().__init__(**options)
        self.endings = dict(endings)
        self.book_with = ""
        """Whom the page that comes next says to book with; empty where it says nobody."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: D102
        block_mgr.register(_Care, {})
        block_mgr.register(_Do, {})
        block_mgr.register(_Dont, {})
        block_mgr.register(_Why, {})
        block_mgr.register(_More, {})
        md.treeprocessors.register(_Folds(), "pages-folds", 4)
        md.treeprocessors.register(_Endings(self._of_page()), "pages-care-endings", 15)
        # after toc (5), so that cards do not crowd the page's table of contents
        md.treeprocessors.register(_CardHeadings(), "pages-card-headings", 3)

    def _of_page(self) -> dict[str, str]:
        if not self.book_with:
            return self.endings
        told = care_note(f"Contact {escape(self.book_with)}.")
        return self.endings | {Urgency.APPOINTMENT.slug: told}


def name_of(element: etree.Element) -> str:
    """Return what a block is, such as `care emergency` or `dont`; empty for anything else."""
    name, _, more = (element.get("class") or "").partition(" ")
    if element.tag != "div" or name not in ("care", "advice"):
        return ""
    kind = more.partition("--")[2]
    return f"care {kind}" if name == "care" else kind


class _Closed(Block):
    """A block that has an end, and no options, which would be attributes."""

    def on_validate(self, parent: etree.Element) -> bool:
        return not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        element = self.made()
        element.set(OPEN, "")
        parent.append(element)
        return element

    def on_end(self, block: etree.Element) -> None:
        block.attrib.pop(OPEN, None)

    @abstractmethod
    def made(self) -> etree.Element:
        """Return the element, with nothing of the page in it yet."""


class _Care(_Closed):
    NAME = "care"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        known = self.argument in {level.slug for level in Urgency}
        return known and super().on_validate(parent)

    def made(self) -> etree.Element:
        level = Urgency.from_slug(self.argument)
        return _as_it_stands(
            care_card(level, level.words.heading, '<div class="care__body"></div>')
        )

    def on_add(self, block: etree.Element) -> etree.Element:
        body = block.find("div[@class='care__body']")
        assert body is not None  # made above
        return body


def _as_it_stands(written: str) -> etree.Element:
    """Return an element in whose words Markdown finds no markup: they come from no page."""
    root = etree.fromstring(written)  # noqa: S314  # our own
    for element in root.iter():
        element.text = AtomicString(element.text or "")
        element.tail = AtomicString(element.tail or "")
    return root


class _Endings(Treeprocessor):
    """Put below each card how to call, and whom to contact."""

    def __init__(self, endings: Mapping[str, str]) -> None:
        super().__init__()
        self.endings = {f"care {slug}": ending for slug, ending in endings.items() if ending}

    def run(self, root: etree.Element) -> None:
        for card in root.iter("div"):
            if ending := self.endings.get(name_of(card)):
                card.extend(_as_it_stands(f"<div>{ending}</div>"))


class _CardHeadings(Treeprocessor):
    """Make each card's call to action a heading, one level below the heading it stands under."""

    def run(self, root: etree.Element) -> None:
        level = 1  # the page's title, which the theme prints
        for element in root.iter():
            if element.tag in HEADINGS:
                level = int(element.tag[1])
            elif element.get("class") == "care__heading":
                element.tag = f"h{level + 1}"


class _List(_Closed):
    def made(self) -> etree.Element:
        return _as_it_stands(advice(self.NAME))


class _Do(_List):
    NAME = "do"


class _Dont(_List):
    NAME = "dont"


class _Fold(_Closed):
    """What few readers need, below a line that opens it without script."""

    def made(self) -> etree.Element:
        block = etree.Element("div", {"class": f"advice advice--{self.NAME}"})
        label = etree.SubElement(block, "p", {"class": "fold__label"})
        label.text = AtomicString(FOLDS[self.NAME])
        return block


class _Why(_Fold):
    NAME = "why"


class _More(_Fold):
    NAME = "more"


class _Folds(Treeprocessor):
    """Make folds what a browser opens; until now they were blocks as others are."""

    def run(self, root: etree.Element) -> None:
        for block in root.iter("div"):
            if name_of(block) in FOLDS:
                block.tag, block.attrib["class"] = "details", "fold"
                block[0].tag = "summary"
