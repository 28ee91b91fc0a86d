"""What a quiz is: questions, conditions over their answers, and rules, all as plain typed data.

Nothing here computes a path. A rule file is written with these names, so that a clinician can
read it aloud; `quiz.rules.load` checks it and `quiz.graph.compile` turns it into a graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from common.urgency import Urgency

UNSURE = "unsure"
"""The id of every "I am not sure" option."""
NONE = "none"
"""The id of every "None of these" option; it is always chosen alone."""

UNSURE_WHY = "You are not sure about a warning sign. We treat not sure as a yes."
"""The reason a reader sees where only "not sure" was chosen on a red-flag question."""

MAX_DO = 3
"""A result says at most so many things to do now: more is not read."""

Answer = frozenset[str]
"""The options chosen in one question: one id, or several where the kind is MANY."""
Answers = Mapping[str, Answer]
"""Question id to answer."""


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    MANY = "many"
    YES_NO_UNSURE = "yes-no-unsure"


@dataclass(frozen=True)
class Option:
    """One line that can be chosen."""

    id: str
    """Lower-case words with hyphens; it stands in links, so it is never used for anything else."""
    text: str = ""
    """Left out where the line is a sign, whose words stand in `signs.yml`."""
    term: str = ""
    """What a clinician calls it, for the sheet; of a sign it stands in `signs.yml` as well."""
    check: str = ""
    """How to check a warning sign, for whoever is not sure; so does this of a sign."""
    drawing: str = ""
    """A drawing of that, as a path from `docs/`; so does this."""


def signs(*lines: str) -> tuple[Option, ...]:
    """Return the lines of these signs, by their ids in `signs.yml`."""
    return tuple(Option(line) for line in lines)


YES_NO = (Option("yes", "Yes"), Option("no", "No"))


@dataclass(frozen=True)
class Question:
    """One screen of the quiz."""

    id: str
    text: str
    kind: Kind
    options: tuple[Option, ...] = ()
    """The lines in order, without "none" and "not sure", which have fields of their own.
    A yes-no-unsure question needs none: it has Yes and No."""
    hint: str = ""
    none: str = ""
    """The words of "None of these"; a MANY question must have them."""
    unsure: str = ""
    """The words of "I am not sure", where that can be answered."""
    red_flag: Urgency | None = None
    """Set where every line is a warning sign: how soon to get help, at least, for any one of them.
    Not sure counts as yes here: `Flow.ranked` adds the rule, so that no author can forget it."""
    worse: tuple[str, ...] = ()
    """What counts as more worrying, so that it can be proven never to calm the result. ONE and
    yes-no-unsure: ids from calm to worrying. MANY: lines that only ever add to the worry. On a
    red-flag question every line does, so nothing needs to be listed."""

    said: Mapping[str, str | Is] = field(default_factory=dict, hash=False)
    """Options on paper, where nobody asks the question, by their ids: as a sentence that stands by
    itself, or the sign of another question whose line says the same."""

    @property
    def lines(self) -> tuple[Option, ...]:
        """The options apart from "not sure" and "none"."""
        return self.options or (YES_NO if self.kind is Kind.YES_NO_UNSURE else ())

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """Every option in the order in which it is shown."""
        unsure = self.unsure or ("I am not sure" if self.kind is Kind.YES_NO_UNSURE else "")
        extra = ((UNSURE, unsure), (NONE, self.none))
        return self.lines + tuple(Option(name, text) for name, text in extra if text)

    def option_text(self, option: str) -> str:
        """Return the words of an option id."""
        return next(choice.text for choice in self.choices if choice.id == option)

    def warns(self, answer: Answer) -> bool:
        """Tell whether an answer gives a warning sign, or is not sure about one."""
        return self.is_red and answer not in ({NONE}, {"no"})

    def allows(self, answer: Answer) -> bool:
        """Tell whether the answer can be given."""
        known = answer <= {choice.id for choice in self.choices}
        single = len(answer) == 1
        return known and (
            single or (self.kind is Kind.MANY and bool(answer) and NONE not in answer)
        )

    @property
    def adding(self) -> tuple[str, ...]:
        """The lines of a MANY question that only ever add to the worry."""
        ids = (choice.id for choice in self.choices if choice.id != NONE)
        return tuple(name for name in ids if self.is_red or name in self.worse)

    def more_worrying(self, answer: Answer) -> Iterator[Answer]:
        """Yield the answers that are one step more worrying than this one, as the flow declares."""
        if self.kind is Kind.MANY:
            yield from (answer - {NONE} | {name} for name in self.adding if name not in answer)
            return
        order = ("no", UNSURE, "yes") if self.is_red else self.worse
        (name,) = answer
        if name in order[:-1]:
            yield frozenset([order[order.index(name) + 1]])

    @property
    def calmest(self) -> str:
        """The option that says least: what is answered where nothing is the matter."""
        ids = [choice.id for choice in self.choices]
        if NONE in ids:
            return NONE
        return self.worse[0] if self.worse else "no" if "no" in ids else ids[0]

    @cached_property
    def looks(self) -> tuple[str, ...]:
        """The warning signs that whoever is not sure looks at once more; see `second_look`."""
        if not self.is_red or self.kind is not Kind.MANY:
            return ()
        return tuple(line.id for line in self.lines if line.check)

    @property
    def is_red(self) -> bool:
        """Whether every line is a warning sign. (EMERGENCY is 0, so never test `red_flag` bare.)"""
        return self.red_flag is not None


@dataclass(frozen=True)
class Is:
    """True where the option was chosen in the question."""

    question: str
    option: str


@dataclass(frozen=True, init=False)
class _Several:
    parts: tuple[Condition, ...]

    def __init__(self, *parts: Condition) -> None:
        object.__setattr__(self, "parts", parts)


class AnyOf(_Several):
    """True where at least one part is."""


class AllOf(_Several):
    """True where every part is."""


@dataclass(frozen=True, init=False)
class AtLeast:
    """True where at least `count` of the parts are."""

    count: int
    parts: tuple[Condition, ...]

    def __init__(self, count: int, *parts: Condition) -> None:
        object.__setattr__(self, "count", count)
        object.__setattr__(self, "parts", parts)


@dataclass(frozen=True)
class Not:
    """True where the part is not."""

    part: Condition


Condition = Is | AnyOf | AllOf | AtLeast | Not


def asked_by(condition: Condition) -> frozenset[str]:
    """Return the ids of the questions that a condition looks at."""
    if isinstance(condition, Is):
        return frozenset([condition.question])
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return frozenset().union(*(asked_by(part) for part in parts))


ALWAYS = AllOf()
"""The condition of the fallback rule, and of no other."""


@dataclass(frozen=True)
class Rule:
    """When something is so, this is how soon to get help and what to read."""

    id: str
    urgency: Urgency
    when: Condition
    why: str = ""
    """One plain sentence that a reader sees as the reason. Where a rule is about one sign alone, it
    is left out with all that follows but the pages: it stands in `signs.yml`."""
    sources: tuple[str, ...] = ()
    """Citation keys of the evidence."""
    pages: tuple[str, ...] = ()
    """Pages to read, as paths from `docs/`; none in an emergency."""
    editorial: bool = False
    """True where the threshold is the project's own judgement and no source's."""
    only: bool = False
    """Where this rule leads, no other rule adds pages."""
    group: str = ""
    """Of the rules of one group only the first that is true counts: it speaks for the group."""

    @property
    def stands_alone(self) -> bool:
        """Whether the quiz ends as soon as this rule leads: help comes before reading."""
        return self.only or self.urgency <= Urgency.SAME_DAY


@dataclass(frozen=True)
class Flow:
    """A whole quiz."""

    id: str
    version: str
    """Year and number, such as `2026.1`; it is printed on every result."""
    title: str
    questions: tuple[Question, ...]
    """In clinical order: the quiz asks in this order and leaves out what no longer matters."""
    rules: tuple[Rule, ...]
    """The most urgent true rule leads; among equals the earlier one."""
    fallback: Rule
    """The result where no rule is true."""
    help_page: str
    """The page with all signs that need help, linked from every result but an emergency."""
    come_back: Mapping[Urgency, str] = field(default_factory=dict, hash=False)
    """For each level but an emergency: when to come back or to get help sooner."""
    do: Mapping[Urgency, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """For each level: what to do now, at most `MAX_DO` short lines."""
    dont: Mapping[Urgency, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """For each level: what not to do. Every line starts with "do not ", so that no missed sign can
    turn it into advice."""
    stages: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The parts of the way, by a name of a few words: the first question of each, in order. A
    reader sees by them how far it is. Empty where the quiz is too short to need any."""

    @property
    def every_rule(self) -> tuple[Rule, ...]:
        """Every rule that can stand behind a result, the most urgent first."""
        return (*self.ranked, self.fallback)

    @property
    def pages(self) -> frozenset[str]:
        """Every page that a result leads to, as paths from docs/."""
        return frozenset({self.help_page, *(p for rule in self.every_rule for p in rule.pages)})

    def stage(self, question: str) -> str:
        """Return the name of the part of the way that a question belongs to; empty without any."""
        found = ""
        starts = {first: name for name, first in self.stages.items()}
        for asked in self.questions:
            found = starts.get(asked.id, found)
            if asked.id == question:
                break
        return found

    def question(self, question: str) -> Question:
        """Return the question with this id."""
        return next(q for q in self.questions if q.id == question)

    def rule(self, rule: str) -> Rule:
        """Return the rule with this id, the fallback included."""
        return next(r for r in self.every_rule if r.id == rule)

    @cached_property
    def ranked(self) -> tuple[Rule, ...]:
        """The rules by urgency, then in their order, without the fallback.

        Each red-flag question gets a rule that treats not sure as a yes. It stands after the signs
        of its own question, so that a sign which is chosen as well gives the reason.
        """
        rules = list(self.rules)
        for question in self.questions:
            if question.red_flag is not None:
                about = [n for n, rule in enumerate(rules) if question.id in asked_by(rule.when)]
                rules.insert(max(about, default=-1) + 1, self._unsure(question, question.red_flag))
        return tuple(sorted(rules, key=lambda rule: rule.urgency))

    def _unsure(self, question: Question, level: Urgency) -> Rule:
        pages = () if level is Urgency.EMERGENCY else (self.help_page,)
        is_unsure = Is(question.id, UNSURE)
        return Rule(f"{question.id}-unsure", level, is_unsure, UNSURE_WHY, (), pages, True)
