"""Take in a file of answers: show what it would change, and record it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from common.problems import Problem, ProblemsError
from review import records
from review.records import Record
from review.source import Content
from review.standing import stand


def read(file: Path, content: Content, today: date) -> Record:
    """Return the answers in a file; raise one `ProblemsError` with all that is wrong with them."""
    shown = str(file)
    try:
        record = records.parse(file.read_bytes(), shown)
    except OSError as error:
        raise ProblemsError([Problem(shown, 0, f"cannot read: {error.strerror}")]) from None
    problems = []
    slug = content.topic.told.slug
    if record.topic != slug:
        problems.append(Problem(shown, 0, f"expected a review of {slug}, found {record.topic!r}"))
    if not record.made <= record.on <= today:
        told = f"on: expected a day from {record.made}, when the pack was made, to {today}"
        problems.append(Problem(shown, 0, f"{told}, found {record.on}"))
    if not any(said.decision for one in record.read for said in one.lines):
        problems.append(Problem(shown, 0, "no line is judged: nothing to record"))
    if problems:
        raise ProblemsError(problems)
    return record


def effect(record: Record, content: Content) -> Iterator[str]:
    """Yield in plain words what a record changes, a line each."""
    who = record.reviewer
    named = "may be named" if who.may_be_named else "not to be named"
    number = f", register number {who.register_number}" if who.register_number else ""
    yield f"{who.name}, {who.role}{number}; {named}; conflicts of interest: {who.conflict}"
    known = list(content.records.values())
    before = content.standings
    after = stand(content.items, [*known, record], content.policy.due)
    for read in record.read:
        agreed = sum(said.decision == "agree" for said in read.lines)
        judged = sum(said.line.to_agree for said in read.lines)
        if not agreed and not read.asks:
            continue
        here = next((one for one in after.values() if one.item.hash == read.hash), None)
        if here is None:
            yield f"{read.item}: {agreed} of {judged} lines agreed; changed since it was read"
        else:
            was, now = before[here.item.id].state, here.state
            yield f"{read.item}: {agreed} of {judged} lines agreed; was: {was}; is now: {now}"
        for said in read.asks:
            yield f"  {said.decision}: “{said.text}”{wanted(said)}"
    if record.remarks:
        yield f"Remarks: {record.remarks}"


def wanted(said: records.Said) -> str:
    """Return what a reviewer wants of a line, and why."""
    told = [
        f" How soon: {said.urgency}." if said.urgency else "",
        f" To say: “{said.words}”" if said.words else "",
        f" Why: {said.reason}" if said.reason else "",
    ]
    return "".join(told)


def write(record: Record, content: Content, checked_by: str) -> Path:
    """Record it in the topic's `reviews/`, and return the file; never over another one."""
    record = Record.model_validate(
        record.model_dump(by_alias=True) | {"checked_by": checked_by}, strict=False
    )
    folder = content.topic.folder / records.FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / f"{record.on}-{record.pack}-{_slug(record.reviewer.name)}.json"
    text = records.as_json(record)
    if file.exists():
        same = file.read_text("utf-8") == text
        told = "it is recorded already" if same else "another review of this day is recorded here"
        raise ProblemsError([Problem(str(file), 0, told)])
    file.write_text(text, "utf-8")
    return file


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "reviewer"
