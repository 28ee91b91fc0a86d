"""A pack on paper, as tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from common import typesetting
from common.dates import in_words
from common.problems import Problem
from common.urgency import Urgency
from review.items import PAGE, RULE, SIGN, Item
from review.lines import URGENT, Line
from review.pack_page import BLOCKS, FIELDS, changed, unchanged
from review.packs import Pack
from review.render import TEMPLATES
from review.source import Content

PARTS = {SIGN: "Signs that need help", RULE: "Rules of the quiz"}


def pdf(content: Content, pack: Pack, made: date) -> bytes:
    """Return the file; `made` is the day on which it is made.

    Raises `ProblemsError` where it cannot go on accessible paper.
    """
    told = {
        "title": pack.title,
        "site": content.topic.told.name,
        "made": in_words(made),
        "claims": pack.claims,
        "minutes": pack.minutes,
        "changed": [
            {"title": item.title, "lines": lines}
            for item, lines in changed(pack, content.standings)
        ],
        "unchanged": unchanged(pack, content.standings),
        "parts": list(_parts(content, pack)),
        "people": [
            {
                "story": case.story,
                "given": result.urgency.words.level,
                "expected": case.expected.words.level,
            }
            for case, result in pack.people
        ],
        "fields": list(FIELDS.values()),
    }
    at = int(datetime(made.year, made.month, made.day, tzinfo=UTC).timestamp())
    of = Problem(pack.name, 0, "the pack cannot be set")
    setting = typesetting.compiler(TEMPLATES)
    return typesetting.pdf(setting, TEMPLATES / "pack.typ", told, at, of)


def _parts(content: Content, pack: Pack) -> Iterator[dict[str, Any]]:
    for kind, title in PARTS.items():
        if kind == RULE:
            for item in pack.of(PAGE):
                lines = [_line(content, line) for line in item.lines[1:]]
                yield {"title": f"Page: {item.title}", "lines": lines}
        if items := pack.of(kind):
            yield {"title": title, "lines": [_first(content, item) for item in items]}


def _first(content: Content, item: Item) -> dict[str, Any]:
    line = item.lines[0]
    card = Urgency.from_slug(line.urgency).words.level if line.urgency else ""
    rule = f": rule {item.name}" if item.kind == RULE else ""
    return _line(content, line) | {"card": f"{card}{rule}"}


def _line(content: Content, line: Line) -> dict[str, Any]:
    words = content.topic.signs.words
    shown = f"{words.get(line.shows, line.shows)} (a sign: judged by itself)" if line.shows else ""
    return {
        "heading": line.title,
        "text": shown or line.text,
        "card": BLOCKS.get(line.block, line.block),
        "urgent": line.urgency in URGENT,
        "more": list(line.more.items()),
        "sources": list(line.sources),
        "own": line.own,
        "judged": line.to_agree,
    }
