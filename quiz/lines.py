"""Where each thing of a rule file is written, so that a mistake can be pointed at."""

from __future__ import annotations

import ast

from quiz.model import NONE, UNSURE


class Lines:
    """The line numbers of the questions, options, conditions and rules of one file."""

    def __init__(self, tree: ast.Module) -> None:
        self.calls: dict[tuple[str, ...], list[int]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                ids = tuple(filter(None, map(_text, node.args[:2])))
                ids = ids or tuple(_text(k.value) for k in node.keywords if k.arg == "id")
                for key in {ids[:1], ids} if ids else ():
                    self.calls.setdefault((node.func.id, *key), []).append(node.lineno)
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.calls.setdefault(("=", target.id), []).append(node.lineno)

    def last(self, name: str) -> int:
        """Return the line of the last `name = ...`; 0 where there is none."""
        return self.calls.get(("=", name), [0])[-1]

    def of(self, kind: str, *ids: str) -> int:
        """Return the last line that makes such a thing: of two that clash, the second is wrong."""
        return max(self.calls.get((kind, *ids), [0]))

    def rule(self, rule: str) -> int:
        """Return the line of a rule, which may be made by a helper of the file."""
        others = {"Is", "Option", "Question", "Flow", "="}
        found = [
            line
            for (kind, *ids), all_lines in self.calls.items()
            if kind not in others and ids[0] == rule
            for line in all_lines
        ]
        return max(found, default=0)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return {"UNSURE": UNSURE, "NONE": NONE}.get(node.id, "")
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
