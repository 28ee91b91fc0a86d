"""Each page that names the quiz does so in a mark (`quiz_marks`), if it is not about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from common.problems import Problem
from common.unsaid import said
from pages.model.quiz_marks import MARK, OPENS
from pages.model.schema import PageHead, Template

ABOUT = frozenset([Template.QUIZ, Template.QUIZ_RULES])
"""The templates of pages that are about the quiz alone."""
WORD = "quiz"
RELATED = "related:"
"""A line of a head that leads to the quiz as long as there is one."""
RIGHT = "Right: No clinician has reviewed the pages {quiz: or the quiz} yet."


def pages(heads: Mapping[str, PageHead]) -> frozenset[str]:
    """Return the paths of the pages that are about the quiz alone."""
    return frozenset(path for path, head in heads.items() if head.template in ABOUT)


def names(heads: Mapping[str, PageHead]) -> tuple[str, ...]:
    """Return the words by which a page may name the quiz."""
    about = [heads[path] for path in sorted(pages(heads))]
    return (WORD, *(name for head in about for name in (head.title, *head.aliases)))


def check(shown: str, text: str, words: Collection[str]) -> Iterator[Problem]:
    """Yield each line of a page's file that has one of some words outside of a mark."""
    for number, row in enumerate(text.split("\n"), 1):
        left = MARK.sub("", row)
        if OPENS in left:
            yield Problem(shown, number, f"expected a mark within one line. {RIGHT}")
        elif not row.startswith(RELATED) and (found := said(left, words)):
            told = f"{found!r} stands here, and a copy can be without the quiz: put it into a mark"
            yield Problem(shown, number, f"{told}. {RIGHT}")
