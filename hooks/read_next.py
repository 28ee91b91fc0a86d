"""Say on every page which to read next, and tell what nobody mentions.

The templates run after all Markdown has been converted, so every page knows the links of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger

from common.topic import HOME, command
from hooks import build

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("links")


def on_env(_env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> None:
    """Report the links of all pages in one line.

    Only a page to which nothing leads but a menu is a warning, on which a strict build fails: it
    may be read by nobody. A term that is never mentioned does no harm.
    """
    whole = build.of(config)
    made, notes, web = whole.crosslinks, whole.glossary_notes, whole.web
    for path, links in sorted(made.links.items()):
        log.debug("%s: %d links, %d notes", path, len(links), len(notes.notes.get(path, ())))
    log.info(
        "%d links and %d glossary notes on %d pages; never mentioned: %d pages, %d glossary terms "
        "(%s lists them)",
        sum(map(len, made.links.values())),
        sum(map(len, notes.notes.values())),
        len(web.pages),
        len(web.unmentioned()),
        len(notes.unmentioned),
        command("pages links", whole.topic.folder),
    )
    for path in web.alone(whole.topic.told.doors):
        log.warning(
            "%s/%s: no page leads here, so nobody would find it. Name it in the head of another "
            "page (related: [%s]) or in the `doors` of topic.yml, give it an alias that other "
            "pages use, or link it by hand",
            whole.topic.docs.as_posix(),
            path,
            path,
        )


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Hand the template what it prints below a page's text; the first page is all ways on."""
    web, path = build.of(config).web, page.file.src_uri
    context["read_next"] = () if path == HOME else web.read_next(path)
    return context
