"""Lead from each page of the hosted site to its leaflet, where the site carries any.

`make site` says with DOWNLOADS which formats of the bundle it will put beside the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from common import papers
from common.formats import FORMATS, names_in
from hooks import build
from pages.model.schema import Template

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from common.papers import Size

FOLDER = "downloads"
SUMS = "SHA256SUMS"


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand the template the links of one page, and all of them to the page that offers them."""
    names = names_in(config.extra["downloads"] or "")
    forms = [form for form in FORMATS if form.name in names]
    made = build.of(config)
    told, path = made.topic.told, page.file.src_uri
    if "pdf" in names:
        context["leaflet"] = _links(path, made) if path in made.leaflets else []
    if path == told.leaflets.offered_on and forms:
        context["downloads"] = [
            (f"{FOLDER}/{form.file.format(name=told.slug)}", form.offer)
            for form in sorted(forms, key=lambda form: not form.holds_others)
            if form.offer
        ]
        context["sums"] = f"{FOLDER}/{SUMS}"
        context["all_leaflets"] = [
            (made.catalogue.pages[one].head.title, _links(one, made))
            for one in made.reading_order
            if "pdf" in names and one in made.leaflets
        ]
    return context


def _links(path: str, made: build.Build) -> list[tuple[str, str]]:
    """Return the address and the name of each size of a leaflet, and of its picture sheet."""
    name = made.leaflets[path]
    is_map = made.catalogue.pages[path].head.template == Template.BODY_MAP
    sizes = papers.of_leaflet(made.region.paper, is_map=is_map)
    found = [(_address(size, name), size.title) for size in sizes]
    if path in made.topic.told.leaflets.pictures:
        found += [
            (_address(size, f"{name}{papers.IN_PICTURES}"), f"In pictures, {size.title}")
            for size in papers.to_write_on(made.region.paper)
        ]
    return found


def _address(size: Size, name: str) -> str:
    return f"{FOLDER}/leaflets/{size.name}/{name}.pdf"
