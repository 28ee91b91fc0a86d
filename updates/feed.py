"""Versions and withdrawals as a feed. Source: RFC 4287, The Atom Syndication Format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from common.versions import FEED, PAGE, Known, Published, Withdrawal

ATOM = "http://www.w3.org/2005/Atom"
NAMES: Any = {None: ATOM}
"""The one name space, without a prefix; the types of lxml know no such."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    """One thing to hear of."""

    key: str
    """What makes its id: the same in each build, wherever the site moves to."""
    day: date
    title: str
    lines: tuple[str, ...]


def write(published: Published, language: str) -> bytes:
    """Return the feed, the newest entry first."""
    entries = sorted(_entries(published), key=lambda one: (one.day, one.key), reverse=True)
    feed = etree.Element(f"{{{ATOM}}}feed", {LANGUAGE: language}, nsmap=NAMES)
    _add(feed, "id", _id(published.topic, ""))
    _add(feed, "title", f"{published.title}: versions and corrections")
    _add(feed, "updated", _moment(entries[0].day))
    _add(_add(feed, "author"), "name", published.title)
    if published.address:
        here, page = f"{published.address}{FEED}", f"{published.address}{PAGE}"
        _add(feed, "link", rel="self", type="application/atom+xml", href=here)
        _add(feed, "link", rel="alternate", type="text/html", href=page)
    for one in entries:
        entry = _add(feed, "entry")
        _add(entry, "id", _id(published.topic, one.key))
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.day))
        _add(entry, "content", "\n\n".join(one.lines), type="text")
    etree.indent(feed, " ")
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8") + b"\n"


def _entries(published: Published) -> Iterator[Entry]:
    yield from map(_of_version, published.versions)
    yield from map(_of_withdrawal, published.withdrawn)


def _of_version(known: Known) -> Entry:
    lines = known.corrected or ("No correction is listed.",)
    title = f"Version {known.version}" + (": corrections" if known.corrected else "")
    return Entry(f"version/{known.version}", known.version.day, title, lines)


def _of_withdrawal(one: Withdrawal) -> Entry:
    key = f"withdrawn/{one.first}/{one.day}"  # more versions may be added to it
    return Entry(key, one.day, f"WITHDRAWN: version {one.named}", (one.reason, one.instead))


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = text or None
    return child


def _id(topic: str, key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'versions/{topic}/{key}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
