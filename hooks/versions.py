"""Say beside the hosted site which versions of its copies are right, and which are withdrawn.

The page, the list for programs and the feed are made from one value, so that none says otherwise. A
copy on a disk has none of them: it could only say what was true when it was made.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime

from common.dates import in_words
from common.problems import ProblemsError
from common.versions import FEED, FILE, PAGE
from hooks import build
from updates import feed
from updates.published import Site, publish

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TEMPLATE = f"{PAGE}index.html"


def on_config(config: MkDocsConfig) -> None:
    """Leave the page out of a copy on a disk."""
    if config.extra["offline"]:
        config.theme.static_templates.discard(TEMPLATE)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Put the list together, and hand it to the template of the page."""
    if config.extra["offline"]:
        return
    made = build.of(config)
    pages = [made.catalogue.pages[path] for path in made.reading_order]
    site = Site(made.topic, pages, made.urls, config.site_url or "")
    today = get_build_datetime().date()
    try:
        published = publish(site, os.environ.get("VERSION", "").removeprefix("v"), today)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    build.put(config, published=published)
    env.globals["published"] = published
    env.globals["in_words"] = in_words
    env.globals["title_at"] = {one.page: one.title for one in published.pages}


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Lead there from the page that offers copies."""
    made = build.of(config)
    if made.published:
        offers = made.topic.told.leaflets.offered_on
        context["is_it_right"] = PAGE if page.file.src_uri == offers else ""
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the list and the feed."""
    if published := build.of(config).published:
        told = published.model_dump_json(indent=1) + "\n"
        Path(config.site_dir, FILE).write_text(told, encoding="utf-8")
        words = feed.write(published, str(config.theme["language"]))
        Path(config.site_dir, FEED).write_bytes(words)
