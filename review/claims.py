"""The claims as rows of a table: one row for each sign, rule and sentence, to agree with or not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from common.urgency import Urgency
from pages.model.bibliography import Entry
from review.items import PAGE, Item
from review.lines import Line
from review.page_lines import told

COLUMNS = (
    *("Item", "Page", "Heading", "How soon", "Claim", "More", "Sources", "Our own judgement"),
    *("Agree, change or remove", "Words", "Initials"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a cell begins that a spreadsheet would take for more than words, or for a mark of one."""
SAFE = "'"
"""Stands before such a cell; a spreadsheet then shows both as words and works out nothing."""


@dataclass(frozen=True)
class Claim:
    """One row."""

    item: Item
    line: Line
    pages: tuple[str, ...]
    """Where it stands, as paths from docs/; a sign stands on many."""
    sources: tuple[Entry, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts in the order of `COLUMNS`; the last three are for a person."""
        soon = self.line.urgency
        return (
            self.item.id,
            "\n".join(self.pages),
            self.line.heading,
            Urgency.from_slug(soon).words.level if soon else "",
            self.line.text,
            "\n".join([*_more(self.line)]),
            "\n".join(_read(source) for source in self.sources),
            "yes" if self.line.own else "no",
            *("", "", ""),
        )


def rows(
    items: Mapping[str, Item], sources: Mapping[str, Entry], page: str = ""
) -> Iterator[Claim]:
    """Yield every claim, or those of one page: its sentences, its signs, and rules that name it."""
    where: dict[str, list[str]] = {}
    for item in items.values():
        for sign in item.shows if item.kind == PAGE else ():
            where.setdefault(sign, []).append(item.name)
    for item in items.values():
        pages = [item.name] if item.kind == PAGE else [*item.leads_to, *where.get(item.name, ())]
        if page and page not in pages:
            continue
        for line in item.claims:
            entries = tuple(sources[key] for key in line.keys if key in sources)
            yield Claim(item, line, tuple(dict.fromkeys(pages)), entries)


def as_csv(claims: Iterable[Claim]) -> str:
    """Return a table in which no cell does anything when a spreadsheet opens it."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([safe(cell) for cell in claim.cells])
    return out.getvalue()


def safe(cell: str) -> str:
    """Return a cell that a spreadsheet takes for words alone."""
    return SAFE + cell if cell.startswith(FORMULA) else cell


def as_json(claims: Iterable[Claim]) -> str:
    """Return one object for each claim."""
    return json.dumps([_object(claim) for claim in claims], indent=2, ensure_ascii=False)


def _object(claim: Claim) -> dict[str, Any]:
    return {
        "item": claim.item.id,
        "pages": list(claim.pages),
        "heading": claim.line.heading,
        "urgency": claim.line.urgency or None,
        "text": claim.line.text,
        "more": dict(claim.line.more),
        "drawings": [one.path for one in claim.line.drawings],
        "sources": [
            {
                "key": source.key,
                "title": source.title,
                "publisher": source.publisher,
                "year": source.published,
                "address": source.address if source.linked else "",
                "read": source.read,
                "checked": source.checked,
            }
            for source in claim.sources
        ],
        "own_judgement": claim.line.own,
    }


def _more(line: Line) -> Iterator[str]:
    yield from (f"{name}: {text}" for name, text in line.more.items())
    yield from (f"Drawing: {one.path}, which shows: {one.shows}" for one in line.drawings)


def _read(source: Entry) -> str:
    """Return a source with its address, and what was read of it when."""
    address = f", {source.address}" if source.linked else ""
    return f"{told(source)}{address}; {source.how}, {source.checked}"
