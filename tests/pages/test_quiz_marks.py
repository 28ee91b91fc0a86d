"""What a page says of the quiz goes with it, and nothing else does."""

from __future__ import annotations

import pytest

from common import unsaid
from common.problems import Problem
from pages.model import frontmatter, quiz_marks, quiz_words

NAMES = ("quiz", "quizzes", "the quiz", "How soon?")


@pytest.mark.parametrize(
    ("marked", "with_it", "without"),
    [
        ("The pages {quiz: or the quiz} yet.", "The pages or the quiz yet.", "The pages yet."),
        ("The signs {quiz: or the quiz}.", "The signs or the quiz.", "The signs."),
        ("One. {quiz: Two.[@a]} Three.", "One. Two.[@a] Three.", "One. Three."),
        ("{quiz: One [quiz](quiz.md).} Two.", "One [quiz](quiz.md). Two.", "Two."),
        ("- {quiz: One.} Two.", "- One. Two.", "- Two."),
        ("- a\n- {quiz: b}\n- c", "- a\n- b\n- c", "- a\n- c"),
        ("1. {quiz: a}\n2. b", "1. a\n2. b", "2. b"),
        ("## {quiz: It}\n\n{quiz: Words.}\n\nx", "## It\n\nWords.\n\nx", "\n\nx"),
        ("a\n\n\nb {: .no-link }", "a\n\n\nb {: .no-link }", "a\n\n\nb {: .no-link }"),
    ],
)
def test_marked_words_are_there_with_a_quiz_alone(marked: str, with_it: str, without: str) -> None:
    assert quiz_marks.kept(marked) == with_it
    assert quiz_marks.left_out(marked) == without


def told_of(head: str, body: str) -> list[Problem]:
    text = f"---\n{head}\n---\n{body}"
    source, _ = frontmatter.parse("docs/a.md", text)
    assert source is not None
    return list(quiz_words.check(source, text, NAMES))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Answer the quiz.", "'quiz' stands here, and a copy can be without the quiz: put it into"),
        ("Two QUIZZES and more.", "'quizzes' stands here"),
        ("Read [How  soon?](x.md).", "'How soon?' stands here"),
        ("{quiz: Answer the quiz.} The quiz asks.", "'quiz' stands here"),
        ("- {quiz: [!cold-leg]}", "no sign and no line of a card goes with the quiz"),
        (
            "/// care | emergency\n\n- {quiz: you cannot pee}\n\n///",
            "no sign and no line of a card",
        ),
        ("{quiz: Answer it.", "expected a mark within one line. Right: No clinician"),
        ("{quiz Answer it.}", "expected a mark within one line"),
    ],
)
def test_a_page_that_names_the_quiz_outside_of_a_mark_is_told_where(row: str, told: str) -> None:
    (problem,) = told_of("title: A", row)
    assert problem.line in (4, 6)
    assert told in problem.message


def test_what_is_marked_or_leads_there_from_a_head_is_right() -> None:
    assert (
        told_of(
            "related:\n- quiz.md", "/// care | x\n///\n{quiz: The quiz.} Mezquiza asks how soon."
        )
        == []
    )
    for head in ("title: A\naliases: [a, the quiz]", 'title: A\nsummary: "A {quiz: B}"'):
        (problem,) = told_of(head, "Words.")
        assert problem.line == 3
        assert "the head of a page is in every copy" in problem.message


@pytest.mark.parametrize(
    "offer",
    [
        "<p>Answer the <b>quiz</b></p>",
        '<p>x</p><a href="../quiz/">Start</a>',
        '<img alt="The quiz" src="a.png">',
        '<meta name="description" content="How soon?">',
        '<script type="application/ld+json">{"name": "How soon?"}</script>',
    ],
)
def test_an_offer_in_what_was_built_is_found_by_file_and_line(offer: str) -> None:
    page = f"<html>\n<body class='quiz' id='quiz'>\n{offer}</body></html>".encode()
    (fault,) = unsaid.faults({"a.html": page}, ("quiz", "How soon?"))
    assert (fault.path, fault.line) == ("a.html", 3)
    assert "stands here, and this copy has none: it was left out" in fault.message
    assert unsaid.faults({"a.html": page}, ()) == []


def test_what_no_reader_meets_is_no_offer() -> None:
    page = (
        b"<html><head><style>.quiz { a: b }</style></head><body class='quiz'><!-- quiz -->"
        b"<script>quiz()</script><img alt='x' src='data:image/png;base64,/quiz+a'></body></html>"
    )
    assert unsaid.faults({"a.html": page}, NAMES) == []
