"""What one reviewer reads in one go: signs, pages and rules on one matter, with ten people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from common.problems import Problem, ProblemsError, did_you_mean
from quiz.vignettes import cases
from quiz.vignettes.cases import Case, Result
from quiz.vignettes.report import cases_of
from review.items import PAGE, RULE, SIGN, Item
from review.policy import FILE
from review.source import Content

WORDS_A_MINUTE = 200
VIGNETTES = 10


@dataclass(frozen=True)
class Pack:
    """One pack."""

    name: str
    title: str
    items: tuple[Item, ...]
    """Signs, pages, then rules."""
    people: tuple[tuple[Case, Result], ...]
    """Made-up people to whom its rules speak, and what the quiz tells them."""

    @property
    def claims(self) -> int:
        """How many claims there are to agree with."""
        return sum(len(item.claims) for item in self.items)

    @property
    def words(self) -> int:
        """How many words a reviewer reads."""
        stories = sum(len(case.story.split()) for case, _ in self.people)
        return stories + sum(line.words for item in self.items for line in item.claims)

    @property
    def minutes(self) -> int:
        """How long it takes to read, without looking anything up."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    def of(self, kind: str) -> list[Item]:
        """Return its items of one kind."""
        return [item for item in self.items if item.kind == kind]


def named(content: Content, name: str) -> Pack:
    """Return a pack that the topic's file names."""
    told = content.policy.packs[name]
    pages = [f"{PAGE}:{path}" for path in told.pages]
    signs = [f"{SIGN}:{sign}" for sign in told.signs]
    rules = [f"{RULE}:{rule}" for rule in told.rules]
    unknown = [one for one in (*pages, *signs, *rules) if one not in content.items]
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
    chosen = [*signs, *pages, *rules, *_rules(content, told.signs, told.pages)]
    return _pack(content, name, told.title, chosen)


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
    chosen = [*(f"{SIGN}:{sign}" for sign in signs), *pages, *rules]
    return _pack(
        content,
        "-".join(path.removesuffix(".md") for path in paths).replace("/", "-"),
        title,
        chosen,
    )


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
    items = tuple(content.items[one] for one in dict.fromkeys(ids))
    rules = [item.name for item in items if item.kind == RULE]
    return Pack(name, title, items, tuple(_people(content, rules)))


def _people(content: Content, rules: Sequence[str]) -> Iterator[tuple[Case, Result]]:
    """Yield at most ten people, the most urgent first and no two for one rule while others wait."""
    if content.quiz is None or not rules:
        return
    flow, path = content.quiz.flow, content.quiz.path
    every = [case for file in cases_of(path) for case in cases.read(file, path) if case.story]
    pairs = [
        (case, result)
        for case, result in zip(every, cases.run(every, flow), strict=True)
        if result.rules[0] in rules
    ]
    seen: dict[str, int] = {}
    ranked = []
    for case, result in pairs:
        turn = seen[result.rules[0]] = seen.get(result.rules[0], 0) + 1
        ranked.append((turn, result.urgency, case.id, case, result))
    ranked.sort(key=lambda one: one[:3])
    chosen = ranked[:VIGNETTES]
    yield from (
        (case, result) for _, _, _, case, result in sorted(chosen, key=lambda one: one[1:3])
    )
