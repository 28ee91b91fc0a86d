"""The index of the search: which page holds which stem, and how much that says about the page.

A reader's browser loads it, with `pages/search/find.js`, when somebody opens the search. What
stands on every page says nothing about one, so cards count on the page that is there for them only.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from markdown import markdown

from common.topic import GET_HELP
from common.urgency import Urgency
from pages.markdown.blocks import CareCards
from pages.model.catalogue import Page
from pages.model.plain_text import TITLES, Passage, Role, passages
from pages.model.schema import Kind
from pages.model.telephone import dialled
from pages.search.stems import STOP_WORDS, stem, stems, tokens
from pages.search.synonyms import Stems, Synonyms, cards, either

SCRIPT = Path(__file__).with_name("find.js")

TITLE, LEAD, ALIAS, SUMMARY, HEADING = 10, 10, 8, 5, 3
"""What a word says about its page, by where it stands. The best place counts, not their sum."""
TEXT_MOST, TEXT_HALF = 6, 4
"""A word of the running text says at most `TEXT_MOST`, and half of it where it stands `TEXT_HALF`
times: then a long page does not win by its length."""


@dataclass(frozen=True)
class Entry:
    """A page as the search sees it."""

    page: Page
    url: str
    """From the root of the site."""
    body: str
    """The Markdown of its text."""


class Meanings:
    """Puts one sign in the place of all phrases that mean the same."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """Give each group a sign, in their order: that of the first is `~0`."""
        self._signs = {
            stems(phrase): f"~{number}" for number, group in enumerate(groups) for phrase in group
        }
        self._longest = max(map(len, self._signs), default=0)
        self._firsts = {phrase[0] for phrase in self._signs}

    def joined(self, found: Stems) -> list[str]:
        """Return the stems with a sign in place of each phrase, the longest phrase first."""
        made = []
        at = 0
        while at < len(found):
            if found[at] not in self._firsts:
                made.append(found[at])
                at += 1
                continue
            for length in range(min(self._longest, len(found) - at), 0, -1):
                if sign := self._signs.get(found[at : at + length]):
                    made.append(sign)
                    at += length
                    break
            else:
                made.append(found[at])
                at += 1
        return made

    def terms(self, found: Stems) -> set[str]:
        """Return what a text is found by: its stems and the signs of its phrases."""
        if self._firsts.isdisjoint(found):  # as in most texts
            return set(found)
        return {*found, *self.joined(found)}


def script(
    entries: Sequence[Entry],
    synonyms: Synonyms,
    endings: Mapping[str, str],
    numbers: Iterable[str] = (),
) -> str:
    """Return the script that a browser loads to search: the program, then its index.

    `endings` stand under a card, as HTML, as on pages. `numbers`, which people call, lead to the
    page of all signs.
    """
    made = index(entries, synonyms, endings, numbers)
    data = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return f"{SCRIPT.read_text('utf-8')}\npnFind.index = {data};\n"


def index(
    entries: Sequence[Entry],
    synonyms: Synonyms,
    endings: Mapping[str, str],
    calls: Iterable[str] = (),
) -> dict[str, Any]:
    """Return the index as JSON-like data; `find.js` tells what its parts are."""
    meanings = Meanings(synonyms.same)
    leads: dict[str, list[str]] = {}
    for lead in synonyms.leads:
        leads.setdefault(lead.page, []).extend(lead.words)
    for call in calls:
        leads.setdefault(GET_HELP, []).extend((call, dialled(call)))
    addresses = list(dict.fromkeys(sign.card for sign in synonyms.emergency))
    urgent = {_split(address)[0] for address in addresses}
    numbers = {entry.page.path: number for number, entry in enumerate(entries)}
    written = cards({path: entries[numbers[path]].body for path in sorted(urgent)})
    terms: defaultdict[str, list[int]] = defaultdict(list)
    phrases = set()
    words = {word for phrase in _phrases(synonyms) for word in tokens(phrase)}
    for number, entry in enumerate(entries):
        names = [(weight, tokens(text)) for weight, text in _names(entry.page, leads)]
        told = [(passage.role, tokens(passage.text)) for passage in _told(entry, urgent)]
        words.update(*(found for _, found in names), *(found for _, found in told))
        for term, weight in _weights(names, told, meanings).items():
            terms[term] += (number, weight)
        for weight, found in names:
            if weight > SUMMARY:
                phrase = " ".join(meanings.joined(tuple(map(stem, found))))
                phrases.add((phrase, number, weight))
    return {
        "pages": [_shown(entry, urgent) for entry in entries],
        "stop": sorted(STOP_WORDS),
        "same": [[" ".join(stems(phrase)) for phrase in group] for group in synonyms.same],
        "terms": dict(sorted(terms.items())),
        "words": " ".join(sorted(words)),
        "phrases": sorted(phrases),
        "cards": [
            [_card(written[address].lines, endings), numbers[page], fragment]
            for address in addresses
            for page, fragment in [_split(address)]
        ],
        "signs": sorted(
            {
                (addresses.index(sign.card), " ".join(meanings.joined(stems(way))))
                for sign in synonyms.emergency
                for phrase in sign.phrases
                for way in either(phrase)
            }
        ),
    }


def _names(page: Page, leads: Mapping[str, Iterable[str]]) -> Iterator[tuple[int, str]]:
    """Yield what a page is called, by itself and by readers, each with its weight."""
    head = page.head
    yield TITLE, head.title
    yield SUMMARY, head.summary
    for text in (*head.aliases, *(head.medical_name or "").split(", ")):
        yield ALIAS, text
    for text in leads.get(page.path, ()):
        yield LEAD, text


def _told(entry: Entry, urgent: set[str]) -> Iterator[Passage]:
    """Yield what the page's own text says; the cards of all pages are much alike."""
    for passage in passages(entry.body):
        if not passage.block.startswith("care") or entry.page.path in urgent:
            yield passage


