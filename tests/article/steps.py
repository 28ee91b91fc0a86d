"""A matcher for regular expressions that counts its steps, to see how they grow with the text.

It goes through a pattern as Python's own does, with backtracking, but one step at a time and
without its short cuts, so that what it counts is an upper bound of the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Then = Callable[[int], bool]
_KINDS: dict[str, Callable[[str], bool]] = {
    "SPACE": str.isspace,
    "DIGIT": str.isdigit,
    "WORD": lambda c: c.isalnum() or c == "_",
}
MANY = 40
"""A repeat that may go on for longer than this is tried on long texts."""


class TooManyStepsError(Exception):
    """The count has passed what was allowed."""


class Steps:
    """One pattern; `search` and `match` return how many steps they took."""

    def __init__(self, pattern: re.Pattern[str], most: int = 120_000) -> None:
        self.nodes = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]
        self.folds = bool(pattern.flags & re.IGNORECASE)
        self.dots = bool(pattern.flags & re.DOTALL)
        self.lines = bool(pattern.flags & re.MULTILINE)
        self.most = most
        self.count = 0
        self.text = ""

    def search(self, text: str) -> int:
        """Try every start until the pattern matches."""
        self.text, self.count = text, 0
        any(self._goes(list(self.nodes), 0, at, {}, lambda _: True) for at in range(len(text) + 1))
        return self.count

    def match(self, text: str, *, full: bool = False) -> int:
        """Try the start alone."""
        self.text, self.count = text, 0
        self._goes(list(self.nodes), 0, 0, {}, lambda end: not full or end == len(text))
        return self.count

    def _step(self) -> None:
        self.count += 1
        if self.count > self.most:
            raise TooManyStepsError

    def _goes(self, nodes: list[Any], n: int, at: int, groups: dict[int, str], then: Then) -> bool:
        if n == len(nodes):
            return then(at)
        self._step()
        name, value = str(nodes[n][0]), nodes[n][1]
        after: Then = lambda end: self._goes(nodes, n + 1, end, groups, then)  # noqa: E731
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return at < len(self.text) and self._is(nodes[n], self.text[at]) and after(at + 1)
        if name == "AT":
            return self._at(str(value), at) and after(at)
        if name == "BRANCH":
            return any(self._goes(list(one), 0, at, groups, after) for one in value[1])
        if name == "SUBPATTERN":
            number, inner = value[0], list(value[3])

            def taken(end: int) -> bool:
                if number:
                    groups[number] = self.text[at:end]
                return after(end)

            return self._goes(inner, 0, at, groups, taken)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            low, high, inner = int(value[0]), int(value[1]), list(value[2])
            return self._repeat(inner, low, high, at, groups, after, name == "MAX_REPEAT")
        if name in ("ASSERT", "ASSERT_NOT"):
            ahead, inner = value
            start = at if ahead > 0 else at - inner.getwidth()[0]
            found = start >= 0 and self._goes(list(inner), 0, start, groups, lambda _: True)
            return found == (name == "ASSERT") and after(at)
        if name == "GROUPREF":
            same = self.text.startswith(groups.get(value, "\0"), at)
            return same and after(at + len(groups[value]))
        raise NotImplementedError(name)

    def _repeat(
        self,
        inner: list[Any],
        low: int,
        high: int,
        at: int,
        groups: dict[int, str],
        after: Then,
        greedy: bool,
    ) -> bool:
        if len(inner) == 1 and str(inner[0][0]) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            most = at
            while (
                most < len(self.text) and most - at < high and self._is(inner[0], self.text[most])
            ):
                self._step()
                most += 1
            ends = range(most, at + low - 1, -1) if greedy else range(at + low, most + 1)
            return any(after(end) for end in ends)

        def again(count: int, place: int) -> bool:
            self._step()

            def more() -> bool:
                return count < high and self._goes(
                    inner, 0, place, groups, lambda end: end > place and again(count + 1, end)
                )

            if count < low:
                return self._goes(inner, 0, place, groups, lambda end: again(count + 1, end))
            return (more() or after(place)) if greedy else (after(place) or more())

        return again(0, at)

    def _is(self, node: Any, c: str) -> bool:
        name, value = str(node[0]), node[1]
        if name == "ANY":
            return self.dots or c != "\n"
        if name in ("LITERAL", "NOT_LITERAL"):
            same = self._fold(c) == self._fold(chr(value))
            return same == (name == "LITERAL")
        inside = list(value)
        negated = str(inside[0][0]) == "NEGATE"
        return negated != any(self._in(one, c) for one in inside[negated:])

    def _in(self, one: Any, c: str) -> bool:
        name, value = str(one[0]), one[1]
        if name == "CATEGORY":
            kind = str(value).removeprefix("CATEGORY_")
            return _KINDS[kind.removeprefix("NOT_")](c) != kind.startswith("NOT_")
        low, high = value if name == "RANGE" else (value, value)
        cases = {c, c.lower(), c.upper()} if self.folds else {c}
        return any(len(one) == 1 and low <= ord(one) <= high for one in cases)

    def _fold(self, c: str) -> str:
        return c.lower() if self.folds else c

    def _at(self, kind: str, at: int) -> bool:
        word = _KINDS["WORD"]
        before = at > 0 and word(self.text[at - 1])
        here = at < len(self.text) and word(self.text[at])
        edge = "\n" if self.lines else ""
        if kind in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return at == 0 or (bool(edge) and self.text[at - 1] == edge)
        if kind in ("AT_END", "AT_END_STRING"):
            last = at == len(self.text) or self.text[at:] == "\n"
            return last or (bool(edge) and self.text[at] == edge)
        return (before != here) == (kind == "AT_BOUNDARY")


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield what comes before a long repeat of the pattern, and what it repeats."""
    nodes = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]
    seen = set()
    for before, unit in _repeats(list(nodes), ""):
        for pair in ((before, unit), ("", unit), ("", before + unit)):
            if pair not in seen and pair[1]:
                seen.add(pair)
                yield pair


def _repeats(nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        name, value = str(node[0]), node[1]
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            unit = _sample(list(value[2]))
            if int(value[1]) >= MANY:
                yield before, unit
            yield from _repeats(list(value[2]), before)
        elif name == "SUBPATTERN":
            yield from _repeats(list(value[3]), before)
        elif name == "BRANCH":
            for one in value[1]:
                yield from _repeats(list(one), before)
        before += _sample([node])


def _sample(nodes: list[Any]) -> str:
    """Return the shortest text that a pattern matches, one letter at least for each repeat."""
    made = ""
    for node in nodes:
        name, value = str(node[0]), node[1]
        if name == "LITERAL":
            made += chr(value)
        elif name in ("ANY", "NOT_LITERAL"):
            made += "a"
        elif name == "IN":
            made += _letter(list(value))
        elif name == "BRANCH":
            made += _sample(list(value[1][0]))
        elif name == "SUBPATTERN":
            made += _sample(list(value[3]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            made += _sample(list(value[2])) * max(int(value[0]), 1)
    return made


def _letter(inside: list[Any]) -> str:
    name, value = str(inside[0][0]), inside[0][1]
    if name == "NEGATE":
        return next(c for c in "a .1\n" if Steps(re.compile("a"))._is(("IN", inside), c))
    if name == "CATEGORY":
        return {"SPACE": " ", "DIGIT": "1", "WORD": "a"}.get(str(value).split("_")[-1], "a")
    return chr(value if name == "LITERAL" else value[0])
