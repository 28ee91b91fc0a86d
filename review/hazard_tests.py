"""Which tests a file has, and which of them do not run: told from its text, without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

SKIPPED = frozenset(
    [
        *("skip", "skipif", "xfail", "importorskip"),
        *("SkipTest", "skipTest", "skipIf", "skipUnless"),
    ]
)
"""What keeps a test from running, or its failure from counting, in pytest and in unittest."""
MODULE_MARKS = "pytestmark"


def which_run(text: str) -> Mapping[str, str]:
    """Return the tests of a file by name, each with what keeps it from running; mostly nothing.

    Raises `SyntaxError` where it is no Python.
    """
    tree = ast.parse(text)
    named = dict(_named(tree.body))
    every = [named[MODULE_MARKS]] if MODULE_MARKS in named else []
    every += _told(tree.body)
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [*every, *node.decorator_list, *_told(node.body)]
            found[node.name] = next((ast.unparse(one) for one in own if _skips(one, named)), "")
    return found


def _named(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    yield target.id, node.value


def _told(body: list[ast.stmt]) -> Iterator[ast.expr]:
    """Yield what is called for its effect alone, or raised, also under a condition."""
    for node in body:
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.Raise) and node.exc:
            yield node.exc
        elif isinstance(node, ast.If):
            yield from _told([*node.body, *node.orelse])


def _skips(told: ast.expr, named: Mapping[str, ast.expr]) -> bool:
    """Whether an expression skips, itself or by a name that its file gives to what skips."""
    for node in ast.walk(told):
        if isinstance(node, ast.Attribute) and node.attr in SKIPPED:
            return True
        if isinstance(node, ast.Name):
            others = {name: value for name, value in named.items() if name != node.id}
            if node.id in SKIPPED or (node.id in named and _skips(named[node.id], others)):
                return True
    return False
