"""HTML to blocks: one walk over the tree, in the order a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from article.model.article import LeftOut, Span
from article.model.spans import one_line, safe_link
from article.source.flow import Flow, Frame, Item, OpenList, Row, Walked
from article.source.toggles import Toggles, is_hidden
from article.source.tree import BLOCKS, HEADINGS, UNSEEN, Tree

_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_STRONG = frozenset(("b", "strong"))
_EMPHASIS = frozenset(("i", "em", "cite", "dfn", "var"))
_TERMS = frozenset(("summary", "dt"))
_STYLE_STRONG = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_STYLE_EMPHASIS = re.compile(r"font-style\s{0,9}:\s{0,9}italic", re.IGNORECASE)

_ICON = re.compile(r"(?:^|[\s_-])(?:icons?|fa|glyphicon|material|dashicons)(?:$|[\s_-])")
_SMALL_NUMBER = re.compile(r"[0-9]{1,4}")
_MAX_SIGN = 25

LINK_REASON = "a link whose address is not http, https or mailto (its words are kept)"
HIDDEN_REASON = "hidden on the page"
LONGEST_CELL = 600
"""Characters; a table with a longer cell is there for the page's looks."""


def walk(tree: Tree, toggles: Toggles) -> Walked:
    """Return all blocks of a page in order, what box each is in, and what could not be kept."""
    state = Flow(tree, toggles)
    numbers: list[int] = []  # positions of the open elements
    walker = etree.iterwalk(tree.root, events=("start", "end"))
    skipped: set[int] = set()
    count = 0
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            position, count = count, count + 1
            numbers.append(position)
            sign = tag not in UNSEEN and _is_sign(state, element, position)
            if tag in UNSEEN or sign:
                walker.skip_subtree()
                count = tree.nodes[position].end
                if sign:
                    skipped.add(position)
                    state.leave_sign(one_line(tree.text(position)))
                continue
            _start(state, element, tag, position)
        else:
            position = numbers.pop()
            if tag not in UNSEEN and position not in skipped:
                _end(state, element, tag, position)
            if element is not tree.root:
                state.add(element.tail)
    state.flush()
    state.boxes[0] = range(len(state.found))
    return Walked(state.found, state.dropped, state.boxes)


def _start(state: Flow, element: etree._Element, tag: str, position: int) -> None:
    parent = state.frame
    shut = bool(parent and parent.hidden)
    opened = state.toggles.panels.get(position, "")
    hidden = shut or (is_hidden(element) and not opened)
    is_title = position in state.toggles.titles
    if tag in BLOCKS or is_title or hidden != shut or opened:
        state.flush()
        pressed = tag if tag in ("button", "label") else parent.pressed if parent else ""
        if is_title or state.terms or state.headings or opened:
            pressed = ""
        caption = _is_caption(state.tree, position) or bool(parent and parent.caption)
        note = opened or (parent.note if parent else "")
        level = parent.level if parent else 0
        if tag == "details" or position in state.toggles.names:
            level = max(level, state.level) + 1
        first = len(state.found)
        state.frames.append(Frame(element, first, hidden, pressed, caption, note, level))
        name = state.toggles.names.get(position)
        if name and not hidden:
            state.terms += 1
            state.frames[-1].level -= 1
            state.add(name)
            state.flush()
            state.frames[-1].level += 1
            state.terms -= 1
    if tag in _LISTS:
        state.lists.append(OpenList(tag, _number(element.get("start"), 1)))
    elif tag == "li":
        _open_item(state, element)
    elif tag in _TERMS:
        state.terms += 1
        if tag == "summary" and state.frame:
            state.frame.level = max(state.frame.level - 1, 0)
    elif tag in HEADINGS:
        state.headings.append(int(tag[1]))
    elif tag == "tr" and _is_data(state.tree, position):
        state.rows.append(Row())
    elif tag in _CELLS:
        if state.rows:
            state.end_cell(anyway=False)
            state.rows[-1].heads = state.rows[-1].heads and tag == "th"
        else:
            state.flush()
    elif tag == "br":
        state.spans.append(Span("\n"))
    elif tag == "a" and element.get("href"):
        state.hrefs.append(_link(state, element, position))
    state.terms += is_title
    state.linking += tag == "a"
    state.strong += tag in _STRONG or _styled(element, _STYLE_STRONG)
    state.emphasis += tag in _EMPHASIS or _styled(element, _STYLE_EMPHASIS)
    state.verbatim += tag == "pre"
    state.add(element.text)


