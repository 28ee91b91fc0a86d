"""Turn what authors write into HTML: care cards, citations, drawings, links and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks import build
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.markdown.drawings import Drawings
from pages.markdown.reasons import Reasons
from pages.markdown.skip_patterns import QuietText
from pages.markdown.wide_tables import WideTables

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    """Register the extensions, made anew for this build."""
    made = build.of(config)
    # MkDocs types them as names; Python-Markdown takes ready ones as well
    extensions: list[Any] = config.markdown_extensions
    extensions += [
        CareCards(made.endings),
        Citations(),
        made.crosslinks,
        made.glossary_notes,
        Drawings(made.topic.docs),
        WideTables(),
        Reasons(),
        QuietText(),
    ]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell linkers and cards which page comes next; MkDocs converts one at a time."""
    made = build.of(config)
    made.crosslinks.page = made.glossary_notes.page = path = page.file.src_uri
    cards: Any = next(one for one in config.markdown_extensions if isinstance(one, CareCards))
    cards.book_with = made.catalogue.pages[path].head.book_with or ""
