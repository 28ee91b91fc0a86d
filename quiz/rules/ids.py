"""Keep the promise that an id is never used again for something else.

Links and printed sheets hold the ids of questions, options and rules. A text file beside the rule
file lists the ids that were given up, one in a line, an option with its question: `where.toes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quiz.rules.model import Flow


def retired_file(rule_file: Path) -> Path:
    """Return the file of retired ids that belongs to a rule file."""
    return rule_file.with_name(f"{rule_file.stem}.retired.txt")


def ids(flow: Flow) -> Iterator[str]:
    """Yield every id that stands in links or on sheets."""
    for question in flow.questions:
        yield question.id
        yield from (f"{question.id}.{choice.id}" for choice in question.choices)
    yield from (f"rule.{rule.id}" for rule in (*flow.ranked, flow.fallback))


def reused(flow: Flow, retired: str) -> Iterator[tuple[int, str]]:
    """Yield the line and a message for every retired id that the flow uses again (Q010)."""
    used = set(ids(flow))
    for line, text in enumerate(retired.splitlines(), start=1):
        if text.strip() in used:
            yield line, f"Q010 {text.strip()!r} is retired; old links mean something else by it"
