"""No input makes the importer slow: steps are counted, never seconds."""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import article
from article.model.article import ArticleError
from tests.article.attacks import attacks, go
from tests.article.laws import read
from tests.article.steps import Steps, TooManyStepsError
from tests.article.steps import attacks as texts_against

MOST = 1.2
"""The exponent: 1 is linear, 2 is quadratic."""
ROOT = Path(article.__file__).parent
SMALL, LARGE = 150, 600
ANYWHERE = {"search", "finditer", "findall", "sub", "split"}


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return each compiled pattern of the importer; those in a table under the table's name."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(article.__path__, "article."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found[f"{name}"] = value
            elif isinstance(value, dict):
                rows = {k: v for k, v in value.items() if isinstance(v, re.Pattern)}
                found |= {f"{name} {key}": pattern for key, pattern in rows.items()}
    return found


def searched() -> set[str]:
    """Return the names of patterns that are tried anywhere in a text, not at its start alone."""
    names = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner, name = node.func.value, node.func.attr
                if name in ANYWHERE and isinstance(owner, ast.Name | ast.Attribute):
                    names.add(owner.id if isinstance(owner, ast.Name) else owner.attr)
    return names


def exponent(small: int, large: int, times: float) -> float:
    return math.log(max(large, 1) / max(small, 1)) / math.log(times)


def worst(pattern: re.Pattern[Any], *, anywhere: bool) -> float:
    """Return how the steps of a pattern grow on texts made against it."""
    text = pattern.pattern
    if isinstance(text, bytes):
        pattern = re.compile(text.decode("latin-1"), (pattern.flags & ~re.ASCII) | re.UNICODE)
    found = [0.0]
    for before, unit in texts_against(pattern):
        counts = []
        for size in (SMALL, LARGE):
            steps = Steps(pattern)
            whole = before + unit * (size // len(unit)) + "\0"
            try:
                run: Callable[[str], int] = steps.search if anywhere else steps.match
                counts.append(run(whole) + (0 if anywhere else steps.match(whole, full=True)))
            except (TooManyStepsError, RecursionError):
                return math.inf
        found.append(exponent(*counts, LARGE / SMALL))
    return max(found)


NAMES = patterns()
ANY_PLACE = searched()


@pytest.fixture(autouse=True)
def deep() -> Iterator[None]:
    """The matcher calls itself once a letter."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("name", NAMES)
def test_the_steps_of_a_pattern_grow_with_the_text_and_no_faster(name: str) -> None:
    assert worst(NAMES[name], anywhere=name in ANY_PLACE) <= MOST


def test_all_patterns_of_the_importer_are_looked_at() -> None:
    assert len(NAMES) > 60
    assert {"_SENTENCE_INSIDE", "TITLE_BREAK", "SENTENCE_END", "_DOUBLED"} <= ANY_PLACE
    inline = [
        f"{file.name}:{node.lineno}"
        for file in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in ANYWHERE | {"match", "fullmatch"}
    ]
    assert inline == []  # a pattern without a name would be looked at by nobody


@pytest.mark.parametrize(
    ("text", "anywhere"),
    [
        (r"\s+$", True),
        (r"[^\S\n]*\n", True),
        (r"(\S.*?)\s*#*$", False),
        (r"(?:a+)+b", False),
        (r"(?:[A-Z]\w*,? ?){1,9}$", False),
        (r"<!--.*?-->", True),
    ],
)
def test_a_slow_pattern_would_be_found(text: str, anywhere: bool) -> None:
    assert worst(re.compile(text), anywhere=anywhere) > MOST


def lines(data: bytes, suffix: str) -> int:
    """Return how many lines of the importer's own code run for an input."""
    count = 0

    def each(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(str(ROOT)):
            return None
        count += event == "line"
        return each

    before = sys.gettrace()
    sys.settrace(each)
    try:
        go(data, suffix)
    finally:
        sys.settrace(before)
    return count


# `python -m tests.article.growth` tries all of them, up to 1 MB
ATTACKS = [one for one in attacks() if "'" not in one[0] or one[0].endswith("after causes")]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "suffix", "make"), ATTACKS, ids=[name for name, *_ in ATTACKS])
def test_the_steps_of_the_importer_grow_with_the_text_and_no_faster(
    name: str, suffix: str, make: Callable[[int], bytes]
) -> None:
    small, large = (lines(make(size), suffix) for size in (800, 2_400))
    assert exponent(small, large, 3) <= MOST or large < 600


@pytest.mark.parametrize(
    ("data", "suffix", "words"),
    [
        (b"a\n" * 30_000, ".txt", "more than 20000 lines"),
        (b"[a" * 6_000, ".md", "more than 5000 signs"),
        (b"<b>a</b>" * 70_000, ".html", "more than 60000 tags"),
        (b"Fact 1: a\nb.\n\n" * 500, ".txt", "found 500 causes"),
        (b"---\na: " + b"[" * 30_000 + b"\n---\nFact 1: a\nb.\n", ".md", "signs"),
        (b"x" * 2_000_001, ".txt", "larger than 2 MB"),
    ],
    ids=["lines", "brackets", "tags", "sections", "head", "bytes"],
)
def test_what_is_larger_than_any_article_is_refused_in_words(
    data: bytes, suffix: str, words: str
) -> None:
    with pytest.raises(ArticleError, match=words):
        read(data, suffix)


def test_a_head_whose_parts_repeat_each_other_is_read_at_once() -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    text = "\n".join(["---", *rows, "title: *a39", "---", "## 1. A", "b.", "## 2. C", "d."])
    assert [s.heading for s in read(text.encode(), ".md").causes] == ["A", "C"]
