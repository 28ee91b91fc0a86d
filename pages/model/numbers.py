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
NAMES = {
    "0": "(?:zero|oh|o)",
    "1": "one",
    "2": "two",
    "9": "nine",
}


def _spaced(code: str) -> str:
    """Return a pattern of a number whose digits stand apart, all in one way: `9-9-9`."""
    between = rf"(?P=by{code})"
    return rf"{code[0]}(?P<by{code}>[ .,·-]){between.join(code[1:])}"


EMERGENCY_NUMBER = re.compile(
    rf"(?<![\w.,])(?<!\d-)(?:{'|'.join((*CODES, *map(_spaced, CODES)))})(?![.,]\d|-\d|\w)"
)
"""Matches `999`, `call-111` and `9 9 9`, not `1,000`, `2,999` or `11.12`."""
IN_WORDS = re.compile(
    r"\b(?:"
    + "|".join("[ -]".join(NAMES[digit] for digit in code) for code in CODES)
    + r"|triple[ -](?:zero|oh|o|one|nine)|nine[ -]eleven)\b",
    re.IGNORECASE,
)
"""Matches `nine-nine-nine` and `Triple zero`."""
SERVICE = re.compile(r"\bNHS 111\b|\bA ?& ?E\b")
TO_DIAL = re.compile(r"\b(?:call|dial|ring|phone) \d+", re.IGNORECASE)  # Ring 101

KINDS = {
    SERVICE: "a service",
    EMERGENCY_NUMBER: "an emergency number",
    IN_WORDS: "an emergency number",
    TO_DIAL: "a service",
}
"""What is looked for, in this order: what is found once is not told again as something else."""
APART = re.compile(r"\d[ .,·-]\d")  # 9-1
SIGNS = (
    *(*CODES, "nhs", "&", "call ", "dial ", "ring ", "phone ", "nine", "triple", "zero"),
    *(f"{one}{between}{one}" for one in ("oh", "o", "one") for between in " -"),
)
"""One of them stands, in small letters, in all but the numbers whose digits stand apart."""
TOLD = "\0"
"""Stands for a letter of what was told already."""


def may_stand_in(rows: str) -> bool:
    """Tell, in hardly any time, whether it is worth to look for each."""
    flat = as_read(rows).replace("\n", " ")
    small = flat.lower()
    if APART.search(flat) or any(sign in small for sign in SIGNS):
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
