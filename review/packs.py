"""What a reviewer reads on one matter: signs, pages and rules, with ten people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from common.problems import Problem, ProblemsError, did_you_mean
from common.signs import Signs
from quiz.vignettes.cases import Case, Result
from review.items import PAGE, REGION, RULE, SIGN, Item
from review.lines import Line
from review.people import chosen
from review.policy import FILE
from review.source import Content

WORDS_A_MINUTE = 200
SECONDS_A_DECISION = 15
"""An estimate: one reader, who took the role of a doctor, needed 90 minutes for 277 lines of 5,225
words. Without the reading that is 14 seconds a line."""


@dataclass(frozen=True)
class Portion:
    """An item as far as it is judged in one pack: all of it, or some sections of a long page."""

    item: Item
    places: range
    """Which of its lines, from 0."""

    @property
    def lines(self) -> list[tuple[int, Line]]:
        """Its lines with their places in the item."""
        return [(place, self.item.lines[place]) for place in self.places]

    @property
    def claims(self) -> list[Line]:
        """Its lines that somebody can agree with."""
        return [line for _, line in self.lines if line.to_agree]


@dataclass(frozen=True)
class Pack:
    """One pack, or a part of one."""

    name: str
    title: str
    portions: tuple[Portion, ...]
    """Signs, pages, then rules."""
    people: tuple[tuple[Case, Result], ...]
    """Made-up people, and what the quiz tells them."""
    signs: Signs
    whole: str
    """The name of the pack that it is a part of, or its own."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is judged in it."""
        return tuple(portion.item for portion in self.portions)

    @property
    def claims(self) -> int:
        """How many claims there are to agree with, people apart."""
        return sum(len(portion.claims) for portion in self.portions)

    @property
    def only_read(self) -> tuple[str, ...]:
        """The ids of signs that its lines stand for and that are judged in another pack."""
        judged = {item.name for item in self.items if item.kind == SIGN}
        named = [line.shows for portion in self.portions for _, line in portion.lines if line.shows]
        named += [name for name in judged if name in self.signs.together]
        every = [one for name in named for one in (name, *self.signs.stands_for(name))]
        return tuple(name for name in dict.fromkeys(every) if name not in judged)

    @property
    def words(self) -> int:
        """How many words a reviewer reads, each sign once."""
        stories = sum(len(case.story.split()) for case, _ in self.people)
        shown = sum(len(self.signs.words.get(name, "").split()) for name in self.only_read)
        judged = sum(line.words for portion in self.portions for line in portion.claims)
        return stories + shown + judged

    @property
    def minutes(self) -> int:
        """How long it takes to read and to decide, without looking anything up: an estimate."""
        decisions = self.claims + len(self.people)
        return max(1, ceil(self.words / WORDS_A_MINUTE + decisions * SECONDS_A_DECISION / 60))

    def of(self, kind: str) -> list[Item]:
        """Return its items of one kind."""
        return [item for item in self.items if item.kind == kind]


def named(content: Content, name: str) -> Pack:
    """Return a pack that the topic's file names."""
    told = content.policy.packs[name]
    pages = [f"{PAGE}:{path}" for path in told.pages]
    signs = [f"{SIGN}:{sign}" for sign in told.signs]
    rules = [f"{RULE}:{rule}" for rule in told.rules]
    regions = [f"{REGION}:{name}" for name in told.regions]
    unknown = [one for one in (*pages, *signs, *rules, *regions) if one not in content.items]
    if unknown:
        raise ProblemsError(
            Problem(
                str(content.topic.folder / FILE),
                0,
                f"packs: {name}: nothing to review is called {one!r}."
                f"{did_you_mean(one, content.items)}",
            )
            for one in unknown
        )
    # a line that stands for several signs is read where the first of them is
    signs += [
        item.id
        for item in content.items.values()
        if item.kind == SIGN and item.shows[0] in told.signs
    ]
    ids = [*signs, *pages, *regions, *rules, *_rules(content, told.signs, told.pages)]
    return _pack(content, name, told.title, ids)


def of_pages(content: Content, paths: Sequence[str]) -> Pack:
    """Return a pack of some pages, with the signs on their cards and the rules that name them."""
    known = [item.name for item in content.items.values() if item.kind == PAGE]
    packs = content.policy.packs
    problems = [
        Problem(one, 0, f"no page to review and no pack.{did_you_mean(one, [*known, *packs])}")
        for one in paths
        if one not in known
    ]
    if problems:
        raise ProblemsError(problems)
    pages = [f"{PAGE}:{path}" for path in paths]
    signs = dict.fromkeys(sign for page in pages for sign in content.items[page].shows)
    rules = _rules(content, tuple(signs), paths)
    title = ", ".join(content.items[page].title for page in pages)
    ids = [*(f"{SIGN}:{sign}" for sign in signs), *pages, *rules]
    name = "-".join(path.removesuffix(".md") for path in paths).replace("/", "-")
    return _pack(content, name, title, ids)


def in_none(content: Content) -> list[str]:
    """Return the ids of what no pack of the topic holds."""
    held = {item.id for name in content.policy.packs for item in named(content, name).items}
    return [name for name in content.items if name not in held]


def _rules(content: Content, signs: Sequence[str], pages: Sequence[str]) -> Iterator[str]:
    """Yield the rules about these signs, and those that name one of these pages first."""
    for item in content.items.values():
        if item.kind == RULE and (
            set(item.shows) & set(signs) or (item.leads_to and item.leads_to[0] in pages)
        ):
            yield item.id


def _pack(content: Content, name: str, title: str, ids: Sequence[str]) -> Pack:
    items = [content.items[one] for one in dict.fromkeys(ids)]
    portions = tuple(Portion(item, range(len(item.lines))) for item in items)
    rules = [item.name for item in items if item.kind == RULE]
    people = tuple(chosen(content.quiz, rules)) if content.quiz and rules else ()
    return Pack(name, title, portions, people, content.topic.signs, name)
