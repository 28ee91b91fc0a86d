"""The same proofs by other people's means: the rules, not the graph, in the solver z3.

Nothing here uses the compiler or the proofs of `quiz.proof.verify`; only the graph that is to be
held against the rules comes from there.
"""

from __future__ import annotations

from itertools import pairwise

import z3

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph
from quiz.rules.model import NONE, AllOf, AnyOf, AtLeast, Condition, Flow, Is, Kind, Not, Question


class Solver:
    """A flow as formulas: one truth value for every option of every question."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.first, self.second = self._answers("a"), self._answers("b")
        self.z3 = z3.Solver()
        self.z3.add(self.proper(self.first))

    def _answers(self, name: str) -> dict[tuple[str, str], z3.BoolRef]:
        return {
            (question.id, choice.id): z3.Bool(f"{name}:{question.id}:{choice.id}")
            for question in self.flow.questions
            for choice in question.choices
        }

    def proper(self, answers: dict[tuple[str, str], z3.BoolRef]) -> z3.BoolRef:
        """Say that every question has an answer that can be given."""
        return z3.And([self._proper(question, answers) for question in self.flow.questions])

    def _proper(self, question: Question, answers: dict[tuple[str, str], z3.BoolRef]) -> z3.BoolRef:
        given = [answers[question.id, choice.id] for choice in question.choices]
        if question.kind is not Kind.MANY:
            return z3.PbEq([(one, 1) for one in given], 1)
        none = answers[question.id, NONE]
        return none == z3.Not(z3.Or([one for one in given if one is not none]))

    def holds(self, condition: Condition, answers: dict[tuple[str, str], z3.BoolRef]) -> z3.BoolRef:
        match condition:
            case Is(question, option):
                return answers[question, option]
            case Not(part):
                return z3.Not(self.holds(part, answers))
            case AllOf(parts):
                return z3.And([self.holds(part, answers) for part in parts])
            case AnyOf(parts):
                return z3.Or([self.holds(part, answers) for part in parts])
            case AtLeast(count, parts):
                return z3.PbGe([(self.holds(part, answers), 1) for part in parts], count)

    def level(self, answers: dict[tuple[str, str], z3.BoolRef]) -> z3.ArithRef:
        """Return the urgency as a number: that of the most urgent rule that is true."""
        number = z3.IntVal(int(self.flow.fallback.urgency))
        for rule in reversed(self.flow.ranked):
            number = z3.If(self.holds(rule.when, answers), int(rule.urgency), number)
        return number

    def possible(self, *claims: z3.BoolRef) -> bool:
        """Tell whether some set of answers makes all claims true."""
        self.z3.push()
        self.z3.add(*claims)
        result = self.z3.check()
        self.z3.pop()
        assert result != z3.unknown
        return bool(result == z3.sat)

    def dead_rules(self) -> set[str]:
        """Return the rules whose condition can never be true."""
        return {
            rule.id
            for rule in self.flow.ranked
            if not self.possible(self.holds(rule.when, self.first))
        }

    def red_flags_decide(self) -> bool:
        """Tell whether every sign, and not sure about one, gives at least its question's level."""
        level = self.level(self.first)
        return not any(
            self.possible(self.first[question.id, choice.id], level > int(question.red_flag))
            for question in self.flow.questions
            if question.red_flag is not None
            for choice in question.choices
            if choice.id not in (NONE, "no")
        )

    def never_calmer(self) -> bool:
        """Tell whether no step to a more worrying answer lowers the urgency."""
        self.z3.push()
        self.z3.add(self.proper(self.second))
        self.z3.add(self.level(self.second) > self.level(self.first))
        found = any(self._calmer(question) for question in self.flow.questions)
        self.z3.pop()
        return not found

    def _calmer(self, question: Question) -> bool:
        same = [self.first[key] == self.second[key] for key in self.first if key[0] != question.id]
        if question.kind is Kind.MANY:
            return any(
                self.possible(
                    *same,
                    z3.Not(self.first[question.id, added]),
                    self.second[question.id, added],
                    *(
                        self.first[question.id, choice.id] == self.second[question.id, choice.id]
                        for choice in question.choices
                        if choice.id not in (added, NONE)
                    ),
                )
                for added in question.adding
            )
        order = ("no", "unsure", "yes") if question.is_red else question.worse
        return any(
            self.possible(*same, self.first[question.id, calm], self.second[question.id, worse])
            for calm, worse in pairwise(order)
        )

    def self_care_only_if(self, *claims: z3.BoolRef) -> bool:
        """Tell whether self-care is given to nobody for whom one of the claims is false."""
        level = self.level(self.first)
        care = level == int(Urgency.SELF_CARE)
        return not any(self.possible(care, z3.Not(claim)) for claim in claims)

    def urgency_agrees(self, graph: Graph) -> bool:
        """Tell whether every way to every end of the graph has the urgency of the rules."""
        reached: list[list[z3.BoolRef]] = [[] for _ in graph.nodes]
        reached[0] = [z3.BoolVal(True)]
        wrong = []
        level = self.level(self.first)
        for place, node in enumerate(graph.nodes):
            here = z3.Bool(f"at:{place}")
            self.z3.add(here == z3.Or(reached[place]))
            if isinstance(node, End):
                wrong.append(z3.And(here, level != int(node.outcome.urgency)))
                continue
            left = here
            for branch in node.branches:
                chosen = self._chosen(node, branch.options)
                reached[branch.to].append(z3.And(left, chosen))
                left = z3.And(left, z3.Not(chosen))
            wrong.append(left)  # an answer without a way on
        return not self.possible(z3.Or(wrong))

    def _chosen(self, node: Ask, options: tuple[str, ...]) -> z3.BoolRef:
        return z3.And([self.first[node.question, option] for option in options])
