"""Accordions, tabs and panels that open: which words are the title of which panel.

What a page shows only after a click is part of its article all the same. A title is known by what
it does (it names its panel, says that it is closed, stands in a heading) together with a panel of
words that follows; neither is enough alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from lxml import etree

from article.model.markers import plain
from article.model.spans import one_line
from article.source.names import is_toggle
from article.source.tree import BLOCKS, HEADINGS, Tree

MAX_TITLE = 300
_PRESSED = frozenset(("button", "label", "a"))
_HIDDEN_STYLE = re.compile(
    r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_TARGETS = ("aria-controls", "data-target", "data-bs-target", "data-controls", "data-panel")
_NO_PANEL = frozenset(("input", "label", "button", "form", "a", "br", "img", "nav", "details"))
_AROUND = 4
"""How many elements around a title may be there for its sake alone."""


@dataclass
class Toggles:
    """What opens on a page, by the positions of elements."""

    titles: dict[int, str] = field(default_factory=dict)
    """Each title, and how we know."""
    panels: dict[int, str] = field(default_factory=dict)
    """Each panel, and how we know."""
    names: dict[int, str] = field(default_factory=dict)
    """The words of the tab for a panel that has no title of its own."""
    tabs: set[int] = field(default_factory=set)
    """The lists of such tabs."""


def find(tree: Tree, answers: Container[str]) -> Toggles:
    """Find all titles and panels; `answers` are those of the page's data, for comparing."""
    found = Toggles()
    by_id = {
        str(name): position
        for position, node in reversed(list(enumerate(tree.nodes)))
        if (name := node.element.get("id"))
    }
    for position, node in enumerate(tree.nodes):
        if node.tag == "summary":
            continue
        if node.tag in _PRESSED or _is_control(node.element):
            _take(tree, found, position, by_id)
        elif (
            is_hidden(node.element)
            and position not in found.panels
            and _answers(tree, position, answers)
        ):
            found.panels[position] = "hidden, but the page's data (FAQPage) has its words"
    for panel, name in list(found.names.items()):
        if _begins_with(tree, panel, name):
            del found.names[panel]
    return found


def _begins_with(tree: Tree, panel: int, name: str) -> bool:
    """Tell whether a panel has its tab's words as its own first heading."""
    near = range(panel, min(tree.nodes[panel].end, panel + 12))
    first = next((n for n in near if tree.nodes[n].tag in HEADINGS), None)
    return first is not None and plain(tree.text(first)) == plain(name)


def is_hidden(element: etree._Element) -> bool:
    """Tell whether the element itself says that it is not shown."""
    style = element.get("style")
    if bool(style) and bool(_HIDDEN_STYLE.search(str(style)[:2000])):
        return True
    # "until-found" is what a closed panel says that the browser's search may open
    return element.get("hidden") is not None and element.get("hidden") != "until-found"


def _is_control(element: etree._Element) -> bool:
    attributes = element.attrib
    if "aria-controls" in attributes or "aria-expanded" in attributes:
        return True
    return element.get("role") in ("tab", "button") or (
        bool(attributes) and str(element.tag) in BLOCKS and is_toggle(element)
    )


def _take(tree: Tree, found: Toggles, position: int, by_id: dict[str, int]) -> None:
    node = tree.nodes[position]
    if not 2 <= node.chars <= MAX_TITLE or node.headings > 1 or node.tables:
        return
    title = _heading_around(tree, position)
    if title in found.titles:
        return
    named = _named_panel(tree, node.element, by_id)
    is_tab = _is_tab(tree, position)
    if named is not None and tree.nodes[named].chars and not position <= named < node.end:
        if is_tab:
            found.names.setdefault(named, one_line(tree.text(position)))
            found.tabs.add(_tab_list(tree, position))
        else:
            found.titles[title] = "the title of a panel that it names"
        found.panels[named] = "a panel that a title names"
        return
    sign = _sign(tree, position, title)
    panel = _next_panel(tree, title) if sign and not is_tab else None
    if panel is not None:
        found.titles[title] = f"{sign}, with a panel below"
        found.panels[panel] = f"a panel below {sign}"


def _sign(tree: Tree, position: int, title: int) -> str:
    """Return how an element shows that it opens what is below it, or nothing."""
    node = tree.nodes[position]
    element = node.element
    if element.get("aria-expanded") is not None:
        return "a title that says whether it is open"
    if node.tag == "label":
        asks = _input_of(tree, position)
        return "the label of a box to tick" if asks else ""
    if node.tag in _PRESSED and title != position:
        return "a heading to press"
    if node.tag not in _PRESSED and any(
        tree.nodes[n].tag in BLOCKS and tree.nodes[n].tag != "span"
        for n in range(position + 1, min(node.end, position + 40))
    ):
        return ""  # a box around title and panel
    if any(is_toggle(around) for around in (element, *_around(element))):
        return "a title in an accordion"
    pressed = node.tag == "button" or element.get("role") == "button"
    return "a question to press" if pressed and tree.text(position).strip().endswith("?") else ""


