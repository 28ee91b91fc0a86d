"""Where the reader is: whom to call and whom to contact, kept out of the pages' own text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from common import settings
from common.call_button import Call
from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import Settings, Text
from common.urgency import Urgency
from pages.model import bibliography
from pages.model.telephone import Telephone, address, numbers_in, with_calls

BIBLIOGRAPHY = "bibliography.json"
DEFAULT = "international"
"""The region of a copy for which none was chosen."""

UNCONFIRMED = "not in the evidence, confirm before publishing"
"""Stands as the source of what nobody has confirmed yet."""

EXAMPLE = 'emergency: [{number: "999", where: the UK, source: a-key-of-the-bibliography}]'
CONTACT = (
    "same-day: {whom: your doctor for a same-day appointment, "
    "otherwise: go to an emergency department, source: a-key}"
)
IF_NOBODY = "If nobody can see you today,"
GO = "go to an emergency department"
"""What a same-day card says for nights and weekends where the region's file says nothing else."""
TIME_ZONE = re.compile(r"[A-Z][A-Za-z_]+(?:/[A-Za-z_-]+)+")  # America/Indiana/Knox
DIGITS = re.compile(r"[0-9]{3,}")  # 112


def _number(number: str) -> str:
    if not DIGITS.fullmatch(number):
        raise ValueError(f'expected the digits of a number, such as "112", found {number!r}.')
    return number


def _time_zone(name: str) -> str:
    if not TIME_ZONE.fullmatch(name):
        raise ValueError(f"expected the name of a time zone such as Europe/London, found {name!r}.")
    return name


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


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


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
    telephone: Annotated[tuple[Telephone, ...], BeforeValidator(_listed)] = ()
    """Which numbers in these words can be tapped, each as it is written there."""
    service: Text = ""
    """Who answers on its one telephone, for a button that calls: `NHS 111`."""
    sources: Sources

    @model_validator(mode="after")
    def _a_service_has_one_telephone(self) -> Self:
        if self.service and len(self.telephone) != 1:
            raise ValueError(
                f"expected one `telephone` of the service {self.service!r}, "
                f"found {len(self.telephone)}."
            )
        return self

    @model_validator(mode="after")
    def _numbers_stand_in_the_words(self) -> Self:
        whole = set(numbers_in(self.sentence))
        for number in self.telephone:
            if number not in whole:
                raise ValueError(
                    f"expected the telephone {number!r} as one whole number in the words, such as "
                    f"`the nurse line on {number}`, found {self.sentence!r}."
                )
        return self

    @property
    def sentence(self) -> str:
        """What a card says."""
        return f"Contact {self.whom}."


class SameDay(Contact):
    """Whom to contact today."""

    otherwise: Text = GO
    """Completes the sentence "If nobody can see you today, ...". A card is never without it."""

    @property
    def sentence(self) -> str:
        """What a card says, for nights and weekends too."""
        return f"{super().sentence} {IF_NOBODY} {self.otherwise}."


class CannotHear(Settings):
    """How to call for help for people who cannot hear or speak."""

    words: Text
    """Completes the sentence "If you cannot hear or speak, ..."."""
    sources: Sources


