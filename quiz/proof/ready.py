"""Rules that are ready to be published: read, proven, and held against the topic around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from common.problems import ProblemsError, did_you_mean
from common.signs import Signs
from common.tick_list import Part
from quiz.graph.compile import Graph, compile_flow
from quiz.proof.signs_asked import played_down, unasked
from quiz.proof.tick_list import tick_list
from quiz.proof.verify import Finding, verify
from quiz.rules.load import Rules, read
from quiz.rules.model import Flow
from quiz.rules.source_lines import Place

ABOUT = re.compile(r"\b(?P<what>rule|question) '(?P<id>[^']+)'")
"""Matches what a finding is about: `rule 'a-night' never leads`."""


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


def ready(
    path: Path, signs: Signs, pages: Collection[str], sources: Collection[str] | None
) -> Quiz:
    """Return the quiz at `path`; raise one `ProblemsError` where it may not go out.

    `pages` are all paths from docs/, and `sources` all keys of the bibliography, None where that
    cannot be read.
    """
    rules = read(path, signs)
    flow = rules.flow
    problems = [*rules.problems]
    problems += [place.problem(told) for place, told in _around(rules, signs, pages, sources)]
    if rules.problems:
        raise ProblemsError(problems)
    graph, findings = proven(flow)
    problems += [_of(finding, rules).problem(f"not proven safe: {finding}") for finding in findings]
    problems += [
        rules.lines.of("Question", question).problem(told)
        for question, told in played_down(flow, signs)
    ]
    if problems:
        raise ProblemsError(problems)
    try:
        return Quiz(path, flow, graph, ticks(flow))
    except ValueError as error:
        told = f"the quiz cannot go on paper as a list to tick: {error}"
        raise ProblemsError([rules.lines.whole.problem(told)]) from None


def _around(
    rules: Rules, signs: Signs, pages: Collection[str], sources: Collection[str] | None
) -> Iterator[tuple[Place, str]]:
    """Yield where the rules do not fit the topic around them."""
    flow, lines = rules.flow, rules.lines
    for urgency, told in unasked(flow, signs):
        of_level = [one.id for one in flow.questions if one.red_flag is urgency]
        yield lines.of("Question", *of_level[-1:]), told
    named = {one: lines.rule(rule.id) for rule in flow.every_rule for one in rule.pages}
    for page, place in {flow.help_page: lines.whole, **named}.items():
        if page not in pages:
            yield place, f"no page {page!r}.{did_you_mean(page, pages)}"
    # of the sources of a sign it is told where the sign stands
    of_signs = {key for sign in signs.signs.values() for key in sign.sources}
    for rule in (*flow.rules, flow.fallback) if sources is not None else ():
        for key in rule.sources:
            if key not in of_signs.union(sources or ()):
                hint = did_you_mean(key, sources or ())
                yield lines.rule(rule.id), f"rule {rule.id!r} names no source {key!r}.{hint}"


def _of(finding: Finding, rules: Rules) -> Place:
    """Return the line of what a finding is about."""
    found = ABOUT.search(finding.message)
    if not found:
        return rules.lines.whole
    if found["what"] == "rule":
        return rules.lines.rule(found["id"])
    return rules.lines.of("Question", found["id"])


@lru_cache(maxsize=2)
def ticks(flow: Flow) -> tuple[Part, ...]:
    """Return the quiz as a list to tick; raise `ValueError` where no list can say it."""
    return tick_list(flow, proven(flow)[0])


@lru_cache(maxsize=2)
def proven(flow: Flow) -> tuple[Graph, tuple[Finding, ...]]:
    """Return the graph of a flow, and what fails to be proven of it.

    A live preview asks again on every change of any page. Flows are compared by all that is in
    them, so an edited rule is never answered with the proofs of the one before.
    """
    graph = compile_flow(flow)
    return graph, tuple(verify(flow, graph))
