"""A page that cannot go on paper stops the bundle with the name of its file and the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bundle.formats.pdf import fitting
from bundle.formats.pdf.kinds import read_papers
from bundle.formats.pdf.typeset import Typesetter
from bundle.source.source import Source
from common.papers import A4
from common.problems import ProblemsError
from tests.bundle.leaflets.conftest import MADE

FILE = "causes/tight-shoes.html"
HEADING = '<h2 id="what-it-feels-like">'
DRAWING = (
    '<figure class="drawing"><svg class="drawing__picture"{}viewBox="0 0 9 9"></svg>{}</figure>'
)


def spoilt(source: Source, old: str, new: str, file: str = FILE) -> Source:
    page = source.files[file].decode()
    assert old in page
    return replace(source, files={**source.files, file: page.replace(old, new, 1).encode()})


def blocks_of(source: Source) -> Any:
    (paper,) = (one for one in read_papers(source) if one.name == "tight-shoes")
    told = paper.contents.told()
    return [*told["lead"], *told["blocks"]]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (HEADING, f"<marquee>Sale</marquee>{HEADING}", "<marquee> in the text"),
        (HEADING, f'<p class="odd">x</p>{HEADING}', '<p class="odd"> in the text'),
        (HEADING, f"<p>Look <kbd>here</kbd></p>{HEADING}", "<kbd> in a paragraph"),
        (HEADING, f'<p><img src="x.png" alt="A shoe"></p>{HEADING}', "an SVG file of the site"),
        (HEADING, f'<p><img src="../images/lacing.svg"></p>{HEADING}', "words (alt)"),
        (HEADING, f"Loose words{HEADING}", "'Loose words' stands loose in the page"),
        ("<li>wear thinner socks</li>", "<li>wear<p>socks</p></li>", "<p> in a line"),
        ('class="care__level">', 'class="care__odd">', "expected a care card of care__level"),
        ("<desc", "<metadata", "a picture without words"),
        (HEADING, f"{DRAWING.format(' ', '')}{HEADING}", "a picture without words"),
        (HEADING, f"{DRAWING.format(' ', '<p>x</p>')}{HEADING}", '<figure class="drawing"> in'),
        ('class="pn-notice"', 'class="pn-other"', "pn-other"),
    ],
    ids=[
        *("element", "class", "inline", "image", "silent", "loose", "nested", "card", "no-alt"),
        *("no-words", "in-a-figure", "disclaimer"),
    ],
)
def test_unknown_markup(source: Source, old: str, new: str, reason: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_papers(spoilt(source, old, new))
    assert f"{FILE}: " in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("words", "caption", "said"),
    [
        (' aria-label="A dot" ', "", ("A dot", "")),
        (" ", "<figcaption>Here.</figcaption>", ("Here.", "Here.")),
        (' aria-label="A dot" ', "<figcaption>Here.</figcaption>", ("A dot", "Here.")),
    ],
)
def test_a_drawing_takes_its_words_along(
    source: Source, words: str, caption: str, said: tuple[str, str]
) -> None:
    page = spoilt(source, HEADING, f"{DRAWING.format(words, caption)}{HEADING}")
    blocks = blocks_of(page)
    drawings = [part for part in blocks if part["kind"] == "drawing"]
    (drawn,) = (part for part in drawings if '"0 0 9 9"' in part["views"][0]["svg"])
    (view,) = drawn["views"]
    beside = "".join(run["text"] for run in drawn["caption"])
    assert (view["alternative"], beside, view["label"]) == (*said, "")


def test_a_drawing_that_says_what_the_words_say_is_left_out_of_them(source: Source) -> None:
    line = f'<p>Look <svg aria-hidden="true" viewBox="0 0 9 9"></svg>here</p>{HEADING}'
    blocks = blocks_of(spoilt(source, HEADING, line))
    said = ["".join(run["text"] for run in one["text"]) for one in blocks if "text" in one]
    assert "Look here" in said


def test_a_list_in_a_list_keeps_its_lines(source: Source) -> None:
    line = "<ul><li>Wear <b>two</b><ul><li>thin</li><li>dry</li></ul> socks</li></ul>"
    blocks = blocks_of(spoilt(source, HEADING, f"{line}{HEADING}"))
    lists = [
        ["".join(run["text"] for run in item) for item in one.get("items", [])] for one in blocks
    ]
    assert ["Wear two socks", "– thin", "– dry"] in lists


def test_faults_of_all_pages_are_said_at_once(source: Source) -> None:
    both = spoilt(spoilt(source, HEADING, "<u>x</u>"), "<h2", "<u>x</u><h2", "get-help.html")
    with pytest.raises(ProblemsError) as caught:
        read_papers(both)
    assert {fault.path for fault in caught.value.problems} == {FILE, "get-help.html"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (HEADING, f"<p>A foot 足 here</p>{HEADING}", "足"),
        (HEADING, f"<h4>Too deep</h4>{HEADING}", "heading"),
    ],
    ids=["letter", "heading"],
)
def test_what_typst_refuses(source: Source, old: str, new: str, reason: str) -> None:
    papers = {paper.name: paper for paper in read_papers(spoilt(source, old, new))}
    with pytest.raises(ProblemsError) as caught:
        fitting(Typesetter(), papers["tight-shoes"], A4, MADE)
    assert f"{FILE}: its paper (a4) cannot be set: " in str(caught.value)
    assert reason in str(caught.value)


def test_what_has_no_room_on_its_sheet_though_nothing_can_be_spared(source: Source) -> None:
    line = "<li>wear thinner socks</li>"
    papers = {one.name: one for one in read_papers(spoilt(source, line, line * 90))}
    with pytest.raises(ProblemsError) as caught:
        fitting(Typesetter(), papers["tight-shoes"], A4, MADE)
    assert f"{FILE}: what it must say takes " in str(caught.value)
    assert "expected at most 2: shorten its cards and its lists of what to do" in str(caught.value)


def test_a_card_is_never_left_to_the_page(source: Source) -> None:
    told = replace(source.contents.leaflets, page_only=("When to get help",))
    with pytest.raises(ProblemsError, match="take it out of page_only in topic"):
        read_papers(replace(source, contents=replace(source.contents, leaflets=told)))