class Region(Settings):
    """What one region file says."""

    name: Text = Field(examples=["name: United Kingdom"])
    emergency: Annotated[tuple[EmergencyNumber, ...], AfterValidator(_some)] = Field(
        examples=[EXAMPLE]
    )
    same_day: SameDay | None = Field(None, alias="same-day", examples=[CONTACT])
    appointment: Contact | None = Field(
        None, examples=["appointment: {whom: your doctor, source: a-key}"]
    )

    paper: tuple[Literal["a4", "letter"], ...] = Field(("a4",), examples=["paper: [letter]"])
    """What printers there hold."""
    cannot_hear: CannotHear | None = Field(
        None,
        alias="cannot-hear",
        examples=["cannot-hear: {words: text 112 if you have registered, source: a-key}"],
    )
    time_zones: tuple[Annotated[Text, AfterValidator(_time_zone)], ...] = Field(
        (), alias="time-zones", examples=["time-zones: [Pacific/Auckland, Pacific/Chatham]"]
    )
    """Time zones that belong to this region alone, and in which its numbers are sure to work."""

    @property
    def relay_note(self) -> str:
        """How to call for help without hearing or speaking; empty where no file says it."""
        return f"If you cannot hear or speak, {self.cannot_hear.words}." if self.cannot_hear else ""

    @property
    def emergency_note(self) -> str:
        """Whom to call: one sentence where one place is meant, otherwise every number's place."""
        if self.is_one_place:
            called = f"Call {' or '.join(one.number for one in self.emergency)}."
        else:
            listed = ", ".join(f"{one.number} in {one.where}" for one in self.emergency)
            called = f"Emergency numbers: {listed}."
        return f"{called} {self.besides_the_calls}".strip()

    @property
    def calls(self) -> tuple[Call, ...]:
        """The same, number by number."""
        return tuple(
            Call(address(one.number), one.number, self.name if self.is_one_place else one.where)
            for one in self.emergency
        )

    @property
    def services(self) -> dict[str, Call]:
        """Who answers where it is no emergency, by the slug of the card's urgency."""
        return {
            level.slug: Call(address(contact.telephone[0]), contact.telephone[0], contact.service)
            for level, contact in self._contacts
            if contact.service
        }

    @property
    def confirmed_services(self) -> dict[str, Call]:
        """The same without what somebody has to confirm first."""
        sure = {level.slug for level, one in self._contacts if UNCONFIRMED not in one.sources}
        return {slug: call for slug, call in self.services.items() if slug in sure}

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number that its cards tell, as people read it."""
        told = (number for _, contact in self._contacts for number in contact.telephone)
        return (*(one.number for one in self.emergency), *told)

    @property
    def besides_the_calls(self) -> str:
        """What a reader has to know besides the numbers; often nothing."""
        elsewhere = [] if self.is_one_place else ["Elsewhere, call your local emergency number."]
        return " ".join(elsewhere + [one.warning for one in self.emergency if one.warning])

    @property
    def plain_notes(self) -> dict[str, str]:
        """The foot of a care card in words, by the slug of the card's urgency."""
        return {
            Urgency.EMERGENCY.slug: self.emergency_note,
            Urgency.SAME_DAY.slug: f"{IF_NOBODY} {GO}.",
        } | {level.slug: contact.sentence for level, contact in self._contacts}

    @property
    def notes(self) -> dict[str, str]:
        """The same feet of care cards as HTML, with numbers to tap."""
        numbers = [one.number for one in self.emergency]
        own = {level.slug: contact.telephone for level, contact in self._contacts}
        return {
            slug: with_calls(words, [*numbers, *own.get(slug, ())])
            for slug, words in self.plain_notes.items()
        }

    @property
    def is_one_place(self) -> bool:
        """Whether all numbers are those of one place."""
        return len({one.where for one in self.emergency}) == 1

    @property
    def _contacts(self) -> tuple[tuple[Urgency, Contact], ...]:
        both = ((Urgency.SAME_DAY, self.same_day), (Urgency.APPOINTMENT, self.appointment))
        return tuple((level, contact) for level, contact in both if contact)

    @property
    def is_confirmed(self) -> bool:
        """Whether nobody has to confirm any more which number to call in an emergency."""
        return not any(UNCONFIRMED in one.sources for one in self.emergency)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """What somebody has to confirm before this region is published, in a reader's words."""
        return tuple(words for words, sources in self._claims() if UNCONFIRMED in sources)

    def _claims(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for one in self.emergency:
            yield f"{one.number} in {one.where}", one.sources
        for _, contact in self._contacts:
            yield contact.whom, contact.sources
        if self.cannot_hear:
            yield self.relay_note, self.cannot_hear.sources


def available(folder: Path) -> tuple[str, ...]:
    """Return the names of the regions that have a file in `folder`, sorted."""
    return tuple(sorted(file.stem for file in folder.glob("*.yml")))


def unknown(name: str, names: Collection[str]) -> str:
    """Return what is wrong with the name of a region; nothing where it is one of `names`."""
    if name in names:
        return ""
    return f"no region {name!r}; there are {', '.join(names)}.{did_you_mean(name, names)}"


def choose(name: str, folder: Path, book_with: Mapping[str, str] | None = None) -> Region:
    """Read the region called `name`, from a folder with a bibliography of its own.

    `book_with` says whom to book an appointment with on the topic, by region, where that is not
    whom the region's file names. Raises one `ProblemsError` with every problem: of the name, of the
    file, or of the bibliography.
    """
    if wrong := unknown(name, available(folder)):
        raise ProblemsError([Problem("REGION", 0, wrong)])
    listed = folder / BIBLIOGRAPHY
    sources, problems = bibliography.read(listed, str(listed))
    if problems:
        raise ProblemsError(problems)
    file = folder / f"{name}.yml"
    region = settings.read(file, Region, "a region file", {"sources": sources})
    whom = (book_with or {}).get(name)
    if not whom or not region.appointment:
        return region
    return region.model_copy(
        update={"appointment": region.appointment.model_copy(update={"whom": whom})}
    )
