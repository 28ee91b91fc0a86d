"""What the links between pages make possible: *Mentioned in*, *Read next*, and what is left out.

Everything here is plain data in, plain data out: the records of the linker, the heads of the pages,
and which pages a result of the quiz shows together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice, permutations

from common.topic import HOME
from pages.links.linker import Link
from pages.model.catalogue import Page
from pages.model.schema import Kind

MOST = 5
"""How many pages to read next are offered: more are not chosen from."""
FEW = 3
"""Below this, pages of the same kind are added."""

GROUPS = {Kind.CAUSE: "another cause", Kind.QUESTION: "another question"}
KINDS = {
    Kind.CAUSE: "a possible cause",
    Kind.QUESTION: "a common question",
    Kind.GUIDE: "good to know",
    Kind.REFERENCE: "about these pages",
}
"""What is said of a page that its writers have chosen, where nothing else is known."""
MOST_REASONS = 2


@dataclass(frozen=True)
class Mention:
    """A page whose text leads here."""

    path: str
    words: str
    """The words that do so, as they stand there."""


@dataclass(frozen=True)
class Next:
    """A page to read next."""

    path: str
    reasons: tuple[str, ...]
    """Why, in words for the reader, the strongest first; never empty."""

    @property
    def why(self) -> str:
        """The reasons as one line, as many as are quickly read."""
        return "; ".join(self.reasons[:MOST_REASONS])


@dataclass(frozen=True)
class Web:
    """All pages and the links between them."""

    pages: Mapping[str, Page]
    mentions: Mapping[str, tuple[Mention, ...]]
    """The pages that mention each page, by title and then path."""
    together: frozenset[tuple[str, str]]
    """Pairs of pages that the quiz shows in one result, each in both orders."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The words for each place of the body map."""

    def read_next(self, path: str) -> tuple[Next, ...]:
        """Return the pages to read after this one: those its writers chose, then the nearest."""
        page = self.pages[path]
        reasons = {other: self._reasons(page, self.pages[other]) for other in self._near(page)}
        chosen = [
            Next(other, tuple(reasons[other]) or (_of_kind(page, self.pages[other]),))
            for other in page.head.related
        ]
        rest = sorted(
            (other for other, found in reasons.items() if found and other not in page.head.related),
            key=lambda other: (-len(reasons[other]), self._rarity(page, other), other),
        )
        found = [*chosen, *(Next(other, tuple(reasons[other])) for other in rest)][:MOST]
        return (*found, *self._same_group(page, [one.path for one in found]))

    def alone(self, doors: Collection[str] = ()) -> list[str]:
        """Return the pages to which no other leads, menus aside.

        To `doors` the first page leads.
        A page that the build completes is left out: its templates lead to it, and they are no text.
        So are causes and questions where the first page lists them all.
        """
        led_to = {other for page in self.pages.values() for other in page.head.related}
        return [
            path
            for path in self.pages
            if path not in led_to
            and path not in doors
            and not self.mentions.get(path)
            and path != HOME
            and not self.pages[path].head.template
            and self.pages[path].head.kind not in GROUPS
        ]

    def unmentioned(self) -> list[str]:
        """Return the pages whose title and aliases no other page's text holds as a link."""
        return [path for path in self.pages if path != HOME and not self.mentions.get(path)]

    def _near(self, page: Page) -> set[str]:
        """Return the pages that may be read next, few enough to weigh each of them.

        Of the pages felt in the same place, only the first can get among `MOST`: all that stand
        before one in the list of its rarest place go before it.
        """
        enough = MOST + len(page.head.related) + 2  # the page itself and the first page are no use
        near = {
            *page.head.related,
            *self._partners.get(page.path, ()),
            *(mention.path for mention in self.mentions.get(page.path, ())),
            *(other for place in page.head.places for other in self._felt[place][:enough]),
        }
        return near - ({page.path, HOME} - set(page.head.related))

    def _reasons(self, page: Page, other: Page) -> list[str]:
        shared = [place for place in page.head.places if place in other.head.places]
        found = []
        if shared:
            rarest = min(shared, key=self._spread.__getitem__)
            found.append(f"felt in the same place: {self.places[rarest]}")
        if (page.path, other.path) in self.together:
            found.append("the quiz shows both")
        if words := self._words.get((other.path, page.path)):
            found.append(f"mentions “{words}”")
        if words := self._words.get((page.path, other.path)):
            found.append(f"this page mentions “{words}”")
        return found

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], str]:
        """The words by which one page leads to another."""
        return {
            (mention.path, target): mention.words
            for target, found in self.mentions.items()
            for mention in found
        }

    @cached_property
    def _partners(self) -> Mapping[str, Sequence[str]]:
        """The pages that a page leads to, or that the quiz shows beside it."""
        found: dict[str, list[str]] = {}
        for one, other in (*self._words, *self.together):
            found.setdefault(one, []).append(other)
        return found

    @cached_property
    def _felt(self) -> Mapping[str, Sequence[str]]:
        """The pages that light each place, by path."""
        found: dict[str, list[str]] = {}
        for path, page in sorted(self.pages.items()):
            for place in page.head.places:
                found.setdefault(place, []).append(path)
        return found

    @cached_property
    def _spread(self) -> Mapping[str, int]:
        """How many pages light each place: the fewer, the more it says that two share it."""
        return {place: len(found) for place, found in self._felt.items()}

    @cached_property
    def _groups(self) -> Mapping[Kind, Sequence[str]]:
        return {
            kind: [path for path, page in self.pages.items() if page.head.kind is kind]
            for kind in GROUPS
        }

    @cached_property
    def _place(self) -> Mapping[str, int]:
        """Where each page stands in its group."""
        return {path: at for group in self._groups.values() for at, path in enumerate(group)}

    def _rarity(self, page: Page, other: str) -> int:
        spread = self._spread
        theirs = self.pages[other].head.places
        return min((spread[place] for place in page.head.places if place in theirs), default=99)

    def _same_group(self, page: Page, taken: Sequence[str]) -> Iterator[Next]:
        """Yield neighbours of the same kind where little else leads on."""
        if page.head.kind not in GROUPS:
            return
        group, at = self._groups[page.head.kind], self._place[page.path]
        others = chain(islice(group, at + 1, None), islice(group, at))
        free = (path for path in others if path not in taken)
        for path in islice(free, max(0, FEW - len(taken))):
            yield Next(path, (GROUPS[page.head.kind],))


def weave(
    pages: Mapping[str, Page],
    links: Iterable[Link],
    together: Iterable[Collection[str]],
    places: Mapping[str, str] | None = None,
) -> Web:
    """Return the web of all pages; `together` holds the pages of each result of the quiz.

    `places` are the words for those of the body map.

    Links to no page, to the page itself and from a page twice count for nothing.
    """
    mentions: dict[str, dict[str, Mention]] = {}
    for link in links:
        if link.target in pages and link.source != link.target:
            of_target = mentions.setdefault(link.target, {})
            of_target.setdefault(link.source, Mention(link.source, link.words))
    by_title = {
        target: tuple(
            sorted(found.values(), key=lambda one: (pages[one.path].head.title, one.path))
        )
        for target, found in sorted(mentions.items())
    }
    pairs = frozenset(pair for group in together for pair in permutations(group, 2))
    return Web(pages, by_title, pairs, places or {})


def _of_kind(page: Page, other: Page) -> str:
    kind = other.head.kind
    return GROUPS[kind] if kind is page.head.kind and kind in GROUPS else KINDS[kind]
