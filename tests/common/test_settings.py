"""Files of settings: every mistake is told, whatever its author has called a key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

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
