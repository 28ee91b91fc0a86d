"""Where the reader is: whom to call and whom to contact, kept out of the pages' own text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from pages import settings
from pages.problems import ContentError, Problem, did_you_mean
from pages.settings import Settings, Text
from pages.urgency import Urgency

DEFAULT = "international"
"""The region of a copy for which none was chosen."""

UNCONFIRMED = "not in the evidence, confirm before publishing"
"""Stands as the source of what nobody has confirmed yet."""

EXAMPLE = 'emergency: [{number: "999", where: the UK, source: a-key-of-the-bibliography}]'
CONTACT = "same-day: {whom: your doctor for a same-day appointment, source: a-key}"
DIGITS = re.compile(r"[0-9]{3,}")  # 112
SHORT_NUMBER = re.compile(r"(?<!\d )\b\d{3}\b(?! \d)")
"""Matches the `999` of `999 in the UK`, and no part of `0800 611 116`."""


def _number(number: str) -> str:
    if not DIGITS.fullmatch(number):
        raise ValueError(f'expected the digits of a number, such as "112", found {number!r}.')
    return number


def _sources(value: object, info: ValidationInfo) -> object:
    """Return the sources as a list; each is in the bibliography, or admits that there is none."""
    sources = value if isinstance(value, list) else [value]
    if not sources:
        raise ValueError("expected a source, found none.")
    known = (info.context or {})["sources"]
    for source in sources:
        if source != UNCONFIRMED and source not in known:
            hint = did_you_mean(str(source), [*known, UNCONFIRMED])
            raise ValueError(
                f"expected a key of the bibliography, or the words `{UNCONFIRMED}`, "
                f"found {source!r}.{hint}"
            )
    return sources


Number = Annotated[Text, AfterValidator(_number)]
Sources = Annotated[tuple[str, ...], BeforeValidator(_sources), Field(alias="source")]


class EmergencyNumber(Settings):
    """A number to call in an emergency."""

    number: Number
    where: Text
    """The place it works in, such as `the UK`."""
    sources: Sources
    warning: Text = ""
    """A sentence for readers who know the same number from elsewhere."""


def _some(numbers: tuple[EmergencyNumber, ...]) -> tuple[EmergencyNumber, ...]:
    if not numbers:
        raise ValueError("expected at least one number, found none.")
    return numbers


class Contact(Settings):
    """Whom to contact where it is no emergency."""

    whom: Text
    """Completes the sentence "Contact ..."."""
    sources: Sources


class Region(Settings):
    """What one region file says."""

    name: Text = Field(examples=["name: United Kingdom"])
    emergency: Annotated[tuple[EmergencyNumber, ...], AfterValidator(_some)] = Field(
        examples=[EXAMPLE]
    )
    same_day: Contact | None = Field(None, alias="same-day", examples=[CONTACT])
    appointment: Contact | None = Field(
        None, examples=["appointment: {whom: your doctor, source: a-key}"]
    )

    @property
    def emergency_note(self) -> str:
        """Whom to call: one sentence where one place is meant, otherwise every number's place."""
        warnings = [one.warning for one in self.emergency if one.warning]
        if len({one.where for one in self.emergency}) == 1:
            numbers = " or ".join(one.number for one in self.emergency)
            return " ".join([f"Call {numbers}.", *warnings])
        listed = ", ".join(f"{one.number} in {one.where}" for one in self.emergency)
        elsewhere = "Elsewhere, call your local emergency number."
        return " ".join([f"Emergency numbers: {listed}. {elsewhere}", *warnings])

    @property
    def notes(self) -> dict[str, str]:
        """The sentence for the foot of a care card, by the slug of the card's urgency."""
        contacts = {Urgency.SAME_DAY: self.same_day, Urgency.APPOINTMENT: self.appointment}
        return {Urgency.EMERGENCY.slug: self.emergency_note} | {
            level.slug: f"Contact {contact.whom}." for level, contact in contacts.items() if contact
        }

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """What somebody has to confirm before this region is published, in a reader's words."""
        return tuple(words for words, sources in self._claims() if UNCONFIRMED in sources)

    def _claims(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for one in self.emergency:
            yield f"{one.number} in {one.where}", one.sources
        for contact in (self.same_day, self.appointment):
            if contact:
                yield contact.whom, contact.sources


def available(folder: Path) -> tuple[str, ...]:
    """Return the names of the regions that have a file in `folder`, sorted."""
    return tuple(sorted(file.stem for file in folder.glob("*.yml")))


def unknown(name: str, names: Collection[str]) -> str:
    """Return what is wrong with the name of a region; nothing where it is one of `names`."""
    if name in names:
        return ""
    return f"no region {name!r}; there are {', '.join(names)}.{did_you_mean(name, names)}"


def choose(name: str, folder: Path, sources: Collection[str]) -> Region:
    """Read the region called `name`; `sources` are the keys of the bibliography.

    Raises one `ContentError` with every problem: of the name, or of the file.
    """
    if wrong := unknown(name, available(folder)):
        raise ContentError([Problem("REGION", 0, wrong)])
    return settings.read(folder / f"{name}.yml", Region, "a region file", {"sources": sources})


def with_calls(note: str) -> str:
    """Return a note as HTML in which short numbers can be tapped to call them."""
    return SHORT_NUMBER.sub(r'<a href="tel:\g<0>">\g<0></a>', escape(note, quote=False))
