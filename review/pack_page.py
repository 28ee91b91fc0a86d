"""A pack as one HTML file: it opens by double click, asks nothing of any network, saves answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from common.dates import in_words
from common.plurals import counted
from common.urgency import Urgency
from review.diff import since
from review.drawn import Drawings
from review.evidence import evidence
from review.follows import Group, follows
from review.items import PAGE, REGION, RESTS, RULE, SIGN, Item
from review.lines import CARE
from review.packs import Pack
from review.records import LETTERS, OUTSIDE, as_read, person
from review.render import render
from review.source import Content
from review.standing import Standing

BLOCKS = {"do": "Do", "dont": "Do not"} | {
    f"{CARE}{level.slug}": f"On the card “{level.words.heading}”" for level in Urgency
}
CHOICES = {
    "agree": "agree",
    "change": "change",
    "remove": "remove",
    OUTSIDE: "outside my field",
}
"""What can be said of a line, in words."""
KINDS = {PAGE: "Page", REGION: "Region"}
"""What is read line by line."""
FIELDS = {
    "name": "Your name",
    "role": "Your role, such as GP or vascular surgeon",
    "register_number": "Your number in a register, if you give it",
    "conflict": "Conflicts of interest; write “none” if there are none",
    "on": "Day of the review",
    "remarks": "Is a sign missing? What else is there to say?",
}
"""What a reviewer is asked for, in words."""


@dataclass(frozen=True)
class Seen:
    """A sign, or a line that stands for several, as it stands on a card of a page."""

    words: str
    level: str
    """How soon, in words."""
    where: str
    """Where it is judged, in words."""
    row: str
    """The id of its row in this file; empty where it is judged in another."""
    parts: tuple[Seen, ...]
    """The signs that it stands for."""


def page(content: Content, pack: Pack, made: date) -> str:
    """Return the file; `made` is the day on which it is made."""
    groups = [Group(number, portion) for number, portion in enumerate(pack.portions)]
    drawings = Drawings(content.topic.docs)
    together = content.topic.signs.together
    signs = [group for group in groups if group.item.kind == SIGN]
    names = {line.shows for one in pack.portions for _, line in one.lines} | {
        group.item.name for group in signs
    }
    values = {
        "pack": pack,
        "site": content.topic.told.name,
        "made": in_words(made),
        "levels": list(Urgency),
        "counted": counted,
        "headings": {level.slug: level.words.heading for level in Urgency},
        "called": {level.slug: level.words.level for level in Urgency},
        "blocks": BLOCKS,
        "choices": CHOICES,
        "known": content.sources,
        "evidence": evidence(pack, content.sources),
        "signs": [group for group in signs if group.item.name not in together],
        "combined": [group for group in signs if group.item.name in together],
        "pages": [group for group in groups if group.item.kind in KINDS],
        "kinds": KINDS,
        "rules": [group for group in groups if group.item.kind == RULE],
        "seen": {name: seen(content, pack, name) for name in names if name},
        "follows": follows(pack, groups),
        # checked with all pages
        "draw": lambda drawn: "".join(drawings.svgs(drawn)),
        "changed": list(changed(pack, content.standings)),
        "unchanged": unchanged(pack, content.standings),
        "fields": FIELDS,
        "letters": LETTERS,
        "rests": RESTS,
        "blank": _blank(content, pack, made),
    }
    return render("pack", values)


def seen(content: Content, pack: Pack, name: str) -> Seen:
    """Return what a card of a pack's page shows under the id of a sign."""
    signs = content.topic.signs
    rows = {item.name: f"{number}-0" for number, item in enumerate(pack.items) if item.kind == SIGN}
    level = signs.level_of(name)
    return Seen(
        signs.words.get(name, name),
        Urgency.from_slug(level).words.level if level else "",
        "judged by itself in this file" if name in rows else _elsewhere(content, pack, name),
        rows.get(name, ""),
        tuple(seen(content, pack, part) for part in signs.stands_for(name)),
    )


def _elsewhere(content: Content, pack: Pack, name: str) -> str:
    """Say where a sign is judged that is not in this file."""
    first = (*content.topic.signs.stands_for(name), name)[0]
    packs = {key: one.title for key, one in content.policy.packs.items() if first in one.signs}
    if pack.whole in packs:
        return "judged in another part of this pack"
    return next((f"judged in the pack “{title}”" for title in packs.values()), "in no pack yet")


def changed(pack: Pack, standings: Mapping[str, Standing]) -> Iterator[tuple[Item, list[str]]]:
    """Yield each item of a pack that was read once and differs, with what differs."""
    for item in pack.items:
        last = standings[item.id].last
        found = list(since(last.read, item)) if last else []
        if found:
            yield item, found


def unchanged(pack: Pack, standings: Mapping[str, Standing]) -> str:
    """Return what is said where nothing has changed since the last review."""
    if any(standings[item.id].last for item in pack.items):
        return "Nothing."
    return "Nothing of this pack has been reviewed before."


def _blank(content: Content, pack: Pack, made: date) -> str:
    """Return the answers with none given, as JSON that no text in it can end early."""
    people = [person(case.id, case.story, result.urgency.slug) for case, result in pack.people]
    told = {
        "schema": 1,
        "topic": content.topic.told.slug,
        "pack": pack.name,
        "made": made.isoformat(),
        "people": [one.model_dump(mode="json", exclude_defaults=True) for one in people],
        "read": [
            as_read(item).model_dump(mode="json", exclude_defaults=True) for item in pack.items
        ],
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
