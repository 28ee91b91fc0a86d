"""Whose copy it is: the clinic's own name, telephone and logo, from one small YAML file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from common import letters, settings
from common.contact import Contact
from common.settings import Settings, Text
from pages.clinic import region
from pages.model import picture
from pages.model.telephone import Telephones

MOST_LETTERS = 200
"""Of a name, an address or hours: they stand in a small box at the top of every page."""
NOT_TO_BE_SEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff]"
)
"""Control signs, those that turn or isolate words, and those that mean nothing to anybody else."""
FROM_RIGHT = frozenset(("R", "AL", "AN"))
"""How letters are classed that run from right to left (Unicode Standard Annex 9)."""
ISOLATE, END = "\u2068", "\u2069"


def _settable(text: str, info: ValidationInfo) -> str:
    """Return a text that every format can show."""
    if sign := NOT_TO_BE_SEEN.search(text):
        raise ValueError(f"a sign that nobody sees (U+{ord(sign[0]):04X}) stands here: delete it.")
    text = settings.at_most(MOST_LETTERS, unicodedata.normalize("NFC", text))
    if (info.context or {})["leaflets"] and (lacking := letters.lacking(text)):
        shown = ", ".join(map(repr, lacking))
        raise ValueError(
            f"the leaflets have no letter {shown}. Write it in other letters, or leave the "
            "leaflets out, such as by FORMATS=html,zip."
        )
    return text


def _isolated(text: str) -> str:
    """Return words that run from right to left between isolates, others as they are.

    The isolates go with them into every format, so that nothing beside them changes its place.
    """
    from_right = any(unicodedata.bidirectional(letter) in FROM_RIGHT for letter in text)
    return f"{ISOLATE}{text}{END}" if from_right else text


Shown = Annotated[Text, AfterValidator(_settable)]
Words = Annotated[Shown, AfterValidator(_isolated)]

KIOSK_MINUTES = 2.0
"""Where no clinic says otherwise."""


def _website(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "https" or "." not in parts.netloc or " " in address:
        raise ValueError(f"expected an address that starts with https://, found {address!r}.")
    return address


def _logo(name: object, info: ValidationInfo) -> Path:
    folder: Path = (info.context or {})["folder"]
    if wrong := picture.problem(folder, settings.text(name)):
        raise ValueError(f"{wrong}.")
    return folder / settings.text(name)


def _minutes(told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 < told <= 60:
        raise ValueError(f"expected minutes, more than 0 and at most 60, found {told!r}.")
    return float(told)


def _region(name: str, info: ValidationInfo) -> str:
    if wrong := region.unknown(name, (info.context or {})["regions"]):
        raise ValueError(wrong)
    return name


class Clinic(Settings):
    """What a clinic's file says."""

    name: Words = Field(examples=["name: The clinic's name"])
    telephone: Telephones = Field(
        examples=['telephone: "01632 960123", or "01632 960123 ext. 4, 01632 960124"']
    )
    hours: Words = Field(examples=["hours: Monday to Friday, 9 am to 5 pm"])
    region: Annotated[Text, AfterValidator(_region)] = Field(examples=["region: uk"])
    """The name of a file in `regions/`, which decides the emergency number."""
    address: Words = Field("", examples=["address: 1 Long Road, Town"])
    website: Annotated[Shown, AfterValidator(_website)] = Field(
        "", examples=["website: https://clinic.example"]
    )
    contact: Contact | None = Field(None, examples=["contact: {email: us@clinic.example}"])
    """Where readers of this copy tell what is wrong, instead of the topic's."""
    quiz: Literal["on", "off"] = Field("on", examples=["quiz: off"])
    """Whether the copy has the quiz."""
    logo: Annotated[Path | None, BeforeValidator(_logo)] = Field(None, examples=["logo: logo.png"])
    """A picture; in the file, its path from the folder of the file."""
    kiosk_minutes: Annotated[float, BeforeValidator(_minutes)] = Field(
        KIOSK_MINUTES, examples=["kiosk_minutes: 3"]
    )
    """After how many minutes without a touch the screen of a waiting room clears itself."""
    kiosk_print: Literal["on", "off"] = Field("off", examples=["kiosk_print: on"])
    """Whether that screen offers to print."""


def read(path: Path, regions: Collection[str], *, leaflets: bool = True) -> Clinic:
    """Read a clinic's file; `regions` are the names to choose from.

    `leaflets` tells whether some will be made, which do not have every letter.

    Raises one `ProblemsError` with every problem, each with its line and how a right one looks.
    """
    known = {"folder": path.absolute().parent, "regions": regions, "leaflets": leaflets}
    return settings.read(path, Clinic, "a clinic's file", known)
