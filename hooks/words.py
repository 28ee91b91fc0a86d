"""Turn what authors write into HTML: care cards, citations, and links on first mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pages.blocks import CareCards
from pages.citations import Citations
from pages.crosslinks import CrossLinks

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    """Register the extensions, made anew for this build."""
    crosslinks = CrossLinks(config.extra["catalogue"])
    config.extra["crosslinks"] = crosslinks
    config.markdown_extensions += [
        CareCards(config.extra["region"].notes),
        Citations(),
        crosslinks,
    ]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell the linker which page comes next; MkDocs converts one at a time."""
    config.extra["crosslinks"].page = page.file.src_uri
    page.meta["description"] = config.extra["catalogue"].pages[page.file.src_uri].head.summary
