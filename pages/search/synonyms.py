"""What readers type and pages do not say: `docs/synonyms.yml`, read and checked.

A phrase is compared by its stems, so "sore eye" stands for "sore eyes" too. In an emergency phrase
`a/b` means either word.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path
from typing import Annotated

from markdown.extensions.toc import slugify
from pydantic import AfterValidator, Field, ValidationInfo

from common import settings
from common.problems import did_you_mean
from common.settings import Settings, Text
from common.urgency import Urgency
from pages.model.plain_text import Role, passages
from pages.search.stems import stems

FILE = "synonyms.yml"
SAME = "same: [[pee, wee, urine]]"
LEADS = "leads: [{page: causes/a-cause.md, words: [what people call it, another name]}]"
EMERGENCY = "emergency: [{card: get-help.md#chest-pain, phrases: [chest hurts/aches]}]"

EITHER = "/"
MOST_WORDS = 12
"""Of a phrase: nobody types more."""
MOST_WAYS = 64
"""Phrases that one with `a/b` in it may stand for: each such word doubles them."""

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """An emergency card as it stands on a page."""

    address: str
    """The page and the heading over the card, such as `get-help.md#chest-pain`."""
    lines: tuple[str, ...]


def cards(bodies: Mapping[str, str]) -> dict[str, Card]:
    """Return every emergency card by its address; `bodies` are pages' texts by path."""
    found: dict[str, list[str]] = {}
    block = f"care {Urgency.EMERGENCY.slug}"
    for path, body in bodies.items():
        # most pages of a large site have none, and this tells at once
        for passage in passages(body) if Urgency.EMERGENCY.slug in body else ():
            if passage.block == block and passage.role is Role.ITEM:
                address = f"{path}#{slugify(passage.section, '-')}"
                found.setdefault(address, []).append(passage.text)
    return {address: Card(address, tuple(lines)) for address, lines in found.items()}


def _phrase(phrase: str) -> str:
    words = phrase.split()
    if len(words) > MOST_WORDS:
        raise ValueError(f"expected at most {MOST_WORDS} words, found {len(words)}.")
    ways = prod(word.count(EITHER) + 1 for word in words)
    if ways > MOST_WAYS:
        raise ValueError(
            f"expected at most {MOST_WAYS} phrases for one, found {ways:,}: write some of them out."
        )
    if not all(stems(one) for one in either(phrase)):
        raise ValueError(f"expected words that tell pages apart, found {phrase!r}.")
    return phrase


def _one_of(kind: str, key: str) -> AfterValidator:
    def check(name: str, info: ValidationInfo) -> str:
        known = (info.context or {})[key]
        if name not in known:
            raise ValueError(f"no {kind} {name!r}.{did_you_mean(name, known)}")
        return name

    return AfterValidator(check)


def _some(items: tuple[str, ...]) -> tuple[str, ...]:
    if not items:
        raise ValueError("expected at least one phrase, found none.")
    return items


def _one_group_each(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    group_of: dict[Stems, tuple[str, ...]] = {}
    wrong = []
    for group in groups:
        if len(group) < 2:
            wrong.append(f"{group} needs a second word that means the same")
        for phrase in group:
            first = group_of.setdefault(stems(phrase), group)
            if first is not group:
                wrong.append(f"{phrase!r} stands beside {first[0]!r} and beside {group[0]!r}")
    if wrong:
        raise ValueError(f"expected each phrase in one group: {'; '.join(wrong)}.")
    return groups


Phrase = Annotated[Text, AfterValidator(_phrase)]
Phrases = Annotated[tuple[Phrase, ...], AfterValidator(_some)]


class Lead(Settings):
    """What readers type when they want one page."""

    page: Annotated[Text, _one_of("page", "pages")]
    words: Phrases


class Sign(Settings):
    """What readers type in an emergency, and the card that they see then."""

    card: Annotated[Text, _one_of("emergency card at", "cards")]
    phrases: Phrases


class Synonyms(Settings):
    """What the file says."""

    same: Annotated[tuple[tuple[Phrase, ...], ...], AfterValidator(_one_group_each)] = Field(
        (), examples=[SAME]
    )
    """Groups of words that mean the same to a reader."""
    leads: tuple[Lead, ...] = Field((), examples=[LEADS])
    emergency: tuple[Sign, ...] = Field((), examples=[EMERGENCY])


def read(
    docs: Path, bodies: Mapping[str, str], left_out: Collection[str] = frozenset()
) -> Synonyms:
    """Read the file in `docs`, if there is one; raise one `ProblemsError` with every problem.

    Nothing leads to pages that are `left_out` of a copy.
    """
    if not (docs / FILE).is_file():
        return Synonyms()
    known = {"pages": {*bodies, *left_out}, "cards": cards(bodies)}
    found = settings.read(docs / FILE, Synonyms, "a file of synonyms", known)
    leads = tuple(one for one in found.leads if one.page not in left_out)
    return found.model_copy(update={"leads": leads})


def either(phrase: str) -> list[str]:
    """Return every phrase that one with `a/b` in it stands for."""
    words = [word.split(EITHER) for word in phrase.split()]
    return [" ".join(way) for way in product(*words)]
