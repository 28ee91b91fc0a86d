"""What stands in the way of a release, and what of it the topic's policy calls a must."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from common.dates import in_words
from common.plurals import counted
from common.topic import FILE as TOPIC
from common.urgency import Urgency
from pages.clinic import region
from review.hazards import FILE as SAFETY
from review.items import PAGE, REGION, RULE, SIGN
from review.open_points import points
from review.policy import Check
from review.source import Content
from review.standing import State

UNSAID = "the policy does not name it, so it is a must"
ORIGINAL = "original"


@dataclass(frozen=True)
class Lacking:
    """One kind of thing that a release lacks."""

    check: Check
    what: str
    found: tuple[str, ...]
    must: bool
    why: str


def lacking(content: Content, regions: Path, today: date) -> list[Lacking]:
    """Return all that a release lacks, the musts first; `regions` is the folder of region files."""
    found = []
    for check, (what, look) in CHECKS.items():
        told = tuple(look(content, regions, today))
        if told:
            line = content.policy.release.get(check)
            must, why = (line.must, line.why) if line else (True, UNSAID)
            found.append(Lacking(check, what, told, must, why))
    return sorted(found, key=lambda one: not one.must)


def lines(found: Iterable[Lacking], most: int = 8) -> Iterator[str]:
    """Yield it as printed, of each kind at most so many."""
    for one in found:
        yield f"{'MUST' if one.must else 'noted'}: {one.check}: {one.what}: {len(one.found)}"
        yield f"  Why: {one.why}"
        yield from (f"  - {told}" for told in one.found[:most])
        if len(one.found) > most:
            yield f"  - and {len(one.found) - most} more"


def _contact(content: Content, regions: Path, today: date) -> Iterator[str]:
    if content.topic.told.contact is None:
        told = "no way to tell what is wrong. Right: contact: {email: help@example.org}"
        yield f"{content.topic.folder / TOPIC}: {told}"


def _numbers(content: Content, regions: Path, today: date) -> Iterator[str]:
    for name in region.available(regions):
        for words in region.choose(name, regions, content.topic.told.appointment).unconfirmed:
            yield f"{regions / name}.yml: {words}"


def _sources(content: Content, regions: Path, today: date) -> Iterator[str]:
    known = content.catalogue.sources
    used: dict[str, list[str]] = {}
    for item in content.items.values():
        if item.kind == SIGN and item.urgency == Urgency.EMERGENCY.slug:
            for key in item.lines[0].keys:
                used.setdefault(key, []).append(item.name)
    for key, signs in used.items():
        if key in known and known[key].read != ORIGINAL:
            yield f"{key}, on the emergency sign {', '.join(signs)}: {known[key].how}"


def _not_reviewed(kind: str) -> Callable[[Content, Path, date], Iterator[str]]:
    def look(content: Content, regions: Path, today: date) -> Iterator[str]:
        for one in content.standings.values():
            urgent = kind != SIGN or one.item.urgency == Urgency.EMERGENCY.slug
            if one.item.kind == kind and urgent and one.state is not State.REVIEWED:
                yield f"{one.item.id}: {one.state}"

    return look


def _changed(content: Content, regions: Path, today: date) -> Iterator[str]:
    for one in content.standings.values():
        if one.state is State.CHANGED:
            yield one.item.id


def _overdue(content: Content, regions: Path, today: date) -> Iterator[str]:
    for one in content.standings.values():
        if one.due and one.due < today:
            yield f"{one.item.id}: its review was due on {in_words(one.due)}"
    for path, page in content.catalogue.pages.items():
        if page.head.review_due and page.head.review_due < today and not page.review:
            yield f"{path}: it was to be looked at by {in_words(page.head.review_due)}"


def _open(content: Content, regions: Path, today: date) -> Iterator[str]:
    yield from map(str, points(content.standings.values()))


def _quiz(content: Content, regions: Path, today: date) -> Iterator[str]:
    rules = [one for one in content.standings.values() if one.item.kind == RULE]
    left = [one for one in rules if one.state is not State.REVIEWED]
    if left:
        rest = counted(len(rules), "rule")
        yield f"not reviewed: {len(left)} of {rest}, and copies have the quiz"


def _hazards(content: Content, regions: Path, today: date) -> Iterator[str]:
    if content.safety is None:
        yield f"expected {content.topic.folder / SAFETY}, found none"
        return
    for one in content.safety.incidents:
        if one.closed is None:
            yield f"the incident of {one.day} is open: {one.what}"


CHECKS: dict[Check, tuple[str, Callable[[Content, Path, date], Iterator[str]]]] = {
    "contact": ("a way to be reached", _contact),
    "numbers": ("numbers and services that nobody has confirmed", _numbers),
    "open": ("changes that reviewers ask for", _open),
    "hazards": ("a log of hazards, and incidents that are closed", _hazards),
    "overdue": ("reviews that are overdue", _overdue),
    "changed": ("what has changed since it was reviewed", _changed),
    "signs": ("emergency signs that are not reviewed", _not_reviewed(SIGN)),
    "rules": ("rules that are not reviewed", _not_reviewed(RULE)),
    "pages": ("pages that are not reviewed", _not_reviewed(PAGE)),
    "regions": ("regions whose words nobody has reviewed", _not_reviewed(REGION)),
    "quiz": ("a quiz that is on before it is reviewed", _quiz),
    "sources": ("sources of emergency signs of which the original was not read", _sources),
}
