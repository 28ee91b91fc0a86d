"""Whatever an author does wrong, the build stops with a clear message that says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import crash
from tests.hooks.conftest import SMALL_RULES
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


def test_what_can_be_judged_by_itself_is_told_in_the_same_run(
    small: Path, builder: Builder
) -> None:
    """Topic, signs, heads, rules, citations, links and quiz: each with its file and line."""
    for name, old, new in (
        ("topic.yml", "symptom:", "sympton:"),
        ("signs.yml", "sources: [towerhamlets-stroke]", "sources: [towerhamlet-stroke]"),
        ("signs.yml", "  drooping-face:", "  new-sign:"),
        ("docs/faq/what-helps.md", "summary:", "sumary:"),
        ("docs/about.md", "\n\n", "\n\nCall 999.[@nobody] See [more](faq/what-help.md).\n\n"),
        (f"{SMALL_RULES}/questions.py", '"hot-joint"', '"hot-joints"'),
        (f"{SMALL_RULES}/rules.py", 'BE_SEEN = "faq/', 'BE_SEEN = "fac/'),
    ):
        file = small / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    said = builder.build(small).said
    for told in (
        "topic.yml:5: `sympton` is no key here",
        "signs.yml:68: weak-arm: no source 'towerhamlet-stroke' in the bibliography. Did you mean",
        "signs.yml:69: new-sign: get-help.md does not show this sign.",
        "no sign 'drooping-face' in signs.yml",
        "docs/faq/what-helps.md:4: `sumary` is no key here",
        "docs/about.md:12: '999' is an emergency number",
        "docs/about.md:12: no source 'nobody' in the bibliography",
        "docs/about.md:12: a link to 'faq/what-help.md', and there is no page",
        "Did you mean 'faq/what-helps.md'?",
        f"{SMALL_RULES}/questions.py:14: question 'signs': no sign 'hot-joints' in signs.yml",
        f"{SMALL_RULES}/questions.py:8: no line asks for the sign 'hot-joint' of signs.yml",
        f"{SMALL_RULES}/rules.py:128: no page 'fac/when-to-be-seen.md'",
    ):
        assert told in said


def test_what_stands_in_doubt_is_no_mistake_of_other_files(small: Path, builder: Builder) -> None:
    """A file that cannot be read would make every use of what stands in it a mistake."""
    for name, told in (
        ("signs.yml", "signs.yml:4: `signs.bent-wrist.level`"),
        ("topic.yml", "topic.yml:2: `nam` is no key here"),
    ):
        file = small / name
        text = file.read_text("utf-8")
        broken = text.replace("level: emergency", "level: urgent", 1).replace("name:", "nam:", 1)
        file.write_text(broken, "utf-8")
        said = builder.build(small).said
        file.write_text(text, "utf-8")
        assert told in said
        assert re.search(r"(?:1 mistake|2 mistakes) to mend", said), said
