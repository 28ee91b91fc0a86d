"""A page as a few pictures with a line each: the signs first, then what to do and what never to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bundle.formats.pdf.drawings import to_mark
from bundle.formats.pdf.sheet import ALONE, ALSO, UNSURE, Around, Told
from common.contents import PictureLine, PictureSheet
from common.urgency import Urgency

HOW = "Look at this with somebody."
UNTESTED = "It was not tested as Easy Read, and nobody who finds reading hard has tried it yet."


def picture_sheet(sheet: PictureSheet, around: Around) -> Told:
    """Return a picture sheet as the template wants it.

    Core signs that have no picture here stand in the box with the others, in short.
    """
    entry, words = around.entry(sheet.file), Urgency.EMERGENCY.words
    signs = [line for line in sheet.lines if line.is_sign]
    shown = {line.words for line in signs}
    told = around.told(f"{entry.title}: in pictures", entry.summary, sheet.file)
    return told | {
        "how": HOW,
        "untested": UNTESTED,
        "icon": words.icon,
        "level": words.level,
        "heading": ALONE,
        "signs": _rows(signs),
        "core": [sign for sign in around.core() if sign not in shown],
        "also": ALSO,
        "unsure": UNSURE,
        "steps": _rows(line for line in sheet.lines if not (line.is_sign or line.never)),
        "never": _rows(line for line in sheet.lines if line.never),
    }


def _rows(lines: Iterable[PictureLine]) -> list[dict[str, Any]]:
    return [{"words": line.words, "svg": to_mark(line.svg)} for line in lines]
