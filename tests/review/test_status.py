"""What is told of all reviews at once, and what a release stops on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from review import cli
from tests.review.conftest import TENDONS, Edit
from tests.review.people import ADA, BEN, FIRST, SECOND, sign

NEW_YEAR_2029 = "1861920000"
NUMBERS = "numbers: {must: false, why: confirmed elsewhere}"
SOURCES = "sources: {must: false, why: excerpts will do}"
HAZARDS = "hazards: {must: false, why: written elsewhere}"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796169600")  # 2 December 2026


def run(capsys: pytest.CaptureFixture[str], topic: Path, *command: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main([*command, "--topic", str(topic)])
    return code, capsys.readouterr().out


def test_before_any_review(wrist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, wrist, "status")
    assert code == 0
    assert "No review is recorded: nothing here has been reviewed by a clinician." in told
    assert "MUST: a way to be reached: 1" in told
    command = f".venv/bin/python -m review release --topic {wrist}"
    assert told.endswith(f"This lists them: {command}\n")
    assert "MUST: emergency signs that are not reviewed: 7" in told


def test_after_two(wrist: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    sign(wrist, by=ADA, on=FIRST)
    sign(wrist, by=BEN, on=SECOND)
    _, told = run(capsys, wrist, "status")
    assert "Ada Example, hand surgeon, on 1 December 2026" in told
    assert "checked by Carl Invented" in told
    assert "Next review due: 1 December 2027" in told
    assert "not reviewed" not in told
    edit(TENDONS, "4 to 6 weeks", "4 to 8 weeks")
    _, told = run(capsys, wrist, "status")
    assert "1 changed since it was reviewed" in told
    assert "Changed since: 1\n  page:causes/thumb-tendons.md" in told


def test_a_release_stops_on_a_must_and_on_nothing_else(
    wrist: Path, edit: Edit, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told = run(capsys, wrist, "release")
    assert code == 1
    assert "Not to be released: contact, numbers" in told
    for by in (ADA, BEN):
        sign(wrist, by=by)
    edit("topic.yml", "slug: sore-wrist", "slug: sore-wrist\ncontact: {email: help@wrist.example}")
    policy = wrist / "review.yml"
    policy.write_text(f"release: {{{NUMBERS}, {SOURCES}, {HAZARDS}}}\n", "utf-8")
    code, told = run(capsys, wrist, "release")
    assert code == 0
    assert "noted: numbers" in told
    assert "Why: confirmed elsewhere" in told
    edit(TENDONS, "4 to 6 weeks", "4 to 8 weeks")
    code, told = run(capsys, wrist, "release")
    assert code == 1
    assert "Not to be released: changed, pages" in told
    edit(TENDONS, "4 to 8 weeks", "4 to 6 weeks")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEW_YEAR_2029)
    code, told = run(capsys, wrist, "release")
    assert code == 1
    assert "Not to be released: overdue" in told
    assert "sign:hot-joint: its review was due on 1 December 2027" in told


def test_a_policy_that_is_wrong(wrist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (wrist / "review.yml").write_text("release: {contct: {must: false, why: x}}\n", "utf-8")
    assert cli.main(["release", "--topic", str(wrist)]) == 2
    told = capsys.readouterr().err
    assert "review.yml:1" in told
    assert "contact" in told
    twice = "packs: {hand: {title: A hand, pages: [about.md, get-help.md, about.md]}}\n"
    (wrist / "review.yml").write_text(twice, "utf-8")
    assert cli.main(["release", "--topic", str(wrist)]) == 2
    assert "`packs.hand.pages`: expected each once, found about.md twice" in capsys.readouterr().err
    (wrist / "review.yml").write_text("not_for_clinicians: {abut.md: why}\n", "utf-8")
    assert cli.main(["release", "--topic", str(wrist)]) == 2
    assert "no page 'abut.md'. Did you mean 'about.md'?" in capsys.readouterr().err


def test_a_review_that_there_is_not(wrist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sign(wrist, "sign:hot-joint", by=ADA)
    sign(wrist, by=BEN)
    _, told = run(capsys, wrist, "status")
    assert (
        "2026-12-01-ada-0.json: Ada Example, hand surgeon, on 1 December 2026, 1 part; che" in told
    )
    for name, told in (("eva", "no review is called so"), ("2026", "2 reviews are called so")):
        assert cli.main(["diff", "--since", name, "--topic", str(wrist)]) == 2
        assert told in capsys.readouterr().err


def test_a_tag_asks_before_it_tests_and_a_push_does_not() -> None:
    workflow = yaml.safe_load(Path(".github/workflows/publish.yml").read_text("utf-8"))
    (step,) = (
        step
        for step in workflow["jobs"]["build"]["steps"]
        if "review release" in step.get("run", "")
    )
    assert step["if"] == "github.ref_type == 'tag'"
