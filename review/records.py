"""Records of reviews: one JSON file for each pack that somebody answered, in a topic's `reviews/`.

A record holds what was read, line by line with the decision on each, and its hash. So it shows what
a person agreed to even after the pages have changed, and a word that is changed in the record
itself is noticed. So is a name: a decision is bound to the item and to the words it was given for.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from common.problems import Problem, ProblemsError
from review.items import PAGE, Item
from review.lines import Drawing, Line, fingerprint

FOLDER = "reviews"
MOST_BYTES = 5_000_000
"""The answers to a pack of half an hour have some 50,000."""

TITLES = frozenset(
    ("dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame")
)
"""What stands before a name and makes no other person of somebody."""


def _seen(told: str) -> str:
    told = " ".join(told.split())
    if "<" in told or ">" in told:
        raise ValueError("expected no < or >, found one")
    if hidden := [sign for sign in told if not sign.isprintable()]:
        raise ValueError(f"a sign that nobody sees (U+{ord(hidden[0]):04X}) stands here: delete it")
    return told


Word = Annotated[str, StringConstraints(max_length=200), AfterValidator(_seen)]
"""A name or a role: it stands on pages and in files."""


def _some(told: str) -> str:
    if not told:
        raise ValueError("expected words, found none")
    return told


Name = Annotated[Word, AfterValidator(_some)]


def _has_letters(told: str) -> str:
    if sum(sign.isalpha() for sign in told) < LETTERS:
        raise ValueError(f"expected words, found {told!r}")
    return told


LETTERS = 2
"""A name and a role have so many at least; the page of a pack asks for as many."""
Told = Annotated[Name, AfterValidator(_has_letters)]
"""What a reviewer writes in a field that cannot stay empty."""
Text = Annotated[str, StringConstraints(max_length=10_000)]
PackName = Annotated[Name, StringConstraints(max_length=120, pattern=r"^[^./\\][^/\\]*$")]
"""A part of the name of the record's file."""
OUTSIDE = "outside"
Decision = Literal["", "agree", "change", "remove", "outside"]
"""What a reviewer says of a line; `outside` their field is no decision, and is kept."""
Soon = Literal["", "emergency", "same-day", "appointment", "self-care"]


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Model(BaseModel):
    """Part of a record; no key may stand in it that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reviewer(Model):
    """Who read it."""

    name: Told
    role: Told
    register_number: Word = ""
    conflict: Told
    """Conflicts of interest, in words; `none` where there are none."""
    may_be_named: bool
    """Whether the person has agreed to be named on the pages."""

    @property
    def key(self) -> str:
        """What two parts of one reading have in common: the number or, without one, the name.

        Stricter than `is_same`: halves that two people read are no whole.
        """
        return " ".join((self.register_number or self.name).casefold().split())

    def is_same(self, other: Reviewer) -> bool:
        """Tell whether both may be one person, who cannot be the second to read a sign.

        A number that is left out once, or is written in two ways, makes no second person; nor does
        a title, an accent or the order of a name.
        """
        numbers = [_digits(one.register_number) for one in (self, other)]
        names = [_name(one.name) for one in (self, other)]
        return names[0] == names[1] or (numbers[0] == numbers[1] != "")

    def is_called(self, told: str) -> bool:
        """Tell whether words name this person, by name or by number."""
        number = _digits(self.register_number)
        return _name(told) == _name(self.name) or (number != "" and number in _digits(told))

    @property
    def public_name(self) -> str:
        """The name as pages may show it; empty where the person does not want to be named."""
        return self.name if self.may_be_named else ""


class Said(Model):
    """One line, as it was read, and what the reviewer decided."""

    text: Text
    heading: Text = ""
    block: Text = ""
    sources: tuple[Text, ...] = ()
    keys: tuple[Text, ...] = ()
    own: bool = False
    more: Mapping[str, Text] = {}
    title: bool = False
    drawings: tuple[Drawing, ...] = ()
    decision: Decision = ""
    """Empty where none was made, and on lines that need none."""
    urgency: Soon = ""
    """How soon it should be, where the reviewer would change that."""
    words: Text = ""
    """What it should say."""
    reason: Text = ""

    @property
    def decided(self) -> bool:
        """Whether the reviewer agrees, or asks for something else."""
        return self.decision not in ("", OUTSIDE)

    @property
    def remarked(self) -> bool:
        """Whether the reviewer agrees and yet has something to say."""
        return self.decision == "agree" and bool(self.words or self.reason)

    @property
    def line(self) -> Line:
        """The line without the decision."""
        return Line(
            *(self.text, self.heading, self.block, self.sources, self.keys, self.own),
            dict(self.more),
            self.title,
            self.drawings,
        )


class Read(Model):
    """One item as it was read: with all its lines, also those of other parts."""

    item: Annotated[str, StringConstraints(pattern=r"^(sign|rule|page|region):[^\s<>]+$")]
    title: Text
    hash: Sha256
    """Of what counts of its lines, whatever it is called: a page whose file moves is the same."""
    bound: Sha256
    """Of its name with that hash, so that no decision comes to stand under another name."""
    decides: str = ""
    lines: tuple[Said, ...]

    @property
    def right_hash(self) -> str:
        """The hash of the lines that stand here."""
        exact = not self.item.startswith(f"{PAGE}:")
        lines = (one.line for one in self.lines)
        return fingerprint(lines, exact=exact, decides=self.decides)

    @property
    def right_bound(self) -> str:
        """What `bound` is for the name and the hash that stand here."""
        return bound(self.item, self.hash)

    @property
    def asks(self) -> tuple[Said, ...]:
        """The lines that the reviewer would change or remove."""
        return tuple(one for one in self.lines if one.decision in ("change", "remove"))

    @property
    def agreed(self) -> bool:
        """Whether the reviewer agreed with every line that can be agreed with."""
        asked = [one for one in self.lines if one.line.to_agree]
        return bool(asked) and all(one.decision == "agree" for one in asked)

    def after(self, before: Read) -> Read:
        """Return it with what was said of the same words before, where nothing is said now."""
        lines = tuple(
            new if new.decision else old for old, new in zip(before.lines, self.lines, strict=True)
        )
        return self.model_copy(update={"lines": lines})


class OnPerson(Model):
    """What a reviewer says of what the quiz told a made-up person."""

    case: Name
    story: Text
    told: Soon
    """How soon the quiz told them to get help."""
    bound: Sha256
    """Of these three."""
    decision: Decision = ""
    urgency: Soon = ""
    """How soon they should be told to."""
    words: Text = ""
    reason: Text = ""

    @property
    def right_bound(self) -> str:
        """What `bound` is for what stands here."""
        return bound(self.case, self.story, self.told)


class Record(Model):
    """One review."""

    summary: tuple[Text, ...] = ()
    """The same in words, for people who open a file of answers; nothing is taken from it."""

    schema_number: Annotated[Literal[1], Field(alias="schema")] = 1
    topic: Name
    """The slug of the topic."""
    pack: PackName
    made: date
    """The day on which the pack was made."""
    on: date
    """The day of the review."""
    reviewer: Reviewer
    checked_by: Word = ""
    """Who made sure that the reviewer is who they say; a file of answers has nobody yet."""
    remarks: Text = ""
    """What the reviewer said of the whole."""
    people: tuple[OnPerson, ...] = ()
    read: tuple[Read, ...]


def as_read(item: Item) -> Read:
    """Return an item as somebody reads it who has decided nothing yet."""
    lines = tuple(
        Said(
            text=line.text,
            heading=line.heading,
            block=line.block,
            sources=line.sources,
            keys=line.keys,
            own=line.own,
            more=dict(line.more),
            title=line.title,
            drawings=line.drawings,
        )
        for line in item.lines
    )
    return Read(
        item=item.id,
        title=item.title,
        hash=item.hash,
        bound=bound(item.id, item.hash),
        decides=item.decides,
        lines=lines,
    )


def person(case: str, story: str, told: str) -> OnPerson:
    """Return a made-up person as somebody reads of them who has decided nothing yet."""
    read = {"case": case, "story": story, "told": told, "bound": bound(case, story, told)}
    return OnPerson.model_validate(read)


def parse(data: bytes, shown: str) -> Record:
    """Return a record; raise one `ProblemsError` with what is wrong in it."""
    if len(data) > MOST_BYTES:
        told = f"at most {MOST_BYTES:,} bytes, found {len(data):,}"
        raise ProblemsError([Problem(shown, 0, told)])
    try:
        record = Record.model_validate_json(data)
    except ValidationError as error:
        raise ProblemsError(
            Problem(
                shown,
                0,
                f"{'.'.join(map(str, one['loc']))}: {_told(one['msg'])}; expected the file that "
                "a pack saves, as it is".removeprefix(": "),
            )
            for one in error.errors(include_url=False)[:10]
        ) from None
    if problems := [Problem(shown, 0, told) for told in _unsound(record)]:
        raise ProblemsError(problems)
    return record


def checker(told: str, reviewer: Reviewer) -> str:
    """Return who made sure of a reviewer; raise `ValueError` where that is nobody else."""
    try:
        name = TypeAdapter(Told).validate_python(told)
    except ValidationError as error:
        raise ValueError(_told(error.errors()[0]["msg"])) from None
    if reviewer.is_called(name):
        raise ValueError(
            f"expected somebody other than the reviewer, {reviewer.name}, found {name!r}: nobody "
            "makes sure of themselves"
        )
    return name


def _unsound(record: Record) -> Iterator[str]:
    """Yield what is wrong with a record though each of its parts is well formed."""
    for read in record.read:
        if read.hash != read.right_hash:
            yield f"{read.item}: its words are not those that were read: the hash differs"
        elif read.bound != read.right_bound:
            yield f"{read.item}: these words were read under another name: “{read.title}”"
        for said in read.lines:
            if said.decision and not said.line.to_agree:
                yield f"{read.item}: “{said.text}” is judged elsewhere, or only names what follows"
    for person in record.people:
        if person.bound != person.right_bound:
            yield f"{person.case}: this story, or what the quiz told, is not what was read"
    names = [*(read.item for read in record.read), *(person.case for person in record.people)]
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name}: expected it once, found it {count} times"
    if record.checked_by:
        try:
            checker(record.checked_by, record.reviewer)
        except ValueError as error:
            yield f"checked_by: {error}"


def read_all(folder: Path) -> dict[Path, Record]:
    """Return the records of the topic in a folder, the oldest first, by their files."""
    found: dict[Path, Record] = {}
    problems: list[Problem] = []
    for file in sorted((folder / FOLDER).glob("*.json")):
        try:
            found[file] = parse(file.read_bytes(), str(file))
        except ProblemsError as error:
            problems += error.problems
            continue
        if not found[file].checked_by:
            told = "expected `checked_by`, who made sure of the reviewer. Use `review import`"
            problems.append(Problem(str(file), 0, told))
    if problems:
        raise ProblemsError(problems)
    return dict(sorted(found.items(), key=lambda pair: (pair[1].on, pair[0].name)))


def as_json(record: Record) -> str:
    """Return a record as its file holds it."""
    told = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    told = {"schema": record.schema_number, **told}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _told(message: str) -> str:
    """Return what is wrong without the name of pydantic's error."""
    return message.removeprefix("Value error, ")


def bound(*told: str) -> str:
    """Return the SHA-256 of what a decision is on: its name first, then its words."""
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _name(told: str) -> list[str]:
    """Return what two ways to write one person's name have in common."""
    letters = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", told.casefold())
        if not unicodedata.combining(sign)
    )
    return sorted(set(re.findall(r"[^\W\d_]+", letters)) - TITLES)


def _digits(told: str) -> str:
    return re.sub(r"\D", "", told)
