"""How to reach whoever answers for a copy: a topic names it, and a clinic's file its own."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Self
from urllib.parse import quote

from pydantic import AfterValidator, model_validator

from common.settings import Settings, Text, at_most

EMAIL = re.compile(r"[A-Za-z0-9.!#$%*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""Matches `help@example.org`; no quotes, so that it can stand in an address of a page."""

MOST_LETTERS = 120
"""Of an address: at the foot of each paper there is room for so many."""


def _email(email: str) -> str:
    if not EMAIL.fullmatch(email):
        raise ValueError(f"expected an address such as help@example.org, found {email!r}.")
    return email


Short = Annotated[Text, AfterValidator(partial(at_most, MOST_LETTERS))]


class Contact(Settings):
    """An address to write to."""

    email: Annotated[Short, AfterValidator(_email)] = ""
    post: Short = ""
    """A postal address in one line: it works on paper and without the internet."""

    @model_validator(mode="after")
    def _one_at_least(self) -> Self:
        if not (self.email or self.post):
            raise ValueError("expected `email` or `post`.")
        return self

    @property
    def told(self) -> str:
        """Where to write, in words."""
        return " or ".join(one for one in (self.email, self.post) if one)

    def mail(self, subject: str, body: str) -> str:
        """Return the address that opens a mail with these words; empty where there is no email."""
        if not self.email:
            return ""
        return f"mailto:{quote(self.email, safe='@')}?subject={quote(subject)}&body={quote(body)}"
