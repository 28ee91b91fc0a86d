"""The figures of a page."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.model.plain_text import Sentence, passages, sentences
from pages.report.readability import GradeUnavailableError, Reading, measure

EASY = "Your toes may go numb. Stop and rest. Loosen your shoes. See if it helps you."
HARD = (
    "Peripheral neuropathy occasionally necessitates comprehensive neurological investigation, "
    "particularly where symptomatic deterioration accompanies metabolic abnormality."
)


def figures(body: str) -> Reading:
    return measure(sentences(passages(body)))


def test_words_and_sentences() -> None:
    found = figures("It hurts a lot.\n\n- stop\n- sit down and rest\n")
    assert (found.words, found.sentences, found.mean) == (9, 3, 3.0)
    assert found.longest == Sentence(1, "It hurts a lot.")


def test_short_words_are_easier_than_long_ones() -> None:
    assert figures(EASY).grade < 3
    assert figures(HARD).grade > 16


def test_a_page_without_text_has_no_grade() -> None:
    assert figures("## Sources\n") == Reading(0, 0, 0.0, 0.0, None)


def test_a_list_is_not_one_long_sentence() -> None:
    items = "\n".join(["- you are numb between your legs", "- your foot is cold and pale"] * 9)
    assert figures(items).grade < 5


def test_the_point_of_a_number_ends_no_sentence() -> None:
    whole = "Please leave about 1 cm of space in front of your longest toe."
    assert figures(whole.replace("1 cm", "1.3 cm")).grade == figures(whole).grade


def test_without_the_library_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    with pytest.raises(GradeUnavailableError, match="`make check` installs it"):
        figures(EASY)


@given(st.lists(st.sampled_from(["Stop.", "It hurts.", "Feel both feet and compare them."])))
def test_the_mean_lies_below_the_longest(told: list[str]) -> None:
    found = figures(" ".join(told))
    assert found.words == sum(len(one.split()) for one in told)
    assert found.sentences == len(told)
    if found.longest:
        assert 1 <= found.mean <= found.longest.words
