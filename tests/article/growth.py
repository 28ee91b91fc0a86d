"""Measure how the importer's time grows with its input: `python -m tests.article.growth`.

For each text made to hurt, CPU seconds from 1 kB to 1 MB, and the exponent between the last two
sizes that took long enough to be measured: 1 is linear, 2 is quadratic.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from itertools import pairwise

from tests.article.attacks import attacks, go

SIZES = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)
LONG_ENOUGH = 0.05
"""Seconds; what takes less says nothing."""


def seconds(data: bytes, suffix: str) -> float:
    begun = time.process_time()
    go(data, suffix)
    return time.process_time() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only those with this in their name")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest size")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.most]
    worst = 0.0
    for name, suffix, make in attacks():
        if options.only not in name:
            continue
        times = [seconds(make(size), suffix) for size in sizes]
        steps = [
            math.log(after / before) / math.log(sizes[n + 1] / sizes[n])
            for n, (before, after) in enumerate(pairwise(times))
            if before >= LONG_ENOUGH
        ]
        exponent = steps[-1] if steps else 0.0
        worst = max(worst, exponent)
        shown = " ".join(f"{one:7.3f}" for one in times)
        print(f"{exponent:5.2f}  {shown}  {name}", flush=True)
    print(f"worst exponent {worst:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
