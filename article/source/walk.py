"""HTML to blocks: one walk over the tree, in the order a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from article.model.article import ArticleError, Block, LeftOut, Reading, Shape, Span
from article.model.spans import one_line, safe_link, split, tidy
from article.source.html_hints import hint, is_author

_UNSEEN_NAMES = (
    "script style template noscript iframe object embed applet svg math canvas audio video head "
    "title meta link select option datalist textarea input map area noframes frameset"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre search section summary table tbody tfoot thead tr ul button label"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_STRONG = frozenset(("b", "strong"))
_TERMS = frozenset(("summary", "dt"))
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[^\S\n]*(?:\n\s*)+")  # two `<br>` end a paragraph

LINK_REASON = "a link whose address is not http, https or mailto (its words are kept)"
HIDDEN_REASON = "hidden on the page"


@dataclass(frozen=True)
class Found:
    """A block and where on the page it stood."""

    block: Block
    position: int
    """The number of its element, counted from 0 in the order of start tags."""
    reason: str
    """Why the page's own marks say it is no part of the article, or nothing."""
    about_author: bool


@dataclass(frozen=True)
class DroppedLink:
    """A link whose words were kept and whose address was not."""

    told: LeftOut
    position: int


@dataclass
class _List:
    tag: str
    next_number: int


@dataclass
class _Frame:
    """An open element that changes what the words in it are."""

    element: etree._Element
    position: int
    reason: str
    about_author: bool
    hidden: bool


@dataclass
class _Item:
    depth: int
    number: int | None
    used: bool = False


@dataclass
class _Walk:
    """What is open while the walk is at one place."""

    found: list[Found] = field(default_factory=list)
    dropped: list[DroppedLink] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    terms: int = 0
    strong: int = 0
    verbatim: int = 0
    row: bool = False

    def add(self, text: str | None) -> None:
        """Take words in at the style that is open here."""
        if text:
            text = text if self.verbatim else re.sub(r"[ \t\n\r\f]+", " ", text)
            href = self.hrefs[-1] if self.hrefs else ""
            self.spans.append(Span(text, href, self.strong > 0))

    def flush(self, position: int) -> None:
        """End the block that is open, if it has words."""
        spans, self.spans = tuple(self.spans), []
        for words in _paragraphs(spans):
            self._emit(words, position)
        self.row = False

    def _emit(self, spans: tuple[Span, ...], position: int) -> None:
        depth = min(len(self.lists), 6)
        item = self.items[-1] if self.items else None
        if self.headings:
            block = Block(Shape.HEADING, spans, level=self.headings[-1])
        elif self.terms:
            block = Block(Shape.TERM, spans)
        elif item and not item.used and item.depth == len(self.lists):
            item.used = True
            # An `<li>` outside of any list is an item all the same.
            block = Block(Shape.ITEM, spans, depth=max(depth, 1), number=item.number)
        elif self.row:
            block = Block(Shape.ITEM, spans, depth=depth + 1)
        else:
            block = Block(Shape.PARAGRAPH, spans, depth=depth)
        frame = self.frames[-1] if self.frames else None
        reason = frame.reason if frame else ""
        author = frame.about_author if frame else False
        self.found.append(Found(block, position, reason, author))


def read_fragment(text: str) -> Reading:
    """Take apart HTML that is the article and nothing else."""
    found, dropped = walk(parse(f"<div>{text}</div>"))
    out = [LeftOut(f.reason, f.block.text) for f in found if f.reason]
    kept = tuple(f.block for f in found if not f.reason)
    return Reading(kept, (*(link.told for link in dropped), *out))


def parse(text: str) -> etree._Element:
    """Return the tree of a page, however broken its HTML is."""
    # A declaration of another encoding would be believed before the text we already decoded.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
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


