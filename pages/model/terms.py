"""Words that lead somewhere: how they are written, and how they are found in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

WORD = re.compile(r"\w+(?:[\u0300-\u036f]\w*|['’‑-]\w+)*")
"""Matches `tight`, `Raynaud's` and `over-breathing` as one word each, accents in either form."""
PART = re.compile(r"\w+")
BLANKS = {code: " " for code in range(128) if not PART.match(chr(code))}
"""What ends a part in text without accents."""
ASCII_WORD = re.compile(WORD.pattern, re.ASCII)
"""Matches the same in text without accents, in half the time."""

SHORTEST_WITH_PLURAL = 4
"""Letters: shorter words are rarely nouns that have one."""


@dataclass(frozen=True)
class Term:
    """Words that lead to a target."""

    words: str
    """In lower case they are also found with a capital in front; with any capital, such as `PAD`
    or `Raynaud's`, only as they are written."""
    target: str
    """The page's path from the docs folder; the linker itself does not look into it."""
    never: bool = False
    """Whether the words do not mean the target, though they hold a term of it."""


@dataclass(frozen=True)
class Phrase:
    """One way to write a term."""

    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands before, between and after the tokens, blanks left out: one more than tokens."""
    target: str
    never: bool

    @cached_property
    def folded(self) -> list[str]:
        """The tokens without regard to case."""
        return [token.casefold() for token in self.tokens]

    @cached_property
    def signs(self) -> list[str]:
        """What of each token has the same letters wherever the phrase is found: see `_reads`."""
        return [token[1:] if token.islower() else token for token in self.tokens]

    def may_stand_in(self, text: str) -> bool:
        """Tell, in hardly any time, whether it is worth to look into a straight `text`."""
        for sign in self.signs:  # noqa: SIM110  # twice as fast as all()
            if sign not in text:
                return False
        return True


@dataclass(frozen=True)
class Found:
    """A phrase in a text."""

    phrase: Phrase
    start: int
    stop: int


class Terms:
    """All terms, by their first word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Where several terms fit, the longest wins; then what a page declares before its others;
        then the target that comes first in the alphabet.
        """
        given = list(terms)
        never = {(same(term.words), term.target) for term in given if term.never}
        declared: Counter[str] = Counter()
        ranked: list[tuple[tuple[int, bool, bool, int, str], Phrase]] = []
        for term in given:
            declared[term.target] += 1
            tokens, gaps = _take_apart(term.words)
            if not tokens or (not term.never and (same(term.words), term.target) in never):
                continue
            for is_plural, last in enumerate((tokens[-1], *_plural(tokens[-1]))):
                phrase = Phrase((*tokens[:-1], last), gaps, term.target, term.never)
                rank = (-len(tokens), bool(is_plural), term.never, declared[term.target])
                ranked.append(((*rank, term.target), phrase))
        self._by_first: dict[str, list[tuple[str, Phrase]]] = {}
        for _, phrase in sorted(ranked, key=lambda one: one[0]):
            parts = _parts(" ".join(phrase.folded))
            self._by_first.setdefault(parts[0], []).append((parts[-1], phrase))
        leading = {
            first: [(last, phrase) for last, phrase in phrases if not phrase.never]
            for first, phrases in self._by_first.items()
        }
        self._leading = {first: phrases for first, phrases in leading.items() if phrases}
        # a set meets another one much faster than the keys of a dictionary
        self._firsts, self._leading_firsts = frozenset(self._by_first), frozenset(self._leading)

    def within(self, text: str) -> Few:
        """Return those few terms whose first and last part stand in `text`, wherever in it."""
        here = set(_parts(straight(text).casefold()))
        firsts = here & self._firsts
        return Few(p for one in firsts for last, p in self._by_first[one] if last in here)

    def leading(self, text: str, beyond: Collection[str]) -> Few:
        """Return those that may stand in `text` and lead to something else than `beyond`."""
        text = straight(text)
        here = set(_parts(text.casefold()))
        return Few(
            phrase
            for one in here & self._leading_firsts
            for last, phrase in self._leading[one]
            if last in here and phrase.target not in beyond and phrase.may_stand_in(text)
        )


class Few:
    """Terms few enough to look for each of them."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Take the phrases of one first word in the order in which they are tried."""
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.folded[0], []).append(phrase)

    def may_stand_in(self, text: str) -> bool:
        """Tell, in hardly any time, whether it is worth to look into `text`."""
        text = straight(text)
        return any(p.may_stand_in(text) for phrases in self._by_first.values() for p in phrases)

    def find(self, text: str) -> list[Found]:
        """Return every mention in `text`, left to right, none overlapping another."""
        found: list[Found] = []
        if not self.may_stand_in(text):
            return found
        pattern = ASCII_WORD if text.isascii() else WORD
        words, tokens = list(pattern.finditer(text)), pattern.findall(straight(text).casefold())
        if len(words) != len(tokens):
            return found  # a script in which accents part words: no term is written in it
        free = 0
        for index, token in enumerate(tokens):
            for phrase in self._by_first.get(token, ()):
                if tokens[index : index + len(phrase.folded)] == phrase.folded:
                    one = _written(phrase, text, words[index : index + len(phrase.folded)])
                    if one and one.start >= free:
                        found.append(one)
                        free = one.stop
                        break
        return found


def _parts(folded: str) -> list[str]:
    """Return the pieces between blanks, signs, hyphens and apostrophes."""
    return folded.translate(BLANKS).split() if folded.isascii() else PART.findall(folded)


def same(words: str) -> str:
    """Return the form in which two ways to write the same words are equal."""
    return " ".join(straight(words).casefold().split())


def straight(words: str) -> str:
    """Make typographic apostrophes and hyphens straight, and accents one form of two."""
    if words.isascii():
        return words
    return unicodedata.normalize("NFC", words).replace("’", "'").replace("‑", "-")


def _written(phrase: Phrase, text: str, words: Sequence[re.Match[str]]) -> Found | None:
    """Return where the phrase stands, if its `words` are also written and parted like it."""
    before, *between, after = phrase.gaps
    start, stop = words[0].start() - len(before), words[-1].end() + len(after)
    gaps = [" ".join(text[one.end() : two.start()].split()) for one, two in pairwise(words)]
    fits = (
        gaps == between
        and text[max(start, 0) : words[0].start()] == before
        and text[words[-1].end() : stop] == after
        and all(
            _reads(straight(word.group()), token)
            for word, token in zip(words, phrase.tokens, strict=True)
        )
    )
    return Found(phrase, start, stop) if fits else None


def _reads(word: str, token: str) -> bool:
    return word == token or (token.islower() and word == token[0].upper() + token[1:])


def _take_apart(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = straight(words)
    found = list(WORD.finditer(words))
    if not found:
        return (), ()
    between = [words[one.end() : two.start()].strip() for one, two in pairwise(found)]
    before, after = words[: found[0].start()].strip(), words[found[-1].end() :].strip()
    return tuple(one.group() for one in found), (before, *between, after)


def _plural(word: str) -> tuple[str, ...]:
    """Return the plural of an English noun: `cramps`, `pinches`, `arteries`; others are aliases."""
    if len(word) < SHORTEST_WITH_PLURAL or not word[-1].isalpha():
        return ()
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s",)
