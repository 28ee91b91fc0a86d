"""Draw where each cause is felt, and gather all causes by place for the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

from hooks import build
from pages.model.places import LEG_REGIONS
from pages.model.schema import Kind
from pages.output import body_map as legmap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TEMPLATE = "leg-map.html"
GET_HELP = "get-help.md"
NEXT_SECTION = '<h2 id="when-it-starts-and-what-eases-it">'
"""What follows "Where you feel it" on every cause's page."""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put a cause's picture where its text has said in words where it is felt."""
    head = build.of(config).catalogue.pages[page.file.src_uri].head
    picture = legmap.figure(head.regions, ident=f"felt-{page.file.name}")
    return html.replace(NEXT_SECTION, picture + NEXT_SECTION, 1)


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand the overview its map."""
    catalogue = build.of(config).catalogue
    head = catalogue.pages[page.file.src_uri].head
    if head.template == TEMPLATE:
        urls = build.of(config).urls
        causes: dict[str, list[legmap.Cause]] = {region: [] for region in LEG_REGIONS}
        for entry in catalogue.of_kind(Kind.CAUSE):
            url = get_relative_url(urls[entry.path], page.url)
            cause = legmap.Cause(entry.head.title, url, entry.head.summary)
            for region in entry.head.regions:
                causes[region].append(cause)
        help_url = get_relative_url(urls[GET_HELP], page.url)
        context["leg_map_html"] = legmap.overview(causes, get_help_url=help_url)
    return context
