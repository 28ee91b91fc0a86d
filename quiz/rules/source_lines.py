"""Where each thing of the rules is written, so that a mistake can be pointed at."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from common.problems import Problem
from quiz.rules.model import NONE, UNSURE

SIGNS = "signs"
"""What makes lines of the ids of signs."""


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file."""

    path: str
    line: int = 0
    """Counted from 1; 0 where the whole file or folder is meant."""

    def problem(self, message: str) -> Problem:
        """Return a mistake at this line."""
        return Problem(self.path, self.line, message)


class Lines:
    """The lines of the questions, options, conditions and rules, in one file or several."""

    def __init__(self, whole: Place, trees: Mapping[Path, ast.Module]) -> None:
        self.whole = whole
        """What is pointed at where no line is known: the quiz as a whole, if there is one."""
        self.calls: dict[tuple[str, ...], list[Place]] = {}
        for file, tree in trees.items():
            for node in ast.walk(tree):
                if isinstance(node, ast.Call | ast.Assign):
                    place = Place(file.as_posix(), node.lineno)
                    for key in _keys(node):
                        self.calls.setdefault(key, []).append(place)
                if isinstance(node, ast.Call) and _is_named(node, SIGNS):
                    for one in node.args:
                        if name := _text(one):
                            place = Place(file.as_posix(), one.lineno)
                            self.calls.setdefault((SIGNS, name), []).append(place)
        self.whole = self.last("FLOW")

    def last(self, name: str) -> Place:
        """Return the line of the last `name = ...`."""
        return self.calls.get(("=", name), [self.whole])[-1]

    def of(self, kind: str, *ids: str, otherwise: Place | None = None) -> Place:
        """Return the last line that makes such a thing: of two that clash, the second is wrong."""
        return max(self.calls.get((kind, *ids), [otherwise or self.whole]))

    def rule(self, rule: str) -> Place:
        """Return the line of a rule, which may be made by a helper of the file."""
        others = {"Is", "Option", "Question", "Flow", SIGNS, "="}
        found = [
            place
            for (kind, *ids), places in self.calls.items()
            if kind not in others and ids[0] == rule
            for place in places
        ]
        return max(found, default=self.whole)


def _is_named(node: ast.Call, name: str) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == name


def _keys(node: ast.Call | ast.Assign) -> set[tuple[str, ...]]:
    """Return what a node makes: a kind of thing with its ids, or a name."""
    if isinstance(node, ast.Assign):
        return {("=", target.id) for target in node.targets if isinstance(target, ast.Name)}
    if not isinstance(node.func, ast.Name) or _is_named(node, SIGNS):
        return set()
    ids = tuple(filter(None, map(_text, node.args[:2])))
    ids = ids or tuple(_text(k.value) for k in node.keywords if k.arg == "id")
    return {(node.func.id, *some) for some in (ids[:1], ids) if some}


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return {"UNSURE": UNSURE, "NONE": NONE}.get(node.id, "")
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
