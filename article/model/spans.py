"""Runs of words: cleaning, cutting and joining them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from article.model.article import Span

# Control characters, soft hyphens, zero-width and direction marks, non-characters: they carry no
# words, break YAML and HTML, and can make a text look other than it is. Matches "\x02", "\u202e".
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
_BLANKS = re.compile(r"\s+")  # "a \t b": one run of blanks

# A link that may stand on a page, such as "https://example.org/a" or "mailto:a@example.org".
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s/]", re.IGNORECASE)
# What browsers drop from an address before they read its scheme, such as the tab in "java\tscript:"
_LINK_NOISE = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_LINK_KEEP = "/:?#@!,;=+-.%&"


def clean(text: str) -> str:
    """Return `text` without characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """Return the words of `text` on one line."""
    return " ".join(clean(text).split())


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours of one style, make each run of blanks one blank and trim both ends."""
    runs: list[tuple[Span, list[str]]] = []
    for span in spans:
        text = clean(span.text)
        if runs and _style(runs[-1][0]) == _style(span):
            runs[-1][1].append(text)
        elif text:
            runs.append((span, [text]))
    done: list[Span] = []
    before = "\n"  # as if a line had just begun, so that blanks at the start go
    for span, texts in runs:
        text = _BLANKS.sub(_blank, "".join(texts))
        if before == "\n":
            text = text.lstrip()
        elif before == " " and text[:1] in (" ", "\n"):
            text = text[1:]
        if text:
            before = text[-1]
            done.append(replace(span, text=text))
    while done and not done[-1].text.rstrip():
        done.pop()
    if done:
        done[-1] = replace(done[-1], text=done[-1].text.rstrip())
    return tuple(done)


def _style(span: Span) -> tuple[str, bool, bool]:
    return span.href, span.strong, span.emphasis


def _blank(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "


def split(spans: Iterable[Span], at: Sequence[int]) -> Iterator[tuple[Span, ...]]:
    """Cut the words at each of the characters `at`, which are in order."""
    part: list[Span] = []
    start, cuts = 0, list(reversed(at))
    for span in spans:
        begun = 0  # how many characters of this span are in parts that are done
        while cuts and cuts[-1] <= start + len(span.text):
            end = max(cuts.pop() - start, begun)
            part.append(replace(span, text=span.text[begun:end]))
            yield tuple(part)
            part, begun = [], end
        part.append(replace(span, text=span.text[begun:]))
        start += len(span.text)
    yield tuple(part)
    yield from (() for _ in cuts)


def cut(spans: Iterable[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return what stands before and after the character `at`, both tidied."""
    left, right = split(spans, [at])
    return tidy(left), tidy(right)


def all_strong(spans: tuple[Span, ...]) -> bool:
    """Tell whether every word is bold."""
    return bool(spans) and all(span.strong for span in spans if span.text.strip(" \n.:?"))


def strong_lead(spans: tuple[Span, ...]) -> int:
    """Return the length of the bold words at the start, 0 where it starts plain."""
    length = 0
    for span in spans:
        if not span.strong:
            break
        length += len(span.text)
    return length


def safe_link(address: str) -> str:
    """Return `address` so that it can stand in Markdown and in HTML, or nothing if it is no link.

    Only http, https and mailto are links: an allow list, since the ways to hide a script are many.
    """
    address = _LINK_NOISE.sub("", address)
    if not _SAFE_LINK.match(address):
        return ""
    quoted = (c if c.isalnum() else quote(c, safe=_LINK_KEEP, errors="ignore") for c in address)
    return "".join(quoted)
