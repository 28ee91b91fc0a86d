"""Prove that a compiled flow is safe to show, or say with an example why it is not.

The proofs go through the graph itself, not through samples of answers. `PROOFS` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph, branch_for, smallest_answers, ways
from quiz.proof.agreement import disagreement
from quiz.proof.doubts import badly_settled
from quiz.proof.paths import asks, calmest_end, paths_to, say, telling, with_and_without
from quiz.proof.satisfiable import can_be_true
from quiz.rules.model import Answer, Answers, Flow, Kind, Question

PROOFS: dict[str, str] = {
    "Q001": "Every answer to every question leads on, and every path ends in a result.",
    "Q002": "Every question, line, rule and page can come up and can change something.",
    "Q003": "No path goes round in circles, and none is longer than the limit.",
    "Q004": "Warning signs are asked first; any of them, or not sure about one, decides.",
    "Q005": "A more worrying answer never gives a calmer result.",
    "Q006": "The graph gives what the rules give: a question left out could not have mattered.",
    "Q012": "The condition of every rule can be true.",
    "Q013": "Not sure about a warning sign gets a second look, and still not sure counts as yes.",
}
"""Code to what it proves, in plain words. Q010, ids never reused, is checked on loading."""

MAX_QUESTIONS = 12
"""Nobody answers more questions than this after the warning signs."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it must be."""

    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.code} {self.message}"


def verify(flow: Flow, graph: Graph) -> list[Finding]:
    """Return all findings; an empty list is the proof."""
    # The later proofs walk the graph to its ends, so they need a graph that has ends.
    broken = [*total(flow, graph), *bounded(flow, graph)]
    return broken or [
        *reachable(flow, graph),
        *dominant(flow, graph),
        *never_calmer(flow, graph),
        *agreeing(flow, graph),
        *firing(flow),
        *looked_at(flow, graph),
    ]


