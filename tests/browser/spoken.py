"""What a screen reader says of a page, in its order, as lines that a person can read.

Playwright works out the role, the name and the state of everything on a page by the rules of
WAI-ARIA, and writes them down as YAML; nothing of that is ours. Here it becomes text: a line for
each thing, indented what is inside it, and on one line the words and links that follow each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import yaml

HEAD = re.compile(r'(?P<role>[a-z]+)(?: "(?P<name>.*)")?(?P<states>(?: \[[^\]]+\])*)')
"""How a thing starts, such as `heading "Get help" [level=1]` or `list`."""
LEVEL = re.compile(r" \[level=(\d)\]")

MARKUP = {"strong", "emphasis", "superscript", "subscript", "code", "time", "term"}
IN_A_ROW = {"text", "link", *MARKUP}
WHOLE = {"button", "heading", "link"}
"""Their names are all that they hold."""
INDENT = "  "


@dataclass(frozen=True)
class Thing:
    """A node of the tree that a page is to a screen reader."""

    role: str
    name: str
    states: str
    """Such as ` [expanded]`."""
    inside: list[Thing]


def spoken(snapshot: str) -> str:
    """Return as lines what `Locator.aria_snapshot` wrote down."""
    return "\n".join(_lines(_things(yaml.safe_load(snapshot)))) + "\n"


def _things(nodes: Any) -> list[Thing]:
    if isinstance(nodes, str):
        return [Thing("text", nodes, "", [])]
    pairs = [next(iter(node.items())) if isinstance(node, dict) else (node, []) for node in nodes]
    # such as `/url: get-help.html`, which is not read
    return [_thing(head, inside) for head, inside in pairs if not head.startswith("/")]


def _thing(head: str, inside: Any) -> Thing:
    if head == "text":
        return Thing("text", str(inside), "", [])
    found = HEAD.fullmatch(head)
    assert found, f"a thing that is not understood: {head}"
    name = (found["name"] or "").replace('\\"', '"')
    return Thing(found["role"], name, found["states"], _things(inside))


def _lines(things: list[Thing]) -> Iterator[str]:
    for in_a_row, some in groupby(things, key=lambda thing: thing.role in IN_A_ROW):
        if in_a_row:
            yield " ".join(map(_words, some))
        else:
            for thing in some:
                yield from _block(thing)


def _words(thing: Thing) -> str:
    if thing.role == "text":
        return thing.name
    inside = thing.name or " ".join(map(_words, thing.inside))
    return inside if thing.role in MARKUP else f"[{thing.role}: {inside}]{thing.states}"


def _block(thing: Thing) -> Iterator[str]:
    if thing.role == "paragraph":
        yield from _lines(thing.inside)
        return
    if thing.role == "listitem":
        for number, line in enumerate(_lines(thing.inside)):
            yield (INDENT if number else "- ") + line
        return
    role = LEVEL.sub("", f"{thing.role}{thing.states}")
    level = LEVEL.search(thing.states)
    if level:
        role = f"{role} {level[1]}"
    if thing.role == "list":
        role = f"list of {len(thing.inside)}"
    yield f"{role}: {thing.name}" if thing.name else role
    if not (thing.name and thing.role in WHOLE):
        yield from (INDENT + line for line in _lines(thing.inside))
