"""Make every link lead to a file, so that a copy opens from a disk, where no server adds a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> None:
    """Write `causes/tight-shoes.html` instead of `causes/tight-shoes/index.html` offline."""
    if config.extra["offline"]:
        config.use_directory_urls = False
