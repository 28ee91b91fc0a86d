"""Make every link lead to a file, so that a copy opens from a disk, where no server adds a name.

Beside the pages, `contents.json` tells `publish/` and `bundle/` as data what they would else have
to read off them: their order, their kind, the date of their next review, whose copy it is, the
emergency signs, what goes on paper, and the quiz as a list to tick. Neither hands the file on.
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
from pages.markdown import drawings
from pages.model.catalogue import GET_HELP, HOME
from pages.output import notice
from quiz.page.render import plain_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from hooks.build import Build
    from pages.output.body_map import BodyMap
    from quiz.proof.ready import Quiz

CONTENTS = "contents.json"
BESIDES = {"logo", "contact", "quiz", "kiosk_minutes", "kiosk_print"}
"""What a clinic's file says that stands elsewhere."""
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
                "leaflet": made.leaflets.get(path, ""),
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
        "is_one_place": region.is_one_place,
        # the logo lies in the site, under the address that the pages use
        "clinic": clinic.model_dump(mode="json", exclude=BESIDES) if clinic else None,
        "kiosk_minutes": clinic.kiosk_minutes if clinic else KIOSK_MINUTES,
        "kiosk_prints": clinic is not None and clinic.kiosk_print == "on",
        "disclaimer": notice.PURPOSE,
        "contact": made.contact.told if made.contact else "",
        "core_signs": [
            {"short": short, "full": full} for short, full in made.topic.signs.core.items()
        ],
        "papers": region.paper,
        "cards": [
            {
                "urgency": level.slug,
                "come_back": quiz.flow.come_back.get(level, "") if quiz else "",
                "note": region.plain_notes.get(level.slug, ""),
            }
            for level in Urgency
        ],
        "quiz": _ticks(quiz, made) if quiz else None,
        "body_map": _to_mark(made.body_map, made) if made.body_map else None,
        "leaflets": _leaflets(made),
        "picture_sheets": [_picture_sheet(path, made) for path in told.leaflets.pictures],
        "doors": [
            {"file": made.urls[path], "purpose": purpose} for path, purpose in told.doors.items()
        ],
        "at_hand": [made.urls[path] for path in (HOME, GET_HELP, told.first_steps) if path],
        "pages": pages,
    }


def _ticks(quiz: Quiz, made: Build) -> dict[str, Any]:
    return {
        "file": _completed("quiz.html", made),
        "plain": plain_address(_completed("quiz.html", made)),
        "version": quiz.flow.version,
        "ticks": [asdict(part) for part in quiz.ticks],
    }


def _to_mark(body_map: BodyMap, made: Build) -> dict[str, Any]:
    return {
        "file": _completed("body-map.html", made),
        "note": body_map.told.note,
        "views": [
            {"label": label, "alternative": words, "svg": svg}
            for label, words, svg in body_map.to_mark()
        ],
    }


def _completed(template: str, made: Build) -> str:
    """Return the address of the page that a template completes."""
    pages = made.catalogue.pages
    return next(made.urls[path] for path, page in pages.items() if page.head.template == template)


def _leaflets(made: Build) -> dict[str, Any]:
    told = made.topic.told.leaflets
    return {
        "page_only": told.page_only,
        # poster and pocket card are no pages
        "sets": {
            title: [made.urls.get(name, name) for name in names]
            for title, names in told.sets.items()
        },
    }


def _picture_sheet(path: str, made: Build) -> dict[str, Any]:
    signs, lines = made.topic.signs.signs, made.topic.told.leaflets.pictures[path]
    return {
        "file": made.urls[path],
        "lines": [
            {
                "words": (signs[line.sign].short or signs[line.sign].words)
                if line.sign
                else line.words,
                "svg": drawings.inline(made.topic.docs, line.drawing),
                "is_sign": bool(line.sign),
                "never": line.never,
            }
            for line in lines
        ],
    }
