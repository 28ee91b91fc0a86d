"""A rule file's mistakes are all told at once, with their lines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from common.problems import ProblemsError
from quiz.rules.load import load

GOOD = """\
from common.urgency import Urgency
from quiz.rules.model import ALWAYS, AllOf, AnyOf, AtLeast, Flow, Is, Kind, Option, Question, Rule

RED = Question(
    id="red", text="A sign?", kind=Kind.MANY, red_flag=Urgency.EMERGENCY,
    options=(Option("cold", "Cold"), Option("limp", "Limp")),
    none="Neither", unsure="Not sure",
)
WHERE = Question(
    id="where", text="Where?", kind=Kind.ONE,
    options=(Option("toes", "Toes"), Option("calf", "Calf")),
)
RULES = (
    Rule("cold", Urgency.EMERGENCY, Is("red", "cold"), "It is cold.", ("source",)),
    Rule("limp", Urgency.EMERGENCY, Is("red", "limp"), "It is limp.", ("source",)),
    Rule("toes", Urgency.APPOINTMENT, Is("where", "toes"), "Toes.", ("source",), ("toes.md",)),
)
FLOW = Flow(
    id="small", version="1", title="Small", questions=(RED, WHERE), rules=RULES,
    fallback=Rule("otherwise", Urgency.APPOINTMENT, ALWAYS, "No pattern.", ("source",)),
    help_page="help.md",
    come_back={level: "Come back." for level in list(Urgency)[1:]},
)
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "rules.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        load(path)
    prefix = f"{path.as_posix()}:"
    return [str(problem).removeprefix(prefix) for problem in error.value.problems]