def walk(root: etree._Element) -> tuple[list[Found], list[DroppedLink]]:
    """Return all visible blocks below `root` in order, and the links that could not be kept."""
    state = _Walk()
    numbers: list[int] = []  # positions of the open elements
    sizes = _sizes(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    count = 0
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            position, count = count, count + 1
            numbers.append(position)
            if tag in _UNSEEN:
                walker.skip_subtree()
                count += sizes[position].elements - 1
                continue
            _start(state, element, tag, position, sizes[position].share)
        else:
            position = numbers.pop()
            if tag not in _UNSEEN:
                _end(state, element, tag, position)
            if element is not root:
                state.add(element.tail)
    state.flush(0)
    return state.found, state.dropped


def _start(state: _Walk, element: etree._Element, tag: str, position: int, share: float) -> None:
    parent = state.frames[-1] if state.frames else None
    hidden = (parent.hidden if parent else False) or _is_hidden(element)
    reason = (parent.reason if parent else "") or (
        HIDDEN_REASON if hidden else hint(element, share)
    )
    author = (parent.about_author if parent else False) or is_author(element, share)
    changed = not parent or (reason, author) != (parent.reason, parent.about_author)
    if tag in _BLOCKS or changed:
        state.flush(parent.position if parent else 0)
    if tag in _BLOCKS or changed:
        state.frames.append(_Frame(element, position, reason, author, hidden))
    if tag in _LISTS:
        state.lists.append(_List(tag, _number(element.get("start"), 1)))
    elif tag == "li":
        _open_item(state, element)
    elif tag in _TERMS:
        state.terms += 1
    elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        state.headings.append(int(tag[1]))
    elif tag in _CELLS and state.spans and state.spans[-1].text.strip(" ;"):
        last = state.spans[-1]
        state.spans[-1] = Span(last.text.rstrip(), last.href, last.strong)
        state.spans.append(Span("; "))
        state.row = True
    elif tag == "br":
        state.spans.append(Span("\n"))
    elif tag == "a" and element.get("href"):
        state.hrefs.append(_link(state, element, position))
    state.strong += tag in _STRONG
    state.verbatim += tag == "pre"
    state.add(element.text)


def _end(state: _Walk, element: etree._Element, tag: str, position: int) -> None:
    framed = bool(state.frames) and state.frames[-1].element is element
    if framed:
        state.flush(position)
        state.frames.pop()
    if tag in _LISTS and state.lists:
        state.lists.pop()
    elif tag == "li" and state.items:
        state.items.pop()
    elif tag in _TERMS:
        state.terms -= 1
    elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        state.headings.pop()
    elif tag == "a" and element.get("href"):
        state.hrefs.pop()
    state.strong -= tag in _STRONG
    state.verbatim -= tag == "pre"


def _open_item(state: _Walk, element: etree._Element) -> None:
    around = state.lists[-1] if state.lists else None
    number = None
    if around and around.tag == "ol":
        number = _number(element.get("value"), around.next_number)
        around.next_number = number + 1
    state.items.append(_Item(len(state.lists), number))


def _link(state: _Walk, element: etree._Element, position: int) -> str:
    address = element.get("href") or ""
    safe = safe_link(address)
    words = one_line("".join(map(str, element.itertext()))) if not safe else ""
    reason = state.frames[-1].reason if state.frames else ""
    if words and not reason:
        told = LeftOut(LINK_REASON, f"{words[:200]} ({one_line(address)[:200]})")
        state.dropped.append(DroppedLink(told, position))
    return safe


def _paragraphs(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Split at double line breaks."""
    gaps = _PARAGRAPHS.finditer("".join(span.text for span in spans))
    for part in split(spans, [gap.start() for gap in gaps]):
        words = tidy(part)
        if words:
            yield words


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text.strip()) else default


@dataclass
class _Size:
    elements: int
    share: float


def _sizes(root: etree._Element) -> list[_Size]:
    """Return for each element how many it holds, itself included, and its share of all words."""
    sizes: list[_Size] = []
    open_at: list[tuple[int, int]] = []
    words = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unseen = element.tag in _UNSEEN
        if event == "start":
            open_at.append((len(sizes), words))
            sizes.append(_Size(1, 0.0))
            words += 0 if unseen else len((element.text or "").strip())
        else:
            at, before = open_at.pop()
            sizes[at] = _Size(len(sizes) - at, words - before)
            words += len((element.tail or "").strip())
    for size in sizes:
        size.share = size.share / words if words else 0.0
    return sizes
