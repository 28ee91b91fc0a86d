"""The menu of a topic that has written none: its pages by kind, in the order of their heads."""

from __future__ import annotations

from typing import Any

from common.topic import ALL_PAGES, GET_HELP, HOME, SOURCES
from pages.model.catalogue import Catalogue, Page
from pages.model.schema import WITH_OWN_PAPER, FromArticle, Kind, Template

LAST = (SOURCES, ALL_PAGES)
SECTIONS = {Kind.CAUSE: "Causes", Kind.QUESTION: "Questions"}


def of(catalogue: Catalogue, first_steps: str) -> list[Any]:
    """Return the menu as MkDocs has it: pages, and sections of pages.

    First come the pages to start from, then causes and questions as in the article, then the rest.
    """
    placed = [HOME, GET_HELP, *([first_steps] if first_steps else [])]
    placed += [
        page.path for page in catalogue.pages.values() if page.head.template in WITH_OWN_PAPER
    ]
    list_of_causes = catalogue.completed(Template.CAUSES)
    menu: list[Any] = [{"Home": HOME}, *placed[1:]]
    for kind, title in SECTIONS.items():
        pages = sorted(catalogue.of_kind(kind), key=_place)
        if listed := [page.path for page in pages if page.path not in placed]:
            first = list_of_causes if kind is Kind.CAUSE else ""
            menu.append({title: [*([first] if first else []), *listed]})
    placed.append(list_of_causes)
    guides = [page for page in catalogue.of_kind(Kind.GUIDE) if page.path not in placed]
    menu += [page.path for page in sorted(guides, key=_place) if page.path not in LAST]
    about = [page for page in catalogue.of_kind(Kind.REFERENCE) if page.path not in placed]
    rest = [page.path for page in sorted(about, key=_place) if page.path not in LAST]
    return [*menu, {"About": [*rest, *LAST]}]


def _place(page: Page) -> tuple[int, str]:
    """Return where a page stands among those of its kind: as in the article, then by title."""
    article = page.head.article
    number = int(article.section.split()[1]) if isinstance(article, FromArticle) else 10_000
    return number, page.head.title
