"""A page is cut into claims that can be judged at one glance, with drawings among them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree, html

from pages.model.bibliography import Entry
from review import cli, diff, source
from review.drawn import Drawings
from review.lines import Line
from review.page_lines import lines_of
from review.records import as_read
from review.standing import State
from tests.bundle.leaflets.accessibility import broken_rules
from tests.review.conftest import EXAMPLE, TENDONS, Edit
from tests.review.people import sign
from tests.review.test_packs import PACKS, blank

PAGE = "page:causes/thumb-tendons.md"
KNOWN = {
    key: Entry(key, f"On {key}", "A service", "https://x.example", True, "", "", "")
    for key in ("one", "two")
}
FOOT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180" fill="none" stroke="currentColor">
  <title>A hand</title>
  <path class="skin" fill="#e3edf1" d="M10 10h20v20z"/>
</svg>
"""


def cut(body: str) -> list[Line]:
    return list(lines_of(body, KNOWN, Path()))


def texts(body: str) -> list[str]:
    return [line.text for line in cut(body) if line.to_agree]


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("A squeezed artery. It hurts.[@one]", ["A squeezed artery. It hurts."]),
        ("It hurts.[@one] It is numb.[@two]", ["It hurts.", "It is numb."]),
        ("It hurts.[@one] It is numb.[@one]", ["It hurts. It is numb."]),
        ("Tips cannot show it.[@one] Tests can.", ["Tips cannot show it. Tests can."]),
        ("We think so. That is our own judgement.", ["We think so. That is our own judgement."]),
        (
            "It hurts.[@one] To use it here is our own judgement. See a doctor if it stays bad.",
            [
                "It hurts.",
                "To use it here is our own judgement.",
                "See a doctor if it stays bad.",
            ],
        ),
        (
            "It is long and it is dull. " * 6,
            [" ".join(["It is long and it is dull."] * 5), "It is long and it is dull."],
        ),
        ("You need help if you:\n\n- are ill\n- are old", ["are ill", "are old"]),
        ("One can be ill. You need help if you:\n\n- are old", ["One can be ill.", "are old"]),
        ("## Is it bad?\n\nIt is.", ["It is."]),
        ("It\n:   A thing of that kind.", ["A thing of that kind."]),
    ],
)
def test_sentences_that_rest_on_the_same_are_one_claim(body: str, claims: list[str]) -> None:
    assert texts(body) == claims


def test_what_leads_to_a_list_is_seen_with_its_source_and_counts() -> None:
    (lead, *_) = cut("You need help if you:[@one]\n\n- are ill")
    assert (lead.text, lead.title, lead.keys) == ("You need help if you:", True, ("one",))


def test_on_a_card_a_line_that_ends_in_a_colon_is_judged() -> None:
    assert texts("/// care | emergency\n\n- you need help now:\n\n///") == ["you need help now:"]


@pytest.fixture
def drawn(wrist: Path, edit: Edit) -> Path:
    (wrist / "docs/drawings").mkdir()
    (wrist / "docs/drawings/hand.svg").write_text(FOOT, "utf-8")
    edit(TENDONS, "You feel it on the thumb", "![A hand](../drawings/hand.svg)\nYou feel it on the")
    (wrist / "review.yml").write_text(PACKS, "utf-8")
    return wrist


def test_a_drawing_is_a_claim_with_the_words_beside_it_and_shown_in_the_pack(
    drawn: Path, tmp_path: Path
) -> None:
    (line,) = (one for one in source.read(drawn).items[PAGE].lines if one.drawings)
    assert line.text.startswith("You feel it on the side of the wrist")
    assert line.to_agree
    assert [(one.path, one.shows) for one in line.drawings] == [("drawings/hand.svg", "A hand")]
    made = blank(drawn, tmp_path / "p.html")
    root = html.fromstring((tmp_path / "p.html").read_text("utf-8"))
    (figure,) = root.find_class("drawing")
    assert figure.find("svg").get("aria-label") == "A hand"
    assert figure.getparent().find_class("judge")
    assert "hand.svg" in json.dumps(made)
    to = tmp_path / "p.pdf"
    assert cli.main(["pack", "hand", "--topic", str(drawn), "--to", str(to)]) == 0
    assert broken_rules(to.read_bytes()) == []


def test_a_page_whose_drawing_changes_has_changed(drawn: Path) -> None:
    sign(drawn)
    assert source.read(drawn).standings[PAGE].state is State.REVIEWED
    before = as_read(source.read(drawn).items[PAGE])
    file = drawn / "docs/drawings/hand.svg"
    file.write_text(FOOT.replace("\n", "\r\n"), "utf-8", newline="")
    assert source.read(drawn).standings[PAGE].state is State.REVIEWED
    file.write_text(FOOT.replace("h20v20", "h20v30"), "utf-8")
    content = source.read(drawn)
    assert content.standings[PAGE].state is State.CHANGED
    assert any("another drawing" in told for told in diff.since(before, content.items[PAGE]))


def test_how_to_check_a_sign_is_read_with_it_and_its_drawing(drawn: Path, edit: Edit) -> None:
    check = "    check: >-\n      Feel both wrists with the back"
    edit("signs.yml", check, f"    drawing: drawings/hand.svg\n{check}")
    (line,) = source.read(drawn).items["sign:hot-joint"].lines
    assert line.more["Who is not sure is told"].startswith("Feel both wrists")
    assert [one.shows for one in line.drawings] == ["A hand"]


def test_a_pack_reads_the_body_map_once_for_all_its_places(drawn: Path) -> None:
    lines = source.read(drawn).items["page:wrist-map.md"].lines
    marked = [one for line in lines for one in line.drawings]
    drawings = Drawings(drawn / "docs")
    first = drawings.svgs(marked[0])
    (drawn / "docs" / "body-map.svg").unlink()
    others = [drawings.svgs(one) for one in marked[1:]]
    assert others
    assert all(other and other != first for other in others)


def test_the_words_of_the_body_map_and_of_a_picture_sheet_are_judged(
    drawn: Path, edit: Edit
) -> None:
    lines = source.read(drawn).items["page:wrist-map.md"].lines
    texts = [line.text for line in lines if line.to_agree]
    assert any(text.endswith(": Sore tendons by the thumb") for text in texts)
    assert any(text.startswith("Warning, ") for text in texts)
    marked = [one for line in lines for one in line.drawings]
    palm = next(one for one in marked if one.path == "body-map.svg#palm")
    assert palm.shows == "the palm"
    (svg,) = Drawings(drawn / "docs").svgs(palm)
    root = etree.fromstring(svg)
    assert root.find("{*}desc").text == "Marked, roughly: the palm."
    assert len(root.findall("{*}path[@class='body-map__lit']")) == 1
    edit("docs/body-map.svg", "</title>", "</title >")
    after = source.read(drawn).items["page:wrist-map.md"]
    assert after.hash != source.read(EXAMPLE).items["page:wrist-map.md"].hash
    before = source.read(drawn).items["page:get-help.md"]
    with (drawn / "topic.yml").open("a", encoding="utf-8") as file:
        file.write(
            "leaflets:\n  pictures:\n    get-help.md:\n"
            "      - {sign: hot-joint, drawing: drawings/hand.svg}\n"
            "      - {words: No heat., drawing: drawings/hand.svg, never: true}\n"
        )
    after = source.read(drawn).items["page:get-help.md"]
    new = after.lines[len(before.lines) :]
    assert [(line.block, line.to_agree) for line in new] == [
        ("", False),
        ("care emergency", True),
        ("dont", True),
    ]
    assert all(line.drawings for line in new[1:])
