"""Files of settings: every mistake is told, whatever its author has called a key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, StringConstraints

from common import settings
from common.problems import ProblemsError


class Two(settings.Settings):
    name: settings.Text
    many: tuple[settings.Text, ...] | settings.Text = ""


class Four(settings.Settings):
    two: Two | None = None
    deep: Mapping[str, tuple[Two, ...]] = {}


@pytest.mark.parametrize(
    ("text", "found", "keys"),
    [
        ("two: {name: a, nme: b}", "two.nme", "name, many. Did you mean 'name'?"),
        ("deep: {a.md: [{name: a}, {nam: b}]}", "deep.a.md.nam", "name, many. Did you mean"),
        ("deep: {A: [{name: a, mny: b}]}", "deep.mny", "name, many. Did you mean 'many'?"),
        ("deeep: {}", "deeep", "two, deep. Did you mean 'deep'?"),
    ],
)
def test_the_keys_of_the_level_are_told_however_deep_it_is(
    text: str, found: str, keys: str, tmp_path: Path
) -> None:
    file = tmp_path / "four.yml"
    file.write_text(f"{text}\n", "utf-8")
    with pytest.raises(ProblemsError) as caught:
        settings.read(file, Four, "a file", {})
    told = [problem.message for problem in caught.value.problems]
    assert any(one.startswith(f"`{found}` is no key here; there are {keys}") for one in told), told


@pytest.mark.parametrize(
    "key", ["Title", "None", "many[]", "list[str]", "function-wrap[x]", "is-instance[a]"]
)
def test_a_key_that_looks_like_a_kind_of_value_is_told_as_one_that_is_none(
    key: str, tmp_path: Path
) -> None:
    file = tmp_path / "two.yml"
    file.write_text(f'name: a\n"{key}": [b]\n', "utf-8")
    with pytest.raises(ProblemsError) as caught:
        settings.read(file, Two, "a file", {})
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert problem.message.startswith(f"`{key}` is no key here; there are name, many.")


class Kinds(settings.Settings):
    """One field of each kind that files have."""

    words: str = ""
    few: Annotated[str, StringConstraints(min_length=1, max_length=3)] = "x"
    many: Annotated[tuple[str, ...], Field(min_length=1, max_length=1)] = ("x",)
    inside: Two | None = None
    keys: Mapping[str, str] = {}
    truth: settings.Truth = Field(False, examples=["truth: true"])
    count: Annotated[settings.Whole, Field(ge=1, le=5)] = 1
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    day: date | None = None
    form: Annotated[str, StringConstraints(pattern="^[a-z]+$")] = "a"
    switch: Literal["on", "off"] = Field("on", examples=["switch: off"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("words: [a]", "expected words, or a number in quotes, found a list"),
        ("few: ''", "expected words, found ''"),
        ("few: abcd", "expected at most 3 letters, found 'abcd'"),
        ("many: a", "expected a list such as [one, two], found 'a'"),
        ("many: []", "expected at least 1 of them, found a list"),
        ("many: [a, b]", "expected at most 1 of them, found a list"),
        ("inside: a", "expected `key: value` lines, found 'a'"),
        ("keys: a", "expected `key: value` lines, found 'a'"),
        ("truth: maybe", "expected true or false, found 'maybe'. Right: truth: true"),
        ("truth: yes", "expected true or false, found 'yes'. Right: truth: true"),
        ('truth: "yes"', "expected true or false, found 'yes'. Right: truth: true"),
        ("switch: no", "is one of on or off, found 'no'. Right: switch: off"),
        ("switch: Off", "is one of on or off, found 'Off'. Did you mean 'off'? Right: switch: off"),
        ('switch: "no"', "is one of on or off, found 'no'. Right: switch: off"),
        ("switch: false", "is one of on or off, found false. Right: switch: off"),
        ("words: no", "'no' without quotes means a yes or no to YAML. Right: words: \"no\""),
        ("count: 0o3", "expected a whole number, found '0o3'"),
        ("count: 03", "expected a whole number, found '03'"),
        ("day: 2027-5-3", "expected a day such as 2027-05-31, found '2027-5-3'"),
        ("count: a", "expected a whole number, found 'a'"),
        ("count: 1.5", "expected a whole number, found 1.5"),
        ("count: 0", "expected at least 1, found 0"),
        ("count: 6", "expected at most 5, found 6"),
        ("share: a", "expected a number, found 'a'"),
        ("share: 0", "expected more than 0.0, found 0"),
        ("share: 1", "expected less than 1.0, found 1"),
        ("day: soon", "expected a day such as 2027-05-31, found 'soon'"),
        ("day: [a]", "expected a day such as 2027-05-31, found a list"),
        ("form: A", "this cannot stand here, found 'A'"),
        ("words:", "expected words, or a number in quotes, found nothing"),
    ],
)
def test_a_value_is_told_in_an_author_s_words_and_no_program_s(
    line: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "kinds.yml"
    file.write_text(f"{line}\n", "utf-8")
    with pytest.raises(ProblemsError) as caught:
        settings.read(file, Kinds, "a file", {})
    (problem,) = caught.value.problems
    name = f"`{line.partition(':')[0]}`"
    assert problem.message.removesuffix(".") in (f"{name}: {told}", f"{name} {told}")
