"""Answer the quiz many times in four ways: by the rules, by the graph, by the script in V8 and by
the script in QuickJS.

`python -m tests.quiz.agreement --sets 1000000` walks every path of the real graph, with the
questions that a path leaves out answered at random, and a million random sets of answers. QuickJS
is many times slower than V8, so it gets the random sets alone.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context

import quickjs
from py_mini_racer import MiniRacer

from quiz.graph.compile import End, Graph, compile_flow
from quiz.graph.evaluate import by_graph
from quiz.graph.wire import to_script
from quiz.page.browser import script
from quiz.rules.load import load
from quiz.rules.model import Answer, Flow
from tests.quiz.columns import Columns
from tests.quiz.flows import RULES, all_paths, random_answer

Sets = Iterable[dict[str, Answer]]
BATCH = 10_000
"""Sets of answers that are compared at once."""
POOL = 400
"""Random answers to each question, of which the sets of one batch are put together."""
SHARE = 50_000
"""Random sets that are drawn with one seed."""
FILLS = 9_973
"""Random sets that fill up all paths in turn; a prime, so that no path keeps step with them."""

ENGINES: dict[str, Callable[[], Callable[[str], object]]] = {
    "V8": lambda: MiniRacer().eval,
    "QuickJS": lambda: quickjs.Context().eval,
}
"""JavaScript engines by name: each gives a fresh place to evaluate code in."""

WALK = """
function ends(names, answers, rows) {
  return rows.map(function (row) {
    var given = {};
    for (var i = 0; i < names.length; i++) given[names[i]] = answers[i][row[i]];
    return pnQuiz.replay(data, given).node;
  });
}
"""


def every_path(flow: Flow, graph: Graph, dice: random.Random) -> Iterator[dict[str, Answer]]:
    """Yield answers to all questions for every path; those it leaves out are random."""
    paths = (answers for answers, _ in all_paths(flow, graph))
    others = itertools.cycle(list(islice(random_sets(flow, dice, calm=0.5), FILLS)))
    for answers, rest in zip(paths, others, strict=False):
        yield {**rest, **answers}


def random_sets(flow: Flow, dice: random.Random, calm: float = 0.9) -> Iterator[dict[str, Answer]]:
    """Yield random answers to all questions, without end; `calm` is how often a red-flag question
    is denied.
    """
    names = [question.id for question in flow.questions]
    while True:
        columns = []
        for question in flow.questions:
            pool = [random_answer(question, dice, calm) for _ in range(POOL)]
            columns.append(dice.choices(pool, k=BATCH))
        for row in zip(*columns, strict=True):
            yield dict(zip(names, row, strict=True))


def mismatches(
    flow: Flow, graph: Graph, sets: Sets, engines: Iterable[str] = ENGINES
) -> Iterator[dict[str, Answer]]:
    """Yield the sets of answers on which rules, graph and script differ."""
    walkers = [_walker(flow, graph, ENGINES[name]()) for name in engines]
    place = {id(node): number for number, node in enumerate(graph.nodes)}
    waiting = iter(sets)
    while batch := list(islice(waiting, BATCH)):
        columns = Columns(flow, batch)
        ends = [by_graph(graph, answers)[0] for answers in batch]
        walked = [walk(columns) for walk in walkers]
        for answers, end, wanted, *numbers in zip(
            batch, ends, columns.outcomes(), *walked, strict=True
        ):
            same = isinstance(end, End) and end.outcome == wanted
            if not same or any(number != place[id(end)] for number in numbers):
                yield answers


def _walker(
    flow: Flow, graph: Graph, evaluate: Callable[[str], object]
) -> Callable[[Columns], list[int]]:
    """Return what tells, in one JavaScript engine, the node to which each set of answers leads."""
    evaluate(script())
    evaluate(f"var data = pnQuiz.read({to_script(flow, graph)}); {WALK}")
    names = [question.id for question in flow.questions]

    def walk(columns: Columns) -> list[int]:
        answers = [[sorted(answer) for answer in columns.different[name]] for name in names]
        rows = list(zip(*(columns.places[name] for name in names), strict=True))
        given = ", ".join(map(json.dumps, (names, answers, rows)))
        found: list[int] = json.loads(str(evaluate(f"JSON.stringify(ends({given}))")))
        return found

    return walk


@cache
def quiz() -> tuple[Flow, Graph]:
    """Return the real flow and its graph; every process makes them once."""
    flow = load(RULES)
    return flow, compile_flow(flow)


def compare_sets(seed: int, count: int) -> tuple[int, list[dict[str, Answer]]]:
    """Compare random sets; return how many they were, and the first few that differ."""
    return _compare(islice(random_sets(quiz()[0], random.Random(seed)), count), ENGINES)


def compare_paths() -> tuple[int, list[dict[str, Answer]]]:
    """Compare all paths; return the same."""
    return _compare(every_path(*quiz(), random.Random(0)), ["V8"])


def _compare(sets: Sets, engines: Iterable[str]) -> tuple[int, list[dict[str, Answer]]]:
    count = itertools.count()
    counted = (answers for answers, _ in zip(sets, count, strict=False))
    found = list(islice(mismatches(*quiz(), counted, engines), 5))
    return next(count), found


def main() -> int:
    """Compare and print; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=1_000_000, help="random sets of answers")
    sets, start = parser.parse_args().sets, time.perf_counter()
    shares = [min(SHARE, sets - done) for done in range(0, sets, SHARE)]
    # each share has a seed of its own, so that the same sets are drawn on any number of processors
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        by_paths = processes.submit(compare_paths)
        by_sets = list(processes.map(compare_sets, range(len(shares)), shares))
        paths, found = by_paths.result()
    found += [answers for _, some in by_sets for answers in some]
    print(
        f"{paths} paths and {sum(n for n, _ in by_sets)} random sets, "
        f"by the rules, the graph and the script in {' and '.join(ENGINES)}, "
        f"in {time.perf_counter() - start:.0f} s: {len(found)} mismatches"
    )
    for answers in found[:5]:
        print({name: sorted(answer) for name, answer in answers.items()})
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