def _around(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements around one, as far as they can be there for its sake."""
    for count, around in enumerate(element.iterancestors()):
        if count == _AROUND or str(around.tag) in ("body", "main", "article"):
            return
        yield around


def _input_of(tree: Tree, position: int) -> bool:
    """Tell whether a label belongs to a box or knob that shows a panel when it is set."""
    label = tree.nodes[position].element
    boxes = [e for e in (label.getprevious(), *label) if e is not None and e.tag == "input"]
    named = label.get("for")
    if named:
        around = label.getparent()
        near = around.iterchildren("input") if around is not None else ()
        boxes += [e for _, e in zip(range(50), near, strict=False) if e.get("id") == named]
    return any((box.get("type") or "").lower() in ("checkbox", "radio") for box in boxes)


def _heading_around(tree: Tree, position: int) -> int:
    """Return the heading that holds nothing but the element, or the element itself."""
    at = position
    for _ in range(_AROUND):
        at = tree.nodes[at].parent
        if at < 0 or tree.nodes[at].chars > tree.nodes[position].chars + 3:
            break
        if tree.nodes[at].tag in HEADINGS:
            return at
    inside = [n for n in range(position, tree.nodes[position].end) if tree.nodes[n].tag in HEADINGS]
    whole = inside and tree.nodes[inside[0]].chars >= tree.nodes[position].chars - 3
    return inside[0] if whole else position


def _named_panel(tree: Tree, element: etree._Element, by_id: dict[str, int]) -> int | None:
    """Return the panel that the element names by its id."""
    names = [element.get(key) for key in _TARGETS]
    told = any(element.get(key) for key in ("data-toggle", "data-bs-toggle", "role"))
    if told or (str(element.get("href")).startswith("#") and is_toggle(element)):
        names.append(element.get("href"))
    for name in names:
        position = by_id.get(str(name).lstrip("#")) if name else None
        if position is not None and tree.nodes[position].tag not in HEADINGS:
            return position
    return None


def _next_panel(tree: Tree, title: int) -> int | None:
    """Return the element with words that follows a title, or what is around the title alone."""
    at = title
    for _ in range(_AROUND):
        after = tree.nodes[at].element.getnext()
        for _ in range(_AROUND):
            if after is None or (isinstance(after.tag, str) and _chars(tree, after)):
                break
            after = after.getnext()
        if after is not None and not _chars(tree, after):
            return None
        if after is not None:
            panel = tree.position[after]
            fits = after.tag in BLOCKS and after.tag not in _NO_PANEL | HEADINGS
            return panel if fits else None
        parent = tree.nodes[at].parent
        if parent < 0 or tree.nodes[parent].chars > tree.nodes[title].chars + 3:
            return None
        at = parent
    return None


def _chars(tree: Tree, element: etree._Element) -> int:
    if element not in tree.position:  # a comment
        return 0
    return tree.nodes[tree.position[element]].chars


def _is_tab(tree: Tree, position: int) -> bool:
    element = tree.nodes[position].element
    kind = element.get("role") or element.get("data-toggle") or element.get("data-bs-toggle")
    if kind in ("tab", "pill"):
        # an accordion may call its titles tabs; real ones stand together, apart from their panels
        return tree.nodes[_tab_list(tree, position)].chars > tree.nodes[position].chars
    return False


def _tab_list(tree: Tree, position: int) -> int:
    """Return the element around a tab that holds the others of its kind, and no panel."""
    at = position
    for _ in range(_AROUND):
        parent = tree.nodes[at].parent
        node = tree.nodes[parent]
        small = node.chars <= MAX_TITLE * 3 and not node.headings
        if parent < 0 or not small or node.tag in ("body", "main", "article", "section"):
            break
        at = parent
        if node.element.get("role") == "tablist" or node.chars > tree.nodes[position].chars:
            break
    return at


def _answers(tree: Tree, position: int, answers: Container[str]) -> bool:
    """Tell whether the page's data has the words of one of the first blocks in an element."""
    node = tree.nodes[position]
    for at in range(position, min(node.end, position + 20)):
        inner = tree.nodes[at]
        short = 0 < inner.chars <= 3000
        if short and (inner.tag in BLOCKS or at == position) and plain(tree.text(at)) in answers:
            return True
    return False
