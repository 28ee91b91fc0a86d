"""Whatever a hostile author tries stops the build with file and line, or does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.hooks.forking import Builder
from tests.hooks.hostile import TRIES, Try, harm

PAGE = "built/causes/thumb-tendons/index.html"


def test_there_are_many() -> None:
    assert len([one for one in TRIES if one.told]) >= 20
    assert len({one.name for one in TRIES}) == len(TRIES)


@pytest.mark.parametrize("attempt", TRIES, ids=lambda attempt: attempt.name)
def test_it_is_told_or_harmless(attempt: Try, small: Path, builder: Builder) -> None:
    attempt.make(small)
    built = builder.build(small, **attempt.env)
    if attempt.told:
        assert built.code == 1, built.said
        assert "Traceback" not in built.said
        text = (small / attempt.file).read_text("utf-8")
        words = attempt.at.lstrip("\n")
        line = text[: text.rindex(attempt.at)].count("\n") + 1 if attempt.at else 0
        line += len(attempt.at) - len(words)
        where = f"{attempt.file}:{line}: " if line else f"{attempt.file}: "
        told = [row for row in built.said.splitlines() if where in row]
        assert any(attempt.told in row for row in told), built.said
        assert not (small / PAGE).exists()
        return
    assert built.code == 0, built.said
    page = html.parse(str(small / PAGE)).getroot()
    assert attempt.shown in " ".join(str(page.text_content()).split())
    assert list(harm(page)) == []
