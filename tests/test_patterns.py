"""No pattern needs what the oldest Python that we take gets wrong.

Before 3.11.5 a possessive quantifier (`*+`) or an atomic group over parts that can match in several
ways may find nothing: on Debian 12 no emergency number could be tapped. Greedy ones do instead.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import article
import bundle
import common
import pages
import publish
import quiz

PACKAGES = (common, article, pages, quiz, publish, bundle)
WRONG = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield each compiled pattern of our modules with its name."""
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                for name, value in vars(importlib.import_module(found.name)).items():
                    if isinstance(value, re.Pattern):
                        yield f"{found.name}.{name}", value


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
