"""Picture sheets of any topic: what the build hands on, where a site leads, what is a mistake."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.hooks.conftest import ROOT
from tests.hooks.forking import Builder
from tests.review.conftest import EXAMPLE

SHEET = """
leaflets:
  pictures:
    get-help.md:
      - {sign: bent-wrist, drawing: drawings/chest.svg}
      - {words: Hold it still., drawing: drawings/chest.svg}
      - {words: No heat., drawing: drawings/chest.svg, never: true}
"""


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "wrist"))
    (folder / "docs/drawings").mkdir()
    shutil.copy(ROOT / "docs/drawings/chest.svg", folder / "docs/drawings")
    return folder


def write(topic: Path, sheet: str) -> None:
    file = topic / "topic.yml"
    file.write_text(file.read_text("utf-8") + sheet, "utf-8")


def test_a_sheet_says_signs_in_their_own_words_and_the_page_leads_to_it(
    topic: Path, small: Path, builder: Builder
) -> None:
    write(topic, SHEET)
    done = builder.build(small, TOPIC=str(topic), DOWNLOADS="pdf", REGION="uk")
    assert done.code == 0, done.said
    built = small / "built"
    (sheet,) = json.loads((built / "contents.json").read_text("utf-8"))["picture_sheets"]
    assert sheet["file"] == "get-help/"
    first, *others = sheet["lines"]
    signs = (topic / "signs.yml").read_text("utf-8")
    assert f"short: {first['words']}" in signs
    assert [(one["words"], one["is_sign"], one["never"]) for one in others] == [
        ("Hold it still.", False, False),
        ("No heat.", False, True),
    ]
    assert all(one["svg"].startswith("<svg") for one in sheet["lines"])
    page = html.parse(str(built / "get-help" / "index.html")).getroot()
    links = page.xpath("//a[contains(., 'In pictures')]/@href")
    assert links == ["../downloads/leaflets/a4/get-help-in-pictures.pdf"]


MISTAKES = {
    "sign: bent-wrst": (
        "no emergency sign 'bent-wrst'. Did you mean 'bent-wrist'?",
        "Right: pictures: {",
    ),
    "sign: bent-wrist, words: Bent": ("expected `sign` or `words`, one of the two.", "topic.yml:"),
    "sign: bent-wrist, never: true": ("`never` is for `words`", "topic.yml:"),
}


@pytest.mark.parametrize("wrong", MISTAKES)
def test_a_line_that_cannot_be_is_told(
    wrong: str, topic: Path, small: Path, builder: Builder
) -> None:
    write(topic, SHEET.replace("sign: bent-wrist", wrong))
    done = builder.build(small, TOPIC=str(topic))
    assert done.code != 0
    assert "Traceback" not in done.said
    for words in MISTAKES[wrong]:
        assert words in done.said


def test_pictures_without_a_drawing_or_a_leaflet_are_told(
    topic: Path, small: Path, builder: Builder
) -> None:
    write(topic, SHEET.replace("get-help.md", "about.md"))
    done = builder.build(small, TOPIC=str(topic))
    assert done.code != 0
    assert "pictures: about.md has no leaflet that pictures could go with" in done.said
    assert "Right: also: [about.md]" in done.said
    (topic / "docs/drawings/chest.svg").unlink()
    done = builder.build(small, TOPIC=str(topic))
    assert done.code != 0
    assert "no docs/drawings/chest.svg in " in done.said
    assert "topic.yml:" in done.said
