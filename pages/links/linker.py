"""Link the first mention of each term on the element tree of a page.

`link` is the whole of it: a tree, terms, a page and a policy in, a list of `Link` records out. It
looks at text only, never at strings of Markdown or HTML, so headings, code and other links stay
untouched, and the words on the page stay as they were.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown.util import AtomicString

from pages.model.terms import Few, Found, Terms

STASHED = re.compile("\x02(?:wzxhzdk:([0-9]+)|[^\x02\x03]*)\x03")
"""Matches what Python-Markdown puts in place of a thing it will bring back later; the number is
that of a piece of raw HTML."""
RAW_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
"""Matches `<a` of `<a href="x">`, and `</a`."""
UNREADABLE = "\x02"
"""Stands for a letter that no term can match."""

UNTOUCHED = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "dfn", "label", "summary", "button"),
        *("a", "abbr", "sup", "code", "pre", "kbd", "samp", "script", "style"),
    )
)
UNTOUCHED_CLASSES = frozenset(
    ("no-link", "care--emergency", "care__heading", "advice__heading", "admonition-title")
)
NO_LINK = "data-no-link"
PARAGRAPHS = frozenset(["p", "li", "dd", "td"])


@dataclass(frozen=True)
class Policy:
    """How many links a reader can bear."""

    most_per_paragraph: int = 2
    most_per_page: int = 12
    mark: str = "crosslink"
    """The class of every link made."""


USUAL = Policy()


@dataclass(frozen=True)
class Link:
    """One link from a page's text."""

    source: str
    target: str
    words: str
    """As they stand on the page."""


@dataclass
class _State:
    page: str
    terms: Few
    policy: Policy
    raw: Sequence[str]
    taken: set[str]
    left: int
    """How many links the page may still take."""
    passed: set[etree.Element]
    """The blocks in which nothing can be found."""
    open: list[str] = field(default_factory=list)
    """The raw HTML elements around the present place in which nothing is linked."""
    links: list[Link] = field(default_factory=list)

    def readable(self, text: str) -> str:
        """Return `text`, letter for letter, with all made unreadable that may not be linked."""
        if UNREADABLE not in text:
            return UNREADABLE * len(text) if self.open else text
        parts: list[str] = []
        end = 0
        for stashed in STASHED.finditer(text):
            between = text[end : stashed.start()]
            parts.append(UNREADABLE * len(between) if self.open else between)
            parts.append(UNREADABLE * len(stashed.group()))
            end = stashed.end()
            if stashed[1]:
                self._pass_raw(self.raw[int(stashed[1])])
        rest = text[end:]
        return "".join([*parts, UNREADABLE * len(rest) if self.open else rest])

    def _pass_raw(self, html: str) -> None:
        """Note what a piece of raw HTML opens and closes."""
        if html.startswith("<!--"):
            return
        for closes, name in RAW_TAG.findall(html):
            tag = name.lower()
            if not closes and tag in UNTOUCHED:
                self.open.append(tag)
            elif tag in self.open:
                self.open.remove(tag)


def link(
    root: etree.Element,
    terms: Terms,
    page: str,
    linked: Iterable[str],
    *,
    policy: Policy = USUAL,
    raw: Sequence[str] = (),
) -> list[Link]:
    """Link first mentions below `root` and return what was linked, in reading order.

    `page` is the page itself, which is never linked; nor is any target in `linked`, such as what a
    person has linked by hand. `raw` is the raw HTML that Python-Markdown has set aside. The new
    elements are `<a>` with the policy's mark as class, and the target as `href` and
    `data-crosslink`; the caller makes the first of these relative.
    """
    before = _made_before(root, policy)
    taken = {page, *linked, *(anchor.get("data-crosslink", "") for anchor in before)}
    blocks = [(block, "\n".join(block.itertext())) for block in root]
    between = "\n".join([root.text or "", *_tails(root)])
    whole = "\n".join([between, *(text for _, text in blocks)])
    wanted = terms.leading(whole, beyond=taken)
    # most blocks hold no term at all: one look at the whole spares one at each of its parts
    passed = {
        block for block, text in blocks if UNREADABLE not in text and not wanted.may_stand_in(text)
    }
    if len(passed) == len(blocks) and not wanted.may_stand_in(between):
        return []
    here, left = terms.within(whole), policy.most_per_page - len(before)
    state = _State(page, here, policy, raw, taken, left, passed)
    _walk(root, state, policy.most_per_paragraph)
    return state.links


def _tails(root: etree.Element) -> Iterator[str]:
    """Yield what stands between the blocks, beside the line breaks."""
    return (block.tail for block in root if block.tail and block.tail != "\n")


def _walk(element: etree.Element, state: _State, left: int) -> int:
    """Link below `element`; return how many links its paragraph may still take."""
    if element.tag in PARAGRAPHS:
        left = state.policy.most_per_paragraph
        if state.left < state.policy.most_per_page:
            left -= len(_made_before(element, state.policy))
    children = list(element)  # as they were: links put in on the way are not walked into
    if element.text:
        left -= _link_text(element, None, state, left)
    for child in children:
        if child in state.passed:
            pass
        elif _untouched(child):
            for text in child.itertext():
                state.readable(text)  # raw HTML may be opened here and closed further on
        else:
            after = _walk(child, state, left)
            left = left if child.tag in PARAGRAPHS else after
        if child.tail and child.tail != "\n":
            left -= _link_text(element, child, state, left)
    return left


def _made_before(element: etree.Element, policy: Policy) -> list[etree.Element]:
    """Return the links of an earlier run, so that a second one adds none."""
    return [anchor for anchor in element.iter("a") if anchor.get("class") == policy.mark]


def _untouched(element: etree.Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNTOUCHED or NO_LINK in element.attrib:
        return True
    classes = element.get("class")
    return classes is not None and not UNTOUCHED_CLASSES.isdisjoint(classes.split())


def _link_text(
    parent: etree.Element, before: etree.Element | None, state: _State, left: int
) -> int:
    """Link the text after the child `before`, or the parent's own; return how many were made."""
    text = (parent.text if before is None else before.tail) or ""
    if text.isspace() or isinstance(text, AtomicString):
        return 0
    readable = state.readable(text)
    if left < 1 or state.left < 1:
        return 0
    found = _firsts(state.terms.find(readable), state.taken)[: min(left, state.left)]
    if not found:
        return 0
    at = 0 if before is None else list(parent).index(before) + 1
    ends = [*(one.start for one in found[1:]), len(text)]
    for offset, (one, end) in enumerate(zip(found, ends, strict=True)):
        words, target = text[one.start : one.stop], one.phrase.target
        anchor = etree.Element(
            "a", {"class": state.policy.mark, "href": target, "data-crosslink": target}
        )
        # plain words need nobody's further work, and it is a third of what a link costs
        anchor.text = AtomicString(words) if words.replace(" ", "").isalnum() else words
        anchor.tail = text[one.stop : end]
        parent.insert(at + offset, anchor)
        state.taken.add(target)
        state.links.append(Link(state.page, target, words))
    if before is None:
        parent.text = text[: found[0].start]
    else:
        before.tail = text[: found[0].start]
    state.left -= len(found)
    return len(found)


def _firsts(found: Iterable[Found], taken: set[str]) -> list[Found]:
    """Leave out what is linked already. It keeps its words: no shorter term takes part of them."""
    firsts: dict[str, Found] = {}
    for one in found:
        if not one.phrase.never and one.phrase.target not in taken:
            firsts.setdefault(one.phrase.target, one)
    return list(firsts.values())
