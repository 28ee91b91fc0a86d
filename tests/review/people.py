"""Reviewers who do not exist, and what they sign."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from review import source
from review.records import FOLDER, Read, Record, Reviewer, Said, as_json, as_read
from review.source import Content

ADA = Reviewer(
    name="Ada Example",
    role="hand surgeon",
    register_number="T-0001",
    conflict="none",
    may_be_named=True,
)
BEN = Reviewer(
    name="Ben Sample", role="GP", register_number="T-0002", conflict="none", may_be_named=True
)
EVA = Reviewer(name="Eva Nobody", role="physiotherapist", conflict="none", may_be_named=False)
FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 8)


def agreed(read: Read, but: Mapping[str, Said] | None = None) -> Read:
    """Return what somebody read who agrees with each line, but for those in `but`, by text."""
    lines = tuple(
        (but or {}).get(one.text)
        or (one.model_copy(update={"decision": "agree"}) if one.line.to_agree else one)
        for one in read.lines
    )
    return read.model_copy(update={"lines": lines})


def record_of(
    content: Content,
    *ids: str,
    by: Reviewer = ADA,
    on: date = FIRST,
    but: Mapping[str, Said] | None = None,
) -> Record:
    """Return the record of somebody who agrees with these items, or with all of them."""
    items = [content.items[one] for one in ids or content.items]
    return Record(
        topic=content.topic.told.slug,
        pack="all",
        made=on,
        on=on,
        reviewer=by,
        checked_by="Carl Invented",
        read=tuple(agreed(as_read(item), but) for item in items),
    )


def sign(
    topic: Path,
    *ids: str,
    by: Reviewer = ADA,
    on: date = FIRST,
    but: Mapping[str, Said] | None = None,
) -> Path:
    """Record that somebody agrees with these items as they are now; with all of them by default."""
    record = record_of(source.read(topic), *ids, by=by, on=on, but=but)
    folder = topic / FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / f"{on}-{by.name.split()[0].lower()}-{len(list(folder.iterdir()))}.json"
    file.write_text(as_json(record), "utf-8")
    return file
