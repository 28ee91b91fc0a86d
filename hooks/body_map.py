"""Draw where each cause is felt, and gather all causes by place for the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

from common.topic import GET_HELP
from hooks import build
from pages.model.schema import Kind, Template
from pages.output.body_map import Cause

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

FELT = '<h2 id="where-you-feel-it">'
NEXT_SECTION = "<h2 "


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put a cause's picture where its text has said in words where it is felt."""
    made = build.of(config)
    places = made.catalogue.pages[page.file.src_uri].head.places
    if not made.body_map or not places:
        return html
    before, heading, rest = html.partition(FELT)
    told, following, after = rest.partition(NEXT_SECTION)
    picture = made.body_map.figure(places, ident=f"felt-{page.file.name}")
    return before + heading + told + picture + following + after


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand the overview its map."""
    made = build.of(config)
    catalogue, body_map, urls = made.catalogue, made.body_map, made.urls
    head = catalogue.pages[page.file.src_uri].head
    if body_map and head.template == Template.BODY_MAP:
        # a page names first where it is felt most; alike, they stand as in the menu
        causes: dict[str, list[tuple[int, int, Cause]]] = {}
        place_in_menu = {path: place for place, path in enumerate(made.reading_order)}
        for entry in catalogue.of_kind(Kind.CAUSE):
            url = get_relative_url(urls[entry.path], page.url)
            cause = Cause(entry.head.title, url, entry.head.summary)
            for rank, place in enumerate(entry.head.places):
                causes.setdefault(place, []).append((rank, place_in_menu[entry.path], cause))
        help_url = get_relative_url(urls[GET_HELP], page.url)
        ranked = {
            place: [cause for *_, cause in sorted(found, key=lambda one: one[:2])]
            for place, found in causes.items()
        }
        context["body_map_html"] = body_map.overview(ranked, get_help_url=help_url)
    return context
