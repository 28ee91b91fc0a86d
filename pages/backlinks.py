"""What the links between pages make possible: *Mentioned in*, *Read next*, and what is left out.

Everything here is plain data in, plain data out: the records of the linker, the heads of the pages,
and which pages a result of the quiz shows together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from pages.catalogue import Page
from pages.linker import Link
from pages.regions_of_leg import LEG_REGIONS
from pages.schema import Kind

MOST = 5
"""How many pages to read next are offered: more are not chosen from."""
FEW = 3
"""Below this, pages of the same kind are added."""
HOME = "index.md"

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

    def read_next(self, path: str) -> tuple[Next, ...]:
        """Return the pages to read after this one: those its writers chose, then the nearest."""
        page = self.pages[path]
        reasons = {other: self._reasons(page, self.pages[other]) for other in self._others(path)}
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

    def alone(self) -> list[str]:
        """Return the pages to which no other leads, menus aside.

        A page that the build completes is left out: its templates lead to it, and they are no text.
        """
        led_to = {other for page in self.pages.values() for other in page.head.related}
        return [
            path
            for path in self.pages
            if path not in led_to
            and not self.mentions.get(path)
            and path != HOME
            and not self.pages[path].head.template
        ]

    def unmentioned(self) -> list[str]:
        """Return the pages whose title and aliases no other page's text holds as a link."""
        return [path for path in self.pages if path != HOME and not self.mentions.get(path)]

    def _others(self, path: str) -> Iterator[str]:
        return (other for other in self.pages if other not in (path, HOME))

    def _reasons(self, page: Page, other: Page) -> list[str]:
        shared = [region for region in page.head.regions if region in other.head.regions]
        found = []
        if shared:
            rarest = min(shared, key=self._spread.__getitem__)
            found.append(f"felt in the same place: {LEG_REGIONS[rarest]}")
        if (page.path, other.path) in self.together:
            found.append("the quiz shows both")
        found += [
            f"mentions “{mention.words}”"
            for mention in self.mentions.get(page.path, ())
            if mention.path == other.path
        ]
        found += [
            f"this page mentions “{mention.words}”"
            for mention in self.mentions.get(other.path, ())
            if mention.path == page.path
        ]
        return found

    @property
    def _spread(self) -> Mapping[str, int]:
        """How many pages light each area: the fewer, the more it says that two share it."""
        return Counter(region for page in self.pages.values() for region in page.head.regions)

    def _rarity(self, page: Page, other: str) -> int:
        spread = self._spread
        theirs = self.pages[other].head.regions
        return min((spread[region] for region in page.head.regions if region in theirs), default=99)

    def _same_group(self, page: Page, taken: Sequence[str]) -> Iterator[Next]:
        """Yield neighbours of the same kind where little else leads on."""
        if page.head.kind not in GROUPS:
            return
        group = [path for path, one in self.pages.items() if one.head.kind is page.head.kind]
        at = group.index(page.path)
        free = [path for path in group[at + 1 :] + group[:at] if path not in taken]
        for path in free[: max(0, FEW - len(taken))]:
            yield Next(path, (GROUPS[page.head.kind],))


def weave(
    pages: Mapping[str, Page], links: Iterable[Link], together: Iterable[Collection[str]]
) -> Web:
    """Return the web of all pages; `together` holds the pages of each result of the quiz.

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
    return Web(pages, by_title, pairs)


def _of_kind(page: Page, other: Page) -> str:
    kind = other.head.kind
    return GROUPS[kind] if kind is page.head.kind and kind in GROUPS else KINDS[kind]
