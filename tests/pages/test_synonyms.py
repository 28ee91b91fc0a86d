"""The file of synonyms: what a right one gives, and what an author is told about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.problems import ProblemsError
from pages.search import synonyms
from pages.search.synonyms import Synonyms, cards, either

BODIES = {
    "get-help.md": "## Cold leg\n\n"
    "/// care | emergency\n\n- your leg is cold\n- it is white\n\n///\n\n"
    "## Slow\n\n/// care | same-day\n\n- it is slow\n\n///\n",
    "causes/shoes.md": "Words.\n",
}
RIGHT = """\
same:
  - [pee, wee]
leads:
  - page: causes/shoes.md
    words: [laces]
emergency:
  - card: get-help.md#cold-leg
    phrases: [leg cold/icy]
"""

WRONG = [
    ("no such page", "causes/shoes.md", "causes/shoe.md", 4, "Did you mean 'causes/shoes.md'?"),
    ("no such card", "#cold-leg", "#cold-legs", 7, "Did you mean 'get-help.md#cold-leg'?"),
    ("no emergency card", "#cold-leg", "#slow", 7, "no emergency card at 'get-help.md#slow'"),
    ("one word alone", "[pee, wee]", "[pee]", 1, "needs a second word that means the same"),
    ("in two groups", "[pee, wee]", "[pee, wee]\n  - [wees, urine]", 1, "'wees' stands beside"),
    ("says nothing", "[laces]", "[laces, of the]", 5, "tell pages apart, found 'of the'"),
    ("half says nothing", "leg cold/icy", "the/of", 8, "tell pages apart, found 'the/of'"),
    ("no words", "[laces]", "[]", 5, "expected at least one phrase, found none"),
    ("a number", "[laces]", "[999]", 5, "a number in quotes"),
    ("no list", "[laces]", "laces", 5, "a list such as [one, two], found 'laces'"),
    ("unknown part", "same:", "sames:", 1, "Did you mean 'same'?"),
    ("unknown key", "    words:", "    word:", 5, "Did you mean 'words'?"),
    ("key twice", "leads:", "same: []\nleads:", 3, "`same` stands twice, first on line 1"),
    ("not YAML", "[pee, wee]", "[pee, wee", 2, "the bracket `[` is not closed"),
]


def write(folder: Path, text: str) -> Path:
    (folder / "synonyms.yml").write_text(text, "utf-8")
    return folder


def test_a_right_file_is_read(tmp_path: Path) -> None:
    read = synonyms.read(write(tmp_path, RIGHT), BODIES)
    assert read.same == (("pee", "wee"),)
    assert read.leads[0].words == ("laces",)
    assert read.emergency[0].phrases == ("leg cold/icy",)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_wrong_file_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in RIGHT
    with pytest.raises(ProblemsError) as caught:
        synonyms.read(write(tmp_path, RIGHT.replace(old, new)), BODIES)
    assert any(said in problem.message for problem in caught.value.problems), caught.value
    assert line in [problem.line for problem in caught.value.problems], caught.value


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    wrong = RIGHT.replace("causes/shoes.md", "shoes.md").replace("#cold-leg", "#warm-leg")
    with pytest.raises(ProblemsError) as caught:
        synonyms.read(write(tmp_path, wrong), BODIES)
    assert len(caught.value.problems) == 2


def test_a_topic_may_have_no_such_file(tmp_path: Path) -> None:
    assert synonyms.read(tmp_path, BODIES) == Synonyms()


def test_cards_are_found_by_page_and_heading() -> None:
    (card,) = cards(BODIES).values()
    assert card.address == "get-help.md#cold-leg"
    assert card.lines == ("your leg is cold", "it is white")


def test_a_slash_stands_for_either_word() -> None:
    assert either("leg/foot cold pale/blue") == [
        *("leg cold pale", "leg cold blue", "foot cold pale", "foot cold blue")
    ]
