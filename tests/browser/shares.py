"""Work that is the same for every engine, shared between them.

What is written once and the same for all, such as the text of 48 pages, needs no looking at in each
engine: each looks at its part, and at every kind of page or step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

import pytest

Item = TypeVar("Item")

SHARING = ("chromium", "firefox")
"""The engines that share all of it. Another takes a part of it for itself."""
OTHER_SHARE = 8
"""Of so many, such an engine takes one."""


def engine_of(request: pytest.FixtureRequest) -> str:
    """Return the name of the engine whose tab a test has; one that names none gets its turn."""
    spec = getattr(request.node, "callspec", None)
    params = spec.params if spec else {}
    named = params.get("tab") or params.get("plain_tab") or _by_turns(request.node.nodeid)
    return str(named).removeprefix("plain_")


def _by_turns(test: str) -> str:
    return SHARING[crc32(test.encode()) % len(SHARING)]


def mine(engine: str, number: int) -> bool:
    """Tell whether what has this number in a list is for an engine."""
    if engine in SHARING:
        return SHARING[number % len(SHARING)] == engine
    return number % OTHER_SHARE == 0


def share(engine: str, many: Sequence[Item], turn: int = 0) -> list[Item]:
    """Return the part of a list that is for an engine; another `turn`, and it is another's part."""
    return [one for number, one in enumerate(many) if mine(engine, number + turn)]
