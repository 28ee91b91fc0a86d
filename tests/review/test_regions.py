"""Whom cards tell a reader to call is judged as well, region by region."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from review import cli, packs, release, source
from review.standing import State
from tests.review.people import ADA, BEN, FIRST, SECOND, sign

UK = "region:uk"


@pytest.fixture
def regions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of region files, in a copy that a test may change."""
    folder = Path(shutil.copytree(source.REGIONS, tmp_path / "regions"))
    monkeypatch.setattr(source, "REGIONS", folder)
    return folder


def test_a_region_says_what_its_cards_say_as_the_topic_has_it(wrist: Path) -> None:
    content = source.read(wrist)
    item = content.items[UK]
    said = {line.urgency: line for line in item.claims}
    assert item.title == "United Kingdom"
    assert "Call 999." in [line.text for line in item.claims]
    assert said["same-day"].text.startswith("Contact your GP surgery for an urgent appointment")
    assert all(key in content.sources for key in said["same-day"].keys)
    assert content.topic.told.appointment["uk"] in said["appointment"].text
    relay = item.claims[-1]
    assert relay.text.startswith("If you cannot hear or speak, text 999")
    ireland = content.items["region:ireland"].claims[2]
    assert ireland.more == {"Sources": "not in the evidence, confirm before publishing"}


def test_a_region_needs_two_reviewers_and_changes_with_its_file(wrist: Path, regions: Path) -> None:
    sign(wrist, UK, by=ADA)
    assert source.read(wrist).standings[UK].state is State.ONE_OF_TWO
    sign(wrist, UK, by=BEN)
    assert source.read(wrist).standings[UK].state is State.REVIEWED
    file = regions / "uk.yml"
    file.write_text(file.read_text("utf-8").replace("go to A&E", "go to a clinic"), "utf-8")
    assert source.read(wrist).standings[UK].state is State.CHANGED


def stops(topic: Path, today: date) -> dict[str, tuple[str, ...]]:
    """Return what a release must have and has not, by what is looked at."""
    found = release.lacking(source.read(topic), source.REGIONS, today)
    return {one.check: one.found for one in found if one.must}


def test_a_release_asks_for_a_review_of_each_region(wrist: Path, regions: Path) -> None:
    """Missing, by one of two, changed, overdue: each is told, and the policy can let it pass."""
    names = sorted(file.stem for file in regions.glob("*.yml"))
    asked = stops(wrist, SECOND)["regions"]
    assert sorted(asked) == [f"region:{name}: not reviewed" for name in names]
    every = [f"region:{name}" for name in names]
    sign(wrist, *every, by=ADA, on=FIRST)
    asked = stops(wrist, SECOND)["regions"]
    assert f"{UK}: read by one of the two reviewers that it needs" in asked
    sign(wrist, *every, by=BEN, on=SECOND)
    assert "regions" not in stops(wrist, SECOND)
    late = stops(wrist, date(2027, 12, 2))["overdue"]
    assert f"{UK}: its review was due on 1 December 2027" in late
    file = regions / "uk.yml"
    file.write_text(file.read_text("utf-8").replace("go to A&E", "go to a clinic"), "utf-8")
    assert stops(wrist, SECOND)["regions"] == (f"{UK}: changed since it was reviewed",)
    assert UK in stops(wrist, SECOND)["changed"]
    policy = "release: {regions: {must: false, why: nobody has been found yet}}"
    (wrist / "review.yml").write_text(policy, "utf-8")
    assert "regions" not in stops(wrist, SECOND)


def test_a_pack_can_hold_regions(
    wrist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (wrist / "review.yml").write_text("packs: {call: {title: Whom to call, regions: [uk]}}")
    pack = packs.named(source.read(wrist), "call")
    assert [item.id for item in pack.items] == [UK]
    for name in ("call.html", "call.pdf"):
        to = tmp_path / name
        assert cli.main(["pack", "call", "--topic", str(wrist), "--to", str(to)]) == 0
    text = (tmp_path / "call.html").read_text("utf-8")
    assert "Region: United Kingdom" in text
    assert "Call 999." in text
    (wrist / "review.yml").write_text("packs: {call: {title: Whom to call, regions: [ku]}}")
    capsys.readouterr()
    assert cli.main(["pack", "call", "--topic", str(wrist)]) == 2
    assert "Did you mean 'region:uk'?" in capsys.readouterr().err
