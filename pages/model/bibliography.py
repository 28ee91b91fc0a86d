"""The sources that pages cite, read from one CSL-JSON file (the form Zotero and pandoc share)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import json_reader
from common.problems import Problem

QUOTED = re.compile(r'"([^"\\]*)"')  # "id": "a-source"
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
READ = ("excerpt", "copy", "original")
"""How a source was read: part of it, as a copy or report of it elsewhere, or whole at its place."""
KINDS = {
    "webpage": "web page",
    "article-journal": "journal article",
    "article-newspaper": "news",
    "chapter": "chapter of a book",
}
"""What a source is, by its type in CSL; another type is told as it is called."""
MONTHS = tuple(calendar.month_name)
"""From 1: the first is empty."""


@dataclass(frozen=True)
class Entry:
    """One source."""

    key: str
    title: str
    publisher: str
    address: str
    """Where it was read."""
    linked: bool
    """False where the address is a copy on a file-sharing host, which no page should link to."""
    published: str
    """As printed, such as `2021` or `July 2026`; empty where no date was seen."""
    checked: str
    """When the address was last looked at, such as `November 2026`."""
    note: str
    read: str = ""
    """How it was read, one of `READ`; empty where nobody wrote it down."""
    kind: str = KINDS["webpage"]
    """What it is, such as `journal article`."""

    @property
    def how(self) -> str:
        """How it was read, in words before the day; no more is claimed than was written down."""
        return f"{self.read} read" if self.read else "looked at"


def read(path: Path, shown: str) -> tuple[dict[str, Entry], list[Problem]]:
    """Read the bibliography; `shown` is the name under which its problems are reported."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}, [Problem(shown, 0, "expected the bibliography, found no such file")]
    except UnicodeDecodeError as error:
        return {}, [Problem(shown, 0, f"expected UTF-8 text: {error.reason}")]
    items, problems = json_reader.read(text, shown)
    if problems:
        return {}, problems
    if not isinstance(items, list):
        return {}, [Problem(shown, 1, "expected a list of sources in CSL-JSON: [ {...}, ... ]")]
    entries: dict[str, Entry] = {}
    lines = _lines(text)
    for item in items:
        key = str(item.get("id", "")) if isinstance(item, dict) else ""
        line = lines.get(key, 0)
        missing = _missing(item) if isinstance(item, dict) else ["an object with an id"]
        if missing:
            name = f"source {key!r}" if key else "a source"
            problems.append(Problem(shown, line, f"{name} lacks {', '.join(missing)}"))
        elif key in entries:
            problems.append(Problem(shown, line, f"source {key!r} stands twice"))
        else:
            entries[key] = _entry(key, item)
    return entries, problems


def _missing(item: Mapping[str, Any]) -> list[str]:
    """Name what a reader could not do without."""
    missing = [f"`{name}`" for name in ("id", "type", "title") if not item.get(name)]
    if not (item.get("publisher") or item.get("container-title")):
        missing.append("`publisher` (or `container-title`, for a journal)")
    if not ADDRESS.fullmatch(str(item.get("URL", ""))):
        missing.append('an address. Right: "URL": "https://..."')
    if not _date(item.get("accessed")):
        missing.append('the date it was checked. Right: "accessed": {"date-parts": [[2026, 11]]}')
    if (item.get("custom") or {}).get("read", READ[0]) not in READ:
        missing.append(f'how it was read. Right: "custom": {{"read": one of {", ".join(READ)}}}')
    return missing


def _entry(key: str, item: Mapping[str, Any]) -> Entry:
    custom = item.get("custom") or {}
    return Entry(
        key=key,
        title=str(item["title"]),
        publisher=str(item.get("publisher") or item["container-title"]),
        address=str(item["URL"]),
        linked=custom.get("link", True) is not False,
        published=_date(item.get("issued")),
        checked=_date(item.get("accessed")),
        note=str(item.get("note", "")),
        read=str(custom.get("read", "")),
        kind=KINDS.get(str(item["type"]), str(item["type"]).replace("-", " ")),
    )


def _date(value: object) -> str:
    """Return a CSL date as printed; empty where there is none."""
    try:
        year, *rest = value["date-parts"][0]  # type: ignore[index]
        return " ".join([*(MONTHS[int(m)] for m in rest[:1]), str(int(year))])
    except (TypeError, KeyError, IndexError, ValueError):
        return ""


def _lines(text: str) -> dict[str, int]:
    """Return the line on which each word in quotes first stands: JSON itself keeps no lines."""
    found: dict[str, int] = {}
    for line, row in enumerate(text.split("\n"), 1):
        for word in QUOTED.findall(row):
            found.setdefault(word, line)
    return found
