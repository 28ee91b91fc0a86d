"""How words are cut for the search, the same in Python and in the browser's script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.search.index import SCRIPT
from pages.search.stems import STOP_WORDS, stems, tokens
from tests.pages.finding import Finder

SMALL = (
    '{"pages":[],"stop":STOP,"same":[],"terms":{},"words":"","phrases":[],"cards":[],"signs":[]}'
)

SAME = [
    ("run running runs runing", "plural and endings"),
    ("tingle tingles tingling tingled", "final e"),
    ("numb numbness", "ness"),
    ("lace laces lacing laced", "short words in e"),
    ("toe toes", "three letters"),
    ("artery arteries", "ies"),
    ("clumsy clumsiness", "y"),
    ("stretch stretches stretching", "es"),
    ("paraesthesia paresthesia", "two spellings"),
    ("sudden suddenly", "ly"),
    ("pain painful", "ful"),
    ("Barré barre BARRE", "accents and capitals"),
    ("can't cant can’t", "apostrophes"),
    ("ﬁt fit", "one sign for two letters"),
]
DIFFERENT = ["foot food", "b12 b6", "numb number", "nerve nervous", "toe tow", "leg log"]

assigned = st.characters(exclude_categories=["Cs", "Cn", "Co"])
"""A newer Unicode knows letters that Python 3.11 does not."""
accented = st.text(st.sampled_from("aeo\u0301\u0308\u0591\u1ab0 "), max_size=20)
english = st.text(st.sampled_from("aeiouysldngrt-' b12é&"), max_size=40)


@pytest.fixture(scope="module")
def script() -> Finder:
    stop = "[" + ",".join(f'"{word}"' for word in sorted(STOP_WORDS)) + "]"
    return Finder(f"{SCRIPT.read_text('utf-8')}\npnFind.index = {SMALL.replace('STOP', stop)};")


@pytest.mark.parametrize("words", [row[0] for row in SAME], ids=[row[1] for row in SAME])
def test_forms_of_one_word_are_cut_alike(words: str) -> None:
    assert len(set(stems(words))) == 1, stems(words)


@pytest.mark.parametrize("words", DIFFERENT)
def test_other_words_are_not(words: str) -> None:
    assert len(set(stems(words))) > 1


def test_small_words_are_left_out() -> None:
    assert tokens("Why do my legs go numb when I run?") == ["why", "legs", "numb", "when", "run"]
    assert tokens("A&E, vitamin B12") == ["a&e", "vitamin", "b12"]
    assert tokens("Should I go to A and E?") == ["should", "a&e"]


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.text(assigned, max_size=40), english, accented))
def test_python_and_the_browser_cut_alike(script: Finder, text: str) -> None:
    assert script.stems(text) == stems(text)


def plain_distance(one: str, other: str) -> int:
    """The textbook's table for adding, dropping, changing and swapping neighbours."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = table[i - 1, j - 1] + (one[i - 1] != other[j - 1])
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


@settings(deadline=None)
@given(*[st.text(st.sampled_from("abcd"), max_size=9)] * 2, st.integers(0, 3))
def test_the_distance_is_the_textbooks(script: Finder, one: str, other: str, most: int) -> None:
    assert script.distance(one, other, most) == min(plain_distance(one, other), most + 1)


def test_folding_leaves_nothing_but_letters_and_numbers() -> None:
    folded = "".join(tokens("Ärzte — naïve “quoted” ½ ①"))
    assert folded.isascii()
    assert unicodedata.is_normalized("NFKD", folded)
