"""Files of settings: every mistake is told, whatever its author has called a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from common import settings
from common.problems import ProblemsError


class Two(settings.Settings):
    name: settings.Text
    many: tuple[settings.Text, ...] | settings.Text = ""


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
