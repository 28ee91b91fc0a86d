"""What a build says of the versions of its copies, for any topic."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests.hooks.forking import Builder
from tests.review.conftest import EXAMPLE
from tests.review.people import ADA, BEN, SECOND, sign

TODAY = "2026.09.21"
"""The day of the builds here."""
GONE = """\
withdrawn:
  - first: 2026.09.01
    last: 2026.09.20
    day: 2026-09-21
    reason: "A line on <b>heat</b> was lost."
    pages: [causes/thumb-tendons.md]
"""
LOG = "# Changes\n\n## Unreleased\n\n### Corrected\n\n- The line is back.\n"


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "wrist"))


def listed(built: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((built / "versions.json").read_text("utf-8"))
    return told


def test_a_hosted_site_says_what_is_right_and_what_is_withdrawn(
    topic: Path, small: Path, builder: Builder
) -> None:
    built = small / "built"
    for by in (ADA, BEN):
        sign(topic, by=by, on=SECOND)
    (topic / "withdrawn.yml").write_text(GONE, "utf-8")
    (topic / "CHANGELOG.md").write_text(LOG, "utf-8")
    done = builder.build(small, TOPIC=str(topic), SITE_URL="https://x.example/")
    assert done.code == 0, done.said
    told = listed(built)
    assert (told["newest"], told["address"]) == (TODAY, "https://x.example/")
    assert told["versions"] == [{"version": TODAY, "corrected": ["The line is back."]}]
    assert told["withdrawn"][0]["pages"] == ["causes/thumb-tendons/"]
    states = {one["page"]: one for one in told["pages"]}
    page = states["causes/thumb-tendons/"]
    assert (page["reviewed"], page["due"]) == ("2026-12-08", "2027-12-08")
    assert page["changed"] is None  # no git here: nobody knows
    assert states["about/"]["reviewed"] is None
    root = html.parse(str(built / "is-it-right" / "index.html")).getroot()
    (gone,) = root.xpath("//*[@data-first]")
    words = " ".join(gone.text_content().split())
    assert words.startswith("Version 2026.09.01 to 2026.09.20, withdrawn on 21 September 2026.")
    assert "Why: A line on <b>heat</b> was lost." in words
    assert gone.xpath(".//a/@href") == ["../causes/thumb-tendons/"]
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://x.example/is-it-right/"]
    assert "The line is back." in root.text_content()
    feed = etree.parse(str(built / "updates.atom")).getroot()
    assert "WITHDRAWN: version 2026.09.01 to 2026.09.20" in [title.text for title in feed.iter()]

    # a sign's words are those of the pages that show it
    signs = topic / "signs.yml"
    signs.write_text(signs.read_text("utf-8").replace("and you have a fever", "with a fever"))
    assert builder.build(small, TOPIC=str(topic)).code == 0
    after = listed(built)
    assert after["address"] == ""
    changed = {
        one["page"] for one in after["pages"] if one["version"] != states[one["page"]]["version"]
    }
    assert {"causes/thumb-tendons/", "get-help/"} <= changed
    assert "about/" not in changed


def test_a_build_of_the_day_of_the_mistake_is_not_the_one_that_is_withdrawn(
    topic: Path, small: Path, builder: Builder
) -> None:
    (topic / "withdrawn.yml").write_text(GONE.replace("2026.09.20", TODAY), "utf-8")
    assert builder.build(small, TOPIC=str(topic)).code == 0
    assert listed(small / "built")["newest"] == f"{TODAY}.2"
    done = builder.build(small, TOPIC=str(topic), VERSION=TODAY)
    assert done.code != 0
    assert f"{TODAY} is withdrawn" in done.said
    assert f"Right: VERSION={TODAY}.2" in done.said
    assert "Traceback" not in done.said


def test_mistakes_in_both_files_are_told_in_one_run(
    topic: Path, small: Path, builder: Builder
) -> None:
    (topic / "withdrawn.yml").write_text(GONE.replace("thumb-tendons", "thumb"), "utf-8")
    (topic / "CHANGELOG.md").write_text(LOG.replace("Unreleased", "Second"), "utf-8")
    done = builder.build(small, TOPIC=str(topic))
    assert done.code != 0
    assert "withdrawn.yml:2: " in done.said
    assert "no page 'causes/thumb.md'" in done.said
    assert "CHANGELOG.md:3: " in done.said
    assert "Traceback" not in done.said


def test_a_copy_on_a_disk_has_none_of_it(topic: Path, small: Path, builder: Builder) -> None:
    (topic / "withdrawn.yml").write_text(GONE, "utf-8")
    done = builder.build(small, TOPIC=str(topic), OFFLINE="true")
    assert done.code == 0, done.said
    built = small / "built"
    assert (built / "index.html").is_file()
    assert not {"is-it-right", "versions.json", "updates.atom"} & {
        path.name for path in built.iterdir()
    }


def test_the_page_that_offers_copies_leads_there(
    topic: Path, small: Path, builder: Builder
) -> None:
    file = topic / "topic.yml"
    file.write_text(file.read_text("utf-8") + "\nleaflets: {offered_on: about.md}\n", "utf-8")
    assert builder.build(small, TOPIC=str(topic)).code == 0
    root = html.parse(str(small / "built" / "about" / "index.html")).getroot()
    assert "../is-it-right/" in root.xpath("//a/@href")
    page = small / "built" / "causes" / "thumb-tendons" / "index.html"
    other = html.parse(str(page)).getroot()
    assert not [one for one in other.xpath("//a/@href") if "is-it-right" in one]
