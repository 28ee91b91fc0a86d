"""Where an area of a drawing lies, as a few discs that fill it: enough to tell which one is near.

A page can then find the place at a point without asking the browser for shapes, which is slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot, inf, sqrt
from typing import NamedTuple

Point = tuple[float, float]

TOKEN = re.compile(r"[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
"""Matches a command of a path, or a number: `M`, `-1.5`, `.5`."""
NUMBERS = {"m": 2, "l": 2, "t": 2, "h": 1, "v": 1, "q": 4, "s": 4, "c": 6, "a": 7}
"""How many numbers each command takes."""
STEPS = 6
"""Points that stand for a curve."""
GRID = 16
"""Rows and columns of points at which a disc may have its middle."""
MOST = 11
"""Discs of one area."""
APART = 0.8
"""The middle of a disc lies outside this share of each larger disc."""


class Box(NamedTuple):
    """An upright box, in units of the drawing."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Disc:
    """A disc inside an area, in units of the drawing."""

    x: float
    y: float
    radius: float


def discs(path: str) -> list[Disc]:
    """Return the discs that fill the area inside a path, the largest first; none for a line."""
    outlines = [one for one in _outlines(path) if len(one) > 2]
    if not outlines:
        return []
    edge = [point for outline in outlines for point in outline]
    lines = [_Line.between(*ends) for outline in outlines for ends in _closed(outline)]
    left, right = min(x for x, _ in edge), max(x for x, _ in edge)
    top, bottom = min(y for _, y in edge), max(y for _, y in edge)
    found = []
    for row in range(1, GRID):
        for column in range(1, GRID):
            x = left + (right - left) * column / GRID
            y = top + (bottom - top) * row / GRID
            if _inside(x, y, outlines):
                found.append(Disc(x, y, _room(x, y, lines)))
    chosen: list[Disc] = []
    for one in sorted(found, key=lambda disc: -disc.radius):
        if all(hypot(one.x - o.x, one.y - o.y) > APART * o.radius for o in chosen):
            chosen.append(one)
    return chosen[:MOST]


def box(path: str) -> Box:
    """Return the smallest upright box around a path; one without size for an empty path."""
    points = [point for outline in _outlines(path) for point in outline] or [(0.0, 0.0)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@lru_cache(maxsize=256)  # a live preview asks for the same areas at every change of a page
def written(path: str) -> str:
    """Write where an area lies, as short as can be, for `theme/assets/body-map/map.js`.

    First its box: left, top, width, height. Then each disc, the largest first: the column and the
    row of its middle in a grid over the box, as letters from `a` on, and its radius: `44 148 30 304
    hk18`. Nothing for a line.
    """
    around = box(path)
    filled = "".join(
        _letter(one.x - around.left, around.width)
        + _letter(one.y - around.top, around.height)
        + f"{one.radius:.0f}"
        for one in discs(path)
    )
    return " ".join([*(f"{side:.0f}" for side in around), filled]) if filled else ""


def _letter(far: float, side: float) -> str:
    return chr(ord("a") - 1 + round(far / side * GRID))


def _outlines(path: str) -> list[list[Point]]:
    """Return a path's parts as points close to each other; an arc is taken for a straight line."""
    parts: list[list[Point]] = []
    here = start = before = (0.0, 0.0)
    for command, numbers in _commands(path):
        kind = command.lower()
        if kind == "z":
            here = start
            continue
        base = here if command.islower() else (0.0, 0.0)
        if kind in "hv":
            x = base[0] + numbers[0] if kind == "h" else here[0]
            y = base[1] + numbers[0] if kind == "v" else here[1]
            points = [(x, y)]
        else:
            given = numbers[-2:] if kind == "a" else numbers
            points = [
                (base[0] + x, base[1] + y) for x, y in zip(given[::2], given[1::2], strict=True)
            ]
        if kind == "m":
            parts.append([points[0]])
            here = start = before = points[0]
            continue
        if kind in "st":  # the first handle mirrors the last one
            points.insert(0, (2 * here[0] - before[0], 2 * here[1] - before[1]))
        parts = parts or [[here]]
        parts[-1] += _curve([here, *points])
        before = points[-2] if kind in "csqt" else points[-1]
        here = points[-1]
    return parts


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; one that is given more of them counts again."""
    command, numbers = "", list[float]()
    for found in TOKEN.findall(path):
        if found.isalpha():
            command, numbers = found, []
            if found in "zZ":
                yield found, []
            continue
        numbers.append(float(found))
        if len(numbers) == NUMBERS.get(command.lower()):
            yield command, numbers
            numbers = []
            command = {"m": "l", "M": "L"}.get(command, command)


def _curve(handles: list[Point]) -> list[Point]:
    """Return points along a Bezier curve of any degree, its start left out."""
    if len(handles) == 2:
        return handles[1:]
    found = []
    for step in range(1, STEPS + 1):
        points, share = handles, step / STEPS
        while len(points) > 1:  # de Casteljau
            points = [
                (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
                for one, other in pairwise(points)
            ]
        found += points
    return found


def _inside(x: float, y: float, outlines: list[list[Point]]) -> bool:
    odd = False
    for outline in outlines:
        for (x1, y1), (x2, y2) in _closed(outline):
            if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
                odd = not odd
    return odd


def _closed(outline: list[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of each line of an outline, back to where it began."""
    return zip(outline, [*outline[1:], outline[0]], strict=True)


class _Line(NamedTuple):
    """A straight line: where it begins, how far it goes, and over its squared length."""

    x: float
    y: float
    dx: float
    dy: float
    over: float

    @classmethod
    def between(cls, one: Point, other: Point) -> _Line:
        dx, dy = other[0] - one[0], other[1] - one[1]
        length = dx * dx + dy * dy
        return cls(*one, dx, dy, 1 / length if length else 0.0)


def _room(x: float, y: float, lines: list[_Line]) -> float:
    """Return how far a point lies from the nearest of many lines."""
    nearest = inf
    for left, top, dx, dy, over in lines:  # written out: it runs most of a million times in a build
        across, down = x - left, y - top
        share = (across * dx + down * dy) * over
        if share > 0:
            share = min(share, 1)
            across -= share * dx
            down -= share * dy
        far = across * across + down * down
        nearest = min(nearest, far)
    return sqrt(nearest)
