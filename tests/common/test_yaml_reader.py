"""YAML that people write: nothing is cut or changed without a word, and nothing hurts."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from common.yaml_reader import MOST_BYTES, MOST_DEPTH, MOST_VALUES, Document, read, right_is

EXAMPLES = {"name": "name: The clinic's name", "hours": "hours: Mon to Fri"}

TOLD = {
    # what stands in the file: line, what is told
    "address: 100 Main Street #4, Town": (
        1,
        'what stands behind `#` would be lost. Right: address: "100 Main Street #4, Town"',
    ),
    "name: Foot Clinic # 1": (1, 'Right: name: "Foot Clinic # 1"'),
    "- #4 High Street": (1, 'what stands behind `#` would be lost. Right: - "#4 High Street"'),
    "names:\n  - a #1": (2, 'Right: - "a #1", or two blanks before `# a note`'),
    "name: A\nhours: Mon: 9-5, Tue: 9-5": (
        2,
        'put the words after `hours:` in quotes. Right: hours: "Mon: 9-5, Tue: 9-5"',
    ),
    'name: "Foot" clinic': (1, 'Right: name: "\\"Foot\\" clinic"'),
    "name: 'Dr O'Brien'": (1, 'Right: name: "Dr O\'Brien"'),
    'name: "open\nhours: x': (1, "put the words after `name:` in quotes"),
    "name: @here": (1, 'Right: name: "@here"'),
    "number: 000": (1, "'000' without quotes means 0 to YAML. Right: number: \"000\""),
    "telephone: 0161": (1, 'Right: telephone: "0161"'),
    "hours: 9:30": (1, "'9:30' without quotes means 570 to YAML. Right: hours: \"9:30\""),
    "name: No": (1, "'No' without quotes means a yes or no to YAML"),
    "{number: 007, name: x}": (1, 'Right: {number: "007", name: x}'),
    "names: [a, no, b]  # a note": (1, 'a yes or no to YAML. Right: names: [a, "no", b]'),
    "names:\n  - 007": (2, 'Right: - "007"'),
    "name:\n  007": (2, 'Right: "007"'),
    "due: 2027-02-31": (1, "`due`: '2027-02-31' cannot be: day is out of range for month"),
    "name: A\nname: B": (2, "`name` stands twice, first on line 1"),
    "a: &x b": (1, "no names for lines here, found `&x`"),
    "a: *x": (1, "`*x` stands for other lines: write them out"),
    "a: !!int ''": (1, "no kinds of values here, found `tag:yaml.org,2002:int`"),
    "a: !!timestamp z": (1, "no kinds of values here"),
    "<<: {a: b}": (1, "expected a key such as `title:`"),
    "hours: [": (1, "the bracket `[` is not closed. Right: hours: []"),
    "hours: {a: b\nname: x": (1, "the bracket `{` is not closed. Right: hours: {a: b}"),
    "hours: [a, b\nname: [c]": (1, "Right: hours: [a, b]"),
    # blanks
    "a:\n  b: x\n   c: y\n  d: z": (
        3,
        "`c:` stands further right than `b:` above it. Right: 2 blanks, then `c: y`",
    ),
    "a:\n  b: x\n c: y\n  d: z": (
        3,
        "`c:` stands below no other that it belongs to: it has 1 blank before it. Right: 2 blanks, "
        "then `c: y`",
    ),
    "name: a\n hours: b": (2, "`hours:` stands further right than `name:` above it. Right: no b"),
    " name: a\nhours: b": (1, "blanks stand before `name:`. Right: no blank, then `name: a`"),
    "a:\n  - b\n - c": (3, "`- c` stands below no other that it belongs to: it has 1 b"),
    "a:\n  - b: x\n   c: y": (3, "Right: 4 blanks, then `c: y`"),
    "a:\n  - b\n   - c": (3, "this line would go on with the words above"),
    "a:\n  - b\n  c: y": (3, "it has 2 blanks before it. Right: no blank, then `c: y`"),
    "name: b\n- c": (2, "`- c` cannot stand here: above it stands `name:`. Right: name: The cl"),
    "a:\n\tb: c": (2, "a tab stands before this line: put blanks in its place"),
    # colons
    "name words\nhours: b": (1, "a colon is missing behind `name`. Right: name: words"),
    "a: x\nhours Mon to Fri\nb: y": (2, "a colon is missing behind `hours`. Right: hours: Mon"),
    "a: x\nhours:Mon\nb: y": (2, "a blank is missing behind `hours:`. Right: hours: Mon"),
    "x:\n  why: a\ny:\n  why b\n  z: c": (4, "a colon is missing behind `why`. Right: why: b"),
    "a: x\nMon to Fri\nb: y": (2, "expected `key: words`, found words without a key: Mon to"),
    "name: some words\n  and so: on": (2, "go on from the line above, and hold a colon: put all"),
    "a: \x01": (0, "this cannot be read"),
}


@pytest.mark.parametrize("text", TOLD)
def test_each_mistake_is_told_with_its_line(text: str) -> None:
    line, told = TOLD[text]
    _, problems = read(text, "clinic.yml", examples=EXAMPLES)
    assert told in " ".join(problem.message for problem in problems)
    assert line in [problem.line for problem in problems]


def test_all_mistakes_come_at_once_and_on_the_lines_of_the_whole_file() -> None:
    _, problems = read("a: x #1\nb: 007\nc: 9:30\n", "page.md", first_line=2)
    assert [problem.line for problem in problems] == [2, 3, 4]


def test_a_right_line_is_shown_as_files_have_it() -> None:
    example = "signs: {cough: {level: emergency, sources: [a, b]}, x: {why: A b.}}"
    right, shown = right_is(example).split("\n", maxsplit=1)
    assert right == "Right:"
    assert yaml.safe_load(shown) == yaml.safe_load(example)
    assert shown.startswith("      signs:\n        cough:\n          level: emergency\n")
    assert right_is("aliases: [one, two]") == "Right: aliases: [one, two]"
    assert right_is("name: A, or B: C") == "Right: name: A, or B: C"


def test_what_is_right_is_read_with_its_lines() -> None:
    text = "name: A  # a note\nnumber: '000'\nlist:\n  - {a: b}\n  - 2\nempty:\nday: 2027-05-31\n"
    document, problems = read(text, "clinic.yml")
    assert problems == []
    assert document is not None
    assert document.values == yaml.safe_load(text)
    assert document.line_of(("list", 0, "a")) == 4
    assert document.line_of(("list", 7)) == 3
    assert document.line_of(("none",)) == 1


DOUBLED = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        DOUBLED,
        "a: &a [*a]",
        "[" * 100_000,
        "a: " + "{b: " * 5_000,
        "- " * 50_000 + "x",
        "a: [" + "x, " * (MOST_VALUES + 1) + "x]",
        "a: " + "x" * MOST_BYTES,
    ],
    ids=["doubled", "of itself", "deep lists", "deep keys", "deep items", "many", "large"],
)
def test_what_would_hurt_is_refused_before_it_is_built(text: str) -> None:
    document, problems = read(text, "clinic.yml")
    assert document is None
    assert problems


def test_as_deep_as_allowed_is_read() -> None:
    text = "[" * MOST_DEPTH + "]" * MOST_DEPTH
    assert read(text, "x.yml")[1] == []
    assert read(f"[{text}]", "x.yml")[1] != []


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)
SIGNS = st.text("0123456789:#-+_.'\"[]{}&*!|>%@,? \tNoyestru~x", max_size=20)


@given(st.one_of(WORDS, SIGNS))
def test_no_value_is_cut_or_changed_without_a_word(words: str) -> None:
    document, problems = read(f"key: {words}\n", "x.yml")
    if problems:
        return
    assert isinstance(document, Document)
    value = document.values["key"]
    if isinstance(value, list | dict) or words.lstrip()[:1] in {"'", '"', "|", ">"}:
        return  # written in YAML's own way
    kept = " ".join(words.split("  #", maxsplit=1)[0].split())
    assert value is None or " ".join(str(value).split()).lower() == kept.lower()


@given(WORDS)
def test_a_line_in_quotes_that_is_shown_is_right(words: str) -> None:
    """Whoever writes the line that a message shows gets the words that were meant."""
    if words.lstrip()[:1] in {"'", '"'}:
        return  # whether a quote that is never closed was meant, nobody can tell
    _, problems = read(f"key: {words}\n", "x.yml")
    for problem in problems:
        _, found, right = problem.message.partition("Right: key: ")
        if found and right.startswith('"'):
            shown = f"key: {right.removesuffix(', or two blanks before `# a note`')}"
            document, again = read(shown, "x.yml")
            assert again == []
            assert document is not None
            assert document.values["key"] == words.split("  # ", maxsplit=1)[0].strip(" ")
