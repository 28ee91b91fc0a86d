"""In a hosted site, keep two long pages light: what few look up lies on pages beside them.

Beside Get help lies why each sign stands there; beside the list of sources lie its letters, where
what Get help cites is found, and the whole of it for paper. Addresses of places that moved lead on.
A copy for a disk, of which nothing is fetched from afar and all paper is made, has both pages
whole, as a topic with few sources has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from common.topic import GET_HELP, SOURCES
from hooks import beside, build
from pages.markdown.citations import Citations
from pages.markdown.reasons import Reasons
from pages.output import evidence, source_shelves

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

FEW = 40
"""So many sources weigh about 4 kB on their way, and stay where they are."""
NEW = {"why": "get-help-why/", "letter": "sources-{}/", "whole": "sources-whole/"}
"""Addresses from the site's root, all as deep as those of the pages that they lie beside."""


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell the page of signs where its reasons go, and where the sources stand that it cites."""
    reasons, citations = _extension(config, Reasons), _extension(config, Citations)
    reasons.address, citations.places = "", {}
    if _is_long_help(page, config):
        reasons.address = get_relative_url(NEW["why"], page.url)
        citations.places = {
            source.key: f"{get_relative_url(_of_letter(shelf), page.url)}#{source.key}"
            for shelf in source_shelves.shelves(build.of(config).catalogue.sources.values())
            for source in shelf.sources
        }


@event_priority(-100)  # last, with all that other hooks hand to the two pages
def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Make two pages of one, where it is long."""
    if _is_long_help(page, config):
        return _reasons_apart(context, page, config)
    has_many = len(build.of(config).catalogue.sources) > FEW
    if page.file.src_uri == SOURCES and has_many and not config.extra["offline"]:
        return _letters_apart(context, page, config)
    return context


def _is_long_help(page: Page, config: MkDocsConfig) -> bool:
    """Say whether a page is that of all signs, and its reasons lie apart."""
    if config.extra["offline"] or page.file.src_uri != GET_HELP:
        return False
    return len(build.of(config).catalogue.pages[GET_HELP].sources) > FEW


def _extension(config: MkDocsConfig, kind: type) -> Any:
    extensions: list[Any] = config.markdown_extensions
    return next(one for one in extensions if isinstance(one, kind))


def _of_letter(shelf: source_shelves.Shelf) -> str:
    return NEW["letter"].format(shelf.name)


def _reasons_apart(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    context |= {"cited": [], "cited_at": get_relative_url(build.of(config).urls[SOURCES], page.url)}
    folded = evidence.fold(_extension(config, Reasons).taken)
    title = f"{context['entry'].head.title}: why these signs"
    name = beside.Name(title, "Why each sign needs help, and where that comes from.")
    own = beside.named(context, config, NEW["why"], name, folded.text)
    own |= {"evidence": folded.evidence}
    beside.write(config, "reasons.html", NEW["why"], own, "why each sign needs help")
    return context


def _letters_apart(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    shelves = source_shelves.shelves(context["sources"])
    ways = [(one.letter, _of_letter(one)) for one in shelves]
    letters = [(letter, get_relative_url(url, page.url)) for letter, url in ways]
    title = context["entry"].head.title
    name = beside.Name(f"{title}: all on one page", "Every source, to print.")
    whole = beside.named(context, config, NEW["whole"], name)
    beside.write(config, "sources.html", NEW["whole"], whole, "the whole list of sources")
    for shelf, (letter, url) in zip(shelves, ways, strict=True):
        told = f"Sources whose publisher begins with {letter}, and the pages that use them."
        one = beside.named(context, config, url, beside.Name(f"{title}: {letter}", told))
        one |= {"sources": shelf.sources, "letter_pages": letters, "letter": letter}
        beside.write(config, "sources.html", url, one, f"the sources of {letter}")
    return context | {
        "shelves": [(shelf, address) for shelf, (_, address) in zip(shelves, letters, strict=True)],
        "letter_pages": letters,
        "whole": get_relative_url(NEW["whole"], page.url),
    }
