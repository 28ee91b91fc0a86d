"""Make every link lead to a file, so that a copy opens from a disk, where no server adds a name.

Beside the pages, `contents.json` tells `bundle/` what it cannot read off them: their order, their
kind, the date of their next review, and whose copy it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_build_datetime

from hooks import build
from pages.output import notice

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CONTENTS = "contents.json"
NO_CONNECTION = "503.html"
"""What a reader sees where the site cannot be reached; a copy on a disk is never out of reach."""


def on_config(config: MkDocsConfig) -> None:
    """Offline, write `causes/tight-shoes.html` instead of `causes/tight-shoes/index.html`."""
    if config.extra["offline"]:
        config.use_directory_urls = False
        config.theme.static_templates.discard(NO_CONNECTION)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the bundle is made from besides the pages."""
    if config.extra["offline"]:
        told = json.dumps(_contents(config), indent=1, ensure_ascii=False)
        Path(config.site_dir, CONTENTS).write_text(told + "\n", encoding="utf-8")


def _contents(config: MkDocsConfig) -> dict[str, Any]:
    made = build.of(config)
    catalogue, region, clinic = made.catalogue, made.region, made.clinic
    today = get_build_datetime().date()
    pages = []
    for path in made.reading_order:
        entry = catalogue.pages[path]
        pages.append(
            {
                "file": made.urls[path],
                "title": entry.head.title,
                "kind": entry.head.kind.value,
                "summary": entry.head.summary,
                "review": notice.for_page(entry, today).review,
                "review_due": entry.head.review_due.isoformat() if entry.head.review_due else "",
            }
        )
    return {
        "title": config.site_name,
        "description": config.site_description,
        "language": config.theme["language"],
        "address": config.extra["hosted_at"] or "",
        "emergency": region.emergency_note,
        # the logo lies in the site, under the address that the pages use
        "clinic": clinic.model_dump(mode="json", exclude={"logo"}) if clinic else None,
        "pages": pages,
    }
