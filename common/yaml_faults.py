"""Why a text is no YAML, in the words of whoever wrote it, and by the line that is wrong.

A parser tells where it could not go on, which is often a line too late, and in the terms of its
grammar. Almost all mistakes are one of these: blanks before a line, a colon or a blank behind it
that is missing, a colon within words, a bracket that nothing closes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import yaml

KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:[ ]|$)")
"""Matches `hours: ` and `hours:`."""
NO_BLANK = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?P<words>[^\s:/].*)")
"""Matches `level:emergency`, not an address."""
MOST = 60
"""Letters of a line that are shown."""


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line, counted from 0."""

    line: int
    told: str
    right: str = ""
    """How that very line is right; empty where it cannot be told."""


@dataclass(frozen=True)
class _Row:
    line: int
    before: int
    """The blanks before its first sign."""
    dash: str
    key: str
    words: str

    @property
    def level(self) -> int:
        """The column at which its keys stand."""
        return self.before + len(self.dash)

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return f"`{self.key}:`" if self.key else f"`{self.dash}{self.words[:20]}`"


def find(rows: Sequence[str], error: yaml.MarkedYAMLError, keys: Collection[str]) -> Fault | None:
    """Return what is wrong with the rows of a text, None where it is none of the known mistakes.

    `keys` are some that the file may hold.
    """
    mark, context, problem = error.problem_mark, error.context_mark, error.problem or ""
    if mark is None:
        return None
    here = _row(rows, mark.line)
    keys = {*keys, *(_row(rows, line).key for line in range(len(rows)))}
    if "\t" in rows[here.line][: len(rows[here.line]) - len(rows[here.line].lstrip())]:
        return Fault(here.line, "a tab stands before this line: put blanks in its place")
    if context and "flow" in (error.context or ""):
        return _not_closed(rows, min(context.line, len(rows) - 1))
    if context and "expected ':'" in problem:
        return _no_colon(_row(rows, context.line), keys)
    above = _above(rows, here.line)
    if "mapping values" in problem and above:
        return _too_deep(here, above, keys)
    if "did not find expected" in problem and above:
        return _beside(rows, here, above)
    return None


def _row(rows: Sequence[str], line: int) -> _Row:
    line = min(line, len(rows) - 1)
    whole = rows[line].rstrip()
    text = whole.lstrip(" ")
    inner = text[1:].lstrip(" ") if text.startswith("- ") else text
    found = KEY.match(inner)
    key, words = (found["key"], inner[found.end() :]) if found else ("", inner)
    dash = text[: len(text) - len(inner)]
    return _Row(line, len(whole) - len(text), dash, key, words.strip())


def _above(rows: Sequence[str], line: int) -> _Row | None:
    """Return the last row before a line that is neither empty nor a note."""
    for at in range(line - 1, -1, -1):
        if (text := rows[at].strip()) and not text.startswith("#"):
            return _row(rows, at)
    return None


def _not_closed(rows: Sequence[str], line: int) -> Fault | None:
    pairs = {"[": "]", "{": "}"}
    for at in range(line, -1, -1):
        row = rows[at].rstrip()
        for sign, other in pairs.items():
            if row.count(sign) > row.count(other):
                return Fault(at, f"the bracket `{sign}` is not closed", f"{row.strip()}{other}")
    return Fault(line, "between brackets, a comma stands between two words")


def _no_colon(row: _Row, keys: Collection[str]) -> Fault:
    if found := NO_BLANK.fullmatch(row.words):
        told = f"a blank is missing behind `{found['key']}:`"
        return Fault(row.line, told, f"{row.dash}{found['key']}: {found['words']}")
    first, _, rest = row.words.partition(" ")
    if first in keys and rest:
        told = f"a colon is missing behind `{first}`"
        return Fault(row.line, told, f"{row.dash}{first}: {rest}")
    return Fault(row.line, f"expected `key: words`, found words without a key: {row.words[:MOST]}")


def _too_deep(here: _Row, above: _Row, keys: Collection[str]) -> Fault:
    """Say what is wrong with a row that goes on from words above, and holds a colon."""
    if not above.key:
        return _no_colon(above, keys)
    if here.key and here.before > above.level and not here.dash:
        told = f"{here.name} stands further right than {above.name} above it"
        more = ". Do its words go on from there? Then put all of them in quotes"
        return Fault(here.line, told, _moved(here, above.level) + more)
    told = "these words go on from the line above, and hold a colon: put all of them in quotes"
    return Fault(here.line, told, f'{above.key}: "{above.words[:20]} ..."')


def _beside(rows: Sequence[str], here: _Row, above: _Row) -> Fault | None:
    """Say what is wrong with a row that starts below none of those above it."""
    if not (here.key or here.dash):
        return None
    levels: list[_Row] = []
    row: _Row | None = above
    while row:
        if (row.key or row.dash) and all(row.before < one.before for one in levels):
            levels.append(row)
        row = _above(rows, row.line)
    if levels and not here.before and levels[-1].before:
        first = levels[-1]  # all that follows it stands further left
        return Fault(first.line, f"blanks stand before {first.name}", _moved(first, 0))
    columns = {row.before for row in levels if row.dash}
    if not here.dash:
        columns = {row.level for row in levels if row.key}
    if not columns or here.before in columns:
        told = f"{here.name} cannot stand here: above it stands {above.name}"
        return Fault(here.line, told)
    near = min(columns, key=lambda column: (abs(column - here.before), -column))
    found = f"it has {_blanks(here.before)} before it"
    told = f"{here.name} stands below no other that it belongs to: {found}"
    return Fault(here.line, told, _moved(here, near))


def _moved(row: _Row, column: int) -> str:
    key = f"{row.key}: " if row.key else ""
    return f"{_blanks(column)}, then `{row.dash}{key}{row.words}`".replace(": `", ":`")


def _blanks(count: int) -> str:
    return "no blank" if not count else "1 blank" if count == 1 else f"{count} blanks"
