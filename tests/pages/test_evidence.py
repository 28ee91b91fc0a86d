"""What a page says on its evidence goes into the fold at its end, whole and once."""

from __future__ import annotations

import pytest
from lxml import html

from pages.output import evidence

PAGE = """<h2 id="a">What it feels like</h2>
<p>It tingles.<sup class="cite"><a href="#source-1">[1]</a></sup> The 2 weeks are our own judgement, not from a study.</p>
<h2 id="b">What is known, and what is not</h2>
<p>Little.</p>
<h3 id="c">More</h3>
<p>Less.</p>
<h2 id="d">What a <em>clinician</em> may do</h2>
<p>“Do not rub” is our own judgement.</p>
<p>They may look.</p>
"""  # noqa: E501


def test_sections_and_notes_leave_the_text() -> None:
    found = evidence.fold(PAGE)
    text = html.fromstring(f"<div>{found.text}</div>")
    assert [h.text_content() for h in text.xpath(".//h2")] == [
        "What it feels like",
        "What a clinician may do",
    ]
    assert [p.text_content() for p in text.xpath(".//p")] == ["It tingles.[1]", "They may look."]
    folded = html.fromstring(f"<div>{found.evidence}</div>")
    assert [p.text_content() for p in folded.xpath(".//p")] == ["Little.", "Less."]
    assert [li.text_content() for li in folded.xpath(".//li")] == [
        "What it feels like: The 2 weeks are our own judgement, not from a study.",
        "What a clinician may do: “Do not rub” is our own judgement.",
    ]


def test_no_word_is_lost_or_said_twice() -> None:
    found = evidence.fold(PAGE)
    after = sorted(html.fromstring(f"<div>{found.text}{found.evidence}</div>").text_content())
    extra = sorted("What it feels like: What a clinician may do: ".replace(" ", ""))
    before = sorted(html.fromstring(f"<div>{PAGE}</div>").text_content())
    assert [c for c in after if not c.isspace()] == sorted(
        [c for c in before if not c.isspace()] + extra
    )


@pytest.mark.parametrize(
    "stays",
    [
        "<p>Wait a day. That is our own judgement.</p>\n",
        "<p>Wait. The day, and the line on <a>toes</a>, are our own judgement.</p>\n",
        "<ul>\n<li>The day is our own judgement.</li>\n</ul>\n",
        '<div class="care"><p>The day is our own judgement.</p></div>\n',
        "<h2 id='x'>What it is</h2>\n<p>Words.</p>\n",
        "",
    ],
)
def test_what_leans_on_other_words_stays_with_them(stays: str) -> None:
    assert evidence.fold(stays) == evidence.Folded(stays, "")
