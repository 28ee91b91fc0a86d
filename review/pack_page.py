"""A pack as one HTML file: it opens by double click, asks nothing of any network, saves answers."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import jinja2

from common.dates import in_words
from common.urgency import Urgency
from review.diff import since
from review.items import PAGE, RULE, SIGN, Item
from review.lines import CARE
from review.packs import Pack
from review.records import as_read
from review.source import Content
from review.standing import Standing

TEMPLATES = Path(__file__).with_name("templates")
BLOCKS = {"do": "Do", "dont": "Do not"} | {
    f"{CARE}{level.slug}": f"On the card “{level.words.heading}”" for level in Urgency
}


@dataclass(frozen=True)
class Group:
    """An item with its place in the file of answers."""

    number: int
    item: Item


def page(content: Content, pack: Pack, made: date) -> str:
    """Return the file; `made` is the day on which it is made."""
    groups = [Group(number, item) for number, item in enumerate(pack.items)]
    style, script = (TEMPLATES / f"pack.{kind}" for kind in ("css", "js"))
    values = {
        "pack": pack,
        "site": content.topic.told.name,
        "made": in_words(made),
        "levels": list(Urgency),
        "headings": {level.slug: level.words.heading for level in Urgency},
        "blocks": BLOCKS,
        "words": content.topic.signs.words,
        "known": content.catalogue.sources,
        "signs": [group for group in groups if group.item.kind == SIGN],
        "pages": [group for group in groups if group.item.kind == PAGE],
        "rules": [group for group in groups if group.item.kind == RULE],
        "changed": list(changed(pack, content.standings)),
        "first": not any(content.standings[item.id].last for item in pack.items),
        "blank": _blank(content, pack, made),
        "style": style.read_text("utf-8"),
        "script": script.read_text("utf-8"),
    }
    values["policy"] = _policy(str(values["style"]), str(values["script"]))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("pack.html").render(values)


def changed(pack: Pack, standings: Mapping[str, Standing]) -> Iterator[tuple[Item, list[str]]]:
    """Yield each item of a pack that was read once and differs, with what differs."""
    for item in pack.items:
        last = standings[item.id].last
        found = list(since(last.read, item)) if last else []
        if found:
            yield item, found


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


def _policy(style: str, script: str) -> str:
    """Return a policy by which this style and this script run, and nothing is fetched or sent."""

    def one(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    own = f"style-src {one(style)}; script-src {one(script)}"
    return f"default-src 'none'; {own}; form-action 'none'; base-uri 'none'"
