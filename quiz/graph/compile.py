"""Turn the rules of a flow into a decision graph that asks only what can still matter.

The questions are taken in their declared order. At each one every possible answer is put into the
rules that are still open, which leaves simpler rules; where the same simpler rules were met before,
the same node is used again, and a question whose answers all lead to one node is not asked. That
makes the graph acyclic and as small as this order of questions allows, and the same flow always
gives the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from quiz.graph.decision_diagram import Diagram, Spot, ordered_branches
from quiz.rules.conditions import FALSE, TRUE, Conditions, options_of
from quiz.rules.model import NONE, Answer, Flow, Kind, Question, Rule
from quiz.rules.outcome import MAX_PAGES, Outcome, outcome


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


def ways(question: Question, *nodes: Ask) -> Iterator[tuple[Answer, tuple[Branch, ...]]]:
    """Yield one answer for every combination of branches that can be taken together.

    The answers are the smallest of their kind, and the nodes all ask this question. A branch asks
    for lines that were chosen and never for one that was not, so where any answer takes a
    combination, the lines that the branches name take it too.
    """
    named = tuple(tuple(branch.options for branch in node.branches) for node in nodes)
    for answer, places in _ways(question, named):
        yield answer, tuple(node.branches[n] for node, n in zip(nodes, places, strict=True))


@cache  # a proof asks thousands of times, but the branches name the same few sets of lines
def _ways(
    question: Question, nodes: tuple[tuple[tuple[str, ...], ...], ...]
) -> tuple[tuple[Answer, tuple[int, ...]], ...]:
    """Return the answers with the place of the branch that each takes at every node.

    Of a node nothing counts here but the options that its branches name.
    """
    found: dict[tuple[int, ...], Answer] = {}
    for some in product(*nodes):
        named = frozenset(option for options in some for option in options)
        for answer in [named] if named else smallest_answers(question):
            taken = tuple(_place_taken(branches, answer) for branches in nodes)
            if question.allows(answer):
                found.setdefault(taken, answer)
    return tuple((answer, taken) for taken, answer in found.items())


def _place_taken(branches: Iterable[tuple[str, ...]], answer: Answer) -> int:
    for place, options in enumerate(branches):
        if answer.issuperset(options):
            return place
    raise LookupError(f"no way on for {sorted(answer)}")


def smallest_answers(question: Question) -> Iterator[Answer]:
    """Yield the answers of one option, "none" first."""
    for option in reversed(options_of(question)):
        yield frozenset([option])


def only_none(question: Question, node: Ask) -> bool:
    """Tell whether "none of these" alone takes the last branch of a MANY question."""
    last = node.branches[-1]
    rest = (answer for answer in smallest_answers(question) if answer != {NONE})
    return all(branch_for(node, answer) is not last for answer in rest)


@lru_cache(maxsize=4)
def compile_flow(flow: Flow) -> Graph:
    """Compile a flow that `quiz.rules.load` has found no fault with.

    The last ones are kept: whoever proves something of a flow compares it with others.
    """
    return _Compiler(flow).graph()


Open = tuple[tuple[int, int], ...]
"""The rules that are not false yet: their place in `Flow.ranked` and the number of what is left."""


def settle(ranked: Sequence[Rule], rules: Iterable[tuple[int, int]]) -> Open:
    """Drop the rules that are false, and those that true ones leave nothing to say."""
    left: list[tuple[int, int]] = []
    pages: set[str] = set()  # those that are certain
    spoken: set[str] = set()  # groups in which a rule is true
    waiting: set[str] = set()  # groups in which an earlier rule may yet become true
    led, alone = False, True
    for number, condition in rules:
        rule = ranked[number]
        silent = led and not rule.group and pages.issuperset(rule.pages)
        if condition == FALSE or rule.group in spoken or silent:
            continue
        left.append((number, condition))
        # a rule that stands alone ends the list only if no other kind of rule can still lead
        alone = alone and rule.stands_alone
        if condition != TRUE:
            waiting |= {rule.group} - {""}
            continue
        led = True
        spoken |= {rule.group} - {""}
        if rule.group not in waiting:
            pages.update(rule.pages)
        if alone or len(pages) >= MAX_PAGES:
            break
    return tuple(left)


class _Compiler:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.ranked = flow.ranked
        self.conditions = Conditions()
        self.diagram = Diagram()
        self.nodes: list[Ask | End] = []
        self.places: dict[Ask | End, int] = {}
        self.seen: dict[tuple[int, Open], int] = {}
        self.spots: dict[tuple[int, int, Open], Spot] = {}

    def graph(self) -> Graph:
        rules = [(n, self.conditions.number(rule.when)) for n, rule in enumerate(self.ranked)]
        return _in_reading_order(self.nodes, self.node(0, settle(self.ranked, rules)))

    def node(self, asked: int, rules: Open) -> int:
        """Return the number of the node for these open rules, after this many questions."""
        if all(condition == TRUE for _, condition in rules):
            return self.place(End(outcome(self.flow, (self.ranked[n] for n, _ in rules))))
        if (asked, rules) not in self.seen:
            self.seen[asked, rules] = self.ask(asked, rules)
        return self.seen[asked, rules]

    def ask(self, asked: int, rules: Open) -> int:
        question = self.flow.questions[asked]
        if not any(self.conditions.asks(condition, question.id) for _, condition in rules):
            return self.node(asked + 1, rules)
        if question.kind is Kind.MANY:
            options = options_of(question)
            found = ordered_branches(self.diagram, self.spot(asked, options, 0, rules))
            branches = tuple(Branch(tuple(options[n] for n in lines), to) for lines, to in found)
        else:
            branches = tuple(
                Branch((option,), self.node(asked + 1, self.answered(question, option, rules)))
                for option in options_of(question)
            )
        if len({branch.to for branch in branches}) == 1:
            return branches[0].to
        return self.place(Ask(question.id, branches))

    def answered(self, question: Question, option: str, rules: Open) -> Open:
        put, answer = self.conditions.answered, frozenset([option])
        return settle(self.ranked, ((n, put(c, question, answer)) for n, c in rules))

    def spot(self, asked: int, options: Sequence[str], line: int, rules: Open) -> Spot:
        """Return where the answers lead when the lines before this one are known."""
        key = (asked, line, rules)
        if key in self.spots:
            return self.spots[key]
        question, option = self.flow.questions[asked].id, options[line]
        if option == NONE:
            # whoever has chosen a line has settled before that "none" is not chosen
            left = self.put(question, {NONE: True}, rules)
            spot = self.diagram.target(self.node(asked + 1, left))
        elif not any(self.conditions.mentions(c, (question, option)) for _, c in rules) and (
            not any(self.conditions.mentions(c, (question, NONE)) for _, c in rules)
        ):
            spot = self.spot(asked, options, line + 1, rules)
        else:
            spot = self.diagram.choice(
                line,
                self.spot(
                    asked,
                    options,
                    line + 1,
                    self.put(question, {option: True, NONE: False}, rules),
                ),
                self.spot(asked, options, line + 1, self.put(question, {option: False}, rules)),
            )
        self.spots[key] = spot
        return spot

    def put(self, question: str, chosen: dict[str, bool], rules: Open) -> Open:
        for option, value in chosen.items():
            atom = (question, option)
            rules = tuple((n, self.conditions.put(c, atom, value)) for n, c in rules)
        return settle(self.ranked, rules)

    def place(self, node: Ask | End) -> int:
        if node not in self.places:
            self.places[node] = len(self.nodes)
            self.nodes.append(node)
        return self.places[node]


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
