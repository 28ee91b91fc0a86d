"""Link the first mention of another page's words, on the element tree of a page.

`link` is the whole of it: a tree and a `Terms` table in, a list of `Link` records out. It looks at
text only, never at strings of Markdown or HTML, so headings, code and other links stay untouched.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
"""Matches `tight`, `Raynaud's` and `over-breathing` as one word each."""

STASHED = re.compile("\x02[^\x03]*\x03")
"""Matches what Python-Markdown puts in place of a thing it will bring back later."""

UNTOUCHED = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "label", "summary", "button"),
        *("a", "abbr", "sup", "code", "pre", "kbd", "samp", "script", "style"),
    )
)
UNTOUCHED_CLASSES = frozenset(("no-link", "care--emergency", "care__heading", "advice__heading"))
PARAGRAPHS = frozenset(["p", "li", "dd", "td"])
PLURALS = ("s", "es")
MADE = "crosslink"
"""The class of every link made here."""


@dataclass(frozen=True)
class Term:
    """Words that lead to a page."""

    words: str
    target: str
    """The page's path from the docs folder."""


@dataclass(frozen=True)
class Policy:
    """How many links a reader can bear."""

    most_per_paragraph: int = 2
    most_per_page: int = 12


USUAL = Policy()


@dataclass(frozen=True)
class Link:
    """One link that was made."""

    source: str
    target: str
    words: str


@dataclass(frozen=True)
class _Phrase:
    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    target: str


class Terms:
    """All terms, ready to be looked up by their first word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Two terms with the same words are the catalogue's error: here the first path wins."""
        self._by_first: dict[str, list[_Phrase]] = {}
        for term in sorted(terms, key=lambda term: (term.words, term.target)):
            tokens, gaps = _split(term.words)
            if tokens:
                phrase = _Phrase(tokens, gaps, term.target)
                self._by_first.setdefault(tokens[0].casefold(), []).append(phrase)
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.tokens))  # the longest match wins

    def starting_with(self, word: str) -> list[_Phrase]:
        """Return the phrases whose first word may be `word`, longest first."""
        found = list(self._by_first.get(word, ()))
        for ending in PLURALS:
            if word.endswith(ending):
                one = self._by_first.get(word.removesuffix(ending), ())
                found += [phrase for phrase in one if len(phrase.tokens) == 1]
        return found


@dataclass
class _State:
    page: str
    terms: Terms
    policy: Policy
    taken: set[str]
    left: int
    """How many links the page may still take."""
    links: list[Link] = field(default_factory=list)


def link(
    root: etree.Element, terms: Terms, page: str, linked: Iterable[str], policy: Policy = USUAL
) -> list[Link]:
    """Link first mentions below `root` and return what was linked, in reading order.

    `page` is the path of the page itself, which is never linked; nor is any page in `linked`,
    those that a person has linked by hand. The new elements are `<a class="crosslink">` whose
    `href` is the target's path as it stands in the terms; the caller makes it relative.
    """
    left = policy.most_per_page - _made_before(root)
    state = _State(page, terms, policy, {page, *linked}, left)
    _walk(root, state, left=policy.most_per_paragraph)
    return state.links


def _walk(element: etree.Element, state: _State, left: int) -> int:
    """Link below `element`; return how many links its paragraph may still take."""
    if element.tag in PARAGRAPHS:
        left = state.policy.most_per_paragraph - _made_before(element)
    if any(HTML_PLACEHOLDER_RE.search(text) for text in _own_texts(element)):
        return left  # raw inline HTML: it may be a link that is opened here and closed there
    # children are looked at as they were: links put in on the way are not walked into
    for child in [None, *list(element)]:
        if child is not None and not _untouched(child):
            after = _walk(child, state, left)
            left = left if child.tag in PARAGRAPHS else after
        text = element.text if child is None else child.tail
        if not text or isinstance(text, AtomicString):
            continue
        before, anchors = _link_text(text, state, left)
        if not anchors:
            continue
        left -= len(anchors)
        if child is None:
            element.text, at = before, 0
        else:
            child.tail, at = before, list(element).index(child) + 1
        for offset, anchor in enumerate(anchors):
            element.insert(at + offset, anchor)
    return left


def _made_before(element: etree.Element) -> int:
    """Count the links of an earlier run, so that a second one adds none over the ceilings."""
    return sum(anchor.get("class") == MADE for anchor in element.iter("a"))


def _own_texts(element: etree.Element) -> list[str]:
    return [text for text in [element.text, *(child.tail for child in element)] if text]


def _untouched(element: etree.Element) -> bool:
    classes = (element.get("class") or "").split()
    return (
        not isinstance(element.tag, str)
        or element.tag in UNTOUCHED
        or not UNTOUCHED_CLASSES.isdisjoint(classes)
    )


def _link_text(text: str, state: _State, left: int) -> tuple[str, list[etree.Element]]:
    """Return the text before the first link, and the links with what follows each."""
    anchors: list[etree.Element] = []
    before, end = "", 0
    for start, stop, phrase in _matches(text, state):
        if len(anchors) >= left or len(state.links) >= state.left:
            break
        anchor = etree.Element("a", {"class": MADE, "href": phrase.target})
        anchor.text = text[start:stop]
        if anchors:
            anchors[-1].tail = text[end:start]
        else:
            before = text[:start]
        anchors.append(anchor)
        end = stop
        state.taken.add(phrase.target)
        state.links.append(Link(state.page, phrase.target, text[start:stop]))
    if anchors:
        anchors[-1].tail = text[end:]
    return before, anchors


def _matches(text: str, state: _State) -> Iterator[tuple[int, int, _Phrase]]:
    """Yield where a phrase stands, left to right, never overlapping."""
    masked = STASHED.sub(lambda stashed: "\x02" * len(stashed.group()), text)
    words = list(WORD.finditer(masked))
    index = 0
    while index < len(words):
        found = _at(masked, words, index, state)
        if found is None:
            index += 1
            continue
        length, phrase = found
        # a page that is linked already keeps its words: no shorter term takes a part of them
        if phrase.target not in state.taken:
            yield words[index].start(), words[index + length - 1].end(), phrase
        index += length


def _at(
    text: str, words: list[re.Match[str]], index: int, state: _State
) -> tuple[int, _Phrase] | None:
    for phrase in state.terms.starting_with(_plain(words[index].group()).casefold()):
        length = len(phrase.tokens)
        run = words[index : index + length]
        if len(run) < length:
            continue
        gaps = tuple(" ".join(text[one.end() : two.start()].split()) for one, two in pairwise(run))
        if gaps == phrase.gaps and all(
            _same(_plain(word.group()), token, last=number == length - 1)
            for number, (word, token) in enumerate(zip(run, phrase.tokens, strict=True))
        ):
            return length, phrase
    return None


def _same(word: str, token: str, *, last: bool) -> bool:
    """Compare one word with one of a term's.

    A lower-case term also matches with a capital in front; one with capitals (`PAD`, `Raynaud's`)
    matches only as it is written. The last word may be a plural.
    """
    wanted = [token, token[0].upper() + token[1:]] if token.islower() else [token]
    if last and len(token) > 3:
        wanted += [form + ending for form in list(wanted) for ending in PLURALS]
    return word in wanted


def _split(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take a term apart into its words and what stands between them."""
    words = _plain(words)
    found = list(WORD.finditer(words))
    gaps = [words[a.end() : b.start()].strip() for a, b in pairwise(found)]
    return tuple(m.group() for m in found), tuple(gaps)


def _plain(word: str) -> str:
    """Make typographic apostrophes and hyphens straight, and accents one way of two."""
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("‑", "-")
