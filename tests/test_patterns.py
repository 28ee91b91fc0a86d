"""What patterns may not be: wrong in an old Python, or slower than a text is long.

Before 3.11.5 a possessive quantifier (`*+`) or an atomic group over parts that can match in several
ways may find nothing: on Debian 12 no emergency number could be tapped. Greedy ones do instead.

How the time of a pattern grows is told by its form (`tests/regex_forms.py`), never by a clock.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import article
import bundle
import common
import pages
import publish
import quiz
from tests.regex_forms import superlinear

PACKAGES = (common, article, pages, quiz, publish, bundle)
WRONG = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}
SEARCHES = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
METHODS = SEARCHES | {"match", "fullmatch"}

OURS_ALONE = "for files that only we write"
SHORT = "a paragraph is short: pages/markdown/limits.py"
BUILT = "for one page as the build has written it, where each tag has its end"
KNOWN = {
    "pages.model.telephone._RUN": "a number starts behind no sign of a word, as in `(?<!\\w)`",
    "pages.output.evidence.SECTION": BUILT,
    "pages.output.evidence.H2": BUILT,
    "pages.output.evidence.BLOCK": BUILT,
    "pages.output.evidence.NOTE": BUILT,
    "pages.output.evidence.TAG": BUILT,
    "pages.report.content_rules.CLAIM": SHORT,
    "pages.output.notice.COMMENT": OURS_ALONE,
    "pages.output.notice.SHOWN": OURS_ALONE,
    "publish.hosts.service_worker.VERSION": SHORT,
    "publish.pages.scripts.COMMENT": OURS_ALONE,
    "bundle.added.sbom.PAGE": "names of files, each looked at as a whole",
    "bundle.added.style.COMMENT": OURS_ALONE,
    "bundle.added.style.DARK_RULE": OURS_ALONE,
}
"""Patterns whose form could take longer, and why no text does."""


def modules() -> Iterator[tuple[str, Any]]:
    """Yield each module of our packages by its name."""
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield found.name, importlib.import_module(found.name)


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield each compiled pattern of our modules with its name, those in lists and tables too."""
    for module, values in modules():
        for name, value in vars(values).items():
            for place, one in enumerate(_within(value)):
                if isinstance(one, re.Pattern):
                    yield f"{module}.{name}" + (f"[{place}]" if one is not value else ""), one


