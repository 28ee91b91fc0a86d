"""Make every link lead to a file, so that a copy opens from a disk, where no server adds a name.

Beside the pages, `contents.json` tells `publish/` and `bundle/` as data what they would else have
to read off them: their order, their kind, the date of their next review, whose copy it is, the
emergency signs and the quiz as a table. Neither hands the file on.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_build_datetime

from common.urgency import Urgency
from hooks import build
from pages.clinic.clinic import KIOSK_MINUTES
from pages.model.catalogue import GET_HELP, HOME, Catalogue
from pages.output import notice
from quiz.graph.wire import mark
from quiz.page.paper import decision_table

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from quiz.proof.ready import Quiz

CONTENTS = "contents.json"
NO_CONNECTION = "503.html"
"""What a reader sees where the site cannot be reached; a copy on a disk is never out of reach."""


def on_config(config: MkDocsConfig) -> None:
    """Offline, write `causes/tight-shoes.html` instead of `causes/tight-shoes/index.html`."""
    if config.extra["offline"]:
        config.use_directory_urls = False
        config.theme.static_templates.discard(NO_CONNECTION)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the steps after this one are made from besides the pages."""
    told = json.dumps(_contents(config), indent=1, ensure_ascii=False)
    Path(config.site_dir, CONTENTS).write_text(told + "\n", encoding="utf-8")


def _contents(config: MkDocsConfig) -> dict[str, Any]:
    made = build.of(config)
    catalogue, region, clinic = made.catalogue, made.region, made.clinic
    told, quiz = made.topic.told, made.quiz
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
                "review": notice.for_page(entry, today, draft=told.draft).review,
                "review_due": str(entry.due) if entry.due else None,
            }
        )
    return {
        "title": config.site_name,
        "slug": told.slug,
        "draft": told.draft,
        "description": config.site_description,
        "language": config.theme["language"],
        "address": config.extra["hosted_at"] or "",
        "emergency": region.emergency_note,
        # the logo lies in the site, under the address that the pages use
        "clinic": clinic.model_dump(mode="json", exclude={"logo", "kiosk_minutes"})
        if clinic
        else None,
        "kiosk_minutes": clinic.kiosk_minutes if clinic else KIOSK_MINUTES,
        "disclaimer": notice.PURPOSE,
        "signs": made.topic.signs.emergency,
        "cards": [
            {
                "urgency": level.slug,
                "come_back": quiz.flow.come_back.get(level, "") if quiz else "",
                "note": region.plain_notes.get(level.slug, ""),
            }
            for level in Urgency
        ],
        "quiz": _on_paper(quiz, catalogue) if quiz else None,
        "doors": [
            {"file": made.urls[path], "purpose": purpose} for path, purpose in told.doors.items()
        ],
        "at_hand": [made.urls[path] for path in (HOME, GET_HELP, told.first_steps) if path],
        "pages": pages,
    }


def _on_paper(quiz: Quiz, catalogue: Catalogue) -> dict[str, Any]:
    table = decision_table(quiz.flow, quiz.graph, catalogue.titles, catalogue.publishers)
    asked = [
        str(number)
        for number, question in enumerate(quiz.flow.questions, start=1)
        if question.red_flag is Urgency.EMERGENCY
    ]
    return {
        "table": asdict(table),
        "version": mark(quiz.flow, quiz.graph),
        "asks_for_emergencies": " or ".join(asked),
    }
