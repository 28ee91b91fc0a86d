"""The signs on pages: every urgent line of a card comes from `signs.yml`, and none is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from common.problems import Problem, did_you_mean
from common.signs import FILE, OPENS, REFERENCE, Signs
from common.urgency import Urgency
from pages.model.frontmatter import Source

CARD = re.compile(r"^///[ ]*care[ ]*\|[ ]*(?P<level>[a-z-]+)[ ]*$")
END = re.compile(r"^///[ ]*$")
LINE = re.compile(r"^[ ]*[-*+][ ](?P<words>.*)$")
ALIKE = 0.3
"""The share of words that two lines have in common where they may well mean the same."""
URGENT = frozenset([Urgency.EMERGENCY.slug, Urgency.SAME_DAY.slug])


@dataclass(frozen=True)
class CardLine:
    """One line of an urgent card, as its author wrote it."""

    line: int
    level: str
    words: str
    """Without the mark of the list."""

    @property
    def sign(self) -> str:
        """The id of the sign that it stands for; empty where it has words of its own."""
        found = REFERENCE.match(f"- {self.words}")
        return found["id"] if found else ""


def card_lines(source: Source) -> Iterator[CardLine]:
    """Yield every line of the emergency and same-day cards of a page."""
    level = ""
    for number, row in enumerate(source.body.split("\n"), source.body_line):
        if opening := CARD.match(row):
            level = opening["level"]
        elif END.match(row):
            level = ""
        elif level in URGENT and (item := LINE.match(row)) and (words := item["words"].strip(" ")):
            yield CardLine(number, level, words)


def check(source: Source, path: str, signs: Signs) -> Iterator[Problem]:
    """Yield each line of a page that says a sign in its own words, or names one that is not so."""
    lines = list(card_lines(source))
    own = signs.own_words.get(path, ())
    for one in lines:
        if one.sign:
            yield from (Problem(source.path, one.line, told) for told in _wrong(one, signs))
        elif one.words not in own:
            hint = _nearest(one.words, signs)
            told = f"an urgent line in words of its own: {one.words[:60]!r}. Take the sign from "
            yield Problem(source.path, one.line, f"{told}{FILE}. Right: {hint}")
    if OPENS in source.body:
        in_cards = {one.line for one in lines}
        for found in REFERENCE.finditer(source.body):
            at = source.body_line + source.body.count("\n", 0, found.start())
            if at not in in_cards:
                told = "a sign stands in an emergency or same-day card, found it outside of both"
                yield Problem(source.path, at, told)


def check_all(
    lines: Mapping[str, list[CardLine]], signs: Signs, help_page: str, shown: str
) -> Iterator[Problem]:
    """Yield what the lines of all pages, by path, lack; `shown` is the file of signs."""
    helped = {(one.sign, one.level) for one in lines.get(help_page, ())}
    for name, sign in signs.signs.items():
        if (name, sign.level) not in helped:
            right = f"`- [!{name}]` in a card `/// care | {sign.level}`"
            told = f"{name}: {help_page} does not show this sign. Right: {right}"
            yield Problem(shown, signs.line_in_file("signs", name), told)
    for path, words in signs.own_words.items():
        there = {one.words for one in lines.get(path, ()) if not one.sign}
        for number, one in enumerate(words):
            if one not in there:
                told = f"own_words: no card of {path} says {one[:60]!r} any more: take it out"
                yield Problem(shown, signs.line_in_file("own_words", path, number), told)


def _wrong(one: CardLine, signs: Signs) -> Iterator[str]:
    level = signs.level_of(one.sign)
    if not level:
        yield f"no sign {one.sign!r} in {FILE}.{did_you_mean(one.sign, signs.words)}"
    elif level != one.level:
        yield f"{one.sign!r} is a sign of `{level}`, and stands in a card `{one.level}`"


def _nearest(words: str, signs: Signs) -> str:
    """Return the line for the sign that says nearly the same; how a new one looks where none is."""
    said = _words(words)

    def alike(name: str) -> float:
        others = _words(signs.words[name])
        return len(said & others) / len(said | others)

    for names in (signs.signs, signs.together):  # a line of several only where no sign is near
        near = max(names, key=alike, default="")
        if near and alike(near) >= ALIKE:
            return f"- [!{near}]"
    return f"- [!its-id], and its-id: in {FILE}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
