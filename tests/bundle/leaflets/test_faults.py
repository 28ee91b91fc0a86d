"""A page that cannot go on paper stops the bundle with the name of its file and the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bundle.formats.pdf import fitting
from bundle.formats.pdf.kinds import read_papers
from bundle.formats.pdf.papers import A4
from bundle.formats.pdf.typeset import Typesetter
from bundle.source.formats import Source
from common.problems import ProblemsError
from tests.bundle.leaflets.conftest import MADE

FILE = "causes/tight-shoes.html"
HEADING = '<h2 id="what-it-feels-like">'


def spoilt(source: Source, old: str, new: str, file: str = FILE) -> Source:
    page = source.files[file].decode()
    assert old in page
    return replace(source, files={**source.files, file: page.replace(old, new, 1).encode()})


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (HEADING, f"<marquee>Sale</marquee>{HEADING}", "<marquee> in the text"),
        (HEADING, f'<p class="odd">x</p>{HEADING}', '<p class="odd"> in the text'),
        (HEADING, f"<p>Look <kbd>here</kbd></p>{HEADING}", "<kbd> in a paragraph"),
        (HEADING, f'<p><img src="x.png" alt="A shoe"></p>{HEADING}', "an SVG file of the site"),
        (HEADING, f'<p><img src="../images/lacing.svg"></p>{HEADING}', "words (alt)"),
        (HEADING, f"Loose words{HEADING}", "'Loose words' stands loose in the page"),
        ("<li>wear thinner socks</li>", "<li>wear<ul><li>socks</li></ul></li>", "<ul> in a line"),
        ('class="care__level">', 'class="care__odd">', "expected a care card of care__level"),
        ("<desc", "<metadata", "a picture without words"),
        ('class="pn-notice"', 'class="pn-other"', "pn-other"),
    ],
    ids=[
        "element",
        "class",
        "inline",
        "image",
        "no-words",
        "loose",
        "nested",
        "card",
        "no-alt",
        "disclaimer",
    ],
)
def test_unknown_markup(source: Source, old: str, new: str, reason: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_papers(spoilt(source, old, new))
    assert f"{FILE}: " in str(caught.value)
    assert reason in str(caught.value)


def test_faults_of_all_pages_are_said_at_once(source: Source) -> None:
    both = spoilt(spoilt(source, HEADING, "<u>x</u>"), "<h2", "<u>x</u><h2", "get-help.html")
    with pytest.raises(ProblemsError) as caught:
        read_papers(both)
    assert {fault.path for fault in caught.value.problems} == {FILE, "get-help.html"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (HEADING, f"<p>A snowman ☃ here</p>{HEADING}", "☃"),
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
