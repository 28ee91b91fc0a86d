"""All pages and their sources in one value, read from `docs/` and checked as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import together
from pages.model import bibliography, files, frontmatter, glossary, plain_text, rules
from pages.model.bibliography import Entry
from pages.model.schema import EXAMPLES, FromArticle, Kind, PageHead, read_head
from pages.model.terms import same

BIBLIOGRAPHY = "bibliography.json"


@dataclass(frozen=True)
class Page:
    """One page: its place, its head, and which sources it cites, numbered from 1 in this order."""

    path: str
    """From the docs folder, with slashes, such as `causes/tight-shoes.md`."""
    head: PageHead
    sources: tuple[str, ...]
    opens_with_emergency: bool
    """Whether the text itself starts with the emergency signs, so that none need go before it."""

    @property
    def is_imported_text(self) -> bool:
        """Whether the page is still the article's own text, checked by nobody."""
        return isinstance(self.head.article, FromArticle) and bool(self.head.article.fingerprint)


@dataclass(frozen=True)
class Catalogue:
    """Every page by its path, every source by its key."""

    pages: Mapping[str, Page]
    sources: Mapping[str, Entry]
    glossary: tuple[glossary.Entry, ...] = ()

    @property
    def titles(self) -> dict[str, str]:
        """The title of every page, by its path."""
        return {path: page.head.title for path, page in self.pages.items()}

    @property
    def publishers(self) -> dict[str, str]:
        """The short name of every source, by its key."""
        return {key: source.publisher for key, source in self.sources.items()}

    def of_kind(self, kind: Kind) -> list[Page]:
        """Return the pages of one kind, by path."""
        return [page for page in self.pages.values() if page.head.kind is kind]

    def citing(self, key: str) -> list[Page]:
        """Return the pages that cite a source, by title."""
        found = [page for page in self.pages.values() if key in page.sources]
        return sorted(found, key=lambda page: page.head.title)


def read(docs: Path) -> Catalogue:
    """Read all pages and the bibliography; raise one `ProblemsError` that holds every problem."""
    prefix = docs.name
    sources, problems = bibliography.read(docs / BIBLIOGRAPHY, f"{prefix}/{BIBLIOGRAPHY}")
    # a list that cannot be read would make every citation a mistake
    known = sources if sources or not problems else None
    problems += files.check(docs)
    pages: dict[str, Page] = {}
    explained: tuple[glossary.Entry, ...] = ()
    heads: dict[str, frontmatter.Source] = {}
    paths = {file.relative_to(docs).as_posix(): file for file in _pages(docs)}
    for path, file in paths.items():
        shown = f"{prefix}/{path}"
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError as error:
            problems.append(Problem(shown, 0, f"expected UTF-8 text: {error.reason}"))
            continue
        if unreadable := list(files.check_text(shown, text)):
            problems += unreadable
            continue
        source, unread = frontmatter.parse(shown, text, EXAMPLES)
        if source is None:
            problems += unread
            continue
        if path == glossary.PAGE:
            explained, found = glossary.read(source)
            problems += found
        head, found = read_head(source)
        problems += together(unread, found) + rules.check(source, known)
        heads[path] = source
        if head is not None and not unread:
            cited = plain_text.read(source.body)[0].sources
            pages[path] = Page(path, head, cited, rules.opens_with_emergency(source.body))
    problems += _between(pages, heads, paths)
    if len(pages) == len(paths):  # a page that could not be read may cite the source
        problems += _uncited(pages, sources, f"{prefix}/{BIBLIOGRAPHY}")
    if problems:
        raise ProblemsError(problems)
    return Catalogue(pages, sources, explained)


def relative(target: str, start: str) -> str:
    """Return the address of one page seen from another, both as paths from the docs folder."""
    here, there = start.split("/")[:-1], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)


def _pages(docs: Path) -> Iterator[Path]:
    return iter(sorted(docs.rglob("*.md"), key=lambda file: file.relative_to(docs).as_posix()))


def _between(
    pages: Mapping[str, Page], heads: Mapping[str, frontmatter.Source], paths: Collection[str]
) -> Iterator[Problem]:
    """Find what is wrong only when pages are seen together.

    `paths` are all pages that there are, also those whose own mistakes keep them from being read.
    """
    claimed: dict[str, str] = {}
    answered: dict[str, str] = {}
    for path, page in pages.items():
        source = heads[path]
        for key, others in (("related", page.head.related), ("crosslinks", page.head.not_linked)):
            for number, other in enumerate(others):
                line = source.head.line_of((key, number))
                if other not in paths:
                    hint = did_you_mean(other, paths)
                    yield Problem(source.path, line, f"no page {other!r}.{hint}")
                elif other == path:
                    yield Problem(source.path, line, "a page does not name itself")
        names: list[tuple[tuple[str | int, ...], str]] = [(("title",), page.head.title)]
        names += [(("aliases", n), alias) for n, alias in enumerate(page.head.aliases)]
        for where, name in names:
            first = claimed.setdefault(same(name), source.path)
            if first != source.path:
                line = source.head.line_of(where)
                yield Problem(source.path, line, f"{name!r} already leads to {first}")
        if isinstance(page.head.article, FromArticle):
            section = page.head.article.section
            first = answered.setdefault(section, source.path)
            if first != source.path:
                line = source.head.line_of(("article", "section"))
                yield Problem(source.path, line, f"{section!r} is already answered by {first}")


def _uncited(
    pages: Mapping[str, Page], sources: Mapping[str, Entry], shown: str
) -> Iterator[Problem]:
    cited = {key for page in pages.values() for key in page.sources}
    for key in sources:
        if key not in cited:
            yield Problem(shown, 0, f"no page cites {key!r}: cite it, or take it out")