def test_a_good_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "rules.py"
    path.write_text(GOOD, encoding="utf-8")
    assert [question.id for question in load(path).questions] == ["red", "where"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        pytest.param("RULES = (", "RULES = ((", 13, "expected Python", id="syntax"),
        pytest.param("FLOW = ", "QUIZ = ", 0, "found no FLOW. Did you mean 'QUIZ'", id="no FLOW"),
        pytest.param("FLOW = Flow(", "FLOW = str(", 18, "TypeError", id="raises in the file"),
        pytest.param('text="Where?", ', "", 9, "text", id="field left out"),
        pytest.param(
            'Is("red", "cold")', 'Is("rad", "cold")', 14, "Did you mean 'red'", id="question"
        ),
        pytest.param(
            'Is("red", "cold")', 'Is("red", "clod")', 14, "Did you mean 'cold'", id="option"
        ),
        pytest.param(
            'Is("red", "cold")', 'Is("red", "xyz")', 14, "It has: cold, limp", id="far option"
        ),
        pytest.param('id="where"', 'id="red"', 9, "used 2 times", id="question twice"),
        pytest.param(
            'Option("calf"', 'Option("toes"', 11, "'toes' is there 2 times", id="option twice"
        ),
        pytest.param('Rule("limp"', 'Rule("cold"', 15, "used 2 times", id="rule twice"),
        pytest.param(
            '    options=(Option("toes", "Toes"), Option("calf", "Calf")),\n',
            "",
            9,
            "at least two options, found 0",
            id="no options",
        ),
        pytest.param('none="Neither", ', "", 4, "needs `none=", id="MANY without none"),
        pytest.param(', unsure="Not sure"', "", 4, "needs `unsure=", id="red flag without unsure"),
        pytest.param(
            '"Where?", kind=Kind.ONE', '"Where?", kind="one"', 9, "Kind.MANY", id="kind as text"
        ),
        pytest.param(
            'options=(Option("toes", "Toes"), Option("calf", "Calf")),',
            'options=(Option("toes", "Toes")),',
            9,
            "A tuple of one needs a comma",
            id="lost comma",
        ),
        pytest.param('("toes.md",)', '("toes.md")', 16, "needs a comma", id="pages as text"),
        pytest.param('("toes.md",)', '("Toes.md",)', 16, "a page like", id="odd page"),
        pytest.param(
            '"It is cold.", ("source",)',
            '"It is cold.", ()',
            14,
            "at least one source",
            id="no source",
        ),
        pytest.param(
            '"It is cold.", ("source",)',
            '"It is cold.", ("source",), ("a.md",)',
            14,
            "no pages to read first",
            id="pages in an emergency",
        ),
        pytest.param(
            'Is("where", "toes")', "AnyOf()", 16, "found an empty list", id="empty condition"
        ),
        pytest.param(
            'Is("where", "toes")',
            'AtLeast(2, Is("where", "toes"))',
            16,
            "AtLeast(1 to 1",
            id="count too high",
        ),
        pytest.param(
            'Is("where", "toes")', '"toes"', 16, "expected a condition", id="text condition"
        ),
        pytest.param(
            '"otherwise", Urgency.APPOINTMENT',
            '"otherwise", Urgency.SELF_CARE',
            20,
            "self-care",
            id="calm fallback",
        ),
        pytest.param(
            'ALWAYS, "No', 'Is("where", "toes"), "No', 20, "when=ALWAYS", id="fallback if"
        ),
        pytest.param('Option("toes"', 'Option("none"', 9, "is kept for", id="reserved id"),
        pytest.param('Option("toes"', 'Option("My toes"', 9, "an id like", id="odd id"),
        pytest.param('"Come back."', '""', 18, "come_back", id="no come back"),
        pytest.param(
            'help_page="help.md",',
            'help_page="help.md", do={Urgency.SAME_DAY: ("sit", "rest", "wait", "call")},',
            18,
            "do: expected at most 3 lines for Urgency.SAME_DAY, found 4",
            id="too much to do",
        ),
        pytest.param(
            'help_page="help.md",',
            'help_page="help.md", stages={"Signs": "red", "Place": "wher"},',
            18,
            "stages: 'Place': unknown question 'wher'. Did you mean 'where'?",
            id="part of no question",
        ),
        pytest.param(
            'help_page="help.md",',
            'help_page="help.md", stages={"Place": "where", "Signs": "red"},',
            18,
            "stages: expected the first question of all, then later ones, found where, red",
            id="parts not in order",
        ),
        pytest.param(
            'help_page="help.md",',
            'help_page="help.md", stages={"": "red"},',
            18,
            "stages: expected a name of a few words",
            id="part without a name",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new, 1))
    place = f"{line}: " if line else " "
    assert any(one.startswith(place) and words in one for one in found), found


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('"cold")', '"clod")').replace('"Toes.", ("source",)', '"Toes.", ()')
    assert len(problems(tmp_path, text)) == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="No such file"):
        load(tmp_path / "nothing.py")


def test_an_edited_file_is_read_afresh_and_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "rules.py"
    path.write_text(GOOD, encoding="utf-8")
    before = set(sys.modules)
    assert load(path).title == "Small"
    path.write_text(GOOD.replace('"Small"', '"Edited"'), encoding="utf-8")
    assert load(path).title == "Edited"
    assert set(sys.modules) == before


def test_a_retired_id_is_not_used_again(tmp_path: Path) -> None:
    (tmp_path / "rules.retired.txt").write_text("where.knee\nwhere.toes\n", encoding="utf-8")
    found = problems(tmp_path, GOOD)
    assert len(found) == 1
    assert "rules.retired.txt:2" in found[0]
    assert "Q010 'where.toes' is retired" in found[0]


def folder_of_parts(tmp_path: Path) -> Path:
    """The good rules as a folder: the questions are a part of their own."""
    questions, rest = GOOD.split("RULES = ")
    head = questions.split("RED = ")[0]
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "questions.py").write_text(questions, encoding="utf-8")
    start = f"{head.rstrip()}\nfrom .questions import RED, WHERE\n\nRULES = {rest}"
    (folder / "__init__.py").write_text(start, encoding="utf-8")
    return folder


def test_a_folder_of_parts_is_the_same_flow_as_one_file(tmp_path: Path) -> None:
    one = tmp_path / "one.py"
    one.write_text(GOOD, encoding="utf-8")
    folder = folder_of_parts(tmp_path)
    before = set(sys.modules)
    assert load(folder) == load(one)
    assert set(sys.modules) == before
    assert sorted(file.name for file in folder.iterdir()) == ["__init__.py", "questions.py"]


