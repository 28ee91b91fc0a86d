"""A pack as one HTML file: it opens by double click, asks nothing of any network, saves answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from common.dates import in_words
from common.urgency import Urgency
from review.diff import since
from review.items import PAGE, RULE, SIGN, Item
from review.lines import CARE
from review.packs import Pack
from review.records import as_read
from review.render import render
from review.source import Content
from review.standing import Standing

BLOCKS = {"do": "Do", "dont": "Do not"} | {
    f"{CARE}{level.slug}": f"On the card “{level.words.heading}”" for level in Urgency
}


FIELDS = {
    "name": "Your name",
    "role": "Your role, such as GP or vascular surgeon",
    "register_number": "Your number in a register, if you give it",
    "conflict": "Conflicts of interest; write “none” if there are none",
    "on": "Day of the review",
    "remarks": "Is a sign missing? What else is there to say, also on the made-up people?",
}
"""What a reviewer is asked for, in words."""


@dataclass(frozen=True)
class Group:
    """An item with its place in the file of answers."""

    number: int
    item: Item


def page(content: Content, pack: Pack, made: date) -> str:
    """Return the file; `made` is the day on which it is made."""
    groups = [Group(number, item) for number, item in enumerate(pack.items)]
    values = {
        "pack": pack,
        "site": content.topic.told.name,
        "made": in_words(made),
        "levels": list(Urgency),
        "headings": {level.slug: level.words.heading for level in Urgency},
        "called": {level.slug: level.words.level for level in Urgency},
        "blocks": BLOCKS,
        "words": content.topic.signs.words,
        "known": content.catalogue.sources,
        "signs": [group for group in groups if group.item.kind == SIGN],
        "pages": [group for group in groups if group.item.kind == PAGE],
        "rules": [group for group in groups if group.item.kind == RULE],
        "changed": list(changed(pack, content.standings)),
        "unchanged": unchanged(pack, content.standings),
        "fields": FIELDS,
        "blank": _blank(content, pack, made),
    }
    return render("pack", values)


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
    told = {
        "schema": 1,
        "topic": content.topic.told.slug,
        "pack": pack.name,
        "made": made.isoformat(),
        "read": [
            as_read(item).model_dump(mode="json", exclude_defaults=True) for item in pack.items
        ],
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
