"""Give MkDocs and the theme what stands in the heads of pages; MkDocs itself reads none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from hooks import build
from pages.model import frontmatter

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("pages")


def on_config(config: MkDocsConfig) -> None:
    """Warn of pages that nobody has rewritten: a strict build stops."""
    for page in build.of(config).catalogue.pages.values():
        if page.is_imported_text:
            log.warning(
                "%s is still the article's own text. Check it against the evidence, rewrite it, "
                "then take `fingerprint` out of its head",
                page.path,
            )


def on_page_read_source(page: Page, **_: Any) -> str:
    """Give MkDocs the text alone: reading its head once more costs as much as reading all files."""
    # after an empty line MkDocs looks for no head
    return "\n" + frontmatter.body(page.file.content_string)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell MkDocs and the theme what they look for in a page's head."""
    head = build.of(config).catalogue.pages[page.file.src_uri].head
    page.meta["title"], page.meta["description"] = head.title, head.summary
    if head.template:
        page.meta["template"] = head.template
    if head.hide:
        page.meta["hide"] = list(head.hide)


def on_nav(nav: Navigation, **_: Any) -> None:
    """Stop a menu that names a page twice: it could not say where the reader is."""
    named = Counter(page.file.src_uri for page in nav.pages)
    twice = [path for path, count in named.items() if count > 1]
    if twice:
        raise PluginError(f"mkdocs.yml: nav names {', '.join(twice)} more than once. Leave one")
