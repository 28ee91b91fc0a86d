"""Make every link lead to a file, so that a copy opens from a disk, where no server adds a name.

Beside the pages, `contents.json` tells `publish/` and `bundle/` as data what they would else have
to read off them: their order, their kind, the date of their next review, whose copy it is, the
emergency signs, what goes on paper, and the quiz as a list to tick. Neither hands the file on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_datetime

from common import contents
from common.contents import (
    BodyMap,
    Card,
    Clinic,
    Contents,
    CoreSign,
    Door,
    Leaflets,
    PageEntry,
    PictureLine,
    PictureSheet,
    Quiz,
    View,
)
from common.topic import GET_HELP, HOME
from common.urgency import Urgency
from hooks import build
from pages.clinic.clinic import KIOSK_MINUTES
from pages.markdown import drawings
from pages.model.schema import Template
from pages.output import notice
from quiz.page.render import plain_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from hooks.build import Build
    from pages.clinic import clinic
    from pages.output import body_map
    from quiz.proof import ready as quizzes

NO_CONNECTION = "503.html"
"""What a reader sees where the site cannot be reached; a copy on a disk is never out of reach."""


def on_config(config: MkDocsConfig) -> None:
    """Offline, write `causes/tight-shoes.html` instead of `causes/tight-shoes/index.html`."""
    if config.extra["offline"]:
        config.use_directory_urls = False
        config.theme.static_templates.discard(NO_CONNECTION)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the steps after this one are made from besides the pages."""
    told = contents.to_json(_contents(config))
    Path(config.site_dir, contents.FILE).write_text(told, encoding="utf-8")


def _contents(config: MkDocsConfig) -> Contents:
    made = build.of(config)
    catalogue, region, clinic = made.catalogue, made.region, made.clinic
    told, quiz = made.topic.told, made.quiz
    today = get_build_datetime().date()
    return Contents(
        title=config.site_name,
        slug=told.slug,
        draft=told.draft,
        description=config.site_description or "",
        licence=told.licence,
        language=config.theme["language"],
        address=config.extra["hosted_at"] or "",
        emergency=region.emergency_note,
        is_one_place=region.is_one_place,
        disclaimer=notice.PURPOSE,
        contact=made.contact.told if made.contact else "",
        core_signs=tuple(CoreSign(*sign) for sign in made.topic.signs.core.items()),
        papers=region.paper,
        cards=tuple(
            Card(
                urgency=level.slug,
                come_back=quiz.flow.come_back.get(level, "") if quiz else "",
                note=region.plain_notes.get(level.slug, ""),
            )
            for level in Urgency
        ),
        quiz=_quiz(quiz, made) if quiz else None,
        unsaid=made.left_out.words,
        body_map=_to_mark(made.body_map, made) if made.body_map else None,
        leaflets=_leaflets(made),
        picture_sheets=tuple(_picture_sheet(path, made) for path in told.leaflets.pictures),
        doors=tuple(Door(made.urls[path], purpose) for path, purpose in told.doors.items()),
        at_hand=tuple(made.urls[path] for path in (HOME, GET_HELP, told.first_steps) if path),
        kiosk_minutes=clinic.kiosk_minutes if clinic else KIOSK_MINUTES,
        kiosk_prints=clinic is not None and clinic.kiosk_print == "on",
        clinic=_clinic(clinic) if clinic else None,
        pages=tuple(
            PageEntry(
                file=made.urls[path],
                title=(entry := catalogue.pages[path]).head.title,
                kind=entry.head.kind.value,
                summary=entry.head.summary,
                review=notice.for_page(entry, today, draft=told.draft).review,
                review_due=entry.due,
                leaflet=made.leaflets.get(path, ""),
            )
            for path in made.reading_order
        ),
    )


def _clinic(told: clinic.Clinic) -> Clinic:
    """Return whose copy it is; the logo lies in the site, under the address that the pages use."""
    return Clinic(told.name, told.telephone, told.hours, told.region, told.address, told.website)


def _quiz(quiz: quizzes.Quiz, made: Build) -> Quiz:
    file = made.urls[made.catalogue.completed(Template.QUIZ)]
    return Quiz(file, plain_address(file), quiz.flow.version, tuple(quiz.ticks))


def _to_mark(drawn: body_map.BodyMap, made: Build) -> BodyMap:
    file = made.urls[made.catalogue.completed(Template.BODY_MAP)]
    views = tuple(View(*view) for view in drawn.to_mark())
    return BodyMap(file, drawn.told.note, views)


def _leaflets(made: Build) -> Leaflets:
    told = made.topic.told.leaflets
    return Leaflets(
        told.page_only,
        # poster and pocket card are no pages
        {
            title: tuple(made.urls.get(name, name) for name in names)
            for title, names in told.sets.items()
        },
    )


def _picture_sheet(path: str, made: Build) -> PictureSheet:
    signs, lines = made.topic.signs.signs, made.topic.told.leaflets.pictures[path]
    return PictureSheet(
        made.urls[path],
        tuple(
            PictureLine(
                words=(signs[line.sign].short or signs[line.sign].words)
                if line.sign
                else line.words,
                svg=drawings.inline(made.topic.docs, line.drawing),
                is_sign=bool(line.sign),
                never=line.never,
            )
            for line in lines
        ),
    )
