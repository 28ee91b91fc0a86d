"""How to tell whoever answers for a copy what is wrong on a page: a mail, or a form on paper."""

from __future__ import annotations

from dataclasses import dataclass

from common.contact import Contact

TITLE = "Tell us what is wrong"
NOT_FOR_HELP = "Do not write to us for help with your health: nobody may read it in time."
ASKED = ("What is wrong", "What is right, and how you know")


@dataclass(frozen=True)
class Letter:
    """What a reader needs for one page."""

    to: str
    """Where to write, in words: it works without the internet."""
    mail: str
    """The address that opens a mail with the page filled in; empty where there is no email."""
    about: tuple[tuple[str, str], ...]
    """What is filled in already: the page, the copy."""
    headings: tuple[str, ...]
    """The parts of the page, to mark one."""


@dataclass(frozen=True)
class Place:
    """A page of a copy."""

    site: str
    built: str
    """The day of the copy, in words."""
    title: str
    address: str
    """Empty in a copy that is not on the web."""
    headings: tuple[str, ...]


def letter(contact: Contact, place: Place) -> Letter:
    """Return the letter about a page."""
    where = f"{place.title} ({place.address})" if place.address else place.title
    about = (("Page", where), ("Copy", f"{place.site}, built {place.built}"))
    marks = [f"[ ] {heading}" for heading in place.headings]
    lines = [
        *(f"{name}: {text}" for name, text in about),
        *(["Part (put an x):", *marks] if marks else []),
        *(f"{question}:\n" for question in ASKED),
    ]
    mail = contact.mail(f"{TITLE}: {place.title}", "\n".join(lines))
    return Letter(contact.told, mail, about, place.headings)
