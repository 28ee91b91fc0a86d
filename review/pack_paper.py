"""A pack on paper, as tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from common import typesetting
from common.dates import in_words
from common.plurals import counted
from common.problems import Problem
from common.urgency import Urgency
from review.drawn import Drawings
from review.evidence import evidence
from review.items import PAGE, REGION, RESTS, RULE, SIGN
from review.lines import URGENT, Line
from review.pack_page import BLOCKS, CHOICES, FIELDS, KINDS, Seen, changed, seen, unchanged
from review.packs import Pack, Portion
from review.render import TEMPLATES
from review.source import Content


def pdf(content: Content, pack: Pack, made: date) -> bytes:
    """Return the file; `made` is the day on which it is made.

    Raises `ProblemsError` where it cannot go on accessible paper.
    """
    told = {
        "title": pack.title,
        "site": content.topic.told.name,
        "made": in_words(made),
        "claims": counted(pack.claims + len(pack.people), "line"),
        "minutes": counted(pack.minutes, "minute"),
        "evidence": evidence(pack, content.sources),
        "changed": [
            {"title": item.title, "lines": lines}
            for item, lines in changed(pack, content.standings)
        ],
        "unchanged": unchanged(pack, content.standings),
        "choices": list(CHOICES.values()),
        "parts": list(_Paper(content, pack).parts()),
        "fields": list(FIELDS.values()),
    }
    at = int(datetime(made.year, made.month, made.day, tzinfo=UTC).timestamp())
    of = Problem(pack.name, 0, "the pack cannot be set")
    setting = typesetting.compiler(TEMPLATES)
    return typesetting.pdf(setting, TEMPLATES / "pack.typ", told, at, of)


class _Paper:
    """Puts the lines of a pack in order, and numbers those to judge: so words can name them."""

    def __init__(self, content: Content, pack: Pack) -> None:
        self.content, self.pack = content, pack
        self.numbers = count(1)
        self.drawings = Drawings(content.topic.docs)

    def parts(self) -> Iterator[dict[str, Any]]:
        together = self.content.topic.signs.together
        of_kind: dict[str, list[Portion]] = {SIGN: [], RULE: [], PAGE: [], REGION: []}
        for portion in self.pack.portions:
            of_kind[portion.item.kind].append(portion)
        signs = [one for one in of_kind[SIGN] if one.item.name not in together]
        several = [one for one in of_kind[SIGN] if one.item.name in together]
        yield from self.part("Signs that need help", [self.exact(one) for one in signs])
        title = "Lines that stand for several signs"
        yield from self.part(title, [self.exact(one) for one in several])
        yield from self.part("Rules of the quiz", [self.exact(one) for one in of_kind[RULE]])
        people = "Made-up people, of whom nobody is real, and what the quiz tells them"
        yield from self.part(people, list(self.people()))
        for portion in (*of_kind[PAGE], *of_kind[REGION]):
            lines = [self.line(line) for place, line in portion.lines if place or not line.title]
            some = len(portion.places) < len(portion.item.lines)
            sections = ", some of its sections; the others are in another part" if some else ""
            yield from self.part(
                f"{KINDS[portion.item.kind]}: {portion.item.title}{sections}", lines
            )

    def part(self, title: str, lines: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        if lines:
            yield {"title": title, "lines": lines}

    def exact(self, portion: Portion) -> dict[str, Any]:
        item = portion.item
        line = item.lines[0]
        card = Urgency.from_slug(line.urgency).words.level if line.urgency else ""
        rule = f": rule {item.name}" if item.kind == RULE else ""
        told = self.line(line) | {"card": f"{card}{rule}"}
        parts = self.seen(item.name).parts if item.kind == SIGN else ()
        return told | ({"more": self.stands_for(parts)} if parts else {})

    def people(self) -> Iterator[dict[str, Any]]:
        for case, result in self.pack.people:
            told = f"The quiz: {result.urgency.words.level}. Expected: {case.expected.words.level}."
            yield self.line(Line(case.story, own=case.editorial)) | {"more": [("", told)]}

    def line(self, line: Line) -> dict[str, Any]:
        known = self.content.sources
        found = [known[key] for key in line.keys if key in known]
        one = self.seen(line.shows) if line.shows else None
        return {
            "number": next(self.numbers) if line.to_agree else 0,
            "heading": line.title,
            "text": f"{one.words} ({one.where})" if one else line.text,
            "card": BLOCKS.get(line.block, ""),
            "urgent": line.urgency in URGENT,
            "more": self.stands_for(one.parts)
            if one
            else [(name, told) for name, told in line.more.items() if name != RESTS],
            "sources": [f"{one.publisher} ({one.kind}, {one.read} read)" for one in found],
            "own": line.own,
            "drawings": [
                {"svg": svg, "shows": drawn.shows or drawn.path}
                for drawn in line.drawings
                for svg in self.drawings.svgs(drawn)
            ],
        }

    def seen(self, name: str) -> Seen:
        return seen(self.content, self.pack, name)

    def stands_for(self, parts: Sequence[Seen]) -> list[tuple[str, str]]:
        return [("Stands for", f"{one.words}. {one.level} ({one.where})") for one in parts]
