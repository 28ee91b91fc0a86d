"""The YAML head of a page: taken apart with line numbers, and put together again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from common.problems import Problem
from common.yaml_lines import LOADER, Lines, Where, lines_of_keys

FENCE = "---"


@dataclass(frozen=True)
class Source:
    """A page's file, taken apart."""

    path: str
    meta: Mapping[str, Any]
    body: str
    body_line: int
    """The line of the file on which the body starts, counted from 1."""
    lines: Lines = field(default_factory=dict)
    """The line of each key of the head, by its path, such as `("review", "date")`."""

    def line_of(self, where: Where) -> int:
        """Return the line of `where`, or of the nearest key around it; 1 where there is none."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[:-1]
        return 1


def parse(path: str, text: str) -> tuple[Source | None, list[Problem]]:
    """Take the text of a page apart; a page without a readable head gives problems instead."""
    rows, end = _lines(text)
    if rows[0].rstrip() != FENCE:
        return None, [
            Problem(path, 1, f"expected the page's head to start with {FENCE!r}, found {rows[0]!r}")
        ]
    if end is None:
        return None, [Problem(path, 1, f"the page's head has no closing line {FENCE!r}")]
    head, body = "\n".join(rows[1:end]), "\n".join(rows[end + 1 :])
    try:
        loader = LOADER(head)
        node = loader.get_single_node()
        meta = (loader.construct_document(node) if node else None) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        told = getattr(error, "problem", None) or "it cannot be read"
        return None, [
            Problem(
                path, line, f"the page's head is not YAML: {told}. A right line: title: My page"
            )
        ]
    except ValueError as error:  # such as the date 2026-02-31
        line, key = _impossible(node)
        told = f"`{key}` has a value that cannot be: {error}. A right line: review_due: 2027-05-31"
        return None, [Problem(path, line, told)]
    if not isinstance(meta, dict):
        return None, [Problem(path, 2, "expected `key: value` lines in the page's head")]
    lines, problems = lines_of_keys(path, node, first=2)
    return Source(path, meta, body, end + 2, lines), problems


def body(text: str) -> str:
    """Return what stands below the head of a page that `parse` finds nothing wrong with."""
    rows, end = _lines(text)
    assert end is not None
    return "\n".join(rows[end + 1 :])


def _lines(text: str) -> tuple[list[str], int | None]:
    """Return the lines of a page, and the place of the one that closes its head."""
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return rows, next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE), None)


def compose(meta: Mapping[str, Any], body: str) -> str:
    """Return a page's text. YAML does the quoting, so no value can end the head early."""
    head = yaml.safe_dump(dict(meta), sort_keys=False, allow_unicode=True, width=96)
    return f"{FENCE}\n{head}{FENCE}\n\n{body.strip()}\n"


def _impossible(node: yaml.Node | None) -> tuple[int, str]:
    """Return the line and the key of the first date that is none, such as 2026-02-31."""
    inside: list[tuple[yaml.Node, yaml.Node]] = getattr(node, "value", [])
    for key, value in inside:
        try:
            yaml.SafeLoader("").construct_object(value, deep=True)
        except ValueError:
            return key.start_mark.line + 2, str(key.value)
    return 1, "the page's head"
