"""What is reviewed, by whom, until when; what has changed since and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from common.dates import in_words
from common.plurals import counted
from common.topic import command
from review import packs
from review.items import PAGE, REGION, RULE, SIGN
from review.open_points import points
from review.release import Lacking
from review.source import Content
from review.standing import State, gone
from review.take_in import wanted

KINDS = (SIGN, RULE, PAGE, REGION)


def counts(content: Content) -> Iterator[str]:
    """Yield how much of each kind is reviewed, a line each."""
    standings = content.standings
    for kind in KINDS:
        of_kind = [one for one in standings.values() if one.item.kind == kind]
        if not of_kind:
            continue
        states = Counter(one.state for one in of_kind)
        rest = [f"{states[state]} {state}" for state in State if state != State.REVIEWED]
        told = ", ".join(one for one in rest if not one.startswith("0 "))
        yield f"{states[State.REVIEWED]} of {counted(len(of_kind), kind)} reviewed" + (
            f"; {told}" if told else ""
        )


def lines(content: Content, lacks: list[Lacking], today: date) -> Iterator[str]:
    """Yield the status as printed on a day; `lacks` is what a release lacks."""
    yield from counts(content)
    standings = content.standings
    yield ""
    if not content.records:
        yield "No review is recorded: nothing here has been reviewed by a clinician."
    for file, record in content.records.items():
        who = record.reviewer
        yield (
            f"{file.name}: {who.name}, {who.role}, on {in_words(record.on)}, "
            f"{counted(len(record.read), 'part')}; checked by {record.checked_by}"
        )
    due = sorted((one.due, one.item.id) for one in standings.values() if one.due)
    if due:
        day = due[0][0]
        parts = counted(sum(one == day for one, _ in due), "part")
        yield f"Next review due: {in_words(day)}, of {parts}"
        late = sum(one < today for one, _ in due)
        yield f"Overdue: {late or 'none'}"
    yield from _listed(
        "Changed since", [n for n, s in standings.items() if s.state is State.CHANGED]
    )
    yield from _listed("Reviewed, and gone since", gone(content.items, content.records.values()))
    yield from _listed("Open", [str(one) for one in points(standings.values())])
    records = content.records.values()
    told = [(one, record.reviewer) for record in records for one in record.people]
    yield from _listed(
        "Made-up people whom a reviewer would tell something else",
        [
            f"{one.case}, told “{one.told}”: {who.name}, {who.role}.{wanted(one)}"
            for one, who in told
            if one.decision == "change"
        ],
    )
    if content.policy.packs:
        yield from _listed("In no pack", packs.in_none(content))
    yield ""
    stops = [one for one in lacks if one.must]
    yield "A release lacks nothing that it must have." if not stops else "A release lacks:"
    for one in lacks:
        yield f"  {'MUST' if one.must else 'noted'}: {one.what}: {len(one.found)}"
    yield f"This lists them: {command('review release', content.topic.folder)}"


def _listed(what: str, found: list[str] | tuple[str, ...]) -> Iterator[str]:
    if found:
        yield f"{what}: {len(found)}"
        yield from (f"  {one}" for one in found)
