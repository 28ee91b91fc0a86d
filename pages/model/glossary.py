"""The glossary, read from the definition list on its page.

A term is written as

    Transient ischaemic attack (TIA)
    :   A stroke that goes away by itself.[@health-service-tia]

and met as `transient ischaemic attack` or `TIA` on other pages. A term that is also a page's title
or alias leads to that page instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from common.problems import Problem
from pages.model.frontmatter import Source
from pages.model.plain_text import Passage, Role, passages

PAGE = "glossary.md"

TWO_NAMES = re.compile(r"^(?P<one>[^()]+?)[ ]\((?P<other>[^()]+)\)$")
"""Matches `Transient ischaemic attack (TIA)`."""
SENTENCE_ENDS = (".", "!", "?", ":")
NOT_IN_IDS = re.compile(r"[^a-z0-9]+")

RIGHT = "Right: the term on one line, and on the next `:   What it means.`"


@dataclass(frozen=True)
class Entry:
    """One term and its meaning."""

    term: str
    """As written on the glossary's page."""
    meaning: str
    """In words alone, without sources."""
    line: int

    @property
    def ident(self) -> str:
        """The id of the term on the glossary's page."""
        return ident(self.term)

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which a text may name it."""
        two = TWO_NAMES.match(self.term)
        names = two.groups() if two else (self.term,)
        # a term opens its line with a capital that it may not have within a sentence
        return tuple(
            dict.fromkeys(form for name in names for form in (name, name[0].lower() + name[1:]))
        )


def ident(term: str) -> str:
    """Return the id of a term on the glossary's page, such as `transient-ischaemic-attack-tia`."""
    return NOT_IN_IDS.sub("-", term.casefold()).strip("-")


def read(source: Source) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Read the glossary from its page; all its problems come at once, each with its line."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []

    def told(passage: Passage, words: str, row: int = 0) -> None:
        problems.append(Problem(source.path, passage.line + row, words))

    found = passages(source.body, source.body_line)
    before: Passage | None = None
    for passage, after in zip(found, [*found, None][1:], strict=True):
        if passage.role is Role.MEANING:
            term = before.text if before else ""
            entry = Entry(term, passage.text, passage.line - 1)
            if before and before.role is Role.MEANING:
                told(before, f"a meaning stands on one line, found another below it: {term!r}")
            elif wrong := _wrong(entry, before, passage, entries):
                told(passage, wrong)
            entries.setdefault(entry.ident, entry)
        elif passage.role is Role.TERM and (after is None or after.role is not Role.MEANING):
            told(passage, f"{passage.text!r} has no meaning. {RIGHT}")
        elif passage.role is Role.PARAGRAPH:
            for row, words in enumerate(passage.rows.split("\n")):
                if words.startswith(":") or (words == passage.rows and _is_like_a_term(words)):
                    told(passage, f"{words!r} has no meaning. {RIGHT}", row)
        before = passage
    return tuple(entries.values()), problems


def _wrong(
    entry: Entry, before: Passage | None, meaning: Passage, entries: Mapping[str, Entry]
) -> str:
    """Say what is wrong with an entry; nothing where it is right."""
    _, more, below = meaning.rows.partition("\n")
    if more:
        return f"a meaning stands on one line, found another below it: {below!r}"
    if before is None or before.role is not Role.TERM or not _is_like_a_term(entry.term):
        return f"expected a term above its meaning, found {entry.term!r}. {RIGHT}"
    if entry.ident in entries:
        return f"{entry.term!r} is explained already, on line {entries[entry.ident].line}"
    return ""


def _is_like_a_term(row: str) -> bool:
    return bool(ident(row)) and not row.endswith(SENTENCE_ENDS)
