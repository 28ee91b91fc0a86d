"""What a built page says of its review, and what the build says of changes since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.hooks.forking import Builder
from tests.review.conftest import EXAMPLE, TENDONS
from tests.review.people import ADA, BEN, SECOND, sign

PAGE = "causes/thumb-tendons/index.html"


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "wrist"))


def notice(built: Path, page: str = PAGE) -> str:
    root = html.parse(str(built / page)).getroot()
    return " ".join(root.find_class("pn-notice")[0].text_content().split())


def foot(built: Path, page: str = PAGE) -> str:
    root = html.parse(str(built / page)).getroot()
    return " ".join(root.find_class("pn-review")[0].text_content().split())


def test_a_page_says_who_reviewed_it_and_at_once_that_it_has_changed(
    topic: Path, small: Path, builder: Builder
) -> None:
    built = small / "built"
    for by in (ADA, BEN):
        sign(topic, by=by, on=SECOND)
    done = builder.build(small, TOPIC=str(topic), SITE_URL="https://x.example/")
    assert done.code == 0, done.said
    people = (
        "Reviewed by Ada Example, hand surgeon, on 8 December 2026 and "
        "Ben Sample, GP, on 8 December 2026."
    )
    assert notice(built).startswith(people)
    assert "Next review due: 8 December 2027." in foot(built)
    assert notice(built, "quiz/index.html").startswith(people)
    text = (built / PAGE).read_text("utf-8")
    assert '<meta name="review-due" content="2027-12-08">' in text
    assert '"lastReviewed": "2026-12-08"' in text
    assert "changed since" not in done.said
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert "thumb-tendons/</loc>\n    <lastmod>2026-12-08</lastmod>" in sitemap
    told = json.loads((built / "contents.json").read_text("utf-8"))
    entry = next(one for one in told["pages"] if one["file"] == "causes/thumb-tendons/")
    assert (entry["review"], entry["review_due"]) == (people, "2027-12-08")

    signs = topic / "signs.yml"
    signs.write_text(signs.read_text("utf-8").replace("and you have a fever", "with a fever"))
    page = topic / TENDONS
    page.write_text(page.read_text("utf-8").replace("4 to 6 weeks", "4 to 8 weeks"), "utf-8")
    done = builder.build(small, TOPIC=str(topic), SITE_URL="https://x.example/")
    assert done.code == 0, done.said  # whoever mends a sign can publish it at once
    assert "page:causes/thumb-tendons.md: changed since it was reviewed on 2026-12-08" in done.said
    assert "sign:hot-joint: changed since it was reviewed" in done.said
    assert "counts as not reviewed" in done.said
    for page_file in (PAGE, "get-help/index.html", "quiz/index.html"):
        assert notice(built, page_file).startswith("Changed since it was reviewed by Ada Example")
    assert notice(built, "faq/is-it-broken/index.html").startswith("Reviewed by")
    assert '"lastReviewed"' not in (built / PAGE).read_text("utf-8")


def test_a_record_that_was_edited_stops_the_build(
    topic: Path, small: Path, builder: Builder
) -> None:
    file = sign(topic)
    file.write_text(file.read_text("utf-8").replace("4 to 6 weeks", "4 to 9 weeks"), "utf-8")
    done = builder.build(small, TOPIC=str(topic))
    assert done.code != 0
    assert "its words are not those that were read" in done.said
    assert file.name in done.said


def test_a_page_that_is_overdue_says_so_and_can_still_be_mended(
    topic: Path, small: Path, builder: Builder
) -> None:
    page = topic / TENDONS
    page.write_text(page.read_text("utf-8").replace("2027-05-31", "2026-05-31"), "utf-8")
    done = builder.build(small, TOPIC=str(topic))
    assert done.code == 0, done.said
    told = "This page is out of date: its review was due on 31 May 2026."
    assert f"causes/thumb-tendons.md: {told}" in done.said
    assert told in notice(small / "built")
