"""Take in a file of answers: show what it would change, and record it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from common.problems import Problem, ProblemsError
from review import records
from review.records import OUTSIDE, OnPerson, Record, Said
from review.source import Content
from review.standing import stand


def read(file: Path, content: Content, today: date) -> Record:
    """Return the answers in a file; raise one `ProblemsError` with all that is wrong with them."""
    shown = str(file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ProblemsError([Problem(shown, 0, f"cannot read: {error.strerror}")]) from None
    if _is_draft(data):
        told = "a draft, saved half-way. Right: open it in its pack, and save it with “Finish”"
        raise ProblemsError([Problem(shown, 0, told)])
    record = records.parse(data, shown)
    problems = []
    slug = content.topic.told.slug
    if record.topic != slug:
        problems.append(Problem(shown, 0, f"expected a review of {slug}, found {record.topic!r}"))
    if not record.made <= record.on <= today:
        told = f"on: expected a day from {record.made}, when the pack was made, to {today}"
        problems.append(Problem(shown, 0, f"{told}, found {record.on}"))
    decided = [said.decided for one in record.read for said in one.lines]
    if not any(decided) and not any(one.decision for one in record.people):
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
        counted = Counter[str](said.decision for said in read.lines)
        if not any(counted[one] for one in counted if one):
            continue
        judged = sum(said.line.to_agree for said in read.lines)
        told = f"{read.item}: {counted['agree']} of {judged} lines agreed"
        if counted[OUTSIDE]:
            told += f", {counted[OUTSIDE]} outside their field"
        here = next((one for one in after.values() if one.item.hash == read.hash), None)
        if here is None:
            yield f"{told}; changed since it was read: its words, or how they are cut into lines"
        else:
            yield f"{told}; was: {before[here.item.id].state}; is now: {here.state}"
        for said in read.asks:
            yield f"  {said.decision}: “{said.text}”{wanted(said)}"
        for said in read.lines:
            if said.remarked:
                yield f"  agreed, with a remark: “{said.text}”{wanted(said)}"
    for one in record.people:
        if one.decision == "change":
            yield f"Made-up person {one.case}, told “{one.told}”:{wanted(one)}"
    if record.people:
        agreed = sum(one.decision == "agree" for one in record.people)
        yield f"Made-up people: {agreed} of {len(record.people)} agreed"
    if record.remarks:
        yield f"Remarks: {record.remarks}"


def _is_draft(data: bytes) -> bool:
    try:
        found = json.loads(data)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("draft") is True


def wanted(said: Said | OnPerson) -> str:
    """Return what a reviewer wants of a line, and why."""
    told = [
        f" How soon: {said.urgency}." if said.urgency else "",
        f" To say: “{said.words}”" if said.words else "",
        f" Why: {said.reason}" if said.reason else "",
    ]
    return "".join(told)


def write(record: Record, content: Content, checked_by: str) -> Path:
    """Record it in the topic's `reviews/`, and return the file; never over another one."""
    more = {"checked_by": checked_by, "summary": ()}  # what is decided stands in the lines
    record = Record.model_validate(record.model_dump(by_alias=True) | more, strict=False)
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
