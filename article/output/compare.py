"""The article against the pages: what is missing on either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from article.model.article import Article, ArticleError, Section
from article.output.existing_pages import ExistingPage, look
from common.problems import did_you_mean


@dataclass(frozen=True)
class Comparison:
    """Which section has which pages, and what has no counterpart."""

    matched: Sequence[tuple[Section, Sequence[ExistingPage]]]
    missing_pages: Sequence[Section]
    """Sections without a page."""
    unknown: Sequence[tuple[ExistingPage, str]]
    """Pages that name a section the article has not, each with a hint or nothing."""
    problems: Sequence[str]
    """Pages whose head cannot be read."""

    @property
    def complete(self) -> bool:
        """Tell whether nothing is missing on either side and every head could be read."""
        return not (self.missing_pages or self.unknown or self.problems)


def compare(article: Article, folder: Path) -> Comparison:
    """Match sections and pages by kind and recorded heading."""
    if not folder.is_dir():
        raise ArticleError(f"{folder}: there is no such folder. Expected the one with the pages")
    shelf = look(folder)
    pairs = [
        (section, [page for page in shelf.pages if page.answers(section)])
        for section in article.sections
    ]
    known = {page.path for _, pages in pairs for page in pages}
    return Comparison(
        matched=[(section, pages) for section, pages in pairs if pages],
        missing_pages=[section for section, pages in pairs if not pages],
        unknown=[
            (page, _hint(page, article.sections)) for page in shelf.pages if page.path not in known
        ],
        problems=shelf.problems,
    )


def _hint(page: ExistingPage, sections: Sequence[Section]) -> str:
    headings = [section.heading for section in sections if section.kind == page.kind]
    return did_you_mean(page.heading, headings).strip()
