"""A built page taken apart: what a reader reads on it, and where its links lead.

The formats that are not a folder of pages (`html`, `epub`, `zim`) all start from this.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import unquote

from lxml import html

from bundle.source.site import parse
from common.contents import Contents, PageEntry
from common.problems import Problem, ProblemsError
from publish.pages.marks import MARKS

IDS = (
    *("for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls"),
    *("aria-details", "aria-flowto", "aria-owns", "aria-errormessage", "aria-activedescendant"),
)
"""Attributes that hold ids of other elements, with blanks between them."""
LINKS = ("href", "data-leave")
"""Attributes that lead to a page; the quiz leaves to the second one."""
URL_OF_ID = re.compile(r"url\(#([^()]*)\)")  # url(#quiz-map-hatch), in a drawing
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)  # https:
BLANKS = re.compile(r"[ \t\r\n]+")
KEEP_BLANKS = {"pre", "textarea", "script", "style"}
LEFT_OUT = ".//nav[contains(@class, 'pn-path')]"
"""The way to a page through the site; each format has a way of its own."""


@dataclass(frozen=True)
class Page:
    """One page of the site."""

    entry: PageEntry
    name: str
    """The path as one word, such as `causes-tight-shoes`; no two pages have the same."""
    section: str
    """The part of the menu that it stands in, such as `Causes`; empty for what stands alone."""
    style_sheets: tuple[str, ...]
    """The files of the style sheets that the page loads, in its order."""
    _article: html.HtmlElement

    @property
    def file(self) -> str:
        """Its path in the site."""
        return self.entry.file

    def article(self) -> html.HtmlElement:
        """Return all that a reader reads on the page, as a copy that can be changed."""
        return deepcopy(self._article)


def read_pages(files: Mapping[str, bytes], contents: Contents) -> tuple[Page, ...]:
    """Return the pages in reading order; raise `ProblemsError` for all that cannot be read."""
    return _read(files, contents.pages)


def read_plain_quiz(files: Mapping[str, bytes], contents: Contents) -> Page | None:
    """Return the quiz for browsers without script, under its page's own entry; None without a quiz.

    Raises `ProblemsError` where it cannot be read.
    """
    quiz = contents.quiz
    entry = contents.page(quiz.file) if quiz else None
    if not quiz or not entry:
        return None
    return _read(files, [replace(entry, file=quiz.plain)])[0]


def _read(files: Mapping[str, bytes], entries: Iterable[PageEntry]) -> tuple[Page, ...]:
    pages, faults = [], []
    for entry in entries:
        root = parse(files[entry.file]) if entry.file in files else None
        article = None if root is None else root.find(".//article")
        if root is None or article is None:
            message = "expected a built page with an <article>, found none"
            faults.append(Problem(entry.file, 0, message))
            continue
        path = article.xpath(f"{LEFT_OUT}//li[2]")  # the first leads home
        sheets = root.xpath("//link[@rel='stylesheet']/@href")
        pages.append(
            Page(
                entry=entry,
                name=entry.file.removesuffix(".html").replace("/", "-"),
                section=str(path[0].text_content()).strip() if path else "",
                style_sheets=tuple(resolved(entry.file, str(href))[0] for href in sheets),
                _article=_cleaned(article),
            )
        )
    if faults:
        raise ProblemsError(faults)
    return tuple(pages)


def resolved(file: str, address: str) -> tuple[str, str]:
    """Return the file and the fragment that a relative address on the page `file` leads to.

    The file is empty where the address leads out of the site.
    """
    if SCHEME.match(address):
        return "", ""
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    return target, unquote(fragment)


def rename_ids(article: html.HtmlElement, prefix: str) -> None:
    """Put `prefix` before every id, and before every mention of one but in links."""
    for element in article.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, prefix + value)
            elif key in IDS:
                element.set(key, " ".join(prefix + name for name in value.split()))
            elif "url(#" in value:
                element.set(key, URL_OF_ID.sub(rf"url(#{prefix}\1)", value))


def relink(article: html.HtmlElement, file: str, address: Callable[[str, str], str | None]) -> None:
    """Give every link on the page `file` the address of the file and fragment it leads to.

    A link whose `address` is None becomes plain text: what it leads to is not in this format.
    """
    for element in list(article.iter()):
        for key in LINKS:
            value = element.get(key)
            if value is None:
                continue
            target, fragment = resolved(file, value)
            found = address(target, fragment) if target else value
            if found is None:
                del element.attrib[key]
            else:
                element.set(key, found)


def pictures(article: html.HtmlElement, file: str) -> list[tuple[html.HtmlElement, str]]:
    """Return every picture of the page `file` that is a file of its own, with its path."""
    return [(image, resolved(file, image.get("src", ""))[0]) for image in article.iter("img")]


def inner_html(article: html.HtmlElement) -> str:
    """Return what is inside a page, as HTML."""
    inside = [html.tostring(part, encoding="unicode") for part in article]
    return "".join([escape(article.text or ""), *inside]).strip()


def plain_text(article: html.HtmlElement) -> str:
    """Return the words of a page, with a blank wherever one element ends."""
    words = article.xpath(".//text()[not(ancestor::script)]")
    return " ".join(" ".join(str(part) for part in words).split())


def _cleaned(article: html.HtmlElement) -> html.HtmlElement:
    own = deepcopy(article)
    own.tail = None
    for element in own.xpath(LEFT_OUT):
        element.drop_tree()
    for comment in own.xpath(".//comment()"):
        comment.drop_tree()
    for element in own.iter():
        for key in MARKS:
            element.attrib.pop(key, None)
        if element.tag not in KEEP_BLANKS:
            element.text = element.text and BLANKS.sub(" ", element.text)
        element.tail = element.tail and BLANKS.sub(" ", element.tail)
    return own
