"""How an article's headings stand to each other: which is over which, and which are groups."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from article.model import headings, markers
from article.model.article import Block, PageData
from article.model.spans import one_line
from article.structure.heads import Head, stems

LEAD_IN = 250
"""Characters that may stand between a heading and those below it without being its text."""


class Layout:
    """The headings of an article."""

    def __init__(self, blocks: Sequence[Block], data: PageData, title: str = "") -> None:
        self.blocks = blocks
        self.data = data
        self.title = title

    @cached_property
    def places(self) -> list[int]:
        """Where the headings stand among the blocks."""
        return [n for n, block in enumerate(self.blocks) if block.opens]

    @cached_property
    def heads(self) -> dict[int, Head]:
        """All headings by their places among the blocks."""
        places = self.places
        ends = self._ends(places)
        heads: dict[int, Head] = {}
        open_: list[int] = []
        for number, at in enumerate(places):
            block = self.blocks[at]
            while open_ and self.blocks[open_[-1]].level >= block.level:
                open_.pop()
            after = places[number + 1] if number + 1 < len(places) else len(self.blocks)
            words = sum(len(self.blocks[n].text) for n in range(at + 1, after))
            text = one_line(block.text)
            parents = tuple(open_[-6:])
            heads[at] = Head(at, block.level, text, ends[at], words, parents, block.shape)
            open_.append(at)
        return heads

    def _ends(self, places: Sequence[int]) -> dict[int, int]:
        ends: dict[int, int] = {}
        waiting: list[int] = []
        for at in places:
            while waiting and self.blocks[waiting[-1]].level >= self.blocks[at].level:
                ends[waiting.pop()] = at
            waiting.append(at)
        return ends | dict.fromkeys(waiting, len(self.blocks))

    @cached_property
    def below(self) -> dict[int, list[Head]]:
        """The headings directly below each heading."""
        below: dict[int, list[Head]] = {}
        for head in self.heads.values():
            if head.parents:
                below.setdefault(head.parents[-1], []).append(head)
        return below

    @cached_property
    def over_questions(self) -> frozenset[int]:
        """The headings most of whose next ones below ask something."""
        asking = {at: sum(map(self.asks, kids)) for at, kids in self.below.items()}
        return frozenset(at for at, asked in asking.items() if 2 * asked > len(self.below[at]))

    @cached_property
    def question_groups(self) -> frozenset[int]:
        """The headings that stand over questions and have no text of their own.

        A few words below one are its text where most headings beside it stand over no questions: a
        last cause, with an accordion below it.
        """
        asking = self.over_questions
        chosen = [
            h for h in self.heads.values() if not h.asks and not h.numbered and h.at in asking
        ]
        return self._with_little_text(chosen)

    @cached_property
    def groups(self) -> frozenset[int]:
        """The headings that stand over several others and have no text of their own."""
        chosen = [
            head
            for at, head in self.heads.items()
            if (not head.numbered or at in self.over_numbers)
            and at not in self.over_questions
            and len(kids := self.below.get(at, [])) >= 2
            and all(kid.words and self.comes_once(kid) for kid in kids)
            and not any(headings.other_topic(kid.text) for kid in kids)
        ]
        return self._with_little_text(chosen)

    @cached_property
    def _often(self) -> Counter[str]:
        return Counter(markers.plain(head.text) for head in self.heads.values())

    def comes_once(self, head: Head) -> bool:
        """Tell whether no other heading has its words, as an advert that comes again has."""
        return self._often[markers.plain(head.text)] == 1

    @cached_property
    def over_numbers(self) -> frozenset[int]:
        """The numbered headings that have no text, and below them others numbered within them."""
        return frozenset(
            at
            for at, kids in self.below.items()
            if (head := self.heads[at]).numbered
            and not head.words
            and all(markers.WITHIN.match(kid.text) for kid in kids)
        )

    def _with_little_text(self, chosen: Sequence[Head]) -> frozenset[int]:
        """Return which of some headings have no text, or little as most beside them have."""
        places = {head.at for head in chosen}
        beside: dict[tuple[tuple[int, ...], int], list[int]] = {}
        for at, head in self.heads.items():
            beside.setdefault((head.parents[-1:], head.level), []).append(at)
        usual = {key: 2 * len(places & set(at)) > len(at) for key, at in beside.items()}
        return frozenset(
            head.at
            for head in chosen
            if head.words <= (LEAD_IN if usual[head.parents[-1:], head.level] else 0)
        )

    def asks(self, head: Head) -> bool:
        """Tell whether a heading is a question, by its looks or by the page's data."""
        return head.asks or markers.plain(head.text) in self.data.asked

    def home(self, head: Head) -> int:
        """Return the place of the heading with a text that one is below; -1 where it has none."""
        return next((at for at in reversed(head.parents) if not self._only_holds(at)), -1)

    def _over_parts(self, head: Head) -> bool:
        """Tell whether a heading has no text, and below it one that names a part of the article.

        A cause may have such parts too: one with a number, or below a heading that leads to causes.
        """
        over = (self.heads[at].text for at in head.parents)
        if head.numbered or any(map(headings.causes_ahead, over)):
            return False
        kids = self.below.get(head.at, ()) if not head.words else ()
        return any(headings.names_a_kind(kid.text) for kid in kids)

    def _only_holds(self, at: int) -> bool:
        return at in self.groups or not self.heads[at].words

    @cached_property
    def unasked(self) -> frozenset[int]:
        """The headings without the sign `Q:` that most questions beside them have."""
        found: set[int] = set()
        for kids in self.below.values():
            asking = sum(map(self.asks, kids))
            signed = [kid.at for kid in kids if markers.ASKS.match(kid.text)]
            if len(signed) >= 2 and 2 * len(signed) > asking:
                found |= {kid.at for kid in kids} - set(signed)
        return frozenset(found)

    @cached_property
    def asked(self) -> list[int]:
        """Where the headings that ask stand."""
        return [head.at for head in self.heads.values() if self.asks(head)]

    def names_a_part(self, text: str) -> bool:
        """Tell whether a heading is the article's own topic and a part of it: `Cramp treatment`."""
        topic = headings.topic_of_part(text)
        return bool(topic) and stems(topic) <= stems(self.title[:300])

    def tells_of_a_part(self, text: str) -> bool:
        """Tell whether a heading speaks of another part of the article's topic, among other words.

        "Cramp treatment options" does, in an article on cramps; "Cancer treatment" may be a cause.
        """
        parts = headings.other_parts(text)
        own = stems(self.title[:300]) - stems(" ".join(headings.other_parts(self.title)))
        return len(parts) >= 2 or bool(parts and own & stems(text))

    def may_be_cause(self, head: Head) -> bool:
        """Tell whether a heading can be a cause's: it is no question and opens no known part."""
        text = head.text
        known = markers.plain(text)
        if known in self.data.causes:
            return True
        return not (
            self.asks(head)
            or known in self.data.steps
            or known in self.data.others
            or headings.no_part(text)
            or headings.CONCLUSION_HEADING.match(text)
            or headings.INTRODUCTION.match(text)
            or headings.about_author(text)
            or headings.names_a_kind(text)
            or self.names_a_part(text)
            or (headings.QUESTIONS_AHEAD.match(text) and len(text) <= 100)
            or head.at in self.question_groups
            or self._over_parts(head)
            or any(self.heads[n].at in self.question_groups for n in head.parents)
        )

    def elsewhere(self, head: Head) -> bool:
        """Tell whether a heading is, or is below, one about something else than causes."""
        around = [self.heads[n] for n in head.parents]
        return any(self.leads_away(one) for one in (*around, head))

    def leads_away(self, head: Head) -> bool:
        """Tell whether what is below a heading is no cause: its treatment, its signs, questions."""
        text = head.text
        if headings.causes_ahead(text) and not headings.no_part(text):
            return False
        faq = bool(headings.QUESTIONS_AHEAD.match(text)) and len(text) <= 100 and not head.numbered
        part = headings.other_topic(text) or self.names_a_part(text)
        part = part or (head.at not in self.below and self.tells_of_a_part(text))
        return part or bool(headings.no_part(text)) or faq or self.asks(head)

    def owner(self, at: int, since: int, level: int) -> Head | None:
        """Return the last heading without a number between two places that may be over `at`."""
        for number in range(bisect_left(self.places, at) - 1, -1, -1):
            head = self.heads[self.places[number]]
            if head.at <= since:
                break
            if not head.numbered and head.level <= level:
                return head
        return None

    @cached_property
    def _unnumbered(self) -> list[int]:
        return [at for at, head in self.heads.items() if not head.numbered]

    def above(self, at: int) -> Head | None:
        """Return the last heading without a number before a block."""
        number = bisect_left(self._unnumbered, at)
        return self.heads[self._unnumbered[number - 1]] if number else None

    def _among_causes(self, head: Head) -> bool:
        """Tell whether the title, or a heading over this one, leads to causes."""
        over = (self.title, *(self.heads[at].text for at in head.parents))
        return any(map(headings.causes_ahead, over))

    def over_causes(self) -> Iterator[Head]:
        """Yield the headings that lead to causes, not those within one numbered part."""
        for head in self.heads.values():
            around = (self.heads[n] for n in head.parents)
            if (
                len(head.text) <= markers.MAX_TITLE
                and headings.causes_ahead(head.text)
                and not headings.no_part(head.text)
                and not head.numbered
                and not (headings.some_factors(head.text) and self._among_causes(head))
                and not any(one.numbered or self.leads_away(one) for one in around)
            ):
                yield head
