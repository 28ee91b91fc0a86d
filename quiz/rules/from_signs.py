"""Put the words of `signs.yml` into a quiz: its lines, and the rules about one sign alone."""

from __future__ import annotations

from dataclasses import replace

from common.signs import Signs
from quiz.rules.model import Flow, Is, Option, Question, Rule


def filled(flow: Flow, signs: Signs) -> Flow:
    """Return a flow in which every line and rule that leaves its words to a sign has them.

    What no sign has words for stays empty, and is then a mistake like any other empty text.
    """
    empty = {
        Is(question.id, option.id)
        for question in flow.questions
        for option in question.options
        if not option.text
    }

    def line(option: Option) -> Option:
        sign = signs.lines.get(option.id)
        if not sign or option.text:
            return option
        told = {"term": sign.term, "check": sign.check, "drawing": sign.drawing}
        return replace(option, text=sign.tick, **told)

    def question(asked: Question) -> Question:
        return replace(asked, options=tuple(map(line, asked.options)))

    def rule(one: Rule) -> Rule:
        if one.why or one.when not in empty or not isinstance(one.when, Is):
            return one
        sign = signs.lines.get(one.when.option)
        if not sign:
            return one
        return replace(one, why=sign.why, sources=sign.sources, editorial=sign.judgement)

    return replace(
        flow,
        questions=tuple(map(question, flow.questions)),
        rules=tuple(map(rule, flow.rules)),
    )