def total(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q001: every answer to every question leads on."""
    for node in asks(graph):
        question = flow.question(node.question)
        # a branch asks only for lines that were chosen, so the smallest answers are the hardest
        for answer in telling(question, node):
            try:
                to = branch_for(node, answer).to
            except LookupError:
                to = -1
            if not 0 <= to < len(graph.nodes):
                yield Finding("Q001", f"nothing follows {say(flow, {question.id: answer})}")
                break


def bounded(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q003: every branch leads to a later node, and no path is too long."""
    red = {question.id for question in flow.questions if question.is_red}
    depth = [0] * len(graph.nodes)
    for place, node in enumerate(graph.nodes):
        for branch in node.branches if isinstance(node, Ask) else ():
            if branch.to <= place:
                yield Finding("Q003", f"node {place} leads back to node {branch.to}")
            elif branch.to < len(depth) and isinstance(node, Ask):
                step = depth[place] + (node.question not in red)
                depth[branch.to] = max(depth[branch.to], step)
    if max(depth) > MAX_QUESTIONS:
        yield Finding(
            "Q003",
            f"a path has {max(depth)} questions after the warning signs; "
            f"the limit is {MAX_QUESTIONS}",
        )


def reachable(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q002: everything in the flow can come up and can matter. The fallback need not."""
    paths = paths_to(flow, graph)
    asked = [n for p, n in enumerate(graph.nodes) if p in paths and isinstance(n, Ask)]
    ends = [n.outcome for p, n in enumerate(graph.nodes) if p in paths and isinstance(n, End)]
    for place in sorted(set(range(len(graph.nodes))) - set(paths)):
        yield Finding("Q002", f"node {place} is never reached")
    for question in flow.questions:
        nodes = [node for node in asked if node.question == question.id]
        if not nodes:
            yield Finding("Q002", f"question {question.id!r} is never asked: it changes nothing")
        elif question.kind is Kind.MANY:
            for option in question.lines:
                if not any(_matters(question, node, option.id) for node in nodes):
                    message = f"question {question.id!r}: {option.id!r} never changes the result"
                    yield Finding("Q002", message)
    shown = {page for end in ends for page in end.pages}
    used = {rule for end in ends for rule in end.rules}
    for rule in flow.ranked:
        if rule.id not in used and can_be_true(flow, rule.when):
            message = f"rule {rule.id!r} never leads and never adds a page: earlier rules cover it"
            yield Finding("Q002", message)
        for page in rule.pages:
            if rule.id in used and page not in shown:
                yield Finding("Q002", f"rule {rule.id!r}: page {page!r} is never shown")


def dominant(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q004: warning signs are asked first and decide."""
    # an ordinary question ranks after every red flag
    ranks = [len(Urgency) if q.red_flag is None else q.red_flag for q in flow.questions]
    if ranks[0] != Urgency.EMERGENCY:
        yield Finding("Q004", "the first question must be a red flag of Urgency.EMERGENCY")
    for number in range(1, len(ranks)):
        if ranks[number] < ranks[number - 1]:
            before, after = flow.questions[number - 1 : number + 1]
            message = f"red flag {after.id!r} is asked after {before.id!r}, which is less urgent"
            yield Finding("Q004", message)
    asked = {node.question for node in asks(graph)}
    for question in flow.questions:
        if question.is_red and question.id not in asked:
            yield Finding("Q004", f"red flag {question.id!r} is never asked")
    calmest, paths = calmest_end(graph), paths_to(flow, graph)
    for place, node in enumerate(graph.nodes):
        if isinstance(node, Ask) and place in paths:
            yield from _decides(flow, graph, node, paths[place], calmest)


def _decides(
    flow: Flow, graph: Graph, node: Ask, path: Answers, calmest: list[Urgency]
) -> Iterator[Finding]:
    """Find the first sign of a red-flag question that does not decide as it must."""
    question = flow.question(node.question)
    if question.red_flag is None:
        return
    for answer in filter(question.warns, telling(question, node)):
        to = branch_for(node, answer).to
        words = say(flow, {**path, question.id: answer})
        if calmest[to] > question.red_flag:
            message = f"{words} can end in {calmest[to].slug}, not {question.red_flag.slug}"
            yield Finding("Q004", message)
            return
        if question.red_flag is Urgency.EMERGENCY and isinstance(graph.nodes[to], Ask):
            yield Finding("Q004", f"{words} is an emergency, but another question follows")
            return


def never_calmer(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q005: follow each answer and each more worrying one side by side to all their ends."""
    paths = paths_to(flow, graph)
    calm: set[tuple[int, int]] = set()
    for place, node in enumerate(graph.nodes):
        if not isinstance(node, Ask) or place not in paths:
            continue
        question = flow.question(node.question)
        for answer, worse in _worries(question, node):
            pair = (branch_for(node, answer).to, branch_for(node, worse).to)
            rest = _calmer_end(flow, graph, *pair, calm)
            if rest is not None:
                before = say(flow, {question.id: answer})
                after = say(flow, {question.id: worse})
                given_that = say(flow, {**paths[place], **rest}) or "anything"
                message = f"{after} gives a calmer result than {before}, given {given_that}"
                yield Finding("Q005", message)
                break


def firing(flow: Flow) -> Iterator[Finding]:
    """Q012: every rule's condition can be true."""
    for rule in flow.ranked:
        if not can_be_true(flow, rule.when):
            yield Finding("Q012", f"rule {rule.id!r} can never be true")


def looked_at(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q013: whatever is said of lines in doubt, only a no to each of them is a no."""
    for message in badly_settled(flow, graph, calmest_end(graph)):
        yield Finding("Q013", message)


def agreeing(flow: Flow, graph: Graph) -> Iterator[Finding]:
    """Q006: the graph gives what the rules give, whatever is answered to the rest."""
    answers = disagreement(flow, graph)
    if answers is not None:
        message = f"graph and rules give different results, given {say(flow, answers)}"
        yield Finding("Q006", message)


def _matters(question: Question, node: Ask, option: str) -> bool:
    return any(
        branch_for(node, answer).to != branch_for(node, more).to
        for answer, more in with_and_without(question, node, option)
    )


def _worries(question: Question, node: Ask) -> Iterator[tuple[Answer, Answer]]:
    """Yield answers, each with one that is a step more worrying and may lead elsewhere."""
    if question.kind is Kind.MANY:
        for option in question.adding:
            yield from with_and_without(question, node, option)
        return
    for answer in smallest_answers(question):
        for worse in question.more_worrying(answer):
            yield answer, worse


def _calmer_end(
    flow: Flow, graph: Graph, first: int, second: int, calm: set[tuple[int, int]]
) -> dict[str, Answer] | None:
    """Find answers after which `second` ends calmer than `first`; `calm` holds proven pairs."""
    if first == second or (first, second) in calm:
        return None
    one, two = graph.nodes[first], graph.nodes[second]
    if isinstance(one, End) and isinstance(two, End):
        if two.outcome.urgency > one.outcome.urgency:
            return {}
    else:
        names = {node.question for node in (one, two) if isinstance(node, Ask)}
        question = next(q for q in flow.questions if q.id in names)
        asks = [n for n in (one, two) if isinstance(n, Ask) and n.question == question.id]
        for answer, taken in ways(question, *asks):
            # who is not asked stays where he is
            pair = (
                taken[0].to if asks[0] is one else first,
                taken[-1].to if asks[-1] is two else second,
            )
            rest = _calmer_end(flow, graph, *pair, calm)
            if rest is not None:
                return {question.id: answer, **rest}
    calm.add((first, second))
    return None
