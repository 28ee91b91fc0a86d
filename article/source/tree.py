"""A web page as a tree: parsed, and each element measured once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from article.model.article import ArticleError

_UNSEEN_NAMES = (
    "script style template noscript iframe object embed applet svg math canvas audio video "
    "head title meta link select option datalist textarea input map area noframes frameset"
)
UNSEEN = frozenset(_UNSEEN_NAMES.split())
"""Elements whose words no reader of the page sees as its text."""
_BLOCKS_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu nav ol p pre search section summary table tbody tfoot thead tr ul button label"
)
BLOCKS = frozenset(_BLOCKS_NAMES.split())
"""Elements that begin and end a block."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTROLS = frozenset(("input", "select", "textarea"))
_UNFELT = frozenset(("hidden", "checkbox", "radio", "button", "submit"))
"""Kinds of `<input>` that ask for nothing to be typed."""
_PICTURES = frozenset(("img", "picture", "svg", "video", "iframe", "ins", "canvas"))
_DECLARATION = re.compile(r"\A<\?xml[^>]{0,200}\?>")
_BREAK = re.compile(r"</br\s{0,9}>", re.IGNORECASE)  # browsers take it for `<br>`
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_ELEMENTS = 60_000
"""Three times as many as the largest pages have; more would take minutes."""


@dataclass(slots=True)
class Node:
    """What is known of one element. Words are counted in characters, blanks at ends apart."""

    element: etree._Element
    tag: str
    parent: int
    """The position of the element around it; -1 for the root."""
    end: int = 0
    """The position after the last element in it."""
    chars: int = 0
    linked: int = 0
    """Characters within links."""
    links: int = 0
    controls: int = 0
    """Fields to type into."""
    pictures: int = 0
    cells: int = 0
    headings: int = 0
    tables: int = 0
    longest: int = 0
    """Characters of the longest cell in it."""


@dataclass
class Tree:
    """All elements of a page in the order of their start tags; positions count them from 0."""

    root: etree._Element
    nodes: list[Node] = field(default_factory=list)
    position: dict[etree._Element, int] = field(default_factory=dict)

    def text(self, position: int) -> str:
        """Return all words in an element."""
        return "".join(map(str, self.nodes[position].element.itertext()))


def parse(text: str) -> etree._Element:
    """Return the root of a page, however broken its HTML is."""
    # A declaration of another encoding would be believed before the text we already decoded.
    text = _NO_XML.sub("", _DECLARATION.sub("", text.lstrip(), count=1))
    text = _BREAK.sub("<br>", text)
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError("the HTML has no text in it") from error
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser drops what is deeper than it can go; better to refuse than to lose words.
        raise ArticleError("the HTML has tags nested too deep to read")
    return root


def measure(root: etree._Element) -> Tree:
    """Measure every element below `root`, itself included."""
    tree = Tree(root)
    open_at: list[tuple[int, _Counts]] = []
    now = _Counts()
    unseen = linking = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            parent = open_at[-1][0] if open_at else -1
            at = len(tree.nodes)
            if at >= MAX_ELEMENTS:
                raise ArticleError(f"the HTML has more than {MAX_ELEMENTS} tags")
            tree.nodes.append(Node(element, tag, parent))
            tree.position[element] = at
            open_at.append((at, now.copy()))
            unseen += tag in UNSEEN
            linking += tag == "a"
            now.take(element, tag)
            now.add(element.text, seen=not unseen, linked=linking > 0)
        else:
            at, before = open_at.pop()
            _close(tree.nodes[at], len(tree.nodes), before, now)
            unseen -= tag in UNSEEN
            linking -= tag == "a"
            if tag in ("td", "th"):
                for around, _ in open_at[-3:]:  # the row, its part of the table, the table
                    node = tree.nodes[around]
                    node.longest = max(node.longest, tree.nodes[at].chars)
            now.add(element.tail, seen=not unseen, linked=linking > 0)
    return tree


@dataclass(slots=True)
class _Counts:
    """How much there was up to here."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    controls: int = 0
    pictures: int = 0
    cells: int = 0
    headings: int = 0
    tables: int = 0

    def copy(self) -> _Counts:
        return _Counts(
            self.chars,
            self.linked,
            self.links,
            self.controls,
            self.pictures,
            self.cells,
            self.headings,
            self.tables,
        )

    def take(self, element: etree._Element, tag: str) -> None:
        self.links += tag == "a"
        felt = tag in _CONTROLS and (element.get("type") or "").lower() not in _UNFELT
        self.controls += felt
        self.pictures += tag in _PICTURES
        self.cells += tag in ("td", "th")
        self.headings += tag in HEADINGS
        self.tables += tag == "table"

    def add(self, text: str | None, *, seen: bool, linked: bool) -> None:
        if text and seen:
            length = len(text.strip())
            self.chars += length
            self.linked += length if linked else 0


def _close(node: Node, end: int, before: _Counts, now: _Counts) -> None:
    node.end = end
    node.chars = now.chars - before.chars
    node.linked = now.linked - before.linked
    node.links = now.links - before.links
    node.controls = now.controls - before.controls
    node.pictures = now.pictures - before.pictures
    node.cells = now.cells - before.cells
    node.headings = now.headings - before.headings
    node.tables = now.tables - before.tables
