"""In a hosted site, keep two long pages light: what few look up lies on pages beside them.

Beside Get help lies why each sign stands there, with all its sources; beside the list of sources
lie its letters, and the whole of it for paper. Addresses of places that moved lead on. A copy for a
disk, of which nothing is fetched from afar and all paper is made, has both pages whole, as a topic
with few sources has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from common.topic import GET_HELP, SOURCES
from hooks import beside, build
from pages.output import reasons, source_shelves

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

FEW = 40
"""So many sources weigh about 4 kB on their way, and stay where they are."""
LIST = "sources"
"""The id of a page's own list of sources (partials/page-foot.html)."""
ORIGIN = "Where this comes from"
NEW = {"why": "get-help-why/", "letter": "sources-{}/", "whole": "sources-whole/"}
"""Addresses from the site's root, all as deep as those of the pages that they lie beside."""


@event_priority(-100)  # last, with all that other hooks hand to the two pages
def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Make two pages of one, where it is long."""
    made = build.of(config)
    path = page.file.src_uri
    if config.extra["offline"]:
        return context
    if path == GET_HELP and len(context["cited"]) > FEW:
        return _reasons_apart(context, page, config)
    if path == SOURCES and len(made.catalogue.sources) > FEW:
        return _letters_apart(context, page, config)
    return context


def _reasons_apart(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    address = get_relative_url(NEW["why"], page.url)
    parts = reasons.apart(page.content or "", address)
    title = f"{context['entry'].head.title}: why these signs"
    name = beside.Name(title, "Why each sign needs help, and where that comes from.")
    own = beside.named(context, config, NEW["why"], name, parts.reasons)
    beside.write(config, "reasons.html", NEW["why"], own, "why each sign needs help")
    page.content = reasons.calls_once(parts.text)
    moved = [*reasons.headings(context["evidence"]), (LIST, ORIGIN)]
    held_apart = [(address, ident, words) for ident, words in moved]
    return context | {"evidence": "", "cited": [], "held_apart": held_apart}


def _letters_apart(context: dict[str, Any], page: Page, config: MkDocsConfig) -> dict[str, Any]:
    shelves = source_shelves.shelves(context["sources"])
    ways = [(one.letter, NEW["letter"].format(one.name)) for one in shelves]
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
