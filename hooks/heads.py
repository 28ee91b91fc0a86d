"""Give MkDocs and the theme what stands in the heads of pages; MkDocs itself reads none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from common.topic import GET_HELP, HOME
from hooks import build
from pages.model import frontmatter

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("pages")

OF_EVERY_TOPIC = {HOME: "home.html", GET_HELP: "get-help.html"}
"""The templates of pages that others lead to; their heads need not name them."""


def on_config(config: MkDocsConfig) -> None:
    """Warn of pages that nobody has rewritten: a strict build stops, but for that of a draft."""
    made = build.of(config)
    for page in made.catalogue.pages.values() if not made.topic.told.draft else ():
        if page.head.is_imported_text:
            log.warning(
                "%s is still the article's own text. Check it against the evidence, rewrite it, "
                "then take `fingerprint` out of its head",
                page.path,
            )


def on_page_read_source(page: Page, *, config: MkDocsConfig, **_: Any) -> str:
    """Give MkDocs the text alone, with the words of every sign.

    Reading its head once more would cost as much as reading all files.
    """
    # after an empty line MkDocs looks for no head
    made = build.of(config)
    body = frontmatter.body(page.file.content_string, quiz=bool(made.topic.told.quiz))
    return "\n" + made.topic.signs.written_out(body)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell MkDocs and the theme what they look for in a page's head."""
    head = build.of(config).catalogue.pages[page.file.src_uri].head
    page.meta["title"], page.meta["description"] = head.title, head.summary
    if template := head.template or OF_EVERY_TOPIC.get(page.file.src_uri, ""):
        page.meta["template"] = str(template)  # Jinja writes its name into code
    if head.hide:
        page.meta["hide"] = list(head.hide)


def on_nav(nav: Navigation, **_: Any) -> None:
    """Stop a menu that names a page twice: it could not say where the reader is."""
    named = Counter(page.file.src_uri for page in nav.pages)
    twice = [path for path, count in named.items() if count > 1]
    if twice:
        raise PluginError(f"topic.yml: menu names {', '.join(twice)} more than once. Leave one")
