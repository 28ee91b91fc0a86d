"""The sheet to read first: half a page for whoever is handed a copy, for paper and screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from bundle.added.sheet import Bullets, Section
from bundle.source.release import Release
from bundle.source.source import Source
from common.contents import Contents
from common.dates import in_words
from common.formats import FORMATS
from common.sentences import closed
from common.versions import PAGE

FOR_ALL = ("zip", "html")
"""The formats that anybody can open; what the others are is told to IT."""


def read_me(source: Source) -> list[Section]:
    """Return the sections, in the order in which they are needed."""
    release, contents = source.release, source.contents
    sheet = [_what_it_is(contents, release)]
    if not contents.is_one_place:
        sheet.append(YOUR_COUNTRY)
    if "zip" in source.forms:
        sheet.append(OPEN)
    if "pdf" in source.forms:
        sheet.append(PRINT)
    if "kiosk" in source.forms:
        sheet.append(KIOSK)
    sheet.append(Section("Swap an old copy", tuple(_how_to_swap(contents))))
    if lines := forms_in_words(source, for_all=True):
        sheet.append(Section("Which file do I need?", (Bullets(lines),)))
    sheet.append(FOR_IT)
    sheet.append(Section("Before you read", (contents.notice,)))
    return sheet


def forms_in_words(source: Source, *, for_all: bool) -> tuple[str, ...]:
    """Return what each file is for that anybody can open, or what the others are for."""
    return tuple(
        f"{form.file}: {form.purpose}".format(name=source.release.name)
        for form in reversed(FORMATS)
        if form.name in source.forms and (form.name in FOR_ALL) is for_all
    )


def clinic_lines(contents: Contents) -> list[str]:
    """Return the clinic's own details, line by line; none where the copy is nobody's."""
    clinic = contents.clinic
    if clinic is None:
        return []
    lines = [
        clinic.name,
        clinic.address,
        f"Telephone: {clinic.telephone}",
        f"Open: {clinic.hours}",
        clinic.website,
    ]
    return [line for line in lines if line]


def first_review(contents: Contents) -> date | None:
    """Return the day on which the first page gets old; None where none does."""
    return min((page.review_due for page in contents.pages if page.review_due), default=None)


def where_to_ask(source: Source) -> str:
    """Return the address that says if this version is still right; "" without a hosted site."""
    address = source.contents.address
    return f"{address.rstrip('/')}/{PAGE}#{quote(source.release.version)}" if address else ""


def _what_it_is(contents: Contents, release: Release) -> Section:
    parts: list[str | Bullets] = [
        f"A copy of the website {closed(contents.title)} {closed(contents.description)} It works "
        "without the internet. Nothing needs to be installed.",
        f"Version {release.version}, made on {release.day}.",
    ]
    if lines := clinic_lines(contents):
        parts += ["This copy was made for:", Bullets(tuple(lines))]
    return Section("What this is", tuple(parts))


YOUR_COUNTRY = Section(
    "First: a copy for your country",
    (
        "This copy is for any country, so it shows the emergency numbers of many. Ask whoever gave "
        "you this one for a copy of your country or your clinic: it shows your number alone. Until "
        "then, write your number on what you print. There is room for it.",
    ),
)
OPEN = Section(
    "Open",
    (
        Bullets(
            (
                "Open the folder, and double-click start-here.html.",
                "Is it still a zip file? On Windows, right-click it and choose “Extract All”. "
                "On a Mac, double-click it. Then open the new folder.",
                "Does the page say “Unpack first”? Then you are still inside the zip file.",
            )
        ),
    ),
)
PRINT = Section("Print", ("On the page that opens, choose “Print leaflets”.",))
KIOSK = Section(
    "Put it on a screen in the waiting room",
    ("Choose “Waiting-room screen”. How to set up a device: see set-up-kiosk.html.",),
)
FOR_IT = Section(
    "For IT",
    ("What all the files are, and how to check a copy: see for-it.html.",),
)


def _how_to_swap(contents: Contents) -> Iterator[str]:
    yield "A copy does not renew itself. Choose one person who looks after it."
    if due := first_review(contents):
        yield (
            f"The first pages are due to be checked again by {in_words(due)}. Get a newer copy "
            "before that day."
        )
    if contents.address:
        yield (
            "Is this one still right? The code on the start page leads a phone to the answer. "
            f"Newer copies come from where you got this one. The site is at {contents.address}"
        )
    yield (
        "Unpack the newer copy into a new folder, then delete the old folder. Do not mix them. "
        "Write the date of the copy on the stick."
    )
