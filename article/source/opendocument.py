"""OpenDocument texts (.odt): their XML is made HTML, and the HTML reader does the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from lxml import etree

from article.model.article import ArticleError, Reading
from article.source import web_page
from article.source.packed import Parts

_MIME = b"application/vnd.oasis.opendocument.text"
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_BY_ADDRESS = {address: name for name, address in _NAMES.items()}
_TAGS = {
    "text:list-item": "li",
    "text:list-header": "li",
    "table:table": "table",
    "table:table-header-rows": "thead",
    "table:table-row": "tr",
    "table:table-cell": "td",
    "text:section": "div",
    "text:table-of-content": "nav",
    "text:note-body": "div",
}
_UNSEEN = frozenset(
    ("office:annotation", "text:tracked-changes", "text:note-citation", "office:forms")
)
"""Notes for other editors, words that were deleted, signs of footnotes."""


@dataclass
class _Styles:
    """What a named style does to words."""

    bold: dict[str, bool] = field(default_factory=dict)
    slanted: dict[str, bool] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)
    """The lists that count."""

    def of(self, which: dict[str, bool], name: str) -> bool:
        """Return what a style, or the nearest that it rests on, says."""
        for _ in range(20):
            if name in which or not name:
                break
            name = self.parent.get(name, "")
        return which.get(name, False)

    def title(self, name: str) -> bool:
        """Tell whether paragraphs of a style are the title of the whole."""
        for _ in range(20):
            if name in ("Title", "") or name not in self.parent:
                break
            name = self.parent[name]
        return name == "Title"


def fits(parts: Parts) -> bool:
    """Tell whether an archive is an OpenDocument text."""
    return "mimetype" in parts.names and parts.read("mimetype").strip().startswith(_MIME)


def read(parts: Parts) -> Reading:
    """Take an OpenDocument text apart."""
    if "content.xml" not in parts.names:
        raise ArticleError(f"{parts.name}: expected content.xml in it, found no such part")
    styles = _Styles()
    roots = [parts.xml(name) for name in ("styles.xml", "content.xml") if name in parts.names]
    for root in roots:
        _learn(styles, root)
    body = roots[-1].find(".//office:body/office:text", _NAMES)
    made = "" if body is None else "".join(_html(body, styles))
    if not made.strip():
        raise ArticleError(f"{parts.name}: the file is empty")
    return web_page.read_written(made)


def _learn(styles: _Styles, root: etree._Element) -> None:
    for style in root.iter(f"{{{_NAMES['style']}}}style"):
        name = style.get(f"{{{_NAMES['style']}}}name") or ""
        styles.parent[name] = style.get(f"{{{_NAMES['style']}}}parent-style-name") or ""
        for words in style.iterchildren(f"{{{_NAMES['style']}}}text-properties"):
            weight = words.get(f"{{{_NAMES['fo']}}}font-weight")
            slant = words.get(f"{{{_NAMES['fo']}}}font-style")
            if weight:
                styles.bold[name] = weight in ("bold", "600", "700", "800", "900")
            if slant:
                styles.slanted[name] = slant in ("italic", "oblique")
    for lists in root.iter(f"{{{_NAMES['text']}}}list-style"):
        name = lists.get(f"{{{_NAMES['style']}}}name") or ""
        first = next(iter(lists), None)
        if first is not None and _name(first) == "text:list-level-style-number":
            styles.numbered.add(name)


def _name(element: etree._Element) -> str:
    """Return a tag as `text:p`, whatever prefix the file uses."""
    if isinstance(element, (etree._Comment, etree._ProcessingInstruction)):
        return ""
    address, _, name = element.tag.rpartition("}")
    return f"{_BY_ADDRESS.get(address.lstrip('{'), '')}:{name}"


def _html(body: etree._Element, styles: _Styles) -> list[str]:
    """Return the HTML of all below an element, in pieces."""
    made: list[str] = []
    closing: list[str] = []
    lists: list[str] = []  # the style of each list that is open
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        name = _name(element)
        if event == "start":
            if name in _UNSEEN:
                walker.skip_subtree()
                continue
            opened, closed = _tag(element, name, styles, lists)
            made.append(opened + escape(element.text or "", quote=False))
            closing.append(closed)
            if name == "text:list":
                lists.append(_attribute(element, "text:style-name") or (lists or [""])[-1])
        else:
            if name not in _UNSEEN:
                made.append(closing.pop())
                if name == "text:list":
                    lists.pop()
            if element is not body:
                made.append(escape(element.tail or "", quote=False))
    return made


def _attribute(element: etree._Element, name: str) -> str:
    prefix, _, bare = name.partition(":")
    return element.get(f"{{{_NAMES[prefix]}}}{bare}") or ""


def _tag(element: etree._Element, name: str, styles: _Styles, lists: list[str]) -> tuple[str, str]:
    """Return what opens and what closes an element in HTML."""
    if name == "text:h":
        level = _attribute(element, "text:outline-level")
        tag = f"h{min(int(level), 6)}" if level.isdecimal() and int(level[:3]) else "h1"
        return f"<{tag}>", f"</{tag}>"
    if name in ("text:p", "text:span"):
        style = _attribute(element, "text:style-name")
        if name == "text:p" and styles.title(style):
            return "<h1>", "</h1>"
        bold, slanted = styles.of(styles.bold, style), styles.of(styles.slanted, style)
        inner = "<strong>" * bold + "<em>" * slanted
        outer = "p" if name == "text:p" else "span"
        return f"<{outer}>{inner}", "</em>" * slanted + "</strong>" * bold + f"</{outer}>"
    if name == "text:list":
        style = _attribute(element, "text:style-name") or (lists or [""])[-1]
        tag = "ol" if style in styles.numbered else "ul"
        return f"<{tag}>", f"</{tag}>"
    if name == "text:a":
        return f'<a href="{escape(_attribute(element, "xlink:href"))}">', "</a>"
    if name == "text:line-break":
        return "<br>", ""
    if name in ("text:s", "text:tab"):
        return " ", ""
    tag = _TAGS.get(name, "")
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")
