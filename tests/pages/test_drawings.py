"""Small drawings within pages: what one may hold, and how a page shows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from common.problems import ProblemsError
from pages.markdown.drawings import Drawings
from pages.model import catalogue, small_drawings

ROOT = Path(__file__).parents[2]
START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" stroke-width="4">'
FOOT = f'{START}\n  <title>A foot</title>\n  <path class="skin" d="M0 0h9"/>\n</svg>\n'
HEAD = """\
---
title: Shoes
kind: guide
summary: A page.
article: none
review: none
review_due: 2027-05-31
---

"""


def shown(text: str, folder: Path) -> html.HtmlElement:
    """Return a page's text as HTML, with the one drawing `foot`."""
    (folder / "drawings").mkdir(exist_ok=True)
    (folder / "drawings" / "foot.svg").write_text(FOOT, "utf-8")
    made = Markdown(extensions=[Drawings(folder)]).convert(text)
    return html.fragment_fromstring(made, create_parent=True)


def test_words_that_follow_a_drawing_stand_beside_it(tmp_path: Path) -> None:
    page = shown(
        "![A bare foot](../drawings/foot.svg)\nWalk *slowly*, then [stop](a.md).", tmp_path
    )
    (figure,) = page
    svg, words = figure
    assert (figure.tag, figure.get("class"), svg.tag, words.tag) == (
        *("figure", "drawing", "svg", "figcaption"),
    )
    assert words.text_content() == "Walk slowly, then stop."
    assert [child.tag for child in words] == ["em", "a"]
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "A bare foot")
    assert (svg.get("width"), svg.get("height")) == ("40", "30")
    assert [part.get("class") for part in svg.iter("path")] == ["skin"]
    assert not page.findall(".//title"), "a page would show the file's words on hovering"


def test_several_drawings_share_their_words(tmp_path: Path) -> None:
    two = "![One](drawings/foot.svg) ![Two](drawings/foot.svg) Both."
    (figure,) = shown(two, tmp_path)
    assert [child.get("aria-label") or child.text for child in figure] == ["One", "Two", "Both."]


def test_a_drawing_alone_has_no_caption(tmp_path: Path) -> None:
    (figure,) = shown("![One](drawings/foot.svg)", tmp_path)
    assert [child.tag for child in figure] == ["svg"]


@pytest.mark.parametrize("text", ["- [{} Now](a.md)", "Look: {} here", "- {} Walk"])
def test_within_a_line_it_stays_in_the_line(text: str, tmp_path: Path) -> None:
    page = shown(text.format("![](drawings/foot.svg)"), tmp_path)
    (svg,) = page.iter("svg")
    assert svg.getparent().tag != "figure"
    assert (svg.get("aria-hidden"), svg.get("aria-label")) == ("true", None)


@pytest.mark.parametrize("address", ["images/foot.svg", "drawings/none.svg", "drawings/foot.png"])
def test_other_pictures_stay_what_they_are(address: str, tmp_path: Path) -> None:
    page = shown(f"![Two shoes]({address})", tmp_path)
    assert [image.get("src") for image in page.iter("img")] == [address]
    assert [child.tag for child in page] == ["p"]


def problems(make: Callable[..., Path], files: dict[str, str]) -> str:
    try:
        catalogue.read(make(files))
    except ProblemsError as error:
        return "\n".join(map(str, error.problems))
    return ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("![A](drawings/foot.svg) b", ""),
        ("![A](drawings/fot.svg)", "docs/a.md:10: no drawing 'fot'. Did you mean 'foot'?"),
        ("![A](../drawings/foot.svg)", "docs/a.md:10: expected drawings/foot.svg, found ../draw"),
        ("![](drawings/foot.svg)", "docs/a.md:10: a drawing without words"),
        ("[![](drawings/foot.svg) Now](a.md)", ""),
        ("![](drawings/foot.svg) Beside", ""),
    ],
)
def test_a_page_names_a_drawing_that_there_is(
    text: str, message: str, docs: Callable[..., Path]
) -> None:
    found = problems(docs, {"drawings/foot.svg": FOOT, "a.md": HEAD + text})
    assert message in found
    assert bool(message) == bool(found), found


@pytest.mark.parametrize(
    ("part", "wrong", "message"),
    [
        ('viewBox="0 0 40 30"', 'viewBox="0 0 40"', "viewBox"),
        ("<title>A foot</title>", "", "expected a <title>"),
        ('class="skin"', 'class="skn"', "found 'skn'. Did you mean 'skin'?"),
        ('class="skin"', 'id="skin"', "'id' on <path>"),
        ('class="skin"', 'style="fill:red"', "'style' on <path>"),
        ("<path ", "<text>a</text><path ", "found <text>"),
        ('stroke-width="4"', 'stroke-width="2"', "all lines have stroke-width"),
        ("M0 0h9", "M0 0" + "h9" * 2000, "at most 4,000 bytes"),
    ],
)
def test_a_drawing_keeps_to_the_one_style(
    part: str, wrong: str, message: str, docs: Callable[..., Path]
) -> None:
    assert problems(docs, {"drawings/foot.svg": FOOT}) == ""
    found = problems(docs, {"drawings/foot.svg": FOOT.replace(part, wrong)})
    assert re.match(r"docs/drawings/foot.svg:(\d+:)? ", found)
    assert message in found


def test_every_class_has_a_colour_in_the_style_sheet() -> None:
    sheet = (ROOT / "theme/assets/stylesheets/drawings.css").read_text("utf-8")
    for name in small_drawings.CLASSES:
        assert re.search(
            rf"\.drawing__picture [^{{]*\.{name}\b[^{{]*{{ (?:fill|stroke): var", sheet
        )
