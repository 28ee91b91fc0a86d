"""The YAML head of a page: taken apart with line numbers, and put together again."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from common import yaml_reader
from common.problems import Problem
from common.yaml_reader import Document
from pages.model import quiz_marks

FENCE = "---"
_ITEM_WITHIN = re.compile(r"\n {1,9}- ")


@dataclass(frozen=True)
class Source:
    """A page's file, taken apart."""

    path: str
    head: Document
    body: str
    """What stands below the head, with what is said of the quiz and without its marks."""
    body_line: int
    """The line of the file on which the body starts, counted from 1."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """The keys of the head."""
        values: Mapping[str, Any] = self.head.values
        return values


def parse(
    path: str, text: str, examples: Mapping[str, str] | None = None
) -> tuple[Source | None, list[Problem]]:
    """Take the text of a page apart; a page without a readable head gives problems instead.

    `examples` has a right line for each key of a head. A source that comes with problems serves to
    find more of them.
    """
    rows, end = _lines(text)
    if rows[0].rstrip() != FENCE:
        told = f"expected the page's head to start with {FENCE!r}, found {rows[0]!r}"
        return None, [Problem(path, 1, told)]
    if end is None:
        return None, [Problem(path, 1, f"the page's head has no closing line {FENCE!r}")]
    head, body = "\n".join(rows[1:end]), "\n".join(rows[end + 1 :])
    document, problems = yaml_reader.read(head, path, first_line=2, examples=examples)
    if document and not isinstance(document.values, dict):
        document = None
        problems.append(Problem(path, 2, "expected `key: value` lines in the page's head"))
    body = quiz_marks.kept(body)
    return (Source(path, document, body, end + 2) if document else None), problems


def body(text: str, *, quiz: bool = True) -> str:
    """Return what stands below the head of a page that `parse` finds nothing wrong with.

    Without a quiz, what is said of it is left out (`quiz_marks`).
    """
    rows, end = _lines(text)
    assert end is not None
    below = "\n".join(rows[end + 1 :])
    return quiz_marks.kept(below) if quiz else quiz_marks.left_out(below)


def _lines(text: str) -> tuple[list[str], int | None]:
    """Return the lines of a page, and the place of the one that closes its head."""
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return rows, next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE), None)


def compose(meta: Mapping[str, Any], body: str) -> str:
    """Return a page's text. YAML does the quoting, so no value can end the head early."""
    head = yaml.safe_dump(dict(meta), sort_keys=False, allow_unicode=True, width=96)
    if _ITEM_WITHIN.search(head):  # a value was wrapped before its own dash
        head = yaml.safe_dump(dict(meta), sort_keys=False, allow_unicode=True, width=math.inf)
    return f"{FENCE}\n{head}{FENCE}\n\n{body.strip()}\n"
