"""Whatever an author does wrong, the build stops with a clear message that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import crash
from tests.hooks.forking import Builder
from tests.hooks.mistakes import MISTAKES, Mistake


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_gets_one_clear_error(
    mistake: Mistake, request: pytest.FixtureRequest, builder: Builder
) -> None:
    content: Path = request.getfixturevalue("small" if mistake.small else "content")
    mistake.make(content)
    built = builder.build(content, **mistake.env)
    assert built.code in (1, 2)
    said, begins, report = built.said.partition(crash.BEGINS)
    assert bool(begins) is mistake.crashes, built.said
    if mistake.crashes:
        (content / "build").mkdir()
        said += crash.in_words(begins + report, content)
    for words in mistake.told:
        assert words in said


def test_all_mistakes_are_told_in_one_run(content: Path, builder: Builder) -> None:
    for name, old, new in (
        ("docs/causes/tight-shoes.md", "kind: cause", "kind: caus"),
        ("docs/faq/how-long.md", "summary:", "sumary:"),
        ("docs/privacy.md", "title: ", "title: \x07"),
    ):
        page = content / name
        page.write_text(page.read_text().replace(old, new, 1))
    said = builder.build(content).said
    for told in ("docs/causes/tight-shoes.md:3", "docs/faq/how-long.md:", "docs/privacy.md:2"):
        assert told in said
    assert "4 mistakes to mend" in said  # a misspelt key is also a missing one


def test_pages_without_a_mistake_are_built(content: Path, builder: Builder) -> None:
    """Or all of the above would prove nothing."""
    built = builder.build(content)
    assert built.code == 0, built.said
    assert (content / "built" / "index.html").is_file()
