"""The pages that are there already: which section of the article each says it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from article.model.article import ArticleError, Section
from article.model.markers import plain
from article.output.page import head_line, is_untouched
from article.output.refusal import reason
from pages.model.frontmatter import parse
from pages.model.schema import FromArticle


@dataclass(frozen=True)
class ExistingPage:
    """A page that names a section of an article."""

    path: Path
    kind: str
    heading: str
    state: str
    """`as imported`, `edited`, or `written by hand` where it has no fingerprint."""

    def answers(self, section: Section) -> bool:
        """Tell whether the page is the one for `section`, by kind and heading."""
        return self.kind == section.kind and _key(self.heading) == _key(section.heading)


def _key(heading: str) -> str:
    """Return a heading for comparing; one of signs alone is compared as it stands."""
    return plain(heading) or head_line(heading)


@dataclass(frozen=True)
class Shelf:
    """All pages below a folder that matter here, and what was wrong with others."""

    pages: Sequence[ExistingPage]
    problems: Sequence[str]


def look(folder: Path) -> Shelf:
    """Read the heads of all `*.md` files below `folder`; none where it does not exist."""
    pages: list[ExistingPage] = []
    problems: list[str] = []
    if folder.exists() and not folder.is_dir():
        raise ArticleError(f"{folder}: expected a folder, found a file")
    try:
        paths = sorted(path for path in folder.rglob("*.md") if path.is_file())
    except OSError as error:
        raise ArticleError(f"{folder}: cannot be read: {reason(error)}") from error
    for path in paths:
        found, told = _read(path)
        pages += [found] if found else []
        problems += told
    return Shelf(pages, problems)


def _read(path: Path) -> tuple[ExistingPage | None, list[str]]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        return None, [f"{path}: cannot be read: {reason(error)}"]
    except UnicodeDecodeError as error:
        return None, [f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"]
    source, problems = parse(str(path), text)
    if source is None:
        return None, [str(problem) for problem in problems]
    origin = source.meta.get("article")
    if not isinstance(origin, dict):
        return None, []
    try:
        article = FromArticle.model_validate(origin)
    except ValidationError:
        line = source.head.line_of(("article",))
        return None, [
            f"{path}:{line}: `article` cannot be understood. "
            "Right: `article: {section: cause 1, heading: Title}`, or `article: none`"
        ]
    state = "written by hand"
    if article.fingerprint is not None:
        state = "as imported" if is_untouched(text) else "edited"
    return ExistingPage(path, article.section.split()[0], article.heading, state), []