def _end(state: Flow, element: etree._Element, tag: str, position: int) -> None:
    if tag in _CELLS and state.rows:
        state.end_cell()
    elif tag in _CELLS:
        state.flush()
    elif tag == "tr" and state.rows and _is_data(state.tree, position):
        state.end_row()
    if state.frames and state.frames[-1].element is element:
        state.flush()
        state.boxes[position] = range(state.frames.pop().first, len(state.found))
    if tag in _LISTS and state.lists:
        state.lists.pop()
    elif tag == "li" and state.items:
        state.items.pop()
    elif tag in _TERMS:
        state.terms -= 1
    elif tag in HEADINGS:
        state.headings.pop()
    elif tag == "a" and element.get("href"):
        state.hrefs.pop()
    state.terms -= position in state.toggles.titles
    state.linking -= tag == "a"
    state.strong -= tag in _STRONG or _styled(element, _STYLE_STRONG)
    state.emphasis -= tag in _EMPHASIS or _styled(element, _STYLE_EMPHASIS)
    state.verbatim -= tag == "pre"


def _is_sign(state: Flow, element: etree._Element, position: int) -> bool:
    """Tell whether an element in a title is a sign for the eye alone: a plus, an arrow's name."""
    if not (state.terms or state.headings) or state.tree.nodes[position].chars > _MAX_SIGN:
        return False
    hidden = element.get("aria-hidden") == "true"
    icon = element.tag in ("i", "span") and _ICON.search((element.get("class") or "")[:300])
    return bool(state.tree.nodes[position].chars) and (hidden or bool(icon))


def _is_caption(tree: Tree, position: int) -> bool:
    """Tell whether an element is the caption of a picture, not of a table or a quotation."""
    node = tree.nodes[position]
    if node.tag != "figcaption" or node.parent < 0:
        return False
    figure = tree.nodes[node.parent]
    return figure.pictures > node.pictures and figure.chars - node.chars <= node.chars


def _styled(element: etree._Element, style: re.Pattern[str]) -> bool:
    """Tell whether words are bold or slanted by a style of their own, as word processors do."""
    given = element.get("style") if element.tag in ("span", "font") else None
    return bool(given) and bool(style.search(str(given)[:2000]))


def _is_data(tree: Tree, position: int) -> bool:
    """Tell whether a row is part of a table of data, not of one that lays a page out."""
    node = tree.nodes[position]
    for at in range(3):
        if node.tag == "table" or at == 2:
            break
        node = tree.nodes[node.parent] if node.parent >= 0 else node
    fits = node.tables == 1 and not node.headings and not node.controls and node.cells > 1
    return fits and node.tag == "table" and node.longest <= LONGEST_CELL


def _open_item(state: Flow, element: etree._Element) -> None:
    around = state.lists[-1] if state.lists else None
    number = None
    if around and around.tag == "ol":
        number = _number(element.get("value"), around.next_number)
        around.next_number = number + 1
    state.items.append(Item(len(state.lists), number))


def _link(state: Flow, element: etree._Element, position: int) -> str:
    address = element.get("href") or ""
    safe = safe_link(address)
    if not safe and state.tree.nodes[position].chars and not (state.frame and state.frame.hidden):
        words = one_line("".join(_first(element.itertext(), 50)))
        told = LeftOut(LINK_REASON, f"{words[:200]} ({one_line(address[:500])[:200]})")
        state.dropped.append(replace(told, at=len(state.found)))
    return safe


def _first(texts: Iterable[object], most: int) -> Iterator[str]:
    for _, text in zip(range(most), texts, strict=False):
        yield str(text)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and _SMALL_NUMBER.fullmatch(text.strip()[:9]) else default
