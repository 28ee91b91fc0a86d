"""No page on legs can do harm, beyond what the engine refuses on any topic (content_rules.py)."""

from __future__ import annotations

import re

import pytest

from common.urgency import Urgency
from pages.model import frontmatter
from pages.model.plain_text import Role, sentences
from tests.topic.real import (
    CATALOGUE,
    CAUSES,
    DOCS,
    PASSAGES,
    PATHS,
    QUESTIONS,
    card_lines,
    with_words,
)

CONDITION_SECTIONS = (
    ("Get help now",),
    ("What it feels like",),
    ("Where you feel it",),
    ("When it starts and what eases it",),
    ("What you can do",),
    ("When to get help",),
    ("What is known, and what is not", "What the article says, and what we know"),
    ("What a clinician may do",),
)
"""The headings of a cause, in order; the first stands only where an emergency opens the page."""
QUESTION_SECTIONS = ["Why", "What to do", "When to get help", "What the article says"]
UNASKED_SECTIONS = [
    "Get help now",
    *QUESTION_SECTIONS[:-1],
    "What is known, and what is not",
]
"""The headings of a question that the article does not ask."""
YES_OR_NO = re.compile(r"^(?:Is|Are|Could|Can|Do|Does|Will|Would) ")
ANSWER = re.compile(r"^(?:Yes|No|Not|Probably|Mostly|Sometimes|It can|Get it checked)\b")
"""How an answer to such a question starts."""
NO_ANSWER = re.compile(r"^(?:There (?:are|is)|This page|It depends|Many people|The article)\b")
NEITHER_YES_NOR_NO = {
    "faq/is-it-normal.md": "brief tingling is mostly harmless, repeated numbness needs a check"
}
"""Questions whose answer has two halves, with the answer."""


DO_NOT_STOP = re.compile(
    r"(?:do not|never) stop\b(?P<what>[^.]*\b(?:medicine|tablet)s?\b[^.]*)", re.IGNORECASE
)
"""Matches `Never stop a prescribed medicine without asking`, not `do not stop metformin`."""
STOP_AT_ONCE = ("floxacin", "stop", "doctor straight away")
"""Words of the exception: antibiotics that a regulator says to stop at the first tingling."""
OVER_DAYS = re.compile(r"(?:weak|worse)\b.*\bover days")
"""Both legs getting worse is an emergency, so a calmer line has to say that it is about one."""
LEFT_OUT_OF_ONE_LEG = ("causes/outer-thigh.md",)
"""A numb patch on the thigh that grows, which has one side anyway."""
FIRST_AID_PAGES = (
    "get-help.md", "happening-now.md", "causes/arteries.md", "causes/muscle-pressure.md",
)  # fmt: skip
"""Pages with a list of what not to do while help is on its way."""
FIRST_AID = {
    "a cold leg": ["do not", "heat|warm", "rub", "raise", "suddenly", "cold"],
    "a hard muscle": ["do not", "raise", "bandage", "hard", "muscle"],
    "an operation": ["do not eat or drink", "cold leg", "hard muscle", "injury", "operation"],
}


def headings(path: str) -> list[str]:
    source, _ = frontmatter.parse(path, (DOCS / path).read_text("utf-8"))
    assert source is not None
    return re.findall(r"^## (.+)$", source.body, re.MULTILINE)


@pytest.mark.parametrize("path", PATHS)
def test_each_line_of_what_not_to_do_says_so(path: str) -> None:
    for passage in PASSAGES[path]:
        if passage.block == "dont":
            assert passage.text.casefold().startswith("do not "), passage
        if passage.block == "do":
            assert not passage.text.casefold().startswith("do not "), passage


@pytest.mark.parametrize("path", PATHS)
def test_nobody_is_told_to_go_on_with_a_medicine_that_must_be_stopped(path: str) -> None:
    told = [
        passage
        for passage in PASSAGES[path]
        for found in [DO_NOT_STOP.search(passage.text)]
        if found and "metformin" not in passage.text.casefold()
    ]
    if told:
        assert with_words(PASSAGES[path], STOP_AT_ONCE), told


@pytest.mark.parametrize("path", PATHS)
def test_what_gets_worse_over_days_is_calmer_in_one_leg_only(path: str) -> None:
    for line in card_lines(path, Urgency.SAME_DAY.slug):
        if OVER_DAYS.search(line.text) and path not in LEFT_OUT_OF_ONE_LEG:
            assert "one leg" in line.text or "the numb area" in line.text, line


@pytest.mark.parametrize("path", FIRST_AID_PAGES)
@pytest.mark.parametrize("what", FIRST_AID)
def test_first_aid_says_what_would_harm(path: str, what: str) -> None:
    lines = [one for one in PASSAGES[path] if one.block == "dont"]
    assert with_words(lines, FIRST_AID[what]), f"{path}: nothing about {what}"


@pytest.mark.parametrize("path", CAUSES)
def test_a_cause_has_its_sections_in_order(path: str) -> None:
    found = headings(path)
    first, *rest = CONDITION_SECTIONS
    wanted = [first, *rest] if found[0] in first else rest
    assert len(found) == len(wanted)
    for heading, allowed in zip(found, wanted, strict=True):
        assert heading in allowed


@pytest.mark.parametrize("path", QUESTIONS)
def test_a_question_is_answered_first(path: str) -> None:
    asked = CATALOGUE.pages[path].head.article != "none"
    assert headings(path) == (QUESTION_SECTIONS if asked else UNASKED_SECTIONS)
    first = PASSAGES[path][0]
    assert first.role is Role.PARAGRAPH
    assert not first.section
    answer = sentences([first])[0].text
    assert not answer.endswith("?")
    assert not NO_ANSWER.match(answer)


@pytest.mark.parametrize("path", QUESTIONS)
def test_a_question_that_asks_yes_or_no_gets_one(path: str) -> None:
    title, answer = CATALOGUE.pages[path].head.title, PASSAGES[path][0].text
    if YES_OR_NO.match(title) and path not in NEITHER_YES_NOR_NO:
        assert ANSWER.match(answer)


@pytest.mark.parametrize("path", PATHS)
def test_no_condition_is_called_the_readers_own(path: str) -> None:
    for passage in PASSAGES[path]:
        text = passage.text.casefold()
        assert not re.search(r"\byour (?:sciatica|neuropathy|neuroma|stenosis)\b", text), passage
