"""The quiz on paper, from the table of it in `contents.json`, its steps renamed and put in order.

The table numbers the steps as they come, and each names its question. On paper a reader is looking
for the step, so a step here is called after its question, `8.12`, and stands below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bundle.formats.pdf.model import (
    Asked,
    Block,
    Care,
    Heading,
    Items,
    Paragraph,
    Result,
    Results,
    Run,
    Step,
    Way,
)
from bundle.source.contents import Card, Contents
from common import decision_table
from common.urgency import Urgency

QUIZ = "quiz.html"
HOW = (
    "Start at question 1. Take the first line that is true for you and go where it says. If a "
    "question has numbered steps, go to the step that you were sent to. Read it from the left. "
    "Take the first way whose lines are all true for you. “Otherwise” is for all that is left. "
    "R and a number is a result. The results come after the questions."
)


def flowchart(contents: Contents) -> list[Block]:
    """Return the whole quiz, from the first question to the pages to read."""
    assert contents.quiz is not None  # or there would be no page for it
    table = contents.quiz.table
    page = contents.page(QUIZ)
    about = [contents.disclaimer, page.review if page else "", contents.quiz.version]
    names = _names(table.steps)
    levels = {one.name: _level(one.urgency) for one in table.results}
    return [
        _words(HOW),
        *(
            _asked(number, question, table.steps, names, levels)
            for number, question in enumerate(table.questions, start=1)
        ),
        _title(decision_table.RESULTS_TITLE),
        *_results(contents.cards, table.results),
        _title(decision_table.REASONS_TITLE),
        Items(True, tuple((Run(reason),) for reason in table.reasons)),
        _title(decision_table.PAGES_TITLE),
        Items(True, tuple((Run(title),) for title in table.pages)),
        _words(" ".join(filter(None, about))),
    ]


def _asked(
    number: int,
    question: decision_table.Asked,
    steps: tuple[decision_table.Step, ...],
    names: Mapping[str, str],
    levels: Mapping[str, str],
) -> Asked:
    """Return a question with its steps."""
    own = [step for step in steps if step.question == number]
    told = tuple(
        Step(
            names[step.name],
            tuple(
                Way(way.said, names.get(way.to, way.to), levels.get(way.to, ""))
                for way in step.ways
            ),
        )
        for step in own
    )
    alone = len(own) == 1 and all(len(lines) == 1 for way in own[0].ways for lines in way.lines)
    direct = _direct(len(question.choices), own[0], told[0]) if alone else ()
    return Asked(number, (Run(question.text),), question.choices, direct, told)


def _direct(choices: int, step: decision_table.Step, told: Step) -> tuple[Way, ...]:
    """Return the way of each choice, in a step where no way asks for two choices."""
    ways = {
        line: way
        for one, way in zip(step.ways, told.ways, strict=True)
        for lines in one.lines
        for line in lines
    }
    rest = told.ways[-1]
    return tuple(replace(ways.get(line, rest), said=str(line)) for line in range(1, choices + 1))


def _results(cards: Iterable[Card], results: Sequence[decision_table.Result]) -> list[Results]:
    """Return the results of each urgency below its card, the most urgent first."""
    grouped = []
    for card in cards:
        own = tuple(Result(one.name, one.told) for one in results if one.urgency == card.urgency)
        if own:
            grouped.append(Results(_card(card), own))
    return grouped


def _card(card: Card) -> Care:
    words = Urgency.from_slug(card.urgency).words
    return Care(
        card.urgency,
        words.icon,
        words.level,
        words.hidden,
        (Run(words.action),),
        (_words(card.come_back),) if card.come_back else (),
        (Run(card.note),) if card.note else (),
    )


def _names(steps: tuple[decision_table.Step, ...]) -> dict[str, str]:
    """Return what each step is called on paper."""
    names = {}
    for question in {step.question for step in steps}:
        own = [step.name for step in steps if step.question == question]
        for place, name in enumerate(own, start=1):
            names[name] = f"{question}.{place}" if len(own) > 1 else str(question)
    return names


def _level(urgency: str) -> str:
    return Urgency.from_slug(urgency).words.level


def _words(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _title(text: str) -> Heading:
    return Heading(2, (Run(text),))
