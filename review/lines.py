"""What is read: lines of words, and which change of them counts as one.

In what is urgent (signs, lines of urgent cards, rules) everything counts but white space. Elsewhere
words, figures, the card or list that they stand in, their order and their sources count; commas and
other punctuation, capitals, emphasis, links and the names of files do not. Of a drawing each stroke
counts.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from common.urgency import Urgency

WORD = re.compile(r"(?<!\w)[-−](?=\d)|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%‰°<>=+×]")
"""Matches `don't`, `1.5`, `2,000`, the sign of `-5`, `%`; not `,`, a dash or a quote."""
URGENT = frozenset([Urgency.EMERGENCY.slug, Urgency.SAME_DAY.slug])
FIGURE = re.compile(r"\d")
CARE = "care "
SHOWN_SIGN = re.compile(r"\[!(?P<id>[^\]\s]+)\]")  # [!chest-pain]


@dataclass(frozen=True)
class Drawing:
    """A drawing that stands beside words."""

    path: str
    """From `docs/`; not compared."""
    shows: str
    """What it says to who cannot see it."""
    hash: str
    """The SHA-256 of its file."""


@dataclass(frozen=True)
class Line:
    """One thing that is said: a sentence, a line of a card, a sign, a rule, a heading."""

    text: str
    heading: str = ""
    """What it stands under; not compared, since headings are lines of their own."""
    block: str = ""
    """The card or list around it, such as `care emergency` or `dont`."""
    sources: tuple[str, ...] = ()
    """As a reader is told them: publisher, title, year."""
    keys: tuple[str, ...] = ()
    """Their keys; not compared."""
    own: bool = False
    """Whether it is said to be our own judgement."""
    more: Mapping[str, str] = field(default_factory=dict)
    """What belongs to it, by what it is, such as the words to tick for a sign."""
    title: bool = False
    """Whether it only names what follows, and is nothing to agree with."""
    drawings: tuple[Drawing, ...] = ()
    """What stands beside it and is judged with it."""

    @property
    def urgency(self) -> str:
        """The slug of the card that it stands on; empty where it stands on none."""
        return self.block.removeprefix(CARE) if self.block.startswith(CARE) else ""

    @property
    def shows(self) -> str:
        """The id of the sign that it only names; empty for a line with words of its own."""
        found = SHOWN_SIGN.fullmatch(self.text)
        return found["id"] if found else ""

    @property
    def to_agree(self) -> bool:
        """Whether somebody can agree with it; a sign on a page's card is read by itself."""
        return not self.title and not self.shows

    @property
    def at_risk(self) -> bool:
        """Whether it is to be looked at each year: it is urgent, or has a figure."""
        return self.urgency in URGENT or bool(FIGURE.search(self.text))

    @property
    def words(self) -> int:
        """How many words a reader reads."""
        return sum(len(text.split()) for text in (self.text, *self.more.values()))

    def counted(self, *, exact: bool) -> list[Any]:
        """Return what is compared; `exact` where everything counts but white space."""
        if exact or self.urgency in URGENT:
            said = [" ".join(self.text.split())]
            said += [f"{name}: {' '.join(text.split())}" for name, text in self.more.items()]
        else:
            said = WORD.findall(self.text.casefold())
        told = [self.block, said, sorted(" ".join(one.split()) for one in self.sources)]
        drawn = [[WORD.findall(one.shows.casefold()), one.hash] for one in self.drawings]
        return [*told, drawn] if drawn else told


def fingerprint(lines: Iterable[Line], *, exact: bool, decides: str = "") -> str:
    """Return the SHA-256 of what counts of these lines, and of the answers that they decide."""
    counted = [line.counted(exact=exact) for line in lines]
    told = json.dumps([counted, decides], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
