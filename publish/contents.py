"""What the build says of the site beside its pages, as far as a host has to know."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from common.problems import Problem, ProblemsError
from publish.pages.staging import HOME, Files

CONTENTS = "contents.json"


@dataclass(frozen=True)
class Contents:
    """The part of the file that matters here."""

    title: str
    slug: str
    """The title for the names of files and folders."""
    at_hand: tuple[str, ...]
    """The addresses of the pages that a reader must never have to wait for."""


def take_contents(files: Files) -> Contents:
    """Read the file and take it out of the site: it is for the steps of the build alone.

    The pages come back as names of files. Raises `ProblemsError` where it is missing or wrong.
    """
    if CONTENTS not in files:
        message = "expected what the build says of the site, found none: build it again"
        raise ProblemsError([Problem(CONTENTS, 0, message)])
    try:
        told = TypeAdapter(Contents).validate_json(files[CONTENTS])
    except ValidationError as error:  # no person wrote it
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ProblemsError([Problem(CONTENTS, 0, f"{where}: {first['msg']}")]) from None
    del files[CONTENTS]
    return Contents(told.title, told.slug, tuple(map(_file, told.at_hand)))


def _file(address: str) -> str:
    """Return the file that a web server gives for an address such as `./` or `get-help/`."""
    inside = address.removeprefix("./")
    return f"{inside}{HOME}" if not inside or inside.endswith("/") else inside
