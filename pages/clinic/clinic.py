"""Whose copy it is: the clinic's own name, telephone and logo, from one small YAML file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from common import settings
from common.settings import Settings, Text
from pages.clinic import region
from pages.model import picture
from pages.model.telephone import Telephone

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

    name: Text = Field(examples=["name: The clinic's name"])
    telephone: Telephone = Field(examples=['telephone: "01632 960123"'])
    hours: Text = Field(examples=["hours: Monday to Friday, 9 am to 5 pm"])
    region: Annotated[Text, AfterValidator(_region)] = Field(examples=["region: uk"])
    """The name of a file in `regions/`, which decides the emergency number."""
    address: Text = Field("", examples=["address: 1 Long Road, Town"])
    website: Annotated[Text, AfterValidator(_website)] = Field(
        "", examples=["website: https://clinic.example"]
    )
    logo: Annotated[Path | None, BeforeValidator(_logo)] = Field(None, examples=["logo: logo.png"])
    """A picture; in the file, its path from the folder of the file."""
    kiosk_minutes: Annotated[float, BeforeValidator(_minutes)] = Field(
        KIOSK_MINUTES, examples=["kiosk_minutes: 3"]
    )
    """After how many minutes without a touch the screen of a waiting room clears itself."""


def read(path: Path, regions: Collection[str]) -> Clinic:
    """Read a clinic's file; `regions` are the names to choose from.

    Raises one `ProblemsError` with every problem, each with its line and how a right one looks.
    """
    known = {"folder": path.absolute().parent, "regions": regions}
    return settings.read(path, Clinic, "a clinic's file", known)
