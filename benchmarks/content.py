"""Generated pages for the benchmarks: as long and as shaped as the leaflets of a health site.

No two pages share a sentence, for a text that repeats itself makes every index look small. The
words are made up, but some are used far more often than others, as in a language.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

SIZES = (25, 250, 1000, 4000)
SPECIALTIES, GROUP = 10, 25
"""Pages stand in groups of 25, and those in ten specialties."""
VOCABULARY = 10_000
SYLLABLES = tuple(
    onset + vowel + coda
    for onset in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v")
    for vowel in "aeiou"
    for coda in ("", "", "n", "l")
)
SECTIONS, PARAGRAPHS = 3, 3
LINKS = 5
TABLE_EVERY = 5


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs; the links stand at the end of the first of them."""

    heading: str
    paragraphs: tuple[str, ...]
    links: tuple[int, ...]
    """The numbers of the pages that it leads to."""


@dataclass(frozen=True)
class Leaflet:
    """One page, before anybody's markup."""

    number: int
    folder: str
    name: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    points: tuple[str, ...]
    table: tuple[tuple[str, str, str], ...]

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.name}"


def leaflets(count: int) -> list[Leaflet]:
    """Return the pages, the same every time."""
    draw = random.Random(count)
    words = _vocabulary(draw)
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    rare = words[len(words) // 10 :]
    titles: dict[str, None] = {}
    while len(titles) < count:
        titles[" ".join(draw.sample(rare, 2)).capitalize()] = None
    groups = max(1, (count + GROUP - 1) // GROUP)
    names = [draw.choice(rare) for _ in range(groups + SPECIALTIES)]

    def sentence(least: int = 8, most: int = 16) -> str:
        chosen = draw.choices(words, cum_weights=weights, k=draw.randint(least, most))
        return " ".join(chosen).capitalize() + "."

    made = []
    for number, title in enumerate(titles):
        group = number // GROUP
        specialty = group * SPECIALTIES // groups
        made.append(
            Leaflet(
                number=number,
                folder=f"s{specialty}-{names[specialty]}/g{group}-{names[SPECIALTIES + group]}",
                name=f"{number}-{title.lower().replace(' ', '-')}",
                title=title,
                summary=sentence(),
                sections=tuple(_sections(draw, sentence, rare, number, count)),
                points=tuple(sentence(5, 9) for _ in range(5)),
                table=tuple(
                    (draw.choice(rare), draw.choice(rare), str(draw.randint(1, 90)))
                    for _ in range(5 if number % TABLE_EVERY == 0 else 0)
                ),
            )
        )
    return made


def _vocabulary(draw: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(draw.choices(SYLLABLES, k=draw.choice((1, 2, 2, 3))))] = None
    return sorted(words, key=len)


def _sections(
    draw: random.Random, sentence: Callable[[], str], rare: Sequence[str], number: int, count: int
) -> Iterator[Section]:
    others = [(number + draw.randrange(1, count)) % count for _ in range(LINKS)]
    for place in range(SECTIONS):
        yield Section(
            heading=" ".join(draw.sample(rare, 3)).capitalize(),
            paragraphs=tuple(
                " ".join(sentence() for _ in range(draw.randint(2, 5))) for _ in range(PARAGRAPHS)
            ),
            links=tuple(dict.fromkeys(others[place::SECTIONS])),
        )
