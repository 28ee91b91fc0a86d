"""Emergency numbers and services of one country, however they are written in a text.

A reader sees `999` where a page has `9**9**9`, full-width digits or a sign of no width in between.
So the text is looked at as it is read: in plain digits, without what nobody sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

CODES = ("999", "911", "112", "000", "111")
"""Told wherever they stand. `regions/` has more, which a test holds against all that is here."""
MAY_COUNT = ("108", "811")
"""Of an ambulance or a nurse where a text says so, and else of anything: `108 runners`."""
NAMES = {
    "0": "(?:zero|oh|o)",
    "1": "one",
    "2": "two",
    "8": "eight",
    "9": "nine",
}


def _spaced(code: str) -> str:
    """Return a pattern of a number whose digits stand apart, all in one way: `9-9-9`."""
    between = rf"(?P=by{code})"
    return rf"{code[0]}(?P<by{code}>[ .,·-]){between.join(code[1:])}"


EMERGENCY_NUMBER = re.compile(
    rf"(?<![\w.,])(?<!\d-)(?:{'|'.join((*CODES, *map(_spaced, CODES + MAY_COUNT)))})"
    r"(?![.,]\d|-\d|\w)"
)
"""Matches `999`, `call-111` and `9 9 9`, not `1,000`, `2,999` or `11.12`."""
IN_WORDS = re.compile(
    r"\b(?:"
    + "|".join("[ -]".join(NAMES[digit] for digit in code) for code in CODES + MAY_COUNT)
    + r"|triple[ -](?:zero|oh|o|one|nine)|nine[ -]eleven)\b",
    re.IGNORECASE,
)
"""Matches `nine-nine-nine` and `Triple zero`."""
SERVICE = re.compile(
    r"\bNHS 111\b|\bA ?& ?E\b|\bHealthline\b|\b116[ -]?117\b"
    r"|\b1[ -]?[38]\d\d[ -]?[A-Z]{4,}\b"  # 1800MEDICARE
)
TO_DIAL = re.compile(r"\b(?:call|dial|ring|phone) \d+", re.IGNORECASE)  # Ring 101
TELEPHONE = re.compile(
    r"(?<![\w.,-])(?:(?:\+|\(?0)\d[ ()-]{0,2}\d|1[ -]?[38]\d\d)(?:[ ()-]{0,2}\d){6,12}\b"
)
"""Matches `0800 611 116`, `1-888-315-9257` and `+44 20 7946 0958`."""
_ALONE = r"\d{3,6}\b(?![.,%-]\d|%| (?!(?:and|at|by|first|for|from|if|in|now|on|or|to|when)\b)\w)"
"""Matches digits of which nothing is counted: not those of `108 people` or `100 mg`."""
_LINE = r"(?:ambulance|helpline|hotline|line|number|service)"
SAID_OF = re.compile(
    rf"\b{_LINE} (?!of )(?:\w{{1,12}} ){{0,4}}(?:is|on|at) {_ALONE}"
    rf"|\b\d{{3,6}} is (?:an?|the|your) (?:\w{{1,12}} ){{0,3}}{_LINE}\b"
    rf"|\b(?:text|try|use) {_ALONE}",
    re.IGNORECASE,
)
"""Matches `The number in India is 108`, `108 is the ambulance` and `use 108`."""

KINDS = {
    SERVICE: "a service",
    EMERGENCY_NUMBER: "an emergency number",
    IN_WORDS: "an emergency number",
    TELEPHONE: "a telephone number",
    TO_DIAL: "a service",
    SAID_OF: "a service",
}
"""What is looked for, in this order: what is found once is not told again as something else."""
DIGITS = re.compile(r"\d(?:\d\d|[ .,·-]\d)")  # 999, 9-1
SIGNS = (
    *("nhs", "&", "healthline", "call ", "dial ", "ring ", "phone "),
    *("nine", "eight", "triple", "zero"),
    *(f"{one}{between}{one}" for one in ("oh", "o", "one") for between in " -"),
)
"""One of them stands, in small letters, in all that has no such digits."""
TOLD = "\0"
"""Stands for a letter of what was told already."""


def may_stand_in(rows: str) -> bool:
    """Tell, in hardly any time, whether it is worth to look for each."""
    flat = as_read(rows).replace("\n", " ")
    small = flat.lower()
    if DIGITS.search(flat) or any(sign in small for sign in SIGNS):
        return any(pattern.search(flat) for pattern in KINDS)
    return False


def told(rows: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with a text, each with its row from 0."""
    read = as_read(rows)
    flat = read.replace("\n", " ")
    for pattern, what in KINDS.items():
        row = counted = 0
        for match in pattern.finditer(flat):
            row += read.count("\n", counted, match.start())
            counted = match.start()
            yield (
                row,
                f"{match.group()!r} is {what} of one country. Write `your emergency number` or "
                "`your doctor`: emergency cards add the numbers of the reader's region",
            )
        flat = pattern.sub(lambda found: TOLD * len(found[0]), flat)


def as_read(text: str) -> str:
    """Return a text in plain digits and blanks, row by row, without signs that nobody sees."""
    return text if text.isascii() else "".join(map(_plain, text))


@cache
def _plain(sign: str) -> str:
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    kind = unicodedata.category(sign)
    if kind in {"Cf", "Mn", "Me"}:  # of no width, or drawn onto the sign before
        return ""
    if kind in {"Pd", "Zs"}:
        return "-" if kind == "Pd" else " "
    return unicodedata.normalize("NFKC", sign)
