"""The signs that need help now or today, each said once: a topic's `signs.yml`.

Pages, quiz, search and leaflets take the words of a sign from here by its id, so none of them can
say it otherwise. On a page the line `- [!chest-pain]` of a care card stands for the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from common import settings
from common.problems import Problem, ProblemsError, did_you_mean
from common.settings import Settings, Text, Truth
from common.urgency import Urgency

FILE = "signs.yml"
REFERENCE = re.compile(r"^(?P<mark>[ \t]*[-*+][ \t]+)\[!(?P<id>[^\]\n]*)\][ \t]*$", re.MULTILINE)
"""Matches the line `- [!chest-pain]`."""
OPENS = "[!"
SIGN = (
    "{level: emergency, words: you have chest pain, short: chest pain, tick: Chest pain, "
    "why: It can be a heart attack., sources: [a-key]}"
)


class Sign(Settings):
    """One sign."""

    level: Literal["emergency", "same-day"]
    words: Text
    """What a card says; it completes "Call your emergency number now if:"."""
    line: Text = ""
    """The id of the line that is ticked for it in the quiz; the sign's own where left out."""
    tick: Text = ""
    """The words of that line; they stand with one sign of each line, and so does what follows."""
    term: Text = ""
    """What a clinician calls that line, for the sheet of the quiz."""
    check: Text = ""
    """How to check that line, for whoever is not sure. Without any, not sure is yes at once."""
    drawing: Text = ""
    """A drawing of how to check it, as a path from `docs/`: `drawings/raise-arms.svg`."""
    why: Text = ""
    """One plain sentence: what the sign can mean."""
    sources: tuple[Text, ...] = ()
    """Keys of the bibliography."""
    judgement: Truth = False
    """Whether it rests on the writers' own judgement, which a clinician should look at."""
    short: Text = ""
    """At most a few words, for the strip on every page; signs without any are left out of it."""
    not_this: Text = ""
    """What is often taken for it and is none."""

    @property
    def urgency(self) -> Urgency:
        """How soon to get help."""
        return Urgency.from_slug(self.level)


class Together(Settings):
    """Several signs in one line, for cards that have little room."""

    signs: tuple[str, ...]
    words: Text


class Signs(Settings):
    """What the file says; nothing where a draft has none yet."""

    signs: Mapping[str, Sign] = Field({}, examples=[f"signs: {{chest-pain: {SIGN}}}"])
    """By id, the most urgent first, in the order in which they are asked."""
    together: Mapping[str, Together] = Field(
        {}, examples=["together: {chest: {signs: [chest-pain, breath], words: your chest hurts}}"]
    )
    """Lines that stand for several signs of one urgency, by id."""
    own_words: Mapping[str, tuple[Text, ...]] = Field(
        {}, examples=["own_words: {causes/one.md: [your chest hurts badly]}"]
    )
    """Lines of cards that say a sign in words of their own, by page. The list may only shrink."""

    def line_of(self, sign: str) -> str:
        """Return the id of the line that is ticked for a sign."""
        return self.signs[sign].line or sign

    def level_of(self, name: str) -> str:
        """Return the level of a sign, or of a line that stands for several; empty for another."""
        one = self.together.get(name)
        sign = self.signs.get(one.signs[0] if one else name)
        return sign.level if sign else ""

    def stands_for(self, name: str) -> tuple[str, ...]:
        """Return the ids of the signs that one line stands for; none for a sign."""
        return self.together[name].signs if name in self.together else ()

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words of every sign, and of every line that stands for several, by id."""
        signs = {name: sign.words for name, sign in self.signs.items()}
        return signs | {name: one.words for name, one in self.together.items()}

    @cached_property
    def lines(self) -> Mapping[str, Sign]:
        """The sign with the words to tick, by the id of its line."""
        return {self.line_of(name): sign for name, sign in self.signs.items() if sign.tick}

    @property
    def emergency(self) -> tuple[str, ...]:
        """Every emergency as a line of a list: as it is ticked, or as cards say it."""
        listed = self.lines or self.signs
        return tuple(
            one.tick or one.words[0].upper() + one.words[1:]
            for one in listed.values()
            if one.urgency is Urgency.EMERGENCY
        )

    @property
    def core(self) -> Mapping[str, tuple[str, ...]]:
        """The short form of each emergency that has one, with all lines that say it in full."""
        return {
            sign.short: (
                sign.words,
                *(one.words for one in self.together.values() if name in one.signs),
            )
            for name, sign in self.signs.items()
            if sign.short and sign.urgency is Urgency.EMERGENCY
        }

    @property
    def in_short(self) -> str:
        """The short forms as one phrase: `a, b or c`; empty where none is written."""
        *others, last = [sign.short for sign in self.signs.values() if sign.short] or [""]
        return f"{', '.join(others)}, or {last}" if others else last

    def written_out(self, body: str) -> str:
        """Return a page's text with words in the place of each sign; lines stay where they are."""
        if OPENS not in body:
            return body
        return REFERENCE.sub(self._words, body)

    def _words(self, found: re.Match[str]) -> str:
        words = self.words.get(found["id"])
        return f"{found['mark']}{words}" if words else found[0]


