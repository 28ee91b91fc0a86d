"""Turn the rules of a flow into a decision graph that asks only what can still matter.

The questions are taken in their declared order. At each one every possible answer is put into the
rules that are still open, which leaves simpler rules; where the same simpler rules were met before,
the same node is used again, and a question whose answers all lead to one node is not asked. That
makes the graph acyclic and as small as this order of questions allows, and the same flow always
gives the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz.model import (
    MAX_PAGES,
    NONE,
    AllOf,
    Answer,
    AnyOf,
    AtLeast,
    Condition,
    Flow,
    Is,
    Kind,
    Not,
    Outcome,
    Question,
    outcome,
)


@dataclass(frozen=True)
class Branch:
    """One way on from a question: taken where the answer has all of these options."""

    options: tuple[str, ...]
    """Empty on the last branch of a MANY question, which takes every other answer."""
    to: int


@dataclass(frozen=True)
class Ask:
    """A question. Its branches are read from the top and the first that fits is taken."""

    question: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class End:
    """A result."""

    outcome: Outcome


@dataclass(frozen=True)
class Graph:
    """The compiled flow. The quiz starts at node 0 and every branch leads to a later node."""

    nodes: tuple[Ask | End, ...]


def branch_for(node: Ask, answer: Answer) -> Branch:
    """Return the branch that an answer takes; raise `LookupError` where there is none."""
    for branch in node.branches:
        if answer.issuperset(branch.options):
            return branch
    raise LookupError(f"{node.question}: no way on for {sorted(answer)}")


def compile_flow(flow: Flow) -> Graph:
    """Compile a flow that `quiz.load` has found no fault with."""
    return _Compiler(flow).graph()


def given(condition: Condition, question: Question, answer: Answer) -> Condition | bool:
    """Put one answer into a condition; return what is left of it, or the truth."""
    match condition:
        case Is(asked, option):
            return option in answer if asked == question.id else condition
        case Not(part):
            left = given(part, question, answer)
            return not left if isinstance(left, bool) else Not(left)
        case AllOf(parts):
            return _all([given(part, question, answer) for part in parts])
        case AnyOf(parts):
            return _any([given(part, question, answer) for part in parts])
        case AtLeast(count, parts):
            return _at_least(count, [given(part, question, answer) for part in parts])


def _all(parts: Iterable[Condition | bool]) -> Condition | bool:
    left = [part for part in parts if part is not True]
    if False in left:
        return False
    return AllOf(*_conditions(left)) if left else True


def _any(parts: Iterable[Condition | bool]) -> Condition | bool:
    left = [part for part in parts if part is not False]
    if True in left:
        return True
    return AnyOf(*_conditions(left)) if left else False


def _at_least(count: int, parts: Sequence[Condition | bool]) -> Condition | bool:
    left = _conditions(parts)
    count -= sum(part is True for part in parts)
    if count <= 0:
        return True
    return AtLeast(count, *left) if count <= len(left) else False


def _conditions(parts: Iterable[Condition | bool]) -> list[Condition]:
    return [part for part in parts if not isinstance(part, bool)]


_Open = tuple[tuple[int, Condition | bool], ...]
"""The rules that are not false yet, by their place in `Flow.ranked`, with what is left of each."""


class _Compiler:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.ranked = flow.ranked
        self.answers = [tuple(question.answers()) for question in flow.questions]
        self.nodes: list[Ask | End] = []
        self.places: dict[Ask | End, int] = {}
        self.seen: dict[tuple[int, _Open], int] = {}

    def graph(self) -> Graph:
        start = self.node(0, self.settle([(n, rule.when) for n, rule in enumerate(self.ranked)]))
        return _in_reading_order(self.nodes, start)

    def settle(self, rules: Iterable[tuple[int, Condition | bool]]) -> _Open:
        """Drop false rules, and those that true ones leave no room for."""
        left: list[tuple[int, Condition | bool]] = []
        pages: set[str] = set()
        led, alone = False, True
        for number, condition in rules:
            rule = self.ranked[number]
            if condition is False or (led and pages.issuperset(rule.pages)):
                continue
            left.append((number, condition))
            # a rule that stands alone ends the list only if no other kind of rule can still lead
            alone = alone and rule.stands_alone
            if condition is True:
                led = True
                pages.update(rule.pages)
                if alone or len(pages) >= MAX_PAGES:
                    break
        return tuple(left)

    def node(self, asked: int, rules: _Open) -> int:
        """Return the number of the node for these open rules, after this many questions."""
        if all(condition is True for _, condition in rules):
            return self.place(End(outcome(self.flow, tuple(self.ranked[n] for n, _ in rules))))
        if (asked, rules) not in self.seen:
            self.seen[asked, rules] = self.ask(asked, rules)
        return self.seen[asked, rules]

    def ask(self, asked: int, rules: _Open) -> int:
        question = self.flow.questions[asked]
        children = {}
        for answer in self.answers[asked]:
            left = self.settle(
                (n, c if isinstance(c, bool) else given(c, question, answer)) for n, c in rules
            )
            children[answer] = self.node(asked + 1, left)
        if len(set(children.values())) == 1:
            return children[self.answers[asked][0]]
        return self.place(Ask(question.id, branches(question, children)))

    def place(self, node: Ask | End) -> int:
        if node not in self.places:
            self.places[node] = len(self.nodes)
            self.nodes.append(node)
        return self.places[node]


def branches(question: Question, children: dict[Answer, int]) -> tuple[Branch, ...]:
    """Group the answers of a question by where they lead.

    Several lines can be chosen together, so the groups of a MANY question are read from the top:
    the shortest set of lines that settles the matter comes first, and the rest falls through.
    """
    if question.kind is not Kind.MANY:
        ids = [choice.id for choice in question.choices]
        return tuple(Branch((name,), children[frozenset([name])]) for name in ids)
    order = {choice.id: place for place, choice in enumerate(question.choices)}
    # "None of these" is the empty choice, which every set of lines contains
    open_answers = {answer - {NONE}: to for answer, to in children.items()}
    found: list[Branch] = []
    while len(set(open_answers.values())) > 1:
        found.append(_shortest_settled(open_answers, order))
        open_answers = {
            answer: to
            for answer, to in open_answers.items()
            if not answer.issuperset(found[-1].options)
        }
    found.append(Branch((), next(iter(open_answers.values()))))
    return tuple(found)


def _shortest_settled(open_answers: dict[Answer, int], order: dict[str, int]) -> Branch:
    """Return the first set of lines, the shortest first, that leads to one place whatever else."""
    lines = sorted(
        (tuple(sorted(answer, key=order.__getitem__)) for answer in open_answers if answer),
        key=lambda names: (len(names), [order[name] for name in names]),
    )
    for names in lines:
        leads_to = {to for answer, to in open_answers.items() if answer.issuperset(names)}
        if len(leads_to) == 1:
            return Branch(names, leads_to.pop())
    raise AssertionError("the longest answer left always settles itself")


def _in_reading_order(nodes: Sequence[Ask | End], start: int) -> Graph:
    """Renumber the nodes so that every branch leads forward, the first question being 0."""
    order: list[int] = []
    _visit(nodes, start, order, set())
    order.reverse()
    number = {old: new for new, old in enumerate(order)}
    return Graph(tuple(_renumbered(nodes[old], number) for old in order))


def _visit(nodes: Sequence[Ask | End], place: int, order: list[int], seen: set[int]) -> None:
    """List a node after everything it leads to."""
    seen.add(place)
    node = nodes[place]
    for branch in reversed(node.branches) if isinstance(node, Ask) else ():
        if branch.to not in seen:
            _visit(nodes, branch.to, order, seen)
    order.append(place)


def _renumbered(node: Ask | End, number: dict[int, int]) -> Ask | End:
    if isinstance(node, End):
        return node
    return Ask(node.question, tuple(Branch(b.options, number[b.to]) for b in node.branches))
