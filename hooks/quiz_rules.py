"""Put charts, rules, cases and proofs into the page on how the quiz decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from common.topic import SOURCES
from hooks import build
from pages.model.schema import Template
from quiz.export import review

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

SECTION = re.compile(r'<h2 id="(?P<ident>[^"]+)">')
"""Matches `<h2 id="the-rules">`, where a section of the page starts."""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str | None:
    """Put each part at the end of the section that an author wrote about it."""
    made = build.of(config)
    if page.meta.get("template") != Template.QUIZ_RULES or made.quiz is None:
        return None
    catalogue, flow, graph = made.catalogue, made.quiz.flow, made.quiz.graph
    links = {path: get_relative_url(url, page.url) for path, url in made.urls.items()}
    site = review.Site(
        titles=catalogue.titles,
        links=links,
        publishers=catalogue.publishers,
        sources=links[SOURCES],
    )
    parts = {
        "the-flowchart": review.flowchart(flow, graph),
        "the-rules": review.rules(flow, site),
        "the-example-cases": review.cases(made.cases),
        "what-is-proven": review.proofs(flow, graph),
        "what-is-our-own-judgement": review.judgements(flow),
    }
    return _filled(html, parts, (made.topic.docs / page.file.src_uri).as_posix())


def _filled(html: str, parts: dict[str, str], path: str) -> str:
    places = [*SECTION.finditer(html)]
    ends = [*(place.start() for place in places[1:]), len(html)]
    missing = [f"#{ident}" for ident in parts if ident not in {p["ident"] for p in places}]
    if missing:
        raise PluginError(f"{path}: expected a heading for each of {', '.join(missing)}")
    filled = html[: places[0].start()]
    for place, end in zip(places, ends, strict=True):
        filled += html[place.start() : end] + parts.get(place["ident"], "")
    return filled
