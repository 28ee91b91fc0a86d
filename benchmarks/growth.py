"""Measure how the time of all that meets outside text grows with it: `python -m benchmarks.growth`.

Each text is made to hurt (`benchmarks/hurting.py`): nested, never closed, or of the very signs over
which a pattern stumbles. It is read at 1 kB, 10 kB, 100 kB and 1 MB. A growth exponent of 1 is
linear, of 2 square; where a limit refuses a text, the table says from which size on.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.__main__ import print_table
from benchmarks.hurting import Subject, of_patterns, subjects
from common.problems import ProblemsError

SIZES = (1_000, 10_000, 100_000, 1_000_000)
MOST = 1.2
"""The exponent that is still taken for linear: a clock is never exact."""
LEAST = 0.02
"""Seconds: below, the clock tells more of itself than of the growth."""
LONG = 0.5
"""Seconds: what takes longer is read once."""
PATIENCE = 10.0
"""Seconds after which larger texts are not tried."""


@dataclass(frozen=True)
class Grown:
    """What one subject took."""

    name: str
    seconds: Mapping[int, float]
    """Of processor time, by the size of the text."""
    refused: Mapping[int, str]
    """What the limit said, by the size of a text that it refused."""

    @property
    def exponent(self) -> float | None:
        """The power of the size with which the time grows; None where all is over at once."""
        counted = [
            size
            for size in sorted(self.seconds)
            if self.seconds[size] >= LEAST and size not in self.refused
        ]
        if len(counted) < 2:
            return None
        few, many = counted[-2:]
        return math.log(self.seconds[many] / self.seconds[few]) / math.log(many / few)

    @property
    def is_linear(self) -> bool:
        """Whether nothing grows faster than the text."""
        return self.exponent is None or self.exponent <= MOST


def measure(subject: Subject, sizes: Iterable[int]) -> Grown:
    """Read the texts of one subject, the smallest first; of two readings the quicker one counts."""
    seconds: dict[int, float] = {}
    refused: dict[int, str] = {}
    for size in sizes:
        text = subject.make(size)
        taken: list[float] = []
        while len(taken) < 2 and sum(taken) < LONG:
            started = time.process_time()
            try:
                subject.read(text)
            except ProblemsError as error:
                refused[size] = error.problems[0].message
            taken.append(time.process_time() - started)
        seconds[size] = min(taken)
        if seconds[size] > PATIENCE:
            break
    return Grown(subject.name, seconds, refused)


def row(grown: Grown) -> list[str]:
    """Return one row of the table."""
    cells = [f"{grown.seconds[size]:.3f}" if size in grown.seconds else "-" for size in SIZES]
    power = "-" if grown.exponent is None else f"{grown.exponent:.2f}"
    first = min(grown.refused, default=0)
    told = f"refused from {first // 1000} kB on: {grown.refused[first][:60]}" if first else ""
    return [grown.name, *cells, power, told]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where something grows faster than its text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--only", default="", help="subjects whose name has these words in it")
    wanted = parser.parse_args(argv)
    grown = []
    for one in (*subjects(), *of_patterns()):
        if wanted.only in one.name:
            grown.append(measure(one, SIZES))
            print(".", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    heads = [f"{size // 1000} kB" for size in SIZES]
    print_table([["seconds of processor time", *heads, "exponent", ""], *map(row, grown)])
    faster = [one.name for one in grown if not one.is_linear]
    print(f"\n{len(grown)} subjects, {len(faster)} of them faster than their text: {faster}")
    return 1 if faster else 0


if __name__ == "__main__":
    sys.exit(main())
