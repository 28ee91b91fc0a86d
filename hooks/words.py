"""Turn what authors write into HTML: care cards, citations, links and notes on first mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pages.links.crosslinks import CrossLinks
from pages.links.glossary_notes import GlossaryNotes
from pages.markdown.blocks import CareCards
from pages.markdown.citations import Citations
from pages.markdown.skip_patterns import QuietText

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    """Register the extensions, made anew for this build."""
    crosslinks = CrossLinks(config.extra["catalogue"])
    notes = GlossaryNotes(config.extra["catalogue"])
    config.extra["crosslinks"], config.extra["glossary_notes"] = crosslinks, notes
    # MkDocs types them as names; Python-Markdown takes ready ones as well
    extensions: list[Any] = config.markdown_extensions
    extensions += [
        CareCards(config.extra["region"].notes),
        Citations(),
        crosslinks,
        notes,
        QuietText(),
    ]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell the linkers which page comes next; MkDocs converts one at a time."""
    config.extra["crosslinks"].page = config.extra["glossary_notes"].page = page.file.src_uri
