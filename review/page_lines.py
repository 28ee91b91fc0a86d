"""A page as lines to judge: what names, what only shows a sign, and claims of a sensible length.

Sentences that rest on the same source are one claim, and a drawing is one with the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pages.markdown.citations import CITATION
from pages.markdown.drawings import FOLDER
from pages.model import plain_text
from pages.model.bibliography import Entry
from pages.model.plain_text import Passage, Role, passages
from pages.model.small_drawings import SHOWN
from review.drawn import drawing
from review.lines import CARE, Line

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around the sources of a sentence while a page is taken apart; no page has these signs."""
DRAWN, BETWEEN, END = "\ue002", "\ue003", "\ue004"
"""Stand around a drawing's name and words, and between them."""
CITED = re.compile(rf"(?P<end>[.!?]?['\"’”)]*)(?P<sources>(?:{CITATION.pattern})+)")
KEYS = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
KEY = re.compile(r"[a-z0-9-]+")
PICTURE = re.compile(f"{DRAWN}([^{BETWEEN}]*){BETWEEN}([^{END}]*){END}")
OWN = re.compile(r"\bour own\b", re.IGNORECASE)
LEANS = re.compile(r"(?:That|This|These|Both|It) (?:is|are) our own\b")
"""Matches `That is our own judgement`, which says nothing without the sentence before it."""
MOST_WORDS = 40
"""Of a claim of several sentences: more cannot be agreed with at one glance."""
FEWEST_WORDS = 5
"""Of a claim that stands alone; `Tests can.` goes with what it follows."""
LEADS = ":"
"""Ends a sentence that only leads to what follows, such as `You need help if you:`."""


def lines_of(body: str, known: Mapping[str, Entry], docs: Path) -> Iterator[Line]:
    """Yield the lines of a page, each with the sources that stand in it or right behind it.

    The cells of one row of a table are one line. `docs` is the folder of pages, with the drawings.
    """

    def cell_row(found: Passage) -> tuple[int, bool]:
        return found.line, found.role in (Role.CELL, Role.TABLE_HEAD)

    marked = SHOWN.sub(_drawn, CITED.sub(_inside, body))
    for (_, is_row), together in groupby(passages(marked), cell_row):
        some = list(together)
        first = some[0]
        whole = " | ".join(one.text for one in some)
        named = first.role in plain_text.TITLES
        for text, leads in [(whole, False)] if named or is_row else _claims(whole, some):
            line = replace(_line(text, known, docs), heading=first.section, block=first.block)
            yield replace(line, title=named or (leads and not line.urgency))


def _claims(whole: str, some: Sequence[Passage]) -> Iterator[tuple[str, bool]]:
    """Yield the claims of a passage, and of each whether it only leads to what follows."""
    if DRAWN in whole:
        yield whole, False
        return
    sentences = [one.text for one in plain_text.sentences(some)]
    is_lead = KEYS.sub("", sentences[-1]).rstrip().endswith(LEADS)
    leads = [sentences.pop()] if is_lead else []
    found: list[str] = []
    for text in _up_to_sources(sentences):
        short = _words(text) < FEWEST_WORDS and not KEYS.search(text)
        same = found and KEYS.findall(found[-1]) == KEYS.findall(text) != []
        fits = found and _words(found[-1]) + _words(text) <= MOST_WORDS
        if found and (LEANS.match(text) or short or (same and fits)):
            found[-1] += f" {text}"
        else:
            found.append(text)
    yield from ((text, False) for text in found)
    yield from ((text, True) for text in leads)


def _up_to_sources(sentences: Iterable[str]) -> Iterator[str]:
    """Yield sentences together up to the one with a source, or that says what is our own."""
    last: list[str] = []
    for text in sentences:
        if last and _words(" ".join([*last, text])) > MOST_WORDS:
            yield " ".join(last)
            last = []
        last.append(text)
        if OPEN in text or OWN.search(text):
            yield " ".join(last)
            last = []
    if last:
        yield " ".join(last)


def _words(text: str) -> int:
    return len(KEYS.sub("", text).split())


def _line(text: str, known: Mapping[str, Entry], docs: Path) -> Line:
    keys = tuple(dict.fromkeys(key for one in KEYS.findall(text) for key in KEY.findall(one)))
    shown = [(f"{FOLDER}/{name}.svg", words) for name, words in PICTURE.findall(text)]
    drawings = tuple(drawing(docs, path, words) for path, words in shown)
    said = " ".join(PICTURE.sub("", KEYS.sub("", text)).split())
    return Line(
        said or "; ".join(one.shows for one in drawings),
        sources=tuple(told(known[key]) for key in keys if key in known),
        keys=keys,
        own=bool(OWN.search(said)),
        drawings=drawings,
    )


def told(source: Entry) -> str:
    """Return a source as a reader is told it."""
    year = f" ({source.published})" if source.published else ""
    return f"{source.publisher}: {source.title}{year}"


def _inside(found: re.Match[str]) -> str:
    """Put sources before the full stop that they stand behind, to stay in its sentence."""
    return f"{OPEN}{'; '.join(CITATION.findall(found['sources']))}{CLOSE}{found['end']}"


def _drawn(found: re.Match[str]) -> str:
    """Put a drawing's name and words in its place, where they stay in their passage."""
    return f"{DRAWN}{found['name']}{BETWEEN}{found['words']}{END}"


def is_of_care(line: Line) -> bool:
    """Whether a line stands on a card that says how soon to get help."""
    return line.block.startswith(CARE)
