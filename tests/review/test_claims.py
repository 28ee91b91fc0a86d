"""The table of claims: all that can be agreed with, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from review import claims, cli
from tests.review.conftest import TENDONS, Edit


def table(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert cli.main(["claims", *arguments]) == 0
    return list(csv.DictReader(capsys.readouterr().out.splitlines(keepends=True)))


def test_a_row_for_each_sign_rule_and_sentence(
    wrist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = table(capsys, "--topic", str(wrist))
    items = {row["Item"] for row in rows}
    assert {"sign:hot-joint", "rule:t-red-skin", "page:causes/thumb-tendons.md"} <= items
    assert "page:about.md" not in items  # it neither cites nor has a card
    said = {row["Claim"]: row for row in rows}
    grip = said["The side of the wrist may swell, and your grip may be weak."]
    assert grip["Page"] == "causes/thumb-tendons.md"
    assert grip["Heading"] == "What it feels like"
    assert grip["Sources"].startswith("Somerset NHS Foundation Trust")
    assert grip["Sources"].endswith("; excerpt read, November 2026")
    fist = said["It hurts when you make a fist, grip something or turn the wrist."]
    assert "https://" in fist["Sources"]
    assert "Somerset" not in fist["Sources"]  # that stands behind the next sentence
    assert said["Palms up is our own judgement."]["Sources"] == ""
    assert (grip["How soon"], grip["Our own judgement"]) == ("", "no")
    assert said["Palms up is our own judgement."]["Our own judgement"] == "yes"
    assert not any(row["Claim"].startswith("[!") for row in rows)
    assert all(row["Agree, change or remove"] == row["Initials"] == "" for row in rows)


def test_a_sign_is_one_row_with_all_its_pages(
    wrist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = table(capsys, "--topic", str(wrist))
    (hot,) = (row for row in rows if row["Item"] == "sign:hot-joint")
    assert hot["How soon"] == "Emergency now"
    assert {"get-help.md", "causes/thumb-tendons.md"} <= set(hot["Page"].split("\n"))
    assert "Asked as: A hot, swollen" in hot["More"]
    assert "Not this: an old ache" in hot["More"]
    (pale,) = (row for row in rows if row["Item"] == "sign:pale-hand")
    assert (hot["Our own judgement"], pale["Our own judgement"]) == ("yes", "yes")


def test_a_rule_says_its_lines_its_urgency_and_its_reason(
    wrist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = table(capsys, "--topic", str(wrist), "--page", "causes/sprain-or-break.md")
    (rule,) = (row for row in rows if row["Item"] == "rule:t-maybe-broken")
    assert rule["How soon"] == "Same day"
    assert rule["Claim"].startswith("If “")
    assert "Reason that a reader sees: " in rule["More"]
    assert "causes/sprain-or-break.md" in rule["Page"]
    pages = {row["Item"] for row in rows if row["Item"].startswith("page:")}
    assert pages == {"page:causes/sprain-or-break.md"}


@pytest.mark.parametrize("start", ["=1+1", "+44", "-5", "@SUM(1)", "\tx", "'quoted"])
def test_no_cell_is_a_formula_and_all_come_back(start: str) -> None:
    assert claims.safe(start) == f"'{start}"
    assert claims.safe("plain = words") == "plain = words"


def test_a_formula_on_a_page_is_words_in_the_table(wrist: Path, edit: Edit, tmp_path: Path) -> None:
    edit(TENDONS, "A health service gives", '=HYPERLINK("https://x.example").\n\nA service gives')
    file = tmp_path / "claims.csv"
    assert cli.main(["claims", "--topic", str(wrist), "--to", str(file)]) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")  # or a spreadsheet takes it for Latin-1
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_json_has_the_sources_apart(wrist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["claims", "--topic", str(wrist), "--json", "--page", "get-help.md"]) == 0
    found = json.loads(capsys.readouterr().out)
    source = next(one["sources"][0] for one in found if one["sources"])
    assert set(source) == {"key", "title", "publisher", "year", "address", "read", "checked"}
    assert source["read"] in {"excerpt", "copy", "original"}


def test_a_page_that_there_is_not(wrist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["claims", "--topic", str(wrist), "--page", "get-hel.md"]) == 2
    told = capsys.readouterr().err
    assert "no such page" in told
    assert "Did you mean 'get-help.md'?" in told
