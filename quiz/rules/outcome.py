"""What the rules that are true add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from common.urgency import Urgency
from quiz.rules.model import Flow, Rule

MAX_PAGES = 3
"""A result names at most this many pages to read."""


@dataclass(frozen=True)
class Outcome:
    """What a quiz ends in."""

    urgency: Urgency
    rules: tuple[str, ...]
    """The rule that leads, then those that added a page."""
    pages: tuple[str, ...]


def outcome(flow: Flow, true: Iterable[Rule]) -> Outcome:
    """Return what the true rules add up to; they come in the order of `Flow.ranked`."""
    rules: list[Rule] = []
    pages: list[str] = []
    spoken: set[str] = set()
    for rule in true:
        if rule.group in spoken:
            continue
        spoken |= {rule.group} - {""}
        new = [page for page in rule.pages if page not in pages][: MAX_PAGES - len(pages)]
        if new or not rules:
            rules.append(rule)
            pages += new
        if rules[0].stands_alone:
            break
    lead = rules[0] if rules else flow.fallback
    return Outcome(
        lead.urgency,
        tuple(rule.id for rule in rules or [lead]),
        tuple(pages) if rules else lead.pages[:MAX_PAGES],
    )
