"""Telephone numbers: how they are written, and how a reader taps one to call it.

What can be tapped is what the project's own data name. That digits look like a number is not
enough: they may count days, or be a part of a longer number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape
from typing import Annotated

from pydantic import AfterValidator

from common.settings import Text

WRITTEN = re.compile(r"\+?[0-9(][0-9 ()-]{2,24}")  # +44 (0)1632 960123
FEWEST_DIGITS = 3
MOST_SIGNS = 200
"""Of all numbers of a clinic together, with the words between them."""
TRUNK_ZERO = "(0)"
"""Dialled within a country only: `+44 (0)1632 960123`."""

# written without `*+`, which Python before 3.11.5 gets wrong
_WORD = r"[^\W0-9]*[0-9]\w*"
_BRACKETS = rf"\((?={_WORD}\)\W?[0-9])"
_RUN = re.compile(rf"(?:\+|(?<!\w))(?:{_BRACKETS})?{_WORD}(?:(?:\)\W|\W?{_BRACKETS}|\W){_WORD})*")
"""Matches all that a reader may take for one number, so that none is found inside another:
`999`, `1-800-555-0199`, `(555) 010-0199`, `10,177`, `B12`; but two in `999, 112`."""


_NUMBER = r"\+?[0-9(][0-9 ().-]{1,24}[0-9]"
_BETWEEN = re.compile(r" ?[,;] ?| (?:or|and|/) ")
"""Matches what stands between two numbers; not the `/` in `030/1234`, which is one."""
_ONE = re.compile(
    r"(?:[^0-9:]{1,40}:[ ]*)?"
    rf"(?P<number>{_NUMBER})"
    r"(?:[ ]*(?:ext\.?|extension|x|#)[ ]*[0-9]{1,6})?"
    r"(?:[ ]*\([^0-9()]{1,40}\))?",
    re.IGNORECASE,
)
"""Matches `01632 960123`, `Desk: 01632 960123 ext. 4` and `01632 960124 (nurse)`."""


def _telephones(text: str) -> str:
    if len(text) > MOST_SIGNS:
        raise ValueError(f"expected at most {MOST_SIGNS} signs, found {len(text)}.")
    for part in _BETWEEN.split(text):
        found = _ONE.fullmatch(part)
        if not found or len(dialled(found["number"])) < FEWEST_DIGITS:
            raise ValueError(
                "expected digits, blanks, brackets and hyphens, perhaps `ext. 4` behind them and a "
                f"comma before another number, found {part!r}."
            )
    return text


Telephones = Annotated[Text, AfterValidator(_telephones)]
"""One or more numbers as people read them, such as `01632 960123 ext. 4, 01632 960124`."""


def _telephone(number: str) -> str:
    if not WRITTEN.fullmatch(number) or len(dialled(number)) < FEWEST_DIGITS:
        raise ValueError(f"expected digits, blanks, brackets and hyphens, found {number!r}.")
    return number


Telephone = Annotated[Text, AfterValidator(_telephone)]
"""A number as people read it, such as `0800 611 116`."""


def dialled(number: str) -> str:
    """Return what a telephone dials: the digits, after a plus where there is one."""
    plus = "+" if number.startswith("+") else ""
    return plus + re.sub(r"[^0-9]", "", number.replace(TRUNK_ZERO, "") if plus else number)


def numbers_in(text: str) -> Iterator[str]:
    """Yield everything in a text that reads as one number, a count of days included."""
    return (found[0] for found in _RUN.finditer(text))


def address(number: str) -> str:
    """Return the address of a link that calls a number."""
    return f"tel:{dialled(number)}"


def call(number: str) -> str:
    """Return a number as HTML that calls it."""
    return f'<a href="{address(number)}">{escape(number)}</a>'


def link(numbers: str) -> str:
    """Return `Telephones` as HTML in which each number can be tapped, an extension left to say."""
    made, at = "", 0
    for found in filter(None, (_ONE.fullmatch(numbers, *part) for part in _parts(numbers))):
        start, end = found.span("number")
        made += escape(numbers[at:start]) + call(numbers[start:end])
        at = end
    return made + escape(numbers[at:])


def _parts(numbers: str) -> Iterator[tuple[int, int]]:
    """Yield where each of several numbers starts and ends."""
    start = 0
    for between in _BETWEEN.finditer(numbers):
        yield start, between.start()
        start = between.end()
    yield start, len(numbers)


def with_calls(text: str, numbers: Collection[str]) -> str:
    """Return a text as HTML in which each of `numbers`, where it stands whole, can be tapped."""
    made, at = "", 0
    for found in _RUN.finditer(text):
        if found[0] in numbers:
            made += escape(text[at : found.start()], quote=False) + call(found[0])
            at = found.end()
    return made + escape(text[at:], quote=False)
