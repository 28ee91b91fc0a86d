"""Take a built page apart into what its leaflet shows.

Everything that the page's article says is either in the result or named here as left out. What
this module does not know is a fault, so that no sentence can get lost on its way to paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html

from bundle.formats.pdf.drawings import read_drawing, read_small_drawing
from bundle.formats.pdf.inline import hidden_words, read_words, target, unknown
from bundle.formats.pdf.model import (
    Advice,
    Article,
    Block,
    Care,
    Clinic,
    Heading,
    Items,
    Meaning,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from bundle.source.site import parse
from common.problems import Problem, ProblemsError
from common.urgency import Urgency

LEFT_OUT = ("pn-path", "pn-strip", "pn-calls", "pn-letters")
"""The way to the page, the signs in one sentence, where a leaflet has the list, and buttons."""
QUIZ = ("div", "quiz")
"""The quiz, of which paper gets the table."""
ON_SCREEN = "on this device"
"""Said in the sentence about answers that a paper does not keep."""
CARE = (
    "care care--emergency",
    "care care--same-day",
    "care care--appointment",
    "care care--self-care",
)
CARE_PARTS = ["care__level", "care__heading", "care__body", "care__note"]


def read_article(page: bytes, file: str, quiz: Sequence[Block] = ()) -> Article:
    """Return the text of the page `file`, or raise `ProblemsError` that says what to mend.

    `quiz` is what stands on paper where the page has the quiz.
    """
    root = parse(page)
    articles = [] if root is None else root.findall(".//article")
    if len(articles) != 1:
        message = f"expected one <article> with the page's text, found {len(articles)}"
        raise ProblemsError([Problem(file, 0, message)])
    return _Reader(file, quiz).article(articles[0])


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
    clinic: Clinic | None = None
    notice: Runs = ()
    related: tuple[Run, ...] = ()
    sources: tuple[Runs, ...] = ()
    review: tuple[Runs, ...] = ()


class _Reader:
    """Reads one page; keeps the words that are explained on the way."""

    def __init__(self, file: str, quiz: Sequence[Block]) -> None:
        self.file = file
        self.quiz = quiz
        self.meanings: dict[str, Meaning] = {}

    def article(self, element: html.HtmlElement) -> Article:
        found = _Found()
        blocks: list[Block] = []
        parts: dict[tuple[str, str], Callable[[html.HtmlElement, _Found], None]] = {
            ("header", "pn-head"): self.head,
            ("aside", "pn-clinic"): self.clinic,
            ("aside", "pn-notice"): self.notice,
            ("aside", "pn-notice pn-notice--overdue"): self.notice,
            ("section", "pn-related"): self.related,
            ("section", "pn-cited"): self.cited,
            ("section", "pn-review"): self.review,
        }
        for child in self.unfolded(element):
            name = child.get("class") or ""
            if (child.tag, name) in parts:
                parts[child.tag, name](child, found)
            elif (child.tag, name) == QUIZ:
                told = [part for part in blocks if not _is_about_the_screen(part)]
                blocks = [*told, *self.quiz]
            elif name not in LEFT_OUT:
                blocks.append(self.block(child))
        missing = [
            part for part in ("title", "summary", "notice", "review") if not getattr(found, part)
        ]
        if missing:
            message = f"expected a page with its {' and '.join(missing)}, found none"
            raise ProblemsError([Problem(self.file, 0, message)])
        return Article(
            self.file,
            found.title,
            found.medical_name,
            found.summary,
            found.clinic,
            found.notice,
            tuple(blocks),
            tuple(self.meanings.values()),
            found.related,
            found.sources,
            found.review,
        )

    def unfolded(self, element: html.HtmlElement) -> Iterator[html.HtmlElement]:
        """Yield the parts of the page; paper folds nothing."""
        for child in element_children(element, self.file, "the page"):
            if (child.tag, child.get("class")) != ("details", "pn-sure"):
                yield child
                continue
            parts = element_children(child, self.file, "the fold at the end")
            yield from (part for part in parts if part.tag != "summary")

    # ---- the parts around the text ----

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

    def clinic(self, element: html.HtmlElement, found: _Found) -> None:
        logo, text = "", Runs()
        for child in element_children(element, self.file, "the clinic's box"):
            if child.tag == "img":
                logo = target(child.get("src") or "", self.file)
            else:
                text = self.words(child, "the clinic's box")
        found.clinic = Clinic(logo, text)

    def notice(self, element: html.HtmlElement, found: _Found) -> None:
        (found.notice,) = self.texts(element, "the disclaimer")

    def review(self, element: html.HtmlElement, found: _Found) -> None:
        found.review = self.texts(self.without_heading(element), "the review state")

    def related(self, element: html.HtmlElement, found: _Found) -> None:
        inside = self.without_heading(element)
        (items,) = element_children(inside, self.file, "the pages to read next")
        found.related = tuple(run for item in self.items(items) for run in item)

    def cited(self, element: html.HtmlElement, found: _Found) -> None:
        (items,) = element_children(self.without_heading(element), self.file, "the sources")
        found.sources = self.items(items)

    def without_heading(self, element: html.HtmlElement) -> html.HtmlElement:
        """Drop the heading that the template writes by itself."""
        element.remove(element.find("h2"))
        return element

    def texts(self, element: html.HtmlElement, where: str) -> tuple[Runs, ...]:
        children = element_children(element, self.file, where)
        for child in children:
            if child.tag != "p":
                raise unknown(self.file, child, where)
        return tuple(self.words(child, where) for child in children)

    # ---- the text ----

    def block(self, element: html.HtmlElement) -> Block:
        tag, name = element.tag, element.get("class") or ""
        if tag in {"h2", "h3", "h4"} and not name:
            return Heading(int(tag[1]), self.words(element, "a heading"), element.get("id") or "")
        if tag == "p" and not name:
            return Paragraph(self.words(element, "a paragraph"))
        if tag in {"ul", "ol"} and not name:
            return Items(tag == "ol", self.items(element))
        if tag == "table" and not name:
            return self.table(element)
        if tag == "figure" and name == "body-map":
            return read_drawing(element, self.file)
        if tag == "figure" and name == "drawing":
            return read_small_drawing(element, self.file)
        if tag == "div" and name in CARE:
            return self.care(element)
        if tag == "div" and name in {"advice advice--do", "advice advice--dont"}:
            return self.advice(element)
        raise unknown(self.file, element, "the text")

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
        return tuple(self.words(child, "a line of a list") for child in children)

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


def _is_about_the_screen(part: Block) -> bool:
    return isinstance(part, Paragraph) and ON_SCREEN in plain(part.text)


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
