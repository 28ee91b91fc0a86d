"""Tell by a pattern's form whether some text makes its time grow faster than the text.

A backtracking search takes more than linear time where one text can be read in several ways, as
many as the text is long, and in the end does not match. Each sign of a pattern is a state here
(Glushkov's automaton), and a search may begin anywhere, which is one state more. What is looked for
are two states that can both go round on the same text, the first of which leads to the second on
that text as well (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).

Looking around is modelled at the start of a pattern, and as a way that leads nowhere.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

PARSER: Any = re._parser  # type: ignore[attr-defined]
MANY = 1_000
"""From so many on, a repetition counts as if it had no end."""
SIGNS = [*map(chr, (0, 9, 10, 13, *range(32, 127), 0xE9, 0x663, 0x2028))]
"""Letters that stand for all."""
CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
EVERY = (1 << len(SIGNS)) - 1
START = 0
"""The state of a search that has not begun to match."""
NO_END = PARSER.MAXREPEAT


@dataclass
class Form:
    """A pattern, taken apart."""

    masks: list[int] = field(default_factory=lambda: [EVERY])
    """The signs that each state takes, as bits."""
    follow: list[set[int]] = field(default_factory=lambda: [set()])
    first: set[int] = field(default_factory=set)
    before: int = EVERY
    """The signs behind which a match may begin."""
    anchored: bool = False
    """Whether a match begins at the start of the text alone."""
    last: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    """The states after which the whole has matched, whatever follows."""
    doubled: bool = False
    """Whether a repetition repeats another one in the same way: `(?:a*)*`."""


@dataclass(frozen=True)
class _Part:
    """A part of a pattern: its first and last states, and whether it may take nothing."""

    first: frozenset[int]
    last: frozenset[int]
    empty: bool


NOTHING = _Part(frozenset(), frozenset(), empty=True)


def mask_of(item: Any, flags: int) -> int:
    """Return the signs that one sign of a pattern takes, as bits."""
    op, value = str(item[0]), item[1]
    case = re.IGNORECASE if flags & re.IGNORECASE else 0
    bits = 0
    for place, sign in enumerate(SIGNS):
        if op == "ANY":
            taken = sign != "\n" or bool(flags & re.DOTALL)
        elif op in {"LITERAL", "NOT_LITERAL"}:
            same = sign == chr(value) or (case and sign.lower() == chr(value).lower())
            taken = bool(same) == (op == "LITERAL")
        else:
            taken = _in_class(sign, value, flags) or bool(
                case and _in_class(sign.swapcase(), value, flags)
            )
        bits |= taken << place
    return bits


def _in_class(sign: str, items: Any, flags: int) -> bool:
    negated = str(items[0][0]) == "NEGATE"
    found = False
    for op, value in items[negated:]:
        name = str(op)
        if name == "LITERAL":
            found |= sign == chr(value)
        elif name == "RANGE":
            found |= value[0] <= ord(sign) <= value[1]
        else:
            *_, negation, kind = f"_{value}".removeprefix("_CATEGORY").split("_")
            pattern = CATEGORIES.get(kind) or CATEGORIES[negation]
            ascii_only = re.ASCII if flags & re.ASCII else 0
            inside = re.match(pattern, sign, ascii_only) is not None
            found |= inside != (negation == "NOT")
    return found != negated


class _Builder:
    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.form = Form()
        text = pattern.pattern
        if isinstance(text, bytes):
            text = text.decode("latin-1")
        self.flags = pattern.flags
        self.widths: dict[int, int] = {}
        parsed = PARSER.parse(text, pattern.flags)
        items = self._after_start(list(parsed))
        whole = self.row(items)
        self.form.first, self.form.last = set(whole.first), set(whole.last)
        self.form.free = set(self.free_row(items).last)

    def _after_start(self, items: list[Any]) -> list[Any]:
        """Read what stands at the start and looks behind; return the rest."""
        while items:
            op, value = str(items[0][0]), items[0][1]
            if op == "AT" and "BEGINNING" in str(value):
                if self.flags & re.MULTILINE and "STRING" not in str(value):
                    self.form.before &= 1 << SIGNS.index("\n")
                else:
                    self.form.anchored = True
            elif op == "AT" and str(value) == "AT_BOUNDARY":
                self.form.before &= mask_of(("IN", [("NEGATE", None), ("CATEGORY", "WORD")]), 0)
            elif op == "ASSERT_NOT" and value[0] < 0 and len(value[1]) == 1:
                self.form.before &= EVERY & ~mask_of(next(iter(value[1])), self.flags)
            else:
                break
            items = items[1:]
        return items

    def state(self, mask: int) -> int:
        self.form.masks.append(mask)
        self.form.follow.append(set())
        return len(self.form.masks) - 1

    def join(self, last: Iterable[int], first: Iterable[int], *, again: bool = False) -> None:
        for one, other in product(last, first):
            self.form.doubled |= again and other in self.form.follow[one]
            self.form.follow[one].add(other)

    def row(self, items: Iterable[Any]) -> _Part:
        part = NOTHING
        for item in items:
            part = self.after(part, self.item(item))
        return part

    def after(self, one: _Part, two: _Part) -> _Part:
        self.join(one.last, two.first)
        return _Part(
            one.first | (two.first if one.empty else frozenset()),
            two.last | (one.last if two.empty else frozenset()),
            one.empty and two.empty,
        )

    def item(self, item: Any) -> _Part:
        op, value = str(item[0]), item[1]
        if op in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            state = frozenset([self.state(mask_of(item, self.flags))])
            return _Part(state, state, empty=False)
        if op == "SUBPATTERN":
            if value[0]:
                self.widths[value[0]] = value[3].getwidth()[1]
            return self.row(value[3])
        if op == "BRANCH":
            parts = [self.row(one) for one in value[1]]
            return _Part(
                frozenset().union(*(part.first for part in parts)),
                frozenset().union(*(part.last for part in parts)),
                any(part.empty for part in parts),
            )
        if op in {"MAX_REPEAT", "MIN_REPEAT"}:
            return self.repeat(*value)
        if op == "ASSERT" and value[0] > 0:
            # a way that may be gone, and leads nowhere
            looked = self.row(value[1])
            return _Part(looked.first, frozenset(), empty=True)
        if op in {"AT", "ASSERT", "ASSERT_NOT"}:
            return NOTHING
        if op == "GROUPREF":
            state = frozenset([self.state(EVERY)])
            if self.widths.get(value, NO_END) > 1:
                self.join(state, state)
            return _Part(state, state, empty=True)
        raise AssertionError(f"no form is known for {op}")

    def repeat(self, least: int, most: int, body: Any) -> _Part:
        part = NOTHING
        for _ in range(min(least, 2) if most < MANY or least else 0):
            part = self.after(part, self.row(body))
        if most is NO_END or most >= MANY:
            loop = self.row(body)
            self.join(loop.last, loop.first, again=True)
            return self.after(part, _Part(loop.first, loop.last, empty=True))
        if most > least:
            once = self.row(body)
            return self.after(part, _Part(once.first, once.last, empty=True))
        return part

    def free_row(self, items: list[Any]) -> _Part:
        """Return the part whose last states need nothing more to match."""
        if any(str(op) in {"AT", "ASSERT", "ASSERT_NOT"} for op, _ in items[-1:]):
            return NOTHING
        return _Part(frozenset(), frozenset(self.form.last), empty=True)


def form_of(pattern: re.Pattern[Any], *, search: bool) -> Form:
    """Return the form of a pattern; `search` where it may begin anywhere."""
    form = _Builder(pattern).form
    if search and not form.anchored:
        begin = len(form.masks)
        form.masks.append(form.before)
        form.follow.append(set(form.first))
        form.follow[START] |= {START, begin} | (form.first if form.before == EVERY else set())
    return form


def cycles(form: Form) -> dict[int, int]:
    """Return the states that can come back to themselves, with a number for each knot of them."""
    reach = [_reached(form, state) for state in range(len(form.masks))]
    inside = [state for state in range(len(form.masks)) if state in reach[state]]
    return {
        state: min(other for other in inside if other in reach[state] and state in reach[other])
        for state in inside
    }


def _reached(form: Form, state: int) -> set[int]:
    found: set[int] = set()
    waiting = list(form.follow[state])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += form.follow[one]
    return found


def superlinear(pattern: re.Pattern[Any], *, search: bool = True, whole: bool = False) -> str:
    """Return why some text takes more than linear time; nothing where none does.

    `search` where a match may begin anywhere in a text, `whole` where it must take all of it.
    """
    form = form_of(pattern, search=search)
    if form.doubled:
        return "a repetition repeats another one"
    knots = cycles(form)
    # a repetition after which the whole has matched is not gone through again
    safe = set() if whole else {knots[state] for state in knots if state in form.free}
    fails = {state for state in knots if knots[state] not in safe}
    for one, other in product(knots, fails):
        if one == other and one != START and _two_ways(form, knots, one):
            return "one text can be repeated in two ways"
        if one != other and _leads(form, knots, one, other):
            kind = "from each place" if one == START else "by two repetitions"
            return f"the same text can be read {kind}"
    return ""


def _steps(form: Form, states: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for following in product(*(form.follow[state] for state in states)):
        mask = EVERY
        for state in following:
            mask &= form.masks[state]
        if mask:
            yield following


def _leads(form: Form, knots: dict[int, int], one: int, other: int) -> bool:
    """Whether some text leads from `one` to itself and to `other`, and that to itself."""
    goal = (one, other, other)
    waiting, seen = deque([(one, one, other)]), {(one, one, other)}
    while waiting:
        for step in _steps(form, waiting.popleft()):
            if step == goal:
                return True
            stays = knots.get(step[0]) == knots[one] and knots.get(step[2]) == knots[other]
            if stays and step not in seen:
                seen.add(step)
                waiting.append(step)
    return False


def _two_ways(form: Form, knots: dict[int, int], one: int) -> bool:
    """Whether some text leads from a state to itself in two ways."""
    waiting, seen = deque([(one, one, False)]), {(one, one, False)}
    while waiting:
        left, right, parted = waiting.popleft()
        for step in _steps(form, (left, right)):
            apart = parted or step[0] != step[1]
            if apart and step == (one, one):
                return True
            inside = all(knots.get(state) == knots[one] for state in step)
            if inside and (*step, apart) not in seen:
                seen.add((*step, apart))
                waiting.append((*step, apart))
    return False
