"""The rules for the text of a page, held against what Markdown makes of it.

What a reader meets is judged, wherever it stands and however it is written: in code, a table or a
list, behind emphasis, entities or signs that nobody sees. What could bring anything but words onto
a page is refused by `pages.model.markup`, on the lines of its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from common.care_card import ADVICE
from common.problems import Problem, did_you_mean
from common.urgency import Urgency
from common.yaml_reader import Where
from pages.markdown.blocks import FOLDS
from pages.model import markup, numbers, slips
from pages.model.bibliography import Entry
from pages.model.frontmatter import Source
from pages.model.plain_text import Card, Passage, Role, Text, read

MOST_LINES = 5
"""Lines of a care card: more are not read (NHS care-card pattern)."""
EMERGENCY = f"care {Urgency.EMERGENCY.slug}"
BLOCKS = (*ADVICE, *FOLDS)
"""The blocks of one kind each."""
IN_CARDS = frozenset([Role.ITEM, Role.PARAGRAPH])
SHOWN = ("title", "summary", "medical_name", "aliases", "review")
"""Keys of a page's head whose words a reader meets."""

UNTAKEN = re.compile(r"^///[ ]*(?:(?P<name>[\w-]+)(?:[ ]*\|(?P<argument>.*))?)?$", re.MULTILINE)
"""Matches `/// care | emergancy` and `///`, which a reader sees where Markdown took no block."""
CITATION_LIKE = re.compile(r"\[@[^\]]*\]?")
"""Matches whatever an author may have meant as a citation, such as `[@Mayo Clinic]`."""

Told = tuple[int, str]
"""A line of a page's text, from 1, and what is wrong there."""


def check(source: Source, bibliography: Mapping[str, Entry] | None) -> list[Problem]:
    """Return every rule that a page breaks; without a bibliography, all but sources."""
    text, above = read(source.body)
    first = source.body_line + above - 1
    found = [(source.body_line - 1 + line, told) for line, told in markup.refused(source.body)]
    rows = source.body[above:].replace("\r", "\n").split("\n")  # as Markdown does
    found += [(first + line, told) for line, told in _check(text, rows, bibliography)]
    article = source.meta.get("article")
    own = not (isinstance(article, Mapping) and "fingerprint" in article)
    for passage in text.passages:
        found += [(first + line, told) for line, told in slips.told(passage, rows, bullets=own)]
    for key in SHOWN:
        for where, words in words_of(source.meta.get(key), (key,)):
            if numbers.may_stand_in(words):
                line = source.head.line_of(where)
                found += [(line, told) for _, told in numbers.told(words)]
    return [Problem(source.path, line, told) for line, told in found]


def opens_with_emergency(body: str) -> bool:
    """Whether an emergency card stands before the page's second heading."""
    text, _ = read(body)
    second = [one.line for one in text.passages if one.level == 2][1:2]
    cards = [card.line for card in text.cards if card.name == EMERGENCY]
    return bool(cards) and (not second or min(cards) < second[0])


