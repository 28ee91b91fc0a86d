"""Measure building and opening this project's pages beside other site builders: `make bench`."""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks import loading, ours
from benchmarks.content import SIZES, Leaflet, leaflets
from benchmarks.ours import ROOT
from benchmarks.peers import MATERIAL, OURS, PEERS, QUIET, Peer
from benchmarks.processes import CommandFailedError, Taken
from scripts.browsers import BrowserMissingError

FOLDER = ROOT / "build/bench"
LONGEST = 330
"""Seconds of processor time that one build may be expected to need."""
PATIENCE = 1800
"""Seconds by the clock after which a build is stopped: others may use the machine."""
HOOKS_AT, WEIGHT_AT = 1000, 250
"""At how many pages hooks and page weight are measured, or the most that were asked for."""
TOLD_FROM = 0.01
"""Seconds: what costs less is not listed."""

Results = dict[str, dict[int, Taken]]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure all that was asked for and print tables; return 2 for a wrong question."""
    wanted = _parser().parse_args(argv)
    sizes = sorted(set(wanted.pages))
    chosen = [peer for peer in PEERS if not wanted.only or peer.name in wanted.only]
    here, left_out = _installed(chosen)
    results: Results = {}
    for size in sizes:
        made = leaflets(size)
        for peer in here:
            reason = _built(peer, made, results)
            if reason:
                left_out.append(reason)
    print_builds(results, sizes)
    at = max((size for size in sizes if size <= WEIGHT_AT), default=sizes[0])
    left_out += _print_loads([peer for peer in here if at in results.get(peer.name, {})], at)
    if OURS in here and OURS.name in results:
        _print_hooks(max((size for size in sizes if size <= HOOKS_AT), default=sizes[0]))
    if left_out:
        print("\nNot measured:")
        for reason in left_out:
            print(f"  {reason}")
    return 0


def _parser() -> argparse.ArgumentParser:
    names = [peer.name for peer in PEERS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--pages",
        type=lambda text: [_size(one) for one in text.split(",")],
        default=SIZES,
        help=f"how many pages, such as 25,250 (usually {','.join(map(str, SIZES))})",
    )
    parser.add_argument(
        "--only",
        type=lambda text: [_peer(one, names) for one in text.split(",")],
        default=[],
        help=f"which builders, of: {', '.join(names)}",
    )
    return parser


def _size(text: str) -> int:
    if not text.isdigit() or not 10 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"expected from 10 to 10000 pages, found {text!r}")
    return int(text)


def _peer(text: str, names: Sequence[str]) -> str:
    if text not in names:
        raise argparse.ArgumentTypeError(f"expected one of {', '.join(names)}, found {text!r}")
    return text


def _installed(peers: Sequence[Peer]) -> tuple[list[Peer], list[str]]:
    """Return the peers that can be run, and why the others cannot."""
    here, left_out = [], []
    for peer in peers:
        if peer.from_lock or peer.packages:
            _say(f"Looking for {peer.name}, and installing it where it is missing")
        try:
            peer.install(FOLDER / "tools")
            here.append(peer)
        except (CommandFailedError, OSError) as error:
            left_out.append(f"{peer.name}: cannot be installed: {error}")
    return here, left_out


def _folder(peer: Peer, size: int) -> Path:
    return FOLDER / str(size) / peer.name.replace(" ", "-")


def _built(peer: Peer, made: Sequence[Leaflet], results: Results) -> str:
    """Build once and keep what it took; return why not where it was not done."""
    size = len(made)
    known = results.setdefault(peer.name, {})
    expected = foreseen({pages: taken.cpu for pages, taken in known.items()}, size)
    if expected > LONGEST:
        return f"{peer.name} with {size} pages: would need about {expected:.0f} s"
    folder = _folder(peer, size)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    peer.write(made, folder)
    _say(f"Building {size} pages with {peer.name}")
    try:
        known[size] = peer.build(folder, FOLDER / "tools", PATIENCE)
    except (CommandFailedError, OSError) as error:
        return f"{peer.name} with {size} pages: {error}"
    print(f"    {known[size].cpu:.1f} s of processor time, {known[size].peak:.0f} MB", flush=True)
    return ""


def foreseen(known: Mapping[int, float], size: int) -> float:
    """Return the seconds that a build of `size` pages may take, from those of smaller ones."""
    if not known:
        return 0
    last = max(known)
    if len(known) == 1:
        return known[last] * size / last
    before = max(pages for pages in known if pages < last)
    # a growth that has only started goes on, and never slower than the number of pages
    growth = max(1.0, exponent(known, before, last))
    return known[last] * (size / last) ** growth


def exponent(known: Mapping[int, float], few: int, many: int) -> float:
    """Return the power of the number of pages with which the time grows between two sizes."""
    return math.log(known[many] / known[few]) / math.log(many / few)


def print_builds(results: Results, sizes: Sequence[int]) -> None:
    """Print what builds took, each beside stock Material in the same run."""
    print("\nBuilding: seconds of processor time (share of Material), and megabytes at the peak")
    rows = [["", *(f"{size} pages" for size in sizes)]]
    stock = results.get(MATERIAL.name, {})
    for name, known in results.items():
        row = [name]
        for size in sizes:
            if size in known:
                share = f" ({known[size].cpu / stock[size].cpu:.2f})" if size in stock else ""
                row.append(f"{known[size].cpu:.1f} s{share}, {known[size].peak:.0f} MB")
            else:
                row.append("-")
        rows.append(row)
    print_table(rows)
    print(f"This project builds its own {ours.OWN} pages beside them, quiz and proofs included.")
    print("\nGrowth exponents: 1 is linear, 2 is square")
    steps = list(pairwise(sizes))
    if len(sizes) > 2:
        steps.append((sizes[0], sizes[-1]))
    if 250 in sizes[:-2]:
        steps.append((250, sizes[-1]))
    rows = [["", *(f"{few}-{many}" for few, many in steps)]]
    for name, known in results.items():
        cpu = {size: taken.cpu for size, taken in known.items()}
        told = [
            f"{exponent(cpu, few, many):.2f}" if few in cpu and many in cpu else "-"
            for few, many in steps
        ]
        rows.append([name, *told])
    print_table(rows)


def _print_loads(peers: Sequence[Peer], size: int) -> list[str]:
    """Print what a reader's first page needs; return what could not be measured."""
    made = leaflets(size)[0]
    left_out = []
    rows = [["", "requests", "KB gzip", "KB of it HTML", "elements", "first", "largest", "blocked"]]
    for peer in peers:
        _say(f"Opening a page of {peer.name}")
        try:
            one = loading.measure(_folder(peer, size) / peer.output, peer.page(made))
        except BrowserMissingError as error:
            return [f"page weight and paint: {error}"]
        except Exception as error:  # whatever a browser says, the rest goes on
            left_out.append(f"page of {peer.name}: {error}")
            continue
        rows.append(
            [
                peer.name,
                f"{one.requests}" + (f" + {one.others} elsewhere" if one.others else ""),
                f"{one.size / 1000:.1f}",
                f"{one.html / 1000:.1f}",
                str(one.nodes),
                f"{one.first:.0f} ms",
                f"{one.largest:.0f} ms",
                f"{one.blocked:.0f} ms",
            ]
        )
    slowed = f"{size} pages, a phone's screen, the processor slowed {loading.SLOWED} times"
    print(f"\nFirst view of one page ({slowed}, median of {loading.ROUNDS})")
    print_table(rows)
    return left_out


def _print_hooks(size: int) -> None:
    _say(f"Building {size} pages with this project, to measure each hook")
    command = [sys.executable, "-m", "benchmarks.hook_costs", ours.CONFIG, "site"]
    folder = _folder(OURS, size)
    # the project's copy goes first, so that its packages are used; `tests` stand in this one
    env = os.environ | QUIET | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr)
        return
    told = json.loads(done.stdout.splitlines()[-1])
    parts, whole = told["parts"], told["whole"]
    print(f"\nHooks and extensions at {size} pages, of {whole:.1f} s in all")
    rows = [["", "seconds", "share"]]
    for name, seconds in sorted(parts.items(), key=lambda part: -part[1]):
        if seconds >= TOLD_FROM:
            rows.append([name, f"{seconds:.2f}", f"{seconds / whole:.1%}"])
    rows.append(["all", f"{sum(parts.values()):.2f}", f"{sum(parts.values()) / whole:.1%}"])
    print_table(rows)


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print columns, the first to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [text.rjust(width) for text, width in zip(others, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]).rstrip())


def _say(words: str) -> None:
    print(f"==> {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
