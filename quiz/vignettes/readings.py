"""How people read the quiz: what they tick, what they misread, and what they pass over.

Facts are what an attentive listener takes from a story. A case may also say which lines a lay
person ticked (`ticked`), and which in a hurry (`misread`): both are answers in the quiz's own ids.
Whatever the case gives, each line can be passed over in turn. What a reading changes says how much
hangs on one line and its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from common.urgency import Urgency
from quiz.rules.model import NONE, UNSURE, Answers, Flow, Kind
from quiz.vignettes.cases import Case, Result, run

ATTENTIVE, TICKED, MISREAD, MISSED = "attentive", "ticked", "misread", "one line missed"


@dataclass(frozen=True)
class Reading:
    """What came of one way to read, for the people whose cases have it."""

    name: str
    results: tuple[Result, ...]

    def too_calm(self, level: Urgency) -> int:
        """Count those who need this level, and were told a calmer one."""
        return sum(one.expected is level < one.urgency for one in self.results)

    def of(self, level: Urgency) -> int:
        """Count those who need this level."""
        return sum(one.expected is level for one in self.results)

    @property
    def sent_away(self) -> int:
        """Count those who need help today or now, and were told neither."""
        return sum(one.expected <= Urgency.SAME_DAY < one.urgency for one in self.results)

    @property
    def false_alarms(self) -> int:
        """Count those who need no help today, and were sent to the emergency number."""
        alarm = Urgency.EMERGENCY
        return sum(one.expected > Urgency.SAME_DAY and one.urgency is alarm for one in self.results)

    @property
    def harmless(self) -> int:
        """Count those who need no help today."""
        return sum(one.expected > Urgency.SAME_DAY for one in self.results)


def readings(cases: Iterable[Case], flow: Flow) -> tuple[Reading, ...]:
    """Return every reading that some case has; `VignetteError` for answers the flow has not."""
    cases = tuple(cases)
    given = {
        ATTENTIVE: cases,
        TICKED: tuple(replace(one, answers=one.ticked) for one in cases if one.ticked),
        MISREAD: tuple(replace(one, answers=one.misread) for one in cases if one.misread),
    }
    found = [Reading(name, run(some, flow)) for name, some in given.items() if some]
    return (*found, Reading(MISSED, tuple(_calmest_missed(cases, flow))))


def _calmest_missed(cases: Iterable[Case], flow: Flow) -> Iterator[Result]:
    """Yield the calmest result of each case when one ticked line is passed over."""
    for case in cases:
        shorter = [replace(case, answers=less) for less in one_less(case.answers, flow)]
        if shorter:
            yield max(run(shorter, flow), key=lambda result: result.urgency)


def one_less(answers: Answers, flow: Flow) -> Iterator[Answers]:
    """Yield the answers with each ticked line of a list left out in turn."""
    for question in flow.questions:
        if question.kind is Kind.MANY and question.id in answers:
            answer = answers[question.id]
            for line in sorted(answer - {NONE, UNSURE}):
                yield {**answers, question.id: answer - {line} or frozenset([NONE])}


def as_text(found: Iterable[Reading]) -> str:
    """Return a table of who was told what is too calm, or too urgent, for each way to read."""
    heads = (
        "now: told calmer",
        "today: told calmer",
        "both: told no help",
        "harmless: told to call",
    )
    lines = [f"{'how it is read':<18}" + "".join(f"{head:>24}" for head in heads)]
    for one in found:
        now, today = one.of(Urgency.EMERGENCY), one.of(Urgency.SAME_DAY)
        counts = (
            f"{one.too_calm(Urgency.EMERGENCY)} of {now}",
            f"{one.too_calm(Urgency.SAME_DAY)} of {today}",
            f"{one.sent_away} of {now + today}",
            f"{one.false_alarms} of {one.harmless}",
        )
        lines.append(f"{one.name:<18}" + "".join(f"{count:>24}" for count in counts))
    return "\n".join(lines)