def _within(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return [*value] if isinstance(value, tuple | list | frozenset) else [value]


def uses() -> dict[str, set[str]]:
    """Return the methods by which each pattern is used, by the name of where it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, values in modules():
        file = values.__file__
        assert file
        tree = ast.parse(Path(file).read_text("utf-8"))
        home: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                home |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                where = ast.unparse(node.value)
                top, _, rest = where.partition(".")
                full = home.get(top, f"{module}.{top}") + (f".{rest}" if rest else "")
                found[full].add(node.attr)
    return found


def written_in_calls() -> Iterator[tuple[str, re.Pattern[Any], str]]:
    """Yield each pattern that stands in a call such as `re.sub("a+", "", text)`."""
    for module, values in modules():
        file = values.__file__
        assert file
        for node in ast.walk(ast.parse(Path(file).read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func.value) == "re"
                and node.func.attr in METHODS
                and isinstance(node.args[0], ast.Constant)
            ):
                yield f"{module}:{node.lineno}", re.compile(node.args[0].value), node.func.attr


def why_slow(pattern: re.Pattern[Any], methods: set[str]) -> str:
    """Return why a pattern that is used in these ways can be slow; nothing where it cannot."""
    # one in a list or table is used under another name: by any method
    anywhere = not methods or not methods.isdisjoint(SEARCHES)
    whole = "fullmatch" in methods or not methods
    return superlinear(pattern, search=anywhere) or (
        superlinear(pattern, search=False, whole=True) if whole else ""
    )


def operations(parsed: Any) -> set[str]:
    """Return the names of all operations in a pattern that was taken apart."""
    if isinstance(parsed, list | tuple) or hasattr(parsed, "data"):
        return set().union(*map(operations, getattr(parsed, "data", parsed)))
    return {str(parsed)}


def of(pattern: re.Pattern[Any]) -> set[str]:
    return operations(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]


def test_no_pattern_of_ours_is_possessive() -> None:
    found = dict(patterns())
    assert len(found) > 100
    assert {
        name: of(pattern) & WRONG for name, pattern in found.items() if of(pattern) & WRONG
    } == {}


def test_one_that_is_would_be_found() -> None:
    assert of(re.compile(r"a(?:b*+c)d")) & WRONG == {"POSSESSIVE_REPEAT"}
    assert of(re.compile(r"a(?>b|c)d")) & WRONG == {"ATOMIC_GROUP"}


def test_no_pattern_takes_longer_than_its_text_is_long() -> None:
    used = uses()
    assert "sub" in used["common.signs.REFERENCE"]
    slow = {}
    for name, pattern in patterns():
        methods = used[name.partition("[")[0]] if "[" not in name else set()
        if not name.startswith("article.") and (why := why_slow(pattern, methods)):
            slow[name] = why
    # imported names are the same patterns
    homes = {id(pattern): name for name, pattern in reversed([*patterns()])}
    mine = {name for name in slow if homes[id(dict(patterns())[name])] == name}
    assert {name: slow[name] for name in sorted(mine - KNOWN.keys())} == {}
    assert sorted(KNOWN.keys() - mine) == [], "known, and slow no longer: take it out"


def test_none_that_stands_in_a_call_does_either() -> None:
    found = [*written_in_calls()]
    assert found
    slow = {name: why for name, pattern, how in found if (why := why_slow(pattern, {how}))}
    assert {name: why for name, why in slow.items() if not name.startswith("article.")} == {}


QUADRATIC = (
    *("a+b", r"\s+$", "[ ]*#", "<[^>]*>", r"\d+\.\d+x", r"x(?=.*y)", r"(?:[a-z]+,)*;", "a*a*b"),
    *(r'"(?:[^"\\]|\\.)*"', r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", r"(?i)[a-z]+[0-9]", r"(.+)\1x"),
    *(r"[a-z]{1,}-", r"(?s)<!--.*?-->", r"^ +x|y+z", r"(?m)^\s*x", r"\w+(?!-)"),
)
EXPONENTIAL = ("^(?:a*)*b", r"^(?:\w+\s?)*:", "^(?:a|ab|b)*c", r"^(?:[a-z]+)+$")
LINEAR = (
    *("[a-z]+", '"[^"]*"', "a*", r"(?<!\w)\w+:", r"\b[a-z]+:", "(?m)^[a-z]+:", r"\A\s*x", "abc"),
    *("(?:ab)*", "<a [^<>]*>", r"\\[^\w\s]", "a{1,20}b", r"[.!?]['\"]*[ ]+(?=[A-Z])", r"([ab])\1$"),
    *(r"^\s*x", r"\[@[^\]]*\]?", "(?<![ ])[ ]{2,}#", r"#[a-z]+", "(?:a|b)*"),
)


@pytest.mark.parametrize("pattern", QUADRATIC)
def test_a_quadratic_pattern_that_is_planted_is_found(pattern: str) -> None:
    assert superlinear(re.compile(pattern))
    assert superlinear(re.compile(pattern.encode()))


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_an_exponential_pattern_that_is_planted_is_found(pattern: str) -> None:
    assert superlinear(re.compile(pattern), search=False)
    assert superlinear(re.compile(pattern), search=False, whole=True)


@pytest.mark.parametrize("pattern", LINEAR)
def test_a_linear_pattern_is_let_pass(pattern: str) -> None:
    assert superlinear(re.compile(pattern)) == ""


def test_how_a_pattern_is_used_counts() -> None:
    blanks = re.compile(r"\s*x")
    assert superlinear(blanks, search=True)
    assert superlinear(blanks, search=False) == ""
    twice = re.compile("[a-z]*[a-z0-9]*")
    assert superlinear(twice, search=False) == ""
    assert superlinear(twice, search=False, whole=True)
