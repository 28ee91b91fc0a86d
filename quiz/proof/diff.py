"""What a change of the rules changes for people: which answers now end elsewhere.

The two graphs are walked side by side, so every set of answers is compared and none is sampled.
Answer sets are counted, each as one; how often people give them is another matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quiz.proof.paths import say
from quiz.proof.product_walk import BEFORE, ends, questions_apart
from quiz.rules.model import Answer, Flow
from quiz.rules.outcome import Outcome


@dataclass(frozen=True)
class Change:
    """Answer sets that ended in one outcome and now end in another."""

    old: Outcome
    new: Outcome
    share: Fraction
    """Of all answer sets."""
    example: Mapping[str, Answer]
    """The answers of one such set that decide it; whatever else is answered, it changes so."""

    @property
    def kind(self) -> str:
        """What differs, in words; the most serious comes first."""
        return next(words for words, is_so in KINDS.items() if is_so(self.old, self.new))


KINDS: dict[str, Callable[[Outcome, Outcome], bool]] = {
    "CALMER than before": lambda old, new: new.urgency > old.urgency,
    "more urgent than before": lambda old, new: new.urgency < old.urgency,
    "as urgent, other pages": lambda old, new: set(new.pages) != set(old.pages),
    "as urgent, the same pages in another order": lambda old, new: new.pages != old.pages,
    "as urgent, the same pages, another reason": lambda old, new: True,
}
"""The first that is so is what a change is; the most serious comes first."""


@dataclass(frozen=True)
class Diff:
    """How two flows differ."""

    old: Flow
    new: Flow
    answer_sets: int
    """How many were compared: answers to every question of either flow, from the shared lines."""
    words: tuple[str, ...]
    """Questions, lines and rules that are new, gone or told otherwise."""
    changes: tuple[Change, ...]
    """By seriousness, then the largest first."""

    @property
    def equal(self) -> bool:
        """Whether nobody sees a difference."""
        return not self.changes and not self.words


def compare(old: Flow, new: Flow) -> Diff:
    """Compare two flows that `quiz.rules.load` has found no fault with."""
    answer_sets, pairs = ends(old, new)
    changes = [
        Change(before, after, share, example) for (before, after), (share, example) in pairs.items()
    ]
    changes.sort(key=lambda c: (list(KINDS).index(c.kind), -c.share, c.old.rules, c.new.rules))
    words = (*_other_questions(old, new), *_other_rules(old, new))
    return Diff(old, new, answer_sets, words, tuple(changes))


def report(diff: Diff, limit: int = 20) -> str:
    """Return the difference in words; of each kind of change, the `limit` largest groups."""
    title = f"{diff.old.id} {diff.old.version} -> {diff.new.id} {diff.new.version}"
    compared = f"{diff.answer_sets:,} answer sets compared"
    if diff.equal:
        return f"{title}: equal. {compared}; each ends in the same result."
    lines = [title, *diff.words]
    lines.append(f"{compared}; {_counted(diff, diff.changes)} end in another result.")
    for kind in KINDS:
        changes = tuple(change for change in diff.changes if change.kind == kind)
        if changes:
            lines += ["", f"{kind}: {_counted(diff, changes)}"]
            for change in changes[:limit]:
                lines += _told(diff, change)
            if len(changes) > limit:
                left = changes[limit:]
                lines.append(f"  {_counted(diff, left)} in {len(left)} smaller groups")
    return "\n".join(lines)


def _told(diff: Diff, change: Change) -> Iterator[str]:
    before, after = _outcome(change.old), _outcome(change.new)
    yield f"  {_counted(diff, (change,))}: {before} -> {after}"
    calm = {
        question.id
        for question in (*diff.new.questions, *diff.old.questions)
        if question.is_red and not question.warns(change.example.get(question.id, frozenset()))
    }
    told = {name: answer for name, answer in change.example.items() if name not in calm}
    # answers that only the old flow knows are told in its words
    known = {question.id for question in diff.new.questions}
    now = say(diff.new, {name: answer for name, answer in told.items() if name in known})
    gone = say(
        diff.old,
        {name.removesuffix(BEFORE): answer for name, answer in told.items() if name not in known},
    )
    texts = [now, gone, "no other warning sign" if calm & change.example.keys() else ""]
    yield f"    for example: {'; '.join(filter(None, texts)) or 'whatever is answered'}"


def _outcome(outcome: Outcome) -> str:
    pages = f"; pages {', '.join(outcome.pages)}" if outcome.pages else ""
    return f"{outcome.urgency.words.level} (rules {', '.join(outcome.rules)}{pages})"


def _counted(diff: Diff, changes: tuple[Change, ...]) -> str:
    share = sum((change.share for change in changes), Fraction())
    tiny = 0 < share < Fraction(1, 1000)
    percent = "under 0.1" if tiny else f"{float(share * 100):.1f}"
    return f"{int(share * diff.answer_sets):,} ({percent} %)"


def _other_questions(old: Flow, new: Flow) -> Iterator[str]:
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    yield from (f"question gone: {name}" for name in before if name not in after)
    yield from (f"question new: {name}" for name in after if name not in before)
    for name in sorted(questions_apart(old, new)):
        yield f"question {name}: no line in common, so taken for one gone and one new"
    for name in (name for name in after if name in before):
        one, two = before[name], after[name]
        for what in ("kind", "text", "hint", "red_flag"):
            yield from _other(f"question {name}: {what}", getattr(one, what), getattr(two, what))
        lines_before = {choice.id: choice.text for choice in one.choices}
        lines_after = {choice.id: choice.text for choice in two.choices}
        for option in dict.fromkeys([*lines_before, *lines_after]):
            was, now = lines_before.get(option), lines_after.get(option)
            if was is None or now is None:
                found, other = ("gone", was) if now is None else ("new", now)
                yield f"question {name}: line {found}, so not compared: {option} “{other}”"
            else:
                yield from _other(f"question {name}: line {option}", was, now)


def _other_rules(old: Flow, new: Flow) -> Iterator[str]:
    before = {rule.id: rule for rule in (*old.ranked, old.fallback)}
    after = {rule.id: rule for rule in (*new.ranked, new.fallback)}
    yield from (f"rule gone: {name}" for name in before if name not in after)
    yield from (f"rule new: {name}" for name in after if name not in before)
    for name in (name for name in after if name in before):
        one, two = before[name], after[name]
        for what in ("why", "sources", "editorial"):
            yield from _other(f"rule {name}: {what}", getattr(one, what), getattr(two, what))


def _other(what: str, was: object, now: object) -> Iterator[str]:
    if was != now:
        yield f"{what} was {_plain(was)}, is {_plain(now)}"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else f"“{value}”"