def words_of(value: object, where: Where) -> Iterator[tuple[Where, str]]:
    """Yield every text in a value of a head, with the way to it."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from words_of(inner, (*where, str(key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from words_of(inner, (*where, number))
    elif isinstance(value, str):
        yield where, value


def _check(
    text: Text, rows: Sequence[str], bibliography: Mapping[str, Entry] | None
) -> Iterator[Told]:
    yield from text.too_much
    # one look at the whole spares one at each passage
    whole = "\n".join(one.rows for one in text.passages)
    in_pictures = "\n".join(one.what for passage in text.passages for one in passage.pictures)
    suspect = numbers.may_stand_in(f"{whole}\n{in_pictures}")
    for passage in text.passages:
        if suspect:
            yield from _numbers(passage)
        if passage.cites and bibliography is not None:
            yield from _sources(passage, bibliography)
    if "[@" in whole:
        for passage in text.passages:
            yield from _no_sources(passage, rows)
    if "///" in whole:
        yield from _no_blocks(text, rows)
    for card in text.cards:
        yield from _card(card)


def _numbers(passage: Passage) -> Iterator[Told]:
    yield from ((passage.line + row, told) for row, told in numbers.told(passage.rows))
    for picture in passage.pictures:
        for row, told in numbers.told(picture.what):
            yield passage.line + picture.row + row, told


def _sources(passage: Passage, bibliography: Mapping[str, Entry]) -> Iterator[Told]:
    for cite in passage.cites:
        if cite.what not in bibliography:
            hint = did_you_mean(cite.what, bibliography)
            yield passage.line + cite.row, f"no source {cite.what!r} in the bibliography.{hint}"


def _found(pattern: re.Pattern[str], passage: Passage) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what a pattern finds in a passage, each with its line."""
    line, counted = passage.line, 0
    for found in pattern.finditer(passage.rows):
        line += passage.rows.count("\n", counted, found.start())
        counted = found.start()
        yield line, found


def _no_sources(passage: Passage, rows: Sequence[str]) -> Iterator[Told]:
    """Find what a reader would see instead of a number of a source; `[&#64;` was meant to be."""
    for line, found in _found(CITATION_LIKE, passage):
        if "[@" in rows[line - 1]:
            yield (
                line,
                f"expected a citation like [@a-source] or [@one; @two], found {found.group()}",
            )


def _no_blocks(text: Text, rows: Sequence[str]) -> Iterator[Told]:
    """Find what a reader would see instead of a block."""
    opened = 0
    for passage in text.passages:
        for line, found in _found(UNTAKEN, passage):
            if not rows[line - 1].startswith("///"):  # but with a backslash: it was meant to be
                continue
            name, argument = found["name"], (found["argument"] or "").strip()
            opened += 1 if name else -1
            if not name and opened < 0:
                opened = 0
                yield line, "this `///` closes a block that was never opened"
            elif name == "care":
                levels = [level.slug for level in Urgency]
                yield (
                    line,
                    f"a care card is one of {', '.join(levels)}, found {argument!r}."
                    f"{did_you_mean(argument, levels)} Right: /// care | same-day",
                )
            elif name in BLOCKS:
                yield line, f"nothing may stand behind `/// {name}`, found {argument!r}"
            elif name:
                known = ["care", *BLOCKS]
                hint = did_you_mean(name, known)
                yield line, f"no block `/// {name}`; there are {', '.join(known)}.{hint}"


def _card(card: Card) -> Iterator[Told]:
    shown = f"/// {card.name.partition(' ')[0]}"
    if card.within:
        yield card.line, f"`{shown}` stands in another block: close that one first, by a line `///`"
    if not card.closed:
        yield card.line, f"the block `{shown}` is not closed by a line `///`"
    items = [one for one in card.passages if one.role is Role.ITEM]
    if card.name in FOLDS:
        if not card.passages:
            yield card.line, f"the block `{shown}` holds nothing. Right: a paragraph or a list"
    elif not items:
        yield card.line, f"the block `{shown}` holds no list. Right: - you cannot pee"
    for other in card.passages:
        if other.role not in IN_CARDS:
            yield other.line, f"a block holds words and lists, found a {other.role}"
    if card.name == "dont":
        for item in items:
            if not item.text.lower().startswith("do not "):
                yield (
                    item.line,
                    f"each line of `/// dont` starts with `do not`, found {item.text[:30]!r}",
                )
    if card.name.startswith("care") and len(items) > MOST_LINES:
        yield (
            card.line,
            f"a care card has at most {MOST_LINES} lines, found {len(items)}. "
            "Make two cards, each under its own heading",
        )
    if card.name == EMERGENCY:
        for one in card.passages:
            for row in sorted({found.row for found in chain(one.links, one.cites)}):
                yield (
                    one.line + row,
                    "nothing to read on in an emergency card: take the link out",
                )