def _weights(
    names: Iterable[tuple[int, list[str]]],
    told: Iterable[tuple[Role, list[str]]],
    meanings: Meanings,
) -> dict[str, int]:
    """Return what each term says about one page; names and passages come as their tokens."""
    best: dict[str, int] = {}
    for weight, words in names:
        for term in meanings.terms(tuple(map(stem, words))):
            best[term] = max(best.get(term, 0), weight)
    by_passage = [(role, meanings.terms(tuple(map(stem, words)))) for role, words in told]
    for role, found in by_passage:
        for term in found if role in TITLES else ():
            best[term] = max(best.get(term, 0), HEADING)
    count = Counter(chain.from_iterable(found for _, found in by_passage))
    told_by_text = {term: _weight(0, times) for term, times in count.items()}
    return told_by_text | {term: _weight(weight, count[term]) for term, weight in best.items()}


@cache  # the same few numbers again and again
def _weight(best: int, times: int) -> int:
    return max(1, round(best + TEXT_MOST * times / (times + TEXT_HALF)))


def _shown(entry: Entry, urgent: set[str]) -> list[str]:
    """Return what a result shows; the urgency only where a page's first matter is emergencies."""
    page = entry.page
    first = page.opens_with_emergency and (page.head.kind is Kind.CAUSE or page.path in urgent)
    level = Urgency.EMERGENCY.words.level if first else ""
    return [page.head.title, entry.url, page.head.summary, level]


def _card(lines: Iterable[str], endings: Mapping[str, str]) -> str:
    """Return a card as HTML, in the very words and looks that pages give it."""
    listed = "\n".join(f"- {line}" for line in lines)
    text = f"/// care | {Urgency.EMERGENCY.slug}\n\n{listed}\n\n///"
    return markdown(text, extensions=[CareCards(endings), "smarty"])


def _phrases(synonyms: Synonyms) -> Iterator[str]:
    for group in synonyms.same:
        yield from group
    for sign in synonyms.emergency:
        for phrase in sign.phrases:
            yield from either(phrase)


def _split(address: str) -> tuple[str, str]:
    page, _, fragment = address.partition("#")
    return page, fragment
