"""A page that cannot go on paper stops the bundle with the name of its file and the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bundle.formats.pdf import read_sheets
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
        (HEADING, f'<img src="x.png" alt="">{HEADING}', "<img> in the text"),
        (HEADING, f"Loose words{HEADING}", "'Loose words' stands loose in the page"),
        ("<li>wear thinner socks</li>", "<li>wear<ul><li>socks</li></ul></li>", "<ul> in a line"),
        ('class="care__level">', 'class="care__odd">', "expected a care card of care__level"),
        ("<desc", "<metadata", "a picture without words"),
        ('class="pn-notice"', 'class="pn-other"', "pn-other"),
    ],
    ids=["element", "class", "inline", "image", "loose", "nested", "card", "no-alt", "disclaimer"],
)
def test_unknown_markup(source: Source, old: str, new: str, reason: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        read_sheets(spoilt(source, old, new))
    assert f"{FILE}: " in str(caught.value)
    assert reason in str(caught.value)


def test_faults_of_all_pages_are_said_at_once(source: Source) -> None:
    both = spoilt(spoilt(source, HEADING, "<u>x</u>"), "<h2", "<u>x</u><h2", "get-help.html")
    with pytest.raises(ProblemsError) as caught:
        read_sheets(both)
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
    sheet = read_sheets(spoilt(source, old, new))["tight-shoes"]
    with pytest.raises(ProblemsError) as caught:
        Typesetter().pdf(sheet, "a4", MADE)
    assert f"{FILE}: its leaflet (a4) cannot be set: " in str(caught.value)
    assert reason in str(caught.value)


def test_a_logo_that_is_not_in_the_site(source: Source) -> None:
    files = {name: data for name, data in source.files.items() if "clinic/logo" not in name}
    with pytest.raises(ProblemsError, match="expected the clinic's logo"):
        read_sheets(replace(source, files=files))
