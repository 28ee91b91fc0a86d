"""One whole review in a real browser, from a file on a disk: judged, saved, opened again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from review import cli, source
from review.standing import State
from tests.browser.chromium import ChromiumTab
from tests.browser.tab import Tab
from tests.review.conftest import TENDONS, Edit, edit, wrist
from tests.review.people import BEN, sign
from tests.review.test_packs import DAY, PACKS

__all__ = ["edit", "wrist"]
TENDON_PAGE = "page:causes/thumb-tendons.md"


def pack(topic: Path, to: Path) -> str:
    assert cli.main(["pack", "hand", "--topic", str(topic), "--to", str(to)]) == 0
    return to.as_uri()


def fill_in(page: Page, name: str = "Ada Example") -> None:
    page.fill("[name=name]", name)
    page.fill("[name=role]", "hand surgeon")
    page.fill("[name=conflict]", "none")
    page.fill("[name=on]", "2026-12-02")
    page.check("[name=may_be_named]")


def save(page: Page, to: Path) -> dict[str, object]:
    with page.expect_download() as started:
        page.click("form button")
    started.value.save_as(to)
    return dict(json.loads(to.read_text("utf-8")))


def test_a_whole_review(
    chromium: ChromiumTab,
    wrist: Path,
    edit: Edit,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    (wrist / "review.yml").write_text(PACKS, "utf-8")
    answers = tmp_path / "answers.json"
    with chromium.renewed() as page:
        page.goto(pack(wrist, tmp_path / "pack.html"))
        assert "Nothing of this pack has been reviewed before." in page.inner_text("#changed")
        total = page.locator("[data-line]").count()
        assert page.inner_text("#count") == f"0 of {total} lines judged."
        # without a word on why, a change is not taken
        page_text = page.inner_text("main")
        assert "Emergency now: rule e-hot-joint" in page_text
        assert "(a sign: judged by itself)" in page_text
        sign_box = page.locator("#signs .item").first
        sign_box.get_by_label("change", exact=True).check()
        page.locator("[data-all]").click()
        fill_in(page)
        page.click("form button")
        assert "Say what it should say, how soon, or why." in page.inner_text("#told")
        sign_box.locator("textarea").first.fill("your wrist is hot and you are ill")
        sign_box.locator("select").select_option("emergency")
        made = save(page, answers)
        assert "Saved as review-hand-2026-12-02.json" in page.inner_text("#told")
        assert made["pack"] == "hand"
        # another day, from the saved file
        page.goto(pack(wrist, tmp_path / "pack.html"))
        page.set_input_files("#open", answers)
        page.locator("#told:not(:empty)").wait_for()
        assert "Your answers are back." in page.inner_text("#told")
        assert page.input_value("[name=name]") == "Ada Example"
        assert sign_box.locator("textarea").first.input_value() == (
            "your wrist is hot and you are ill"
        )
        again = save(page, answers)
        assert again == made
        assert chromium.requests == []
        assert chromium.errors == []
    command = ["import", str(answers), "--topic", str(wrist), "--checked-by", "Carl Invented"]
    assert cli.main(command) == 0
    assert "To say: “your wrist is hot and you are ill”" in capsys.readouterr().out
    standings = source.read(wrist).standings
    assert standings[TENDON_PAGE].state is State.REVIEWED
    assert standings["sign:hot-joint"].state is State.ASKED
    sign(wrist, "sign:hot-joint", by=BEN)
    assert source.read(wrist).standings["sign:hot-joint"].state is State.DISPUTED
    # a word is changed: the next pack says so, and what was judged before has to be judged again
    edit(TENDONS, "4 to 6 weeks", "4 to 8 weeks")
    assert source.read(wrist).standings[TENDON_PAGE].state is State.CHANGED
    with chromium.renewed() as page:
        page.goto(pack(wrist, tmp_path / "pack.html"))
        assert "is “rest the hand and thumb for 4 to 8 weeks”" in page.inner_text("#changed")
        page.set_input_files("#open", answers)
        page.locator("#told:not(:empty)").wait_for()
        assert "have changed since: judge them again" in page.inner_text("#told")


def test_a_file_that_is_none_is_told(chromium: ChromiumTab, wrist: Path, tmp_path: Path) -> None:
    (wrist / "review.yml").write_text(PACKS, "utf-8")
    wrong = tmp_path / "wrong.json"
    with chromium.renewed() as page:
        page.goto(pack(wrist, tmp_path / "pack.html"))
        for content in ("no json", "null", '{"topic": "knee"}'):
            wrong.write_text(content, "utf-8")
            page.evaluate("document.getElementById('told').textContent = ''")
            page.set_input_files("#open", wrong)
            page.locator("#told:not(:empty)").wait_for()
            told = page.inner_text("#told")
            assert "cannot be read" in told or "of another pack" in told


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
        " for (const name of ['name', 'role', 'conflict']) form[name].value = 'none';"
        " form.on.value = '2026-12-02'; })()"
    )
    tab.click("form button")
    assert "Saved as review-hand-2026-12-02.json" in tab.evaluate(
        "document.getElementById('told').textContent"
    )
    assert tab.requests == []
