"""Rules that are ready to be published: read, proven, and held against the topic around them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from common.problems import Problem, ProblemsError, did_you_mean
from common.signs import Signs
from common.tick_list import Part
from quiz.graph.compile import Graph, compile_flow
from quiz.proof.signs_asked import unasked
from quiz.proof.tick_list import tick_list
from quiz.proof.verify import Finding, verify
from quiz.rules.load import load
from quiz.rules.model import Flow


@dataclass(frozen=True)
class Quiz:
    """A quiz that may be published."""

    path: Path
    """Where its rules are."""
    flow: Flow
    graph: Graph
    """Of the flow, proven."""
    ticks: tuple[Part, ...]
    """The same as a list to tick on paper, proven to be no calmer."""


def ready(path: Path, signs: Signs, pages: Collection[str], sources: Collection[str]) -> Quiz:
    """Return the quiz at `path`; raise one `ProblemsError` where it may not go out.

    `pages` are all paths from docs/, and `sources` all keys of the bibliography.
    """
    flow = load(path)
    graph, findings = proven(flow)
    problems = [f"not proven safe: {finding}" for finding in findings]
    problems += unasked(flow, signs)
    problems += [
        f"no page {page!r}.{did_you_mean(page, pages)}" for page in flow.pages if page not in pages
    ]
    problems += [
        f"rule {rule.id!r} names no source {key!r}.{did_you_mean(key, sources)}"
        for rule in (*flow.rules, flow.fallback)
        for key in rule.sources
        if key not in sources
    ]
    if not problems:
        try:
            return Quiz(path, flow, graph, ticks(flow))
        except ValueError as error:
            problems = [f"the quiz cannot go on paper as a list to tick: {error}"]
    raise ProblemsError(Problem(path.as_posix(), 0, message) for message in problems)


@lru_cache(maxsize=1)
def ticks(flow: Flow) -> tuple[Part, ...]:
    """Return the quiz as a list to tick; raise `ValueError` where no list can say it."""
    return tick_list(flow, proven(flow)[0])


@lru_cache(maxsize=1)
def proven(flow: Flow) -> tuple[Graph, tuple[Finding, ...]]:
    """Return the graph of a flow, and what fails to be proven of it.

    A live preview asks again on every change of any page. Flows are compared by all that is in
    them, so an edited rule is never answered with the proofs of the one before.
    """
    graph = compile_flow(flow)
    return graph, tuple(verify(flow, graph))
