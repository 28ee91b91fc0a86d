"""The rules for the text of a page, checked on its source, where file and line are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from common.care_card import ADVICE
from common.problems import Problem, did_you_mean
from common.urgency import Urgency
from pages.model.bibliography import CITATION, Entry, keys_of
from pages.model.frontmatter import Source
from pages.model.markup import REFUSED, refused

MOST_LINES = 5
"""Lines of a care card: more are not read (NHS care-card pattern)."""

BLOCK_START = re.compile(r"^///[ ]*(?P<name>[a-z-]+)(?:[ ]*\|[ ]*(?P<argument>.*))?$")
"""Matches `/// care | emergency` and `/// dont`."""
BLOCK_END = re.compile(r"^///[ ]*$")
BLOCK_ELSEWHERE = re.compile(r"^(?:[\s>]|[-*+:]\s|\d+[.)]\s)*///")
"""Matches `- /// care` and `////`, which Markdown takes for blocks as well."""
OPTION = re.compile(r"^[ \t]+\S")
"""Matches what would be an option of a block, were it right below its first line."""
ITEM = re.compile(r"^[ ]*(?:[-*+]|\d{1,3}[.)])[ ]+(?P<text>.+)$")
"""Matches `- it hurts` and `1. Stop.`"""
LINK = re.compile(r"\]\(|<https?:")
CITATION_LIKE = re.compile(r"\[@[^\]]*\]")
"""Matches whatever an author may have meant as a citation, such as `[@Mayo Clinic]`."""
HEADING = re.compile(r"^## ", re.MULTILINE)
EMERGENCY_CARD = re.compile(rf"^/// care \| {Urgency.EMERGENCY.slug}$", re.MULTILINE)
EMERGENCY_NUMBER = re.compile(r"(?<![\w.,-])(?:999|911|112|000|111)(?![.,]\d|[\w-])")
"""Matches `999` and `111`, not `1,000`, `2,999` or `11.12`."""
NATIONAL_SERVICE = re.compile(r"\bNHS 111\b|\bA&E\b|\b(?:dial|ring|phone) \d")
NATIONAL = {EMERGENCY_NUMBER: "an emergency number", NATIONAL_SERVICE: "a service"}


@dataclass
class _Block:
    name: str
    argument: str
    line: int
    rows: list[tuple[int, str]] = field(default_factory=list)
    """Every line within it."""


def check(source: Source, bibliography: Mapping[str, Entry] | None) -> list[Problem]:
    """Return every rule that the body of a page breaks; without a bibliography, all but sources."""
    return [
        Problem(source.path, line, message)
        for line, message in _check(source.body, source.body_line, bibliography)
    ]


def opens_with_emergency(body: str) -> bool:
    """Whether an emergency card stands before the page's second heading."""
    card = EMERGENCY_CARD.search(body)
    second = [match.start() for match in HEADING.finditer(body)][1:2]
    return card is not None and (not second or card.start() < second[0])


def _check(
    body: str, first_line: int, bibliography: Mapping[str, Entry] | None
) -> Iterator[tuple[int, str]]:
    block: _Block | None = None
    opened = -1  # the line below which a block would have options
    # one look at the whole spares one at each of its lines
    suspect = any(pattern.search(body) for pattern in (*REFUSED, *NATIONAL))
    for line, text in enumerate(body.split("\n"), first_line):
        if not text:
            continue
        if "[@" in text:
            yield from ((line, message) for message in _citations(text, bibliography))
        if suspect:
            yield from ((line, message) for message in _suspect(text))
        start = BLOCK_START.match(text)
        if start:
            if block:
                yield block.line, f"the block `/// {block.name}` is not closed by a line `///`"
            block = _Block(start["name"], (start["argument"] or "").strip(), line)
            opened = line
        elif BLOCK_END.match(text):
            if block is None:
                yield line, "this `///` closes a block that was never opened"
            else:
                yield from _block(block)
            block = None
        elif BLOCK_ELSEWHERE.match(text):
            yield (
                line,
                "a block opens and closes with three slashes at the start of a line. Right: "
                "/// care | same-day, and /// below its list",
            )
        elif opened == line - 1 and OPTION.match(text):
            yield line, "a block has no options: expected an empty line below its first"
        elif block is not None:
            block.rows.append((line, text))
    if block:
        yield block.line, f"the block `/// {block.name}` is not closed by a line `///`"


def _citations(text: str, bibliography: Mapping[str, Entry] | None) -> Iterator[str]:
    for found in CITATION_LIKE.findall(text):
        match = CITATION.fullmatch(found)
        if not match:
            yield f"expected a citation like [@mayo-meralgia] or [@one; @two], found {found}"
            continue
        for key in keys_of(match.group(1)):
            if bibliography is not None and key not in bibliography:
                yield f"no source {key!r} in the bibliography.{did_you_mean(key, bibliography)}"


def _suspect(text: str) -> Iterator[str]:
    yield from refused(text)
    for pattern, what in NATIONAL.items():
        if match := pattern.search(text):
            yield (
                f"{match.group()!r} is {what} of one country. Write `your emergency number` or "
                "`your doctor`: emergency cards add the numbers of the reader's region"
            )


def _block(block: _Block) -> Iterator[tuple[int, str]]:
    levels = [level.slug for level in Urgency]
    items = [(line, item["text"]) for line, row in block.rows if (item := ITEM.match(row))]
    if block.name == "care":
        if block.argument not in levels:
            hint = did_you_mean(block.argument, levels)
            yield (
                block.line,
                f"a care card is one of {', '.join(levels)}, found {block.argument!r}.{hint} "
                "Right: /// care | same-day",
            )
        if len(items) > MOST_LINES:
            yield (
                block.line,
                f"a care card has at most {MOST_LINES} lines, found {len(items)}. "
                "Make two cards, each under its own heading",
            )
        if block.argument == Urgency.EMERGENCY.slug:
            for line, text in block.rows:
                if LINK.search(text) or CITATION_LIKE.search(text):
                    yield line, "nothing to read on in an emergency card: take the link out"
    elif block.name not in ADVICE:
        known = ["care", *ADVICE]
        hint = did_you_mean(block.name, known)
        yield block.line, f"no block `/// {block.name}`; there are {', '.join(known)}.{hint}"
        return
    if not items:
        yield block.line, f"the block `/// {block.name}` holds no list. Right: - you cannot pee"
    if block.name == "dont":
        for line, text in items:
            if not text.lower().startswith("do not "):
                yield line, f"each line of `/// dont` starts with `do not`, found {text[:30]!r}"
