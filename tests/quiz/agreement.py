"""Answer the quiz three ways, many times: by the rules, by the graph, by the script in V8.

`python -m tests.quiz.agreement --sets 1000000` walks every path of the real graph, with the
questions that a path leaves out answered at random, and a million random sets of answers.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from py_mini_racer import MiniRacer

from quiz.browser import script
from quiz.compile import End, Graph, compile_flow
from quiz.evaluate import by_graph, by_rules
from quiz.load import load
from quiz.model import Answer, Flow
from quiz.wire import to_script
from tests.quiz.flows import RULE_FILE, all_paths, random_answers

BATCH = 5_000
"""Sets of answers that are handed to the script at once."""


def every_path(flow: Flow, graph: Graph, dice: random.Random) -> Iterator[dict[str, Answer]]:
    """Yield answers to all questions for every path; those it leaves out are random."""
    for answers, _ in all_paths(flow, graph):
        yield {**random_answers(flow, dice), **answers}


def random_sets(flow: Flow, dice: random.Random, count: int) -> Iterator[dict[str, Answer]]:
    """Yield random answers to all questions; nine in ten red-flag questions are denied."""
    for _ in range(count):
        yield random_answers(flow, dice, calm=0.9)


def mismatches(
    flow: Flow, graph: Graph, sets: Iterable[dict[str, Answer]]
) -> Iterator[dict[str, Answer]]:
    """Yield the sets of answers on which rules, graph and script differ."""
    engine = MiniRacer()
    engine.eval(script())
    engine.eval(f"var data = pinsQuiz.read({to_script(flow, graph)});")
    place = {id(node): number for number, node in enumerate(graph.nodes)}
    waiting = iter(sets)
    while batch := list(islice(waiting, BATCH)):
        given, ends = [], []
        for answers in batch:
            end, used = by_graph(graph, answers)
            given.append({name: sorted(answer) for name, answer in used.items()})
            ends.append(end)
        walk = f"JSON.stringify({json.dumps(given)}.map(one => pinsQuiz.replay(data, one).node))"
        walked = json.loads(str(engine.eval(walk)))
        for answers, end, number in zip(batch, ends, walked, strict=True):
            same = isinstance(end, End) and end.outcome == by_rules(flow, answers)
            if not same or place[id(end)] != number:
                yield answers


def main() -> int:
    """Compare and print; return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=1_000_000, help="random sets of answers")
    given = parser.parse_args()
    flow = load(RULE_FILE)
    graph = compile_flow(flow)
    dice, start = random.Random(20261122), time.perf_counter()
    paths = sum(1 for _ in all_paths(flow, graph))
    sets = chain(every_path(flow, graph, dice), random_sets(flow, dice, given.sets))
    found = list(islice(mismatches(flow, graph, sets), 5))
    seconds = time.perf_counter() - start
    print(f"{paths} paths and {given.sets} random sets in {seconds:.0f} s: {len(found)} mismatches")
    for answers in found:
        print({name: sorted(answer) for name, answer in answers.items()})
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
