"""The first page and the list of causes: what stands on them comes from the topic's own data."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from common import topic as topics
from common.problems import ProblemsError
from pages.markdown import drawings
from pages.model import catalogue
from pages.model.schema import Kind
from pages.output import front
from tests.pages.conftest import CAUSE, TOPIC, Docs

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- a note -->
<title>A foot</title><path class="skin" d="M0 0h9z"/></svg>
"""
OTHER = (
    CAUSE.replace("Tight shoes", "Cold air")
    .replace("[tight laces]", "[]")
    .replace("{section: cause 1, heading: Compression}", "none")
)


def read(folder: Path) -> tuple[topics.Topic, catalogue.Catalogue]:
    topic = topics.read(folder)
    return topic, catalogue.read(topic.docs, topic)


def told(folder: Path, more: str) -> Path:
    (folder / "topic.yml").write_text(TOPIC + more, "utf-8")
    return folder


def test_doors_stand_in_their_order_but_the_page_of_all_signs(topic: Docs) -> None:
    doors = "doors: {faq/shoes.md: ask, get-help.md: all the signs, index.md: start}\n"
    whole, pages = read(told(topic(), doors))
    found = front.doors(whole.told, pages)
    assert [(one.page.path, one.purpose) for one in found] == [
        ("faq/shoes.md", "ask"),
        ("index.md", "start"),
    ]


def test_without_groups_all_causes_stand_in_one_list_in_reading_order(topic: Docs) -> None:
    whole, pages = read(topic({"causes/air.md": OTHER}))
    order = ("index.md", "causes/shoes.md", "causes/air.md", "faq/shoes.md")
    (group,) = front.cause_groups(whole.told, pages, order)
    assert group.name == ""
    assert [one.path for one in group.pages] == ["causes/shoes.md", "causes/air.md"]
    assert [one.path for one in front.in_order(pages, Kind.QUESTION, order)] == ["faq/shoes.md"]


def test_a_topic_without_causes_has_no_group(topic: Docs) -> None:
    folder = topic()
    (folder / "docs/causes/shoes.md").unlink()
    (folder / "docs/bibliography.json").write_text("[]", "utf-8")
    question = folder / "docs/faq/shoes.md"
    question.write_text(question.read_text("utf-8").replace("[@one-source]", ""), "utf-8")
    whole, pages = read(folder)
    assert front.cause_groups(whole.told, pages, tuple(pages.pages)) == ()


def test_each_cause_stands_in_one_group(topic: Docs) -> None:
    folder = topic({"causes/air.md": OTHER})
    group = "groups: [{name: Pressure, felt: a toe, pages: [causes/shoes.md%s]}]\n"
    with pytest.raises(ProblemsError, match=r"expected causes/air\.md in one group, found it in n"):
        read(told(folder, group % ""))
    with pytest.raises(ProblemsError, match=r"expected causes/air\.md in one group, found it in 2"):
        read(told(folder, group % ", causes/air.md, causes/air.md"))
    whole, pages = read(told(folder, group % ", causes/air.md"))
    (only,) = front.cause_groups(whole.told, pages, ())
    assert (only.name, only.felt) == ("Pressure", "a toe")
    assert [one.path for one in only.pages] == ["causes/shoes.md", "causes/air.md"]


def test_a_page_and_a_group_name_drawings_that_are_there(topic: Docs) -> None:
    drawn = CAUSE.replace("kind: cause", "kind: cause\ndrawing: drawings/shoe.svg")
    folder = topic({"causes/shoes.md": drawn})
    with pytest.raises(ProblemsError, match=r"shoes\.md:4: no drawing 'drawings/shoe\.svg'"):
        read(folder)
    group = "groups: [{name: One, drawing: %s, pages: [causes/shoes.md]}]\n"
    with pytest.raises(ProblemsError, match=r"no docs/drawings/shoe\.svg"):
        read(told(folder, group % "drawings/shoe.svg"))
    with pytest.raises(ProblemsError, match=r"expected a drawing \(\.svg\), found 'index\.md'"):
        read(told(folder, group % "index.md"))
    (folder / "docs/drawings").mkdir()
    (folder / "docs/drawings/shoe.svg").write_text(DRAWING, "utf-8")
    whole, pages = read(told(folder, group % "drawings/shoe.svg"))
    assert front.cause_groups(whole.told, pages, ())[0].drawing == "drawings/shoe.svg"


def test_a_drawing_in_a_page_says_nothing_beside_the_words(tmp_path: Path) -> None:
    (tmp_path / "shoe.svg").write_text(DRAWING, "utf-8")
    svg = html.fragment_fromstring(drawings.inline(tmp_path, "shoe.svg"))
    assert svg.get("aria-hidden") == "true"
    assert svg.get("class") == "drawing__picture pn-drawing"
    assert [child.tag for child in svg.iter()] == ["svg", "path"]
    assert drawings.inline(tmp_path, "") == ""


def test_each_urgency_starts_at_the_heading_above_its_first_card() -> None:
    card = '<div class="care care--%s"><p>x</p></div>'
    content = (
        f'<p>Intro</p><h2 id="one">One</h2>{card % "emergency"}<h2 id="two">Two</h2>'
        f'{card % "emergency"}<h2 id="no">No</h2><h2 id="three">Three</h2>{card % "self-care"}'
    )
    assert front.levels(content) == (
        ("emergency", "Now", "one"),
        ("self-care", "Self-care", "three"),
    )
    assert front.levels("<p>Nothing yet.</p>") == ()
