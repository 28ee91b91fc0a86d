"""All pages and their sources in one value, read from `docs/` and checked as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import together
from common.signs import FILE as SIGNS
from common.signs import Signs
from common.topic import GET_HELP, Begun, Topic
from pages.model import (
    bibliography,
    files,
    frontmatter,
    glossary,
    page_links,
    places,
    plain_text,
    quiz_words,
    rules,
    sign_lines,
    small_drawings,
    whole_topic,
)
from pages.model.bibliography import Entry
from pages.model.review import Review
from pages.model.schema import EXAMPLES, FromArticle, Kind, PageHead, Template, read_head
from pages.model.sign_lines import CardLine
from pages.model.terms import same
from pages.model.whole_topic import Seen

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
    review: Review | None = None
    """Its review by a clinician, which no page can say of itself: see `review/`."""

    @property
    def due(self) -> date | None:
        """When it is to be looked at next: by its review, or as its head has it."""
        return (self.review and self.review.due) or self.head.review_due


@dataclass(frozen=True)
class Catalogue:
    """Every page by its path, every source by its key."""

    pages: Mapping[str, Page]
    sources: Mapping[str, Entry]
    glossary: tuple[glossary.Entry, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    """The words for each place of the body map."""

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

    def completed(self, template: Template) -> str:
        """Return the path of the page that the build completes so; empty where there is none."""
        pages = self.pages.items()
        return next((path for path, page in pages if page.head.template is template), "")

    def citing(self, key: str) -> list[Page]:
        """Return the pages that cite a source, by title."""
        found = [page for page in self.pages.values() if key in page.sources]
        return sorted(found, key=lambda page: page.head.title)


@dataclass(frozen=True)
class Looked:
    """Pages that may have mistakes: what can be told of them all the same."""

    catalogue: Catalogue
    """The pages and sources that could be read."""
    paths: Collection[str]
    """All pages that there are."""
    sources: Collection[str] | None
    """The keys of all sources; None where they are not known."""
    problems: tuple[Problem, ...]


def read(docs: Path, topic: Topic | None = None) -> Catalogue:
    """Read all pages and the bibliography; raise one `ProblemsError` that holds every problem.

    With the topic that they are of, it is also checked that they are a whole: that the pages are
    there which every topic has, and that cards say its signs and no other.
    """
    begun = Begun(topic, knows_signs=True, knows_quiz=True, problems=()) if topic else None
    looked = look(docs, begun)
    if looked.problems:
        raise ProblemsError(looked.problems)
    return looked.catalogue


def look(docs: Path, begun: Begun | None) -> Looked:
    """Read all pages and the bibliography as far as they can be read; as `read` otherwise."""
    topic = begun and begun.topic
    prefix = docs.as_posix() if topic else docs.name
    signs = topic.signs if topic else Signs()
    lines: dict[str, list[CardLine]] = {}
    sources, problems = bibliography.read(docs / BIBLIOGRAPHY, f"{prefix}/{BIBLIOGRAPHY}")
    # a list that cannot be read would make every citation a mistake
    known = sources if sources or not problems else None
    problems += [*files.check(docs, prefix), *small_drawings.check(docs, prefix)]
    drawings = small_drawings.names(docs)
    drawn: Mapping[str, str] | None = None
    try:
        map_of_places = places.read(docs)
        drawn = map_of_places.places if map_of_places else None
    except ProblemsError as error:
        problems += error.problems
    pages: dict[str, Page] = {}
    explained: tuple[glossary.Entry, ...] = ()
    heads: dict[str, frontmatter.Source] = {}
    texts: dict[str, str] = {}
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
        if begun:
            if begun.knows_signs:
                problems += sign_lines.check(source, path, signs)
            lines[path] = list(sign_lines.card_lines(source))
            source = replace(source, body=signs.written_out(source.body))
        problems += small_drawings.check_page(source, path, drawings)
        head, found = read_head(source, drawn)
        problems += together(unread, found, source.head) + rules.check(source, known)
        if topic:
            problems += page_links.check(source, path, paths)
        heads[path] = source
        if head is not None and not unread:
            cited = plain_text.read(source.body)[0].sources
            pages[path] = Page(path, head, cited, rules.opens_with_emergency(source.body))
            texts[path] = text
    problems += _between(pages, heads, paths)
    read_heads = {path: page.head for path, page in pages.items()}
    if topic and topic.quiz:
        about, words = quiz_words.pages(read_heads), quiz_words.names(read_heads)
        for path, text in texts.items():
            if path not in about:
                problems += quiz_words.check(heads[path], text, words)
    if begun:
        seen = Seen(read_heads, heads, lines, paths, known, has_map=drawn is not None)
        problems += whole_topic.check(begun, seen, prefix)
    if len(pages) == len(paths):  # a page that could not be read may cite the source
        used = {key for sign in signs.signs.values() for key in sign.sources}
        problems += _uncited(pages, sources, used, f"{prefix}/{BIBLIOGRAPHY}")
    return Looked(Catalogue(pages, sources, explained, drawn or {}), paths, known, tuple(problems))


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
    pages: Mapping[str, Page], sources: Mapping[str, Entry], used: Collection[str], shown: str
) -> Iterator[Problem]:
    """Find sources that no page cites; signs may use them all the same (`used`)."""
    cited = {key for page in pages.values() for key in page.sources}
    for key in sources:
        if key not in cited:
            sign = f", though {SIGNS} names it" if key in used else ""
            mend = f"cite it on {GET_HELP}" if sign else "cite it, or take it out"
            yield Problem(shown, 0, f"no page cites {key!r}{sign}: {mend}")