def test_an_edited_part_is_read_afresh(tmp_path: Path) -> None:
    folder = folder_of_parts(tmp_path)
    load(folder)
    part = folder / "questions.py"
    part.write_text(part.read_text("utf-8").replace("Where?", "Whose?"), encoding="utf-8")
    assert load(folder).question("where").text == "Whose?"


@pytest.mark.parametrize(
    ("old", "new", "part", "line", "words"),
    [
        pytest.param("RED = ", "RED = (", "questions.py", 4, "expected Python", id="syntax"),
        pytest.param('text="Where?", ', "", "questions.py", 9, "text", id="field left out"),
        pytest.param('id="where"', 'id="red"', "questions.py", 9, "used 2 times", id="twice"),
        pytest.param('"cold")', '"clod")', "__init__.py", 6, "Did you mean 'cold'", id="option"),
        pytest.param("RED, WHERE\n", "RAD\n", "__init__.py", 3, "cannot import", id="name"),
    ],
)
def test_a_mistake_in_a_part_is_told_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, part: str, line: int, words: str
) -> None:
    file = folder_of_parts(tmp_path) / part
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        load(file.parent)
    found = [str(problem) for problem in error.value.problems]
    start = f"{file.as_posix()}:{line}: "
    assert any(one.startswith(start) and words in one for one in found), found


def test_a_folder_without_a_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="a folder of rules needs"):
        load(tmp_path)


ABOUT = "name: A\nslug: a\ndescription: A\nquiz: quiz.py\n"
SIGNS = """\
signs:
  cough:
    level: emergency
    words: you cough blood
    short: blood
    tick: I cough blood
    why: It can be a clot.
    judgement: true
  fever:
    level: emergency
    words: you have a fever
    tick: A fever
    why: It can be an infection.
    judgement: true
  chill:
    level: emergency
    words: you have a chill
    line: fever
"""
OF_SIGNS = (
    GOOD.replace("Question, Rule", "Question, Rule, signs")
    .replace('(Option("cold", "Cold"), Option("limp", "Limp"))', 'signs(\n"cough",\n"fever")')
    .replace('"cold"), "It is cold.", ("source",)', '"cough")')
    .replace('"limp"), "It is limp.", ("source",)', '"fever")')
)


def of_a_topic(tmp_path: Path, text: str) -> list[str]:
    """Load rules that are of a topic; return what is wrong with them."""
    (tmp_path / "topic.yml").write_text(ABOUT, "utf-8")
    (tmp_path / "signs.yml").write_text(SIGNS, "utf-8")
    path = tmp_path / "quiz.py"
    path.write_text(text, "utf-8")
    try:
        load(path)
    except ProblemsError as error:
        return [str(one).removeprefix(f"{path.as_posix()}:") for one in error.problems]
    return []


def test_lines_that_are_signs_have_their_words_from_the_signs(tmp_path: Path) -> None:
    assert of_a_topic(tmp_path, OF_SIGNS) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '"fever"',
            '"swelling"',
            "no sign 'swelling' in signs.yml; there are cough, fever.",
        ),
        (
            '"fever"',
            '"fevr"',
            "no sign 'fevr' in signs.yml; there are cough, fever. Did you mean 'fever'?",
        ),
        (
            '"cough",\n"fever"',
            '"limp",\n"cough" "fever"',
            'no sign \'coughfever\' in signs.yml: a comma is missing. Right: "cough", "fever"',
        ),
        (
            '"fever"',
            '"chill"',
            "the sign 'chill' of signs.yml is ticked by the line 'fever'. Right: 'fever'",
        ),
    ],
)
def test_a_line_of_no_sign_is_told_with_its_line_and_not_as_a_rule_without_words(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    found = of_a_topic(tmp_path, OF_SIGNS.replace(old, new))
    assert f"8: question 'red': {told}" in found
    assert not [one for one in found if "expected" in one and "least two options" not in one]
