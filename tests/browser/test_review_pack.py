"""One whole review in a real browser, from a file on a disk: judged, saved, opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from review import cli, source
from review.standing import State
from tests.browser.chromium import ChromiumTab
from tests.browser.tab import Tab, in_both_engines
from tests.review.conftest import TENDONS, Edit, edit, wrist
from tests.review.people import BEN, sign
from tests.review.test_packs import DAY, PACKS

__all__ = ["edit", "wrist"]
FINISH = "form button"
TENDON_PAGE = "page:causes/thumb-tendons.md"


def pack(topic: Path, to: Path) -> str:
    assert cli.main(["pack", "hand", "--topic", str(topic), "--to", str(to)]) == 0
    return to.as_uri()


def fill_in(page: Page, name: str = "Ada Example") -> None:
    page.fill("[name=name]", name)
    page.fill("[name=role]", "hand surgeon")
    page.fill("[name=conflict]", "none")
    page.check("[name=may_be_named]")


def save(page: Page, to: Path, button: str = FINISH) -> dict[str, Any]:
    with page.expect_download() as started:
        page.click(button)
    started.value.save_as(to)
    return dict(json.loads(to.read_text("utf-8")))


def go_on(page: Page, answers: Path) -> str:
    page.evaluate("document.getElementById('told').textContent = ''")
    page.set_input_files("#open", answers)
    page.locator("#told:not(:empty)").wait_for()
    return page.inner_text("#told")


@contextmanager
def opened(chromium: ChromiumTab, address: str) -> Iterator[Page]:
    """Open a pack in a new window, on the day on which it was made."""
    with chromium.renewed() as page:
        page.clock.set_fixed_time(datetime(2026, 12, 2, 12, tzinfo=UTC))
        page.goto(address)
        yield page


@pytest.fixture
def hand(wrist: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    (wrist / "review.yml").write_text(PACKS, "utf-8")
    return wrist


def test_a_whole_review(
    chromium: ChromiumTab,
    hand: Path,
    edit: Edit,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = tmp_path / "answers.json"
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        assert "Nothing of this pack has been reviewed before." in page.inner_text("#changed")
        total = page.locator("[data-line]").count()
        assert page.inner_text("#count") == f"0 of {total} decided"
        page_text = page.inner_text("main")
        assert "Emergency now: rule e-hot-joint" in page_text
        assert "(judged by itself in this file)" in page_text
        sign_box = page.locator("#signs .item").first
        sign_box.get_by_label("change", exact=True).check()
        page.locator("[data-all]").click()
        page.locator("#people .item").last.get_by_label("agree", exact=True).check()
        fill_in(page)
        # without a word on why, a change is not taken
        page.click(FINISH)
        assert "You would change this line. Say what it should say" in sign_box.inner_text()
        assert "One thing is missing" in page.inner_text("#told")
        sign_box.locator("textarea").first.fill("your wrist is hot and you are ill")
        assert "You would change this line" not in sign_box.inner_text()
        sign_box.locator("select").select_option("emergency")
        made = save(page, answers)
        judged = page.inner_text("#count")
        assert f"Saved as review-hand-2026-12-02.json, {judged}." in page.inner_text("#told")
        assert made["pack"] == "hand"
        summary = "\n".join(made["summary"])
        assert "Ada Example, hand surgeon, on 2026-12-02" in summary
        assert "How soon: Emergency now. To say: “your wrist is hot and you are ill”" in summary
        assert {read["item"] for read in made["read"]} == {TENDON_PAGE, "sign:hot-joint"}
        assert [person["decision"] for person in made["people"]] == ["agree"]
        # another day, from the saved file
        page.goto(pack(hand, tmp_path / "pack.html"))
        assert "answers are back." in go_on(page, answers)
        assert page.input_value("[name=name]") == "Ada Example"
        assert sign_box.locator("textarea").first.input_value() == (
            "your wrist is hot and you are ill"
        )
        again = save(page, answers)
        assert again == made
        assert chromium.requests == []
        assert chromium.errors == []
    command = ["import", str(answers), "--topic", str(hand), "--checked-by", "Carl Invented"]
    assert cli.main(command) == 0
    assert "To say: “your wrist is hot and you are ill”" in capsys.readouterr().out
    standings = source.read(hand).standings
    assert standings[TENDON_PAGE].state is State.REVIEWED
    assert standings["sign:hot-joint"].state is State.ASKED
    sign(hand, "sign:hot-joint", by=BEN)
    assert source.read(hand).standings["sign:hot-joint"].state is State.DISPUTED
    # a word is changed: the next pack says so, and what was judged before has to be judged again
    edit(TENDONS, "4 to 6 weeks", "4 to 8 weeks")
    assert source.read(hand).standings[TENDON_PAGE].state is State.CHANGED
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        assert "is “rest the hand and thumb for 4 to 8 weeks”" in page.inner_text("#changed")
        assert "have changed since" in go_on(page, answers)


def test_a_draft_needs_nothing_and_finishing_needs_who_it_is(
    chromium: ChromiumTab, hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        one = page.locator("#signs .item").first
        one.get_by_label("change", exact=True).check()  # not even why
        page.locator("#signs .item").last.get_by_label("outside my field").check()
        made = save(page, answers, "#draft")
        assert made["draft"] is True
        assert "Saved as review-hand-draft.json, 1 of " in page.inner_text("#told")
        assert cli.main(["import", str(answers), "--topic", str(hand)]) == 2
        assert "a draft, saved half-way" in capsys.readouterr().err
        assert page.input_value("[name=on]") == "2026-12-02"
        page.fill("[name=name]", " \u00a0 ")
        page.fill("[name=role]", ".")
        page.fill("[name=on]", "2026-12-03")
        page.click(FINISH)
        told = page.inner_text("#form")
        for wanted in ("Write your name", "Write your role", "or “none”", "still to come"):
            assert wanted in told
        assert "5 things are missing" in page.inner_text("#told")
        page.fill("[name=on]", "2026-12-01")
        page.click(FINISH)
        assert "This file was made on 2026-12-02." in page.inner_text("#form")
        page.goto(pack(hand, tmp_path / "pack.html"))
        assert "2 answers are back." in go_on(page, answers)
        assert one.get_by_label("change", exact=True).is_checked()


def test_nothing_that_was_said_is_lost_without_a_question(
    chromium: ChromiumTab, hand: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    asked: list[str] = []
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        one = page.locator("#signs .item").first
        one.get_by_label("change", exact=True).check()
        one.locator("textarea").first.fill("it is hot")
        save(page, answers, "#draft")
        # who agrees after all keeps what they wrote, as a remark
        one.get_by_label("agree", exact=True).check()
        assert "Kept as a remark" in one.inner_text()
        made = save(page, tmp_path / "newer.json", "#draft")
        line = made["read"][0]["lines"][0]
        assert (line["decision"], line["words"]) == ("agree", "it is hot")
        assert any("Agreed, with a remark" in told for told in made["summary"])
        # an older file does not take the place of newer answers without a question
        page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        go_on(page, answers)
        assert "otherwise than this file does: 1." in asked[0]
        assert one.get_by_label("agree", exact=True).is_checked()
        # what one button does, another takes back
        before = page.inner_text("#count")
        page.locator("[data-all]").click()
        assert page.inner_text("#count") != before
        page.click("#undo")
        assert page.inner_text("#count") == before


def test_what_is_said_of_a_sign_is_proposed_for_its_rule_and_not_taken(
    chromium: ChromiumTab, hand: Path, tmp_path: Path
) -> None:
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        rule = page.locator("#rules .item", has_text="rule e-hot-joint")
        button = rule.get_by_role("button", name="Say so here too")
        assert not button.is_visible()
        page.locator("#signs .item").first.get_by_label("agree", exact=True).check()
        assert "You said “agree” of “your wrist is hot, swollen" in rule.inner_text()
        assert not rule.get_by_label("agree", exact=True).is_checked()
        assert page.inner_text("#count").startswith("1 of ")
        button.click()
        assert rule.get_by_label("agree", exact=True).is_checked()
        page.click("#undo")
        assert not rule.get_by_label("agree", exact=True).is_checked()
        # a change of the sign is proposed with its reason
        other = page.locator("#signs .item").last
        other.get_by_label("change", exact=True).check()
        other.locator("textarea").last.fill("too broad")
        rule = page.locator("#rules .item", has_text="rule e-pale-hand")
        page.locator("#rules [data-take-all]").click()
        assert rule.get_by_label("change", exact=True).is_checked()
        assert rule.locator("textarea").last.input_value().endswith(": too broad")


def test_a_reader_is_told_to_save_every_twenty_decisions(
    chromium: ChromiumTab, hand: Path, tmp_path: Path
) -> None:
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        boxes = page.locator("[data-line]")
        for number in range(20):
            assert "Save a draft" not in page.inner_text("#told")
            boxes.nth(number).get_by_label("agree", exact=True).check()
        told = page.inner_text("#told")
        assert told.startswith("20 decisions or more since you last saved. Save a draft")
        boxes.nth(20).get_by_label("agree", exact=True).check()
        assert page.inner_text("#told") == told  # until it is done
        save(page, tmp_path / "draft.json", "#draft")
        boxes.nth(21).get_by_label("agree", exact=True).check()
        assert page.inner_text("#told") == ""


def test_a_file_that_is_none_is_told(chromium: ChromiumTab, hand: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    with opened(chromium, pack(hand, tmp_path / "pack.html")) as page:
        for content in ("no json", "null", '{"topic": "knee"}'):
            wrong.write_text(content, "utf-8")
            told = go_on(page, wrong)
            assert "cannot be read" in told or "of another pack" in told


@in_both_engines
def test_every_browser_judges_and_saves(tab: Tab, wrist: Path, tmp_path: Path) -> None:
    (wrist / "review.yml").write_text(PACKS, "utf-8")
    tab.open(pack(wrist, tmp_path / "pack.html"))
    total = tab.evaluate("document.querySelectorAll('[data-line]').length")
    tab.click("[data-all]")
    count = "document.getElementById('count').textContent"
    judged, _, _ = tab.evaluate(count).partition(" ")
    assert 0 < int(judged) < total
    tab.evaluate(
        "(() => { const form = document.getElementById('form').elements;"
        " for (const name of ['name', 'role', 'conflict']) form[name].value = 'none'; })()"
    )
    tab.click(FINISH)
    told = tab.evaluate("document.getElementById('told').textContent")
    assert told.startswith("Saved as review-hand-")
    assert f".json, {judged} of {total} decided." in told
    assert tab.requests == []
