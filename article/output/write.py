"""Sections to page files, without ever touching what a person wrote."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from article.model.article import Article, ArticleError, Section
from article.output.existing_pages import ExistingPage, Shelf
from article.output.names import LONG, SHORT, slug
from article.output.page import text_of
from article.output.refusal import reason

FOLDERS = {"cause": "causes", "question": "faq"}


class Fate(StrEnum):
    """What becomes of one page."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT_EDITED = "kept (edited)"
    KEPT_FOREIGN = "kept (not ours)"


@dataclass(frozen=True)
class Plan:
    """What is to be done with the page of one section."""

    section: Section
    path: Path
    fate: Fate
    text: str

    @property
    def writes(self) -> bool:
        """Tell whether the file changes."""
        return self.fate in (Fate.NEW, Fate.UPDATED)


def plan(article: Article, folder: Path, shelf: Shelf) -> list[Plan]:
    """Decide for each section, and touch nothing; raise where two want one file.

    `shelf` holds the pages that are below `folder` already.
    """
    wanted = _paths(article.sections, folder)
    _check_names(article.sections, wanted)
    plans: list[Plan] = []
    for section in article.sections:
        same = [page for page in shelf.pages if page.answers(section)]
        # A page may have been renamed; it is known by the heading it records.
        page = next((p for p in same if p.path == wanted[section.name]), same[0] if same else None)
        plans.append(_plan_one(section, wanted[section.name], page, shelf.pages, article.sections))
    return plans


def carry_out(plans: Sequence[Plan]) -> None:
    """Write what is planned: all of it, or nothing where the disk refuses before the last step."""
    chosen = [one for one in plans if one.writes]
    made: list[Path] = []
    staged: list[tuple[Path, Path]] = []
    at = Path()
    try:
        for one in chosen:
            at = one.path
            made += _make_folder(one.path.parent)
            staged.append((_stage(one), one.path))
        while staged:
            temporary, at = staged[0]
            temporary.replace(at)
            staged.pop(0)
    except OSError as error:
        _clear([temporary for temporary, _ in staged], made)
        raise ArticleError(f"{at}: cannot be written: {reason(error)}") from error
    except BaseException:
        _clear([temporary for temporary, _ in staged], made)
        raise


def _paths(sections: Sequence[Section], folder: Path) -> dict[str, Path]:
    """Return the file of each section: with a long name where two would share a short one."""

    def path(section: Section, most: int) -> Path:
        return folder / FOLDERS[section.kind] / f"{slug(section.heading, section.name, most)}.md"

    short = {section.name: path(section, SHORT) for section in sections}
    shared = Counter(short.values())
    return {
        section.name: path(section, SHORT if shared[short[section.name]] == 1 else LONG)
        for section in sections
    }


def _check_names(sections: Sequence[Section], wanted: dict[str, Path]) -> None:
    taken: dict[Path, Section] = {}
    clashes: list[str] = []
    for section in sections:
        other = taken.setdefault(wanted[section.name], section)
        if other is not section:
            clashes.append(
                f"{other.name} ({other.heading!r}) and {section.name} ({section.heading!r}) both "
                f"want the file {wanted[section.name]}. Give one of them another heading"
            )
    if clashes:
        raise ArticleError("\n".join(clashes))


def _plan_one(
    section: Section,
    path: Path,
    page: ExistingPage | None,
    pages: Sequence[ExistingPage],
    sections: Sequence[Section],
) -> Plan:
    text = text_of(section)
    if page is not None:
        if page.state != "as imported":
            return Plan(section, page.path, Fate.KEPT_EDITED, text)
        before = page.path.read_bytes().decode().replace("\r\n", "\n").removeprefix("\ufeff")
        fate = Fate.UNCHANGED if before == text else Fate.UPDATED
        return Plan(section, page.path, fate, text)
    if not os.path.lexists(path):
        return Plan(section, path, Fate.NEW, text)
    there = next((p for p in pages if p.path == path), None)
    if there is None or there.state == "written by hand":
        return Plan(section, path, Fate.KEPT_FOREIGN, text)
    if there.state == "edited":
        return Plan(section, path, Fate.KEPT_EDITED, text)
    # An untouched page of a section that the article no longer has, in the place we want.
    needed = any(there.answers(other) for other in sections)
    return Plan(section, path, Fate.KEPT_FOREIGN if needed else Fate.UPDATED, text)


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder with those around it, and return the ones that are new, outermost first."""
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _stage(one: Plan) -> Path:
    """Write a page beside its place, so that the last step is only a change of name."""
    descriptor, name = tempfile.mkstemp(prefix=".article-", suffix=".tmp", dir=one.path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(one.text)
        mode = one.path.stat().st_mode & 0o777 if one.path.exists() else 0o644
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _clear(temporaries: Sequence[Path], made: Sequence[Path]) -> None:
    for temporary in temporaries:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    for folder in reversed(made):
        with contextlib.suppress(OSError):  # one that is not empty stays
            folder.rmdir()
