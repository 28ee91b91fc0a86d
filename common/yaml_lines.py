"""The lines of keys in YAML, which its values do not tell."""

from __future__ import annotations

import yaml

from common.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same in C, where there is one: it takes a tenth of the time."""

Where = tuple[str | int, ...]
"""The way to a value, such as `("review", "date")`."""
Lines = dict[Where, int]


def lines_of_keys(
    shown: str, node: yaml.Node | None, first: int = 1
) -> tuple[Lines, list[Problem]]:
    """Return the line of every key, and each key given twice, of which YAML keeps the last.

    `node` is composed from a text that starts on the line `first` of the file `shown`.
    """
    lines: Lines = {}
    return lines, _walk(shown, node, first, (), lines)


def _walk(
    shown: str, node: yaml.Node | None, first: int, where: Where, lines: Lines
) -> list[Problem]:
    problems: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*where, str(key.value))
            line = key.start_mark.line + first
            if here in lines:
                message = f"`{key.value}` stands twice, first on line {lines[here]}"
                problems.append(Problem(shown, line, message))
            lines[here] = line
            problems += _walk(shown, value, first, here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            lines[(*where, number)] = item.start_mark.line + first
            problems += _walk(shown, item, first, (*where, number), lines)
    return problems
