"""Take a built page apart into what its leaflet shows.

Everything that the page's article says is either in the result or left to the page, section by
section. What this module does not know is a fault, so that no sentence can get lost on the way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from bundle.formats.pdf.drawings import (
    BODY_MAP,
    SMALL,
    read_drawing,
    read_picture,
    read_small_drawing,
)
from bundle.formats.pdf.inline import hidden_words, read_words, unknown
from bundle.formats.pdf.model import (
    Advice,
    Article,
    Block,
    Care,
    Drawing,
    Heading,
    Items,
    Meaning,
    Paragraph,
    Runs,
    Table,
    plain,
)
from bundle.source.site import Files, parse
from common.problems import Problem, ProblemsError
from common.urgency import Urgency

LEFT_OUT = {
    *("pn-path", "pn-strip", "pn-notice", "pn-notice pn-notice--overdue", "pn-clinic"),
    *("pn-related", "pn-cited", "pn-review", "pn-levels", "pn-steps", "pn-tell-form"),
    "pn-letters",
}
"""What stands around the text of every page; a leaflet says what it needs of it by itself."""
HEAD = ("header", "pn-head")
FOLD = ("details", "fold")
"""What a page shows to those who ask for more."""
SURE = ("details", "pn-sure")
"""How sure the page is, and where it comes from, at its end."""
CARE = (
    "care care--emergency",
    "care care--same-day",
    "care care--appointment",
    "care care--self-care",
)
CARE_PARTS = ["care__level", "care__heading", "care__body", "care__note"]


def read_article(page: bytes, file: str, files: Files, page_only: Collection[str]) -> Article:
    """Return the text of the page `file`, or raise `ProblemsError` that says what to mend.

    Of the sections whose headings are in `page_only` only the drawings are read; the pictures are
    in `files`.
    """
    root = parse(page)
    articles = [] if root is None else root.findall(".//article")
    if len(articles) != 1:
        message = f"expected one <article> with the page's text, found {len(articles)}"
        raise ProblemsError([Problem(file, 0, message)])
    return _Reader(file, files, page_only).article(articles[0])


def element_children(element: html.HtmlElement, file: str, where: str) -> list[html.HtmlElement]:
    """Return the elements within one that holds only elements; loose words are a fault."""
    children = list(element.iterchildren(tag=etree.Element))
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            message = (
                f"line {element.sourceline}: {text.strip()!r} stands loose in {where}; "
                "expected it in a paragraph"
            )
            raise ProblemsError([Problem(file, 0, message)])
    return children


@dataclass
class _Found:
    """What has been read of a page so far."""

    title: str = ""
    medical_name: str = ""
    summary: str = ""
    blocks: list[Block] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


class _Reader:
    """Reads one page; keeps the words that are explained on the way."""

    def __init__(self, file: str, files: Files, page_only: Collection[str]) -> None:
        self.file = file
        self.files = files
        self.page_only = page_only
        self.meanings: dict[str, Meaning] = {}

    def article(self, element: html.HtmlElement) -> Article:
        found = _Found()
        skipped = False
        for child in element_children(element, self.file, "the page"):
            name = child.get("class") or ""
            if child.tag == "h2":
                title = " ".join(str(child.text_content()).split())
                skipped = title in self.page_only
                found.left_out += [title] if skipped else []
            if (child.tag, name) == HEAD:
                self.head(child, found)
            elif name in LEFT_OUT:
                continue
            elif (child.tag, name) == SURE:
                titles = [" ".join(str(h2.text_content()).split()) for h2 in child.findall("h2")]
                found.left_out += [title for title in titles if title not in found.left_out]
            elif (child.tag, name) == FOLD:
                continue  # its name is that of a control, such as "Show more"
            elif not skipped:
                found.blocks.append(self.block(child))
            elif name in CARE:
                message = (
                    f"line {child.sourceline}: the section {found.left_out[-1]!r} holds a card, so "
                    "it cannot be left to the page: take it out of page_only in topic.yml"
                )
                raise ProblemsError([Problem(self.file, 0, message)])
            elif name == BODY_MAP:
                found.drawings.append(self.drawing(child))
        missing = [part for part in ("title", "summary") if not getattr(found, part)]
        if missing:
            message = f"expected a page with its {' and '.join(missing)}, found none"
            raise ProblemsError([Problem(self.file, 0, message)])
        return Article(
            self.file,
            found.title,
            found.medical_name,
            found.summary,
            tuple(found.blocks),
            tuple(found.drawings),
            tuple(found.left_out),
            tuple(self.meanings.values()),
        )

    def head(self, element: html.HtmlElement, found: _Found) -> None:
        for child in element_children(element, self.file, "the head"):
            words = plain(self.words(child, "the head"))
            match (child.tag, child.get("class")):
                case ("h1", _):
                    found.title = words
                case ("p", "pn-medical"):
                    found.medical_name = words
                case ("p", "pn-summary"):
                    found.summary = words
                case _:
                    raise unknown(self.file, child, "the head")

    def block(self, element: html.HtmlElement) -> Block:
        tag, name = element.tag, element.get("class") or ""
        if tag in {"h2", "h3", "h4"} and not name:
            return Heading(int(tag[1]), self.words(element, "a heading"), element.get("id") or "")
        if _is_drawing(element):
            return self.drawing(element)
        if tag == "p" and not name:
            return Paragraph(self.words(element, "a paragraph"))
        if tag in {"ul", "ol"} and not name:
            return Items(tag == "ol", self.items(element))
        if tag == "table" and not name:
            return self.table(element)
        if tag == "div" and name in CARE:
            return self.care(element)
        if tag == "div" and name in {"advice advice--do", "advice advice--dont"}:
            return self.advice(element)
        raise unknown(self.file, element, "the text")

    def drawing(self, element: html.HtmlElement) -> Drawing:
        if element.get("class") == BODY_MAP:
            return read_drawing(element, self.file)
        if element.get("class") == SMALL:
            return read_small_drawing(element, self.file)
        return read_picture(element, self.file, self.files)

    def words(self, element: html.HtmlElement, where: str) -> Runs:
        words = read_words(element, self.file, where)
        for meaning in words.meanings:
            self.meanings.setdefault(meaning.term.lower(), meaning)
        return words.runs

    def items(self, element: html.HtmlElement) -> tuple[Runs, ...]:
        children = element_children(element, self.file, "a list")
        for child in children:
            if child.tag != "li":
                raise unknown(self.file, child, "a list")
        return tuple(line for child in children for line in self.line(child))

    def line(self, element: html.HtmlElement) -> Iterator[Runs]:
        """Yield a line of a list, then those of a list within it, each after a dash."""
        inner = [child for child in element if child.tag in ("ul", "ol")]
        for child in inner:
            child.drop_tree()  # what stands after it stays with the line
        yield self.words(element, "a line of a list")
        for child in inner:
            for first, *others in self.items(child):
                yield (replace(first, text=f"– {first.text}"), *others)

    def table(self, element: html.HtmlElement) -> Table:
        parts = element_children(element, self.file, "a table")
        rows = [row for part in parts for row in element_children(part, self.file, "a table")]
        cells = [
            tuple(self.words(cell, "a cell") for cell in element_children(row, self.file, "a row"))
            for row in rows
        ]
        if [part.tag for part in parts] != ["thead", "tbody"] or len(set(map(len, cells))) != 1:
            message = (
                f"line {element.sourceline}: expected a table with one row of headings above rows "
                "of the same length"
            )
            raise ProblemsError([Problem(self.file, 0, message)])
        return Table(cells[0], tuple(cells[1:]))

    def care(self, element: html.HtmlElement) -> Care:
        for left_out in element.find_class("care__calls") + element.find_class("care__icon"):
            left_out.drop_tree()
        parts = element_children(element, self.file, "a care card")
        names = [part.get("class") for part in parts]
        if names not in (CARE_PARTS, CARE_PARTS[:-1]):
            message = (
                f"line {element.sourceline}: expected a care card of {', '.join(CARE_PARTS)}, "
                f"found {', '.join(map(str, names))}"
            )
            raise ProblemsError([Problem(self.file, 0, message)])
        slug = (element.get("class") or "").rpartition("--")[2]
        words = Urgency.from_slug(slug).words
        hidden = hidden_words(parts[1], self.file)
        body = [self.block(child) for child in element_children(parts[2], self.file, "a care card")]
        return Care(
            slug,
            words.icon,
            words.level,
            hidden,
            self.words(parts[1], "a heading"),
            tuple(_only_words(body, self.file, element)),
            self.words(parts[3], "a care card") if len(parts) > 3 else (),
        )

    def advice(self, element: html.HtmlElement) -> Advice:
        parts = element_children(element, self.file, "a do or do-not list")
        if [part.tag for part in parts] != ["p", "ul"]:
            raise unknown(self.file, element, "the text")
        good = (element.get("class") or "").endswith("--do")
        return Advice(good, self.words(parts[0], "a heading"), self.items(parts[1]))


def _is_drawing(element: html.HtmlElement) -> bool:
    """Tell whether an element is a picture with its caption, or a paragraph that is one."""
    if element.tag == "figure":
        return True
    children = list(element)
    alone = len(children) == 1 and not (element.text or "").strip()
    return element.tag == "p" and alone and children[0].tag == "img" and not children[0].tail


def _only_words(
    blocks: Iterable[Block], file: str, element: html.HtmlElement
) -> Iterable[Paragraph | Items]:
    for block in blocks:
        if not isinstance(block, Paragraph | Items):
            message = (
                f"line {element.sourceline}: a care card holds words and lists, "
                f"found a {block.kind}"
            )
            raise ProblemsError([Problem(file, 0, message)])
        yield block
