"""Which selectors of a style sheet can match something on a page.

A selector is kept unless it is certain that it matches nothing: each of its parts between
combinators (`ul`, `.md-nav`, `a.pn-term:hover`) must fit an element of the page, whatever stands
around it. State (`:hover`), position (`:first-child`) and `:not()` are taken as met. Names that
scripts may write into the page are taken as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from json import JSONDecoder
from typing import Any

from publish.pages.markup import ByTag, Tag, tags

Features = frozenset[str]
"""What a selector can ask of one element: `p`, `.cite`, `#top`, `[href]`, `[dir=ltr]`."""

ANY_OF = frozenset(["is", "where", "has", "matches", "-webkit-any", "-moz-any"])
"""Functions that hold selectors of which one must match."""

COMBINATORS = frozenset([">", "+", "~"])
WORD = re.compile(r"[A-Za-z_][\w-]*")  # quiz__step--shown
TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)  # <div class="care">, in a script
STRING = re.compile(r"""(["'`])([A-Za-z_][\w-]*(?: [A-Za-z_][\w-]*){,3})\1""")
"""Matches "quiz__button quiz__button--main", in a script."""
DATA = re.compile(r"= ?(?=[\[{])")  # index = {"pages": []}
JSON = JSONDecoder()
IMPLIED = frozenset([frozenset([name]) for name in ("html", "head", "body")])
"""Elements that browsers put into a page whose markup leaves them out."""
SWITCHED = frozenset(["[open]", "[hidden]"])
"""What readers change without a script, or scripts without its name in a string."""


@dataclass(frozen=True)
class Selector:
    """What must be found on a page for a selector to match."""

    parts: tuple[Features, ...]
    choices: tuple[tuple[Selector, ...], ...]
    """Of each of these, one must match: what stands in `:is()` and the like."""

    @property
    def all_parts(self) -> frozenset[Features]:
        """Return its parts and those of its choices."""
        inner = (selector.all_parts for choice in self.choices for selector in choice)
        return frozenset(self.parts).union(*inner)


@dataclass(frozen=True)
class Page:
    """What can be found on a page, or on several."""

    parts: frozenset[Features]
    """Those parts of selectors that fit something there, now or later."""

    def may_show(self, selector: Selector) -> bool:
        """Tell whether a selector can match something here, now or later."""
        return all(part in self.parts for part in selector.parts) and all(
            any(self.may_show(inner) for inner in choice) for choice in selector.choices
        )


class Finder:
    """Finds the parts of selectors on pages.

    Pages are alike: nearly everything is found once, for the first that has it.
    """

    def __init__(self, selectors: Iterable[Selector]) -> None:
        self._parts = frozenset(part for one in selectors for part in one.all_parts)
        self._asked: Features = frozenset().union(*self._parts)
        self._kinds = ByTag(self._kind_of)
        self._page = cache(self._page_of)
        self._fitting = cache(self._parts_of)
        self._needed = cache(self._needed_beside)

    def look(self, page: bytes, words: frozenset[str]) -> Page:
        """Return what is on a page whose scripts may write these words."""
        kinds = frozenset(self._kinds[tag] for tag in tags(page))
        return self._page(kinds | IMPLIED, words)

    def _page_of(self, kinds: frozenset[Features], words: frozenset[str]) -> Page:
        return Page(frozenset().union(*(self._fitting(kind, words) for kind in kinds)))

    def _kind_of(self, tag: Tag) -> Features:
        """Return the features of an element, those alone that some selector asks for."""
        return self._asked.intersection(_features(tag))

    def _parts_of(self, kind: Features, words: frozenset[str]) -> frozenset[Features]:
        needed = self._needed(words)
        return frozenset(part for part, features in needed.items() if features <= kind)

    def _needed_beside(self, words: frozenset[str]) -> dict[Features, Features]:
        """Return, by part, what an element must have that no script gives it."""
        return {
            part: frozenset(one for one in part if not _words(one) <= words) - SWITCHED
            for part in self._parts
        }


@cache
def _words(feature: str) -> frozenset[str]:
    """Return the names that a script would have to write for an element to get a feature."""
    return frozenset(WORD.findall(feature)) or frozenset([feature])


@lru_cache(maxsize=64)  # pages share their scripts
def words_of(script: str) -> frozenset[str]:
    """Return the names that a script may write into a page.

    They stand in a tag, or in a string that holds a few names and nothing else; so the words of a
    sentence do not count. In data, such as the index of a search, tags alone count.
    """
    found = {word for tag in TAG.findall(script) for word in WORD.findall(tag)}
    strings = STRING.findall(_without_data(script))
    found.update(word for _, string in strings for word in string.split())
    return frozenset(found)


def _without_data(script: str) -> str:
    """Return a script without what is assigned in it as JSON."""
    kept, at = [], 0
    for start in DATA.finditer(script):
        if start.end() >= at:
            with suppress(ValueError):
                _, end = JSON.raw_decode(script, start.end())
                kept.append(script[at : start.end()])
                at = end
    return "".join([*kept, script[at:]])


def _features(tag: Tag) -> Iterable[str]:
    yield tag.name
    for name, value in tag.attributes.items():
        yield f"[{name}]"
        yield f"[{name}={value}]"
    yield from (f".{name}" for name in tag.attributes.get("class", "").split())
    if "id" in tag.attributes:
        yield f"#{tag.attributes['id']}"


def split(tokens: Iterable[Any]) -> list[list[Any]]:
    """Take a list of selectors apart at its commas; tokens are those of tinycss2."""
    selectors: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def read(tokens: Sequence[Any]) -> Selector:
    """Read one selector."""
    parts: list[set[str]] = [set()]
    choices = []
    before = ""
    for token in tokens:
        match token.type:
            case "whitespace":
                parts.append(set())
            case "literal" if token.value in COMBINATORS:
                parts.append(set())
            case "ident" if before == ".":
                parts[-1].add(f".{token.value}")
            case "ident" if before != ":":
                parts[-1].add(token.lower_value)
            case "hash":
                parts[-1].add(f"#{token.value}")
            case "[] block":
                parts[-1].add(_attribute(token.content))
            case "function" if token.lower_name in ANY_OF:
                choices.append(tuple(read(inner) for inner in split(token.arguments)))
        before = token.value if token.type == "literal" else ""
    return Selector(tuple(frozenset(part) for part in parts if part), tuple(choices))


def _attribute(tokens: Sequence[Any]) -> str:
    """Return what `[dir=rtl]` asks for; of `[href^=http]` and the like, no more than `[href]`."""
    told = [token for token in tokens if token.type != "whitespace"]
    name = told[0].lower_value
    exact = len(told) == 3 and told[1].type == "literal" and told[1].value == "="
    return f"[{name}={told[2].value}]" if exact else f"[{name}]"
