"""Give each page the rules it uses, instead of sheets with all rules of a theme.

A hosted page carries its rules inside, so that nothing stands between the reader and the first
words. A copy on a disk, where nothing is fetched from afar, keeps its sheets, cut for all pages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from common.problems import Problem, ProblemsError
from publish.pages.markup import inside
from publish.pages.staging import Files, pages
from publish.pages.used_assets import Reach, locate
from publish.styles.selectors import Features, Finder, Page, words_of
from publish.styles.stylesheet import Node, SheetError, cut, read_sheet, selectors_of

LINK = re.compile(rb'<link rel="stylesheet" href="([^"]*)">\n?')
ANY_LINK = re.compile(rb"<link\b[^<>]*\bstylesheet\b")

Sheets = tuple[str, ...]
"""The style sheets of a page, in their order."""


class StylesInside:
    """Puts into each page the rules it uses, in the place of its sheets."""

    def __init__(self, files: Files) -> None:
        self._styles = _Styles(files)
        self._rules = lru_cache(maxsize=256)(self._rules_for)  # many pages use the same

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page with its rules inside; raise `ProblemsError` for odd sheets."""
        sheets = self._styles.linked(name, page)
        if not sheets:
            return page
        rules = self._rules(sheets, self._styles.seen(sheets, page))
        return _put(page, f"<style>\n{rules}</style>\n".encode())

    def _rules_for(self, sheets: Sheets, page: Page) -> str:
        return "".join(cut([self._styles.nodes(sheet) for sheet in sheets], page))


def cut_sheets(files: Files) -> None:
    """Leave in the sheets of a site what some page uses; raise `ProblemsError` for odd ones."""
    styles = _Styles(files)
    parts: set[Features] = set()
    linked: dict[str, None] = {}  # in their order
    faults: list[Problem] = []
    for name in pages(files):
        page = files[name]
        try:
            sheets = styles.linked(name, page)
        except ProblemsError as error:
            faults += error.problems
            continue
        linked |= dict.fromkeys(sheets)
        parts |= styles.seen(sheets, page).parts
    if faults:
        raise ProblemsError(faults)
    cuts = cut([styles.nodes(sheet) for sheet in linked], Page(frozenset(parts)))
    for sheet, rules in zip(linked, cuts, strict=True):
        files[sheet] = rules.encode()


class _Styles:
    """The sheets of a site, and what of that for which they ask can be found on its pages."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._reach = Reach(files)
        self._read = cache(self._read_sheet)
        self._finder = cache(self._finder_for)
        self._words = lru_cache(maxsize=256)(self._words_of_all)

    def linked(self, name: str, page: bytes) -> Sheets:
        """Return the sheets of a page; raise `ProblemsError` where one cannot be cut."""
        addresses = [address.decode("utf-8") for address in LINK.findall(page)]
        sheets = tuple(locate(self._files, name, address) for address in addresses)
        faults = [
            Problem(name, 0, f"the style sheet {address!r} is not in the site: keep a copy there")
            for address, sheet in zip(addresses, sheets, strict=True)
            if not sheet
        ]
        if len(addresses) != len(ANY_LINK.findall(page)):
            message = 'expected each style sheet as <link rel="stylesheet" href="...">'
            faults.append(Problem(name, 0, f"{message}, found another"))
        read = [self._read(sheet) for sheet in sheets if sheet]
        faults += [one for one in read if isinstance(one, Problem)]
        if faults:
            raise ProblemsError(faults)
        return sheets

    def nodes(self, sheet: str) -> tuple[Node, ...]:
        """Return what is in one of the sheets that `linked` gave."""
        read = self._read(sheet)
        assert not isinstance(read, Problem)
        return read

    def seen(self, sheets: Sheets, page: bytes) -> Page:
        """Return what can be found on a page."""
        own = frozenset(one.text for one in inside(page) if one.tag.name == "script" and one.runs)
        scripts = (name for name in self._reach.of_page(page) if name.endswith(".js"))
        return self._finder(sheets).look(page, self._words(own, frozenset(scripts)))

    def _read_sheet(self, sheet: str) -> tuple[Node, ...] | Problem:
        try:
            return read_sheet(self._files[sheet].decode("utf-8"))
        except SheetError as error:
            return Problem(sheet, error.line, error.message)

    def _finder_for(self, sheets: Sheets) -> Finder:
        return Finder(one for sheet in sheets for one in selectors_of(self.nodes(sheet)))

    def _words_of_all(self, own: frozenset[str], scripts: frozenset[str]) -> frozenset[str]:
        """Return the words of every script that a page runs, or that one of those may load."""
        texts = [*own, *(self._files[name].decode("utf-8") for name in scripts)]
        return frozenset().union(*map(words_of, texts))


def _put(page: bytes, piece: bytes) -> bytes:
    """Put one piece in the place of the first sheet, and nothing in that of the others."""
    before, _, *rest = LINK.split(page, maxsplit=1)
    return before + piece + LINK.sub(b"", b"".join(rest))
