"""Take in a file of answers: show what it would change, and record it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from common.plurals import counted
from common.problems import Problem, ProblemsError
from review import records
from review.items import PAGE
from review.records import OUTSIDE, OnPerson, Record, Said
from review.source import Content
from review.standing import name_of, stand

MOST_LETTERS = 60
"""Of a name within that of a file."""


def read(file: Path, content: Content, today: date, checked_by: str | None = None) -> Record:
    """Return the answers in a file, with who made sure of the reviewer where that is known.

    Raises one `ProblemsError` with all that is wrong with them.
    """
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
    problems += [Problem(shown, 0, told) for told in _misnamed(record, content)]
    checker = ""
    if checked_by is not None:
        try:
            checker = records.checker(checked_by, record.reviewer)
        except ValueError as error:
            problems.append(Problem(f"--checked-by, for {shown}", 0, str(error)))
    if problems:
        raise ProblemsError(problems)
    # the summary is for people: what is decided stands in the lines
    return record.model_copy(update={"checked_by": checker, "summary": ()})


def _misnamed(record: Record, content: Content) -> Iterator[str]:
    """Yield what stands under a name whose words the topic has under another."""
    for read in record.read:
        item = content.items.get(read.item)
        others = [one.id for one in content.items.values() if one.hash == read.hash]
        if not others or read.item in others:
            continue
        if item is None and read.item.startswith(f"{PAGE}:"):
            continue  # its file was renamed since
        yield f"{read.item}: these are the words of {', '.join(others)}: a decision is on both"


def effect(record: Record, content: Content) -> Iterator[str]:
    """Yield in plain words what a record changes, a line each."""
    who = record.reviewer
    named = "may be named" if who.may_be_named else "not to be named"
    number = f", register number {who.register_number}" if who.register_number else ""
    yield f"{who.name}, {who.role}{number}; {named}; conflicts of interest: {who.conflict}"
    before = content.standings
    every = sorted([*content.records.values(), record], key=lambda one: one.on)
    after = stand(content.items, every, content.policy.due)
    for read in record.read:
        decided = Counter[str](said.decision for said in read.lines)
        if not any(decided[one] for one in decided if one):
            continue
        judged = counted(sum(said.line.to_agree for said in read.lines), "line")
        told = f"{read.item}: {decided['agree']} of {judged} agreed"
        if decided[OUTSIDE]:
            told += f", {decided[OUTSIDE]} outside their field"
        name = name_of(read, content.items)
        if not name or content.items[name].hash != read.hash:
            yield f"{told}; changed since it was read: its words, or how they are cut into lines"
        else:
            yield f"{told}; was: {before[name].state}; is now: {after[name].state}"
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
    except (ValueError, RecursionError):
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


def write(record: Record, content: Content) -> Path:
    """Record it in the topic's `reviews/`, and return the file; never over another one."""
    folder = content.topic.folder / records.FOLDER
    file = folder / f"{record.on}-{_slug(record.pack)}-{_slug(record.reviewer.name)}.json"
    text = records.as_json(record)
    try:
        folder.mkdir(exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError:
        same = file.is_file() and file.read_text("utf-8") == text
        told = "it is recorded already" if same else "another review of this day is recorded here"
        raise ProblemsError([Problem(str(file), 0, told)]) from None
    except OSError as error:
        raise ProblemsError([Problem(str(file), 0, f"cannot write: {error.strerror}")]) from None
    return file


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MOST_LETTERS].strip("-") or "reviewer"
