"""Change one thing in one rule, to see whether anybody notices.

A mutant that gives the same result for every set of answers is no mistake; it is shown to be so by
comparing all of them (`quiz.proof.agreement`) and is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations
from operator import and_, or_

from common.urgency import Urgency
from quiz.graph.compile import Graph, compile_flow
from quiz.graph.evaluate import by_rules
from quiz.proof.agreement import Comparison
from quiz.proof.verify import verify
from quiz.rules.model import AllOf, Answers, AnyOf, AtLeast, Condition, Flow, Is, Not, Rule
from quiz.vignettes.cases import Case, run
from tests.quiz.short_cases import cases as short_cases


@dataclass(frozen=True)
class Mutant:
    """A rule in which one thing is changed; None where it is taken away."""

    name: str
    old: Rule
    new: Rule | None

    def flow(self, flow: Flow) -> Flow:
        """Return the flow with the changed rule in the place of the old one."""
        changed = [self.new if rule is self.old else rule for rule in flow.rules]
        return replace(flow, rules=tuple(rule for rule in changed if rule is not None))


def mutants(flow: Flow) -> Iterator[Mutant]:
    """Yield every rule with one part dropped, negated or exchanged, another urgency, or gone."""
    for rule in flow.rules:
        yield Mutant(f"{rule.id}: gone", rule, None)
        for level in Urgency:
            if level is not rule.urgency:
                yield Mutant(f"{rule.id}: {level.slug}", rule, replace(rule, urgency=level))
        for what, condition in changed(rule.when, flow):
            yield Mutant(f"{rule.id}: {what}", rule, replace(rule, when=condition))


def changed(condition: Condition, flow: Flow) -> Iterator[tuple[str, Condition]]:
    """Yield the condition with one of its parts changed, and what was done."""
    match condition:
        case Is(name, option):
            yield f"not {name}={option}", Not(condition)
            ids = [choice.id for choice in flow.question(name).choices]
            other = ids[(ids.index(option) + 1) % len(ids)]
            yield f"{name}={other} for {option}", Is(name, other)
        case Not(part):
            yield "not dropped", part
            for what, new in changed(part, flow):
                yield what, Not(new)
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            for place, part in enumerate(parts):
                before, after = parts[:place], parts[place + 1 :]
                if before or after:
                    yield f"without {part}", _like(condition, (*before, *after))
                for what, new in changed(part, flow):
                    yield what, _like(condition, (*before, new, *after))
            if isinstance(condition, AtLeast):
                for count in (condition.count - 1, condition.count + 1):
                    if 1 <= count <= len(parts):
                        yield f"at least {count}", AtLeast(count, *parts)


def _like(condition: AllOf | AnyOf | AtLeast, parts: tuple[Condition, ...]) -> Condition:
    if isinstance(condition, AtLeast):
        return AtLeast(condition.count, *parts)
    return type(condition)(*parts)


class Bench:
    """All cases of the real flow, with what each of them notices."""

    def __init__(self, flow: Flow, graph: Graph, vignettes: tuple[Case, ...]) -> None:
        self.flow, self.comparison = flow, Comparison(graph)
        self.vignettes = vignettes
        self.short = list(short_cases())
        self.sets: list[Answers] = [case.answers for case in vignettes]
        self.sets += [answers for answers, _ in self.short]
        self.all = (1 << len(self.sets)) - 1
        self.masks: dict[Is, int] = {}

    def mask(self, condition: Condition) -> int:
        """Return the cases for which a condition is true, a bit for each."""
        match condition:
            case Is(name, option):
                if condition not in self.masks:
                    bits = (option in answers[name] for answers in self.sets)
                    self.masks[condition] = sum(1 << place for place, bit in enumerate(bits) if bit)
                return self.masks[condition]
            case Not(part):
                return self.all & ~self.mask(part)
            case AllOf(parts):
                return reduce(and_, map(self.mask, parts), self.all)
            case AnyOf(parts):
                return reduce(or_, map(self.mask, parts), 0)
            case AtLeast(count, parts):
                some = combinations(map(self.mask, parts), count)
                return reduce(or_, (reduce(and_, one, self.all) for one in some), 0)

    def caught_by(self, mutant: Mutant) -> str:
        """Return what notices the mutant: a case, a proof, `equivalent`, or nothing."""
        changed = mutant.flow(self.flow)
        was = self.mask(mutant.old.when)
        now = self.mask(mutant.new.when) if mutant.new else 0
        if mutant.new and mutant.new.urgency is not mutant.old.urgency:
            was = 0  # the same cases, but each may come out otherwise
        differ = was ^ now
        while differ:
            place = differ.bit_length() - 1
            if self.notices(place, changed):
                return "case"
            differ ^= 1 << place
        if self.comparison.difference(changed) is None:
            return "equivalent"
        return "proof" if verify(changed, compile_flow(changed)) else ""

    def notices(self, place: int, flow: Flow) -> bool:
        """Tell whether a case comes out otherwise than it expects."""
        if place >= len(self.vignettes):
            answers, rules = self.short[place - len(self.vignettes)]
            return by_rules(flow, answers).rules != rules
        (result,) = run([self.vignettes[place]], flow)
        return result.urgency is not result.expected or result.topic_found is False
