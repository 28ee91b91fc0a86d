"""Tell machines what a page is about, and when it was last reviewed (the sitemap does so too)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from hooks import build
from pages.model.schema import Kind
from pages.output import structured
from pages.output.structured import Site, Step

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation, **_: Any
) -> dict[str, Any]:
    """Hand the template what it prints in the page's head; nothing in a copy for a disk."""
    catalogue = build.of(config).catalogue
    entry = catalogue.pages[page.file.src_uri]
    address = "" if config.extra["offline"] else config.site_url or ""
    answers = page.is_homepage or entry.head.kind is Kind.QUESTION
    urls = build.of(config).urls
    language, symptom = config.theme["language"], build.of(config).topic.told.symptom
    # a section of the menu is a step where it has a page of its own
    sections = [one for one in reversed(list(page.ancestors)) if isinstance(one, Section)]
    starts = [
        one
        for section in sections
        for one in section.children
        if isinstance(one, Page) and one.is_index and one != page
    ]
    steps = [one for one in (nav.homepage, *starts, page) if one]
    way = [Step(one.title or "", one.canonical_url or "") for one in steps]
    context["structured"] = structured.graph(
        entry,
        Site(config.site_name, address, language, symptom),
        way=way[1:] if page.is_homepage else way,
        first_paragraph=structured.first_paragraph(page.content or "") if answers else "",
        sources=[catalogue.sources[key] for key in entry.sources],
        causes=[
            Step(catalogue.pages[one.path].head.title, urljoin(address, urls[one.path]))
            for one in build.of(config).web.read_next(entry.path)
            if catalogue.pages[one.path].head.kind is Kind.CAUSE
        ],
    )
    return context
