"""Put the words of `signs.yml` into a quiz: its lines, and the rules about one sign alone."""

from __future__ import annotations

from dataclasses import replace

from common.problems import did_you_mean
from common.signs import FILE, Signs
from quiz.rules.model import Flow, Is, Option, Question, Rule


def filled(flow: Flow, signs: Signs) -> Flow:
    """Return a flow in which every line and rule that leaves its words to a sign has them.

    What no sign has words for stays empty, and is then a mistake: see `why_none`.
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


def why_none(line: str, signs: Signs) -> str:
    """Say why no sign has words for a line that leaves them to one, by the id of the line."""
    if line in signs.signs:
        right = signs.line_of(line)
        return f"the sign {line!r} of {FILE} is ticked by the line {right!r}. Right: {right!r}"
    known = list(signs.lines)
    for one in known:  # "cough" "fever" without a comma is one word to Python
        other = line.removeprefix(one)
        if other != line and other in known:
            told = f"no sign {line!r} in {FILE}: a comma is missing"
            return f'{told}. Right: "{one}", "{other}"'
    told = f"there are {', '.join(known)}" if known else "it has none to tick"
    return f"no sign {line!r} in {FILE}; {told}.{did_you_mean(line, known)}"
