"""Each page that names the quiz does so in a mark (`quiz_marks`), if it is not about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from common.problems import Problem
from common.unsaid import said
from pages.model.frontmatter import Source
from pages.model.quiz_marks import MARK, OPENS
from pages.model.rules import SHOWN, words_of
from pages.model.schema import PageHead, Template

ABOUT = frozenset([Template.QUIZ, Template.QUIZ_RULES])
"""The templates of pages that are about the quiz alone."""
WORDS = ("quiz", "quizzes")
FENCE = "///"
CARD = re.compile(r"///[ ]*care\b")
SIGN = "[!"
"""What opens the name of a sign."""
RIGHT = "Right: No clinician has reviewed the pages {quiz: or the quiz} yet."


def pages(heads: Mapping[str, PageHead]) -> frozenset[str]:
    """Return the paths of the pages that are about the quiz alone."""
    return frozenset(path for path, head in heads.items() if head.template in ABOUT)


def names(heads: Mapping[str, PageHead]) -> tuple[str, ...]:
    """Return the words by which a page may name the quiz."""
    about = [heads[path] for path in sorted(pages(heads))]
    return (*WORDS, *(name for head in about for name in (head.title, *head.aliases)))


def check(source: Source, text: str, words: Collection[str]) -> Iterator[Problem]:
    """Yield each line of a page's file that shows one of some words outside of a mark."""
    for key in SHOWN:
        for where, told in words_of(source.meta.get(key), (key,)):
            if OPENS in told or said(told, words):
                message = "the head of a page is in every copy: say this of the quiz in its text"
                yield Problem(source.path, source.head.line_of(where), f"{message}. {RIGHT}")
    rows = text.split("\n")[source.body_line - 1 :]
    in_card = False
    for line, row in enumerate(rows, source.body_line):
        if row.startswith(FENCE):
            in_card = bool(CARD.match(row))
        left = MARK.sub("", row)
        if OPENS in left:
            yield Problem(source.path, line, f"expected a mark within one line. {RIGHT}")
        elif left != row and (in_card or SIGN in row):
            told = "no sign and no line of a card goes with the quiz: take the mark away"
            yield Problem(source.path, line, told)
        elif found := said(left, words):
            told = f"{found!r} stands here, and a copy can be without the quiz: put it into a mark"
            yield Problem(source.path, line, f"{told}. {RIGHT}")
