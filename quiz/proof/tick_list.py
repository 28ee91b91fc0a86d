"""The quiz on one sheet of paper: lines to tick, by how soon to get help for any one of them.

A line stands under an urgency where whoever can say it is never told anything calmer, whatever
else they answer. So a reader needs no path and no jumps: the most urgent tick counts. Nobody is
sent home by it: where no line fits, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from common.tick_list import Line, Part
from common.urgency import Urgency
from quiz.graph.compile import Ask, End, Graph
from quiz.proof.product_walk import ends
from quiz.rules.model import (
    ALWAYS,
    NONE,
    UNSURE,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Flow,
    Is,
    Kind,
    Not,
    Option,
    Question,
    Rule,
)

LEVELS = (Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.APPOINTMENT)
"""Of the lines; that somebody may look after it alone is for the quiz or a person to say."""
OTHER_THAN = "Any answer other than:"
MANY_LINES = 12
"""Where more lines of a question decide, as of all the places of a map, paper names the others."""
SMALL = frozenset(
    ("a", "an", "the", "it", "my", "in", "on", "at", "by", "to", "of", "or", "and", "no", "not")
)
"""Words that begin a choice and are never names."""
WORD = re.compile(r"\b[a-z]+\b")


@dataclass(frozen=True)
class Tick:
    """One line, and the answers of which it is true."""

    urgency: Urgency
    line: Line
    when: Condition


def tick_list(flow: Flow, graph: Graph) -> tuple[Part, ...]:
    """Return the list, the most urgent first; an urgency without lines is left out.

    Raises `ValueError` where it would be calmer than the quiz for any complete set of answers, so
    that no such list goes out.
    """
    ticks = tuple(ticks_of(flow, graph))
    for told, on_paper in calmer(flow, ticks):
        raise ValueError(f"{on_paper.slug} on paper, where the quiz says {told.slug}")
    parts = (
        Part(level.slug, tuple(tick.line for tick in ticks if tick.urgency is level))
        for level in LEVELS
    )
    return tuple(part for part in parts if part.lines)


def calmer(flow: Flow, ticks: tuple[Tick, ...]) -> Iterator[tuple[Urgency, Urgency]]:
    """Yield what the quiz says and what the list says, wherever the list is calmer."""
    _, pairs = ends(flow, as_flow(flow, ticks))
    for told, on_paper in pairs:
        if on_paper.urgency > told.urgency:
            yield told.urgency, on_paper.urgency


def as_flow(flow: Flow, ticks: tuple[Tick, ...]) -> Flow:
    """Return what the list decides as a quiz of the same questions.

    Who ticks nothing asks a person, which is taken for an appointment here.
    """
    rules = (
        Rule(level.slug, level, AnyOf(*(tick.when for tick in ticks if tick.urgency is level)))
        for level in LEVELS
        if any(tick.urgency is level for tick in ticks)
    )
    fallback = Rule("ask", Urgency.APPOINTMENT, ALWAYS)
    return replace(flow, id=f"{flow.id}-on-paper", rules=tuple(rules), fallback=fallback)


def ticks_of(flow: Flow, graph: Graph) -> Iterator[Tick]:
    """Yield every line: the signs, what else decides by itself, and what only decides together.

    Raises `ValueError` where a line is to be said by another, and there is no such line.
    """
    found = list(_every_tick(flow, graph))
    for question in flow.questions:
        for option, said in question.said.items():
            if isinstance(said, Is):
                place = next((n for n, tick in enumerate(found) if _says(tick, said)), None)
                if place is None:
                    raise ValueError(f"no line for {said}, which is to say {option!r} too")
                tick = found[place]
                found[place] = replace(tick, when=AnyOf(tick.when, Is(question.id, option)))
    yield from found


def _every_tick(flow: Flow, graph: Graph) -> Iterator[Tick]:
    level = _levels(flow, graph)
    # lines of which each is true or not, then those of which one fits best
    for question in sorted(flow.questions, key=lambda asked: asked.kind is Kind.ONE):
        for urgency in LEVELS:
            own = [one for one in question.choices if level[question.id, one.id] is urgency]
            yield from _lines(flow, question, urgency, own)
    decided = {Is(*place) for place, urgency in level.items() if urgency <= Urgency.SAME_DAY}
    for rule in flow.ranked:
        if rule.urgency <= Urgency.SAME_DAY and not _covers(decided, rule.when):
            words = _words(flow, rule.when)
            if not words:
                raise ValueError(f"no line on paper can say the rule {rule.id!r}")
            line = Line(words[0].upper() + words[1:])
            yield Tick(rule.urgency, line, _without_not(rule.when))


def _says(tick: Tick, sign: Is) -> bool:
    """Tell whether a line is the one of a sign."""
    return sign in (tick.when.parts if isinstance(tick.when, AnyOf) else (tick.when,))


def _lines(flow: Flow, question: Question, urgency: Urgency, own: list[Option]) -> Iterator[Tick]:
    """Yield the lines of one question. Who is not sure ticks the line, so that needs none."""
    said = question.said
    elsewhere = {option for option, by in said.items() if isinstance(by, Is)}
    sure = [one for one in own if one.id not in (UNSURE, NONE, *elsewhere)]
    unsure = [Is(question.id, one.id) for one in own if one.id == UNSURE]
    red = question.is_red and question.kind is Kind.MANY
    alone = [(one, one.text if red else said.get(one.id)) for one in sure]
    for one, text in alone:
        if isinstance(text, str):
            yield Tick(urgency, Line(text), AnyOf(Is(question.id, one.id), *unsure))
            unsure = []
    asked = [one for one, text in alone if text is None]
    if asked:
        when = AnyOf(*(Is(question.id, one.id) for one in asked), *unsure)
        others = [one for one in question.lines if one not in own]
        few = question.kind is Kind.MANY and len(asked) > MANY_LINES
        text = f"{question.text} {OTHER_THAN}" if few else question.text
        first, *more = (one.text for one in (others if few else asked))
        small = _small_words(flow)
        yield Tick(urgency, Line(text, (first, *(_going_on(one, small) for one in more))), when)


def _levels(flow: Flow, graph: Graph) -> dict[tuple[str, str], Urgency]:
    """Return for every option the calmest result that can follow where it is chosen."""

    def calmest(question: Question, option: str) -> Urgency:
        @cache
        def below(place: int) -> Urgency:
            node = graph.nodes[place]
            if isinstance(node, End):
                return node.outcome.urgency
            given = option if node.question == question.id else ""
            return max(below(to) for to in _open(flow.question(node.question), node, given))

        return below(0)

    return {
        (question.id, option.id): calmest(question, option.id)
        for question in flow.questions
        for option in question.choices
    }


def _open(question: Question, node: Ask, chosen: str) -> Iterator[int]:
    """Yield where a step can lead, all answers being possible or only those with one option."""
    if not chosen:
        yield from (branch.to for branch in node.branches)
        return
    for place, branch in enumerate(node.branches):
        smallest = frozenset([chosen, *branch.options])
        earlier = any(smallest.issuperset(one.options) for one in node.branches[:place])
        if question.allows(smallest) and not earlier:
            yield branch.to


def _covers(decided: set[Is], when: Condition) -> bool:
    """Tell whether one of the lines is true wherever a condition is."""
    match when:
        case Is():
            return when in decided
        case AnyOf():
            return all(_covers(decided, part) for part in when.parts)
        case AllOf():
            return any(_covers(decided, part) for part in when.parts)
        case AtLeast():
            return sum(not _covers(decided, part) for part in when.parts) < when.count
        case Not():
            return False


def _without_not(when: Condition) -> Condition:
    """Return a condition that is true wherever this one is, and asks for nothing to be untrue."""
    match when:
        case AllOf():
            return AllOf(*(_without_not(one) for one in when.parts if not isinstance(one, Not)))
        case AnyOf():
            return AnyOf(*map(_without_not, when.parts))
        case _:
            return when


def _words(flow: Flow, when: Condition) -> str:
    """Say a condition in the words of its options; empty where that cannot be said."""
    match when:
        case Is():
            asked = flow.question(when.question)
            said = asked.said.get(when.option)
            text = said if isinstance(said, str) else asked.option_text(when.option)
            if isinstance(said, str):
                return _small(text)
            return _small(text) if asked.kind is Kind.MANY else f"“{text}” to “{asked.text}”"
        case AllOf():
            parts = [_words(flow, part) for part in when.parts if not isinstance(part, Not)]
            return "; and also: ".join(parts) if all(parts) else ""
        case AnyOf():
            parts = [_words(flow, part) for part in when.parts if not _doubt(part, when)]
            if len(parts) == 1:
                return parts[0]
            return f"one of these: {'; '.join(parts)}" if all(parts) else ""
        case AtLeast():
            parts = [_words(flow, part) for part in when.parts]
            return f"at least {when.count} of these: {'; '.join(parts)}" if all(parts) else ""
        case Not():
            return ""


def _doubt(part: Condition, when: AnyOf) -> bool:
    """Tell whether a part is "not sure" about what another part says: who is not sure ticks it."""
    others = {one.question for one in when.parts if isinstance(one, Is) and one != part}
    return isinstance(part, Is) and part.option == UNSURE and part.question in others


def _small(text: str) -> str:
    """Return a line as it goes on within a sentence."""
    return text if text.startswith("I ") else text[:1].lower() + text[1:]


def _going_on(text: str, small: frozenset[str]) -> str:
    """Return a choice as it stands behind another; a word that may be a name stays as it is."""
    first = text.partition(" ")[0].strip(".,;:")
    return text[0].lower() + text[1:] if first.lower() in small else text


@lru_cache(maxsize=1)
def _small_words(flow: Flow) -> frozenset[str]:
    """Return the words that a quiz itself writes small, and so are no names."""
    texts = [text for asked in flow.questions for text in (asked.text, asked.hint)]
    texts += [one.text for asked in flow.questions for one in asked.choices]
    texts += [rule.why for rule in flow.every_rule]
    return SMALL | {word for text in texts for word in WORD.findall(text) if word != "i"}