def read(folder: Path, *, may_be_missing: bool, asked: bool = True) -> Signs:
    """Read the file in a topic's folder; raise one `ProblemsError` with every problem.

    `asked` tells whether a quiz asks for the signs: then each has a line to tick.
    """
    found, problems = look(folder, may_be_missing=may_be_missing, asked=asked)
    if problems or found is None:
        raise ProblemsError(problems)
    return found


def look(
    folder: Path, *, may_be_missing: bool, asked: bool = True
) -> tuple[Signs | None, list[Problem]]:
    """Return what `read` returns, and every problem; None where it is not known which signs."""
    path = folder / FILE
    if may_be_missing and not path.is_file():
        return Signs(), []
    what = "the signs of the topic (a draft alone may be without)"
    found, document, problems = settings.look(path, Signs, what)
    between = _between(found, str(path), asked=asked) if found else ()
    return found, settings.together(problems, list(between), document)


def _between(found: Signs, shown: str, *, asked: bool) -> Iterator[Problem]:
    """Find what is wrong only when signs are seen together."""
    ticked: dict[str, str] = {}
    if not found.signs:
        yield Problem(shown, 1, "expected signs, found none. A draft may leave the file out")
    for name, sign in found.signs.items():
        at = found.line_in_file("signs", name)
        if sign.tick:
            first = ticked.setdefault(found.line_of(name), name)
            if first != name:
                yield Problem(shown, at, f"{name}: `tick` stands with {first} already")
        if sign.tick or not (asked or sign.line):
            if asked and not sign.why:
                yield Problem(shown, at, f"{name}: expected `why`, what the sign can mean")
            if not sign.sources and not sign.judgement:
                right = "sources: [a-key-of-the-bibliography], or judgement: true"
                yield Problem(shown, at, f"{name}: expected a source. Right: {right}")
    for name, one in found.together.items():
        at = found.line_in_file("together", name)
        known = [part for part in one.signs if part in found.signs]
        for part in one.signs:
            if part not in known:
                hint = did_you_mean(part, found.signs)
                yield Problem(shown, at, f"{name}: no sign {part!r}.{hint}")
        if len({found.signs[part].level for part in known}) > 1:
            yield Problem(shown, at, f"{name}: signs of two urgencies cannot share a line")
        if len(one.signs) < 2 or name in found.signs:
            yield Problem(shown, at, f"{name}: expected two signs or more, under an id of its own")
    short = [sign for sign in found.signs.values() if sign.short]
    if found.signs and not any(sign.urgency is Urgency.EMERGENCY for sign in short):
        right = "short: a few words, such as chest pain"
        told = "expected the short form of an emergency sign, for the strip on every page. Right: "
        yield Problem(shown, found.line_in_file("signs"), told + right)
    for name in found.signs if asked else ():
        if found.line_of(name) not in ticked:
            at = found.line_in_file("signs", name)
            right = "tick: the words of the line that people tick, or line: that of another sign"
            yield Problem(shown, at, f"{name}: expected words to tick. Right: {right}")
