"""A pack holds what belongs together; what a reviewer answers is taken in, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from review import cli, packs, source
from review.open_points import points
from review.records import as_read
from review.standing import State
from tests.bundle.leaflets.accessibility import broken_rules, problems
from tests.bundle.leaflets.paper import text_of
from tests.review.conftest import TENDONS, Edit
from tests.review.people import ADA, BEN, agreed, sign

PACKS = """\
packs:
  hand:
    title: The hand
    signs: [hot-joint, pale-hand]
    pages: [causes/thumb-tendons.md]
    rules: [a-otherwise]
"""
DAY = "1796169600"
"""2 December 2026."""

Answers = Callable[..., Path]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture
def hand(wrist: Path) -> Path:
    (wrist / "review.yml").write_text(PACKS, "utf-8")
    return wrist


def blank(topic: Path, to: Path, *what: str) -> dict[str, Any]:
    """Make a pack; return the answers that it starts with."""
    assert cli.main(["pack", *(what or ("hand",)), "--topic", str(topic), "--to", str(to)]) == 0
    text = to.read_text("utf-8")
    data = text.split('id="blank">')[1].split("</script>")[0]
    return json.loads(data)


def answered(made: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Fill in who it is, and agree with all."""
    for read in made["read"]:
        for line in read["lines"]:
            if not line.get("title") and not line["text"].startswith("[!"):
                line["decision"] = "agree"
    reviewer = ADA.model_dump()
    return made | {"on": "2026-12-02", "reviewer": reviewer} | more


def test_a_pack_has_signs_pages_rules_and_people(hand: Path) -> None:
    content = source.read(hand)
    pack = packs.named(content, "hand")
    ids = [item.id for item in pack.items]
    assert ids[:3] == ["sign:hot-joint", "sign:pale-hand", "page:causes/thumb-tendons.md"]
    assert {"rule:e-hot-joint", "rule:e-pale-hand", "rule:a-otherwise"} <= set(ids)
    assert "rule:e-red-line" not in ids
    rules = {item.name for item in pack.items if item.kind == "rule"}
    assert pack.people
    assert all(result.rules[0] in rules for _, result in pack.people)
    assert pack.minutes == round(pack.words / 200) > 1
    assert "sign:red-line" in packs.in_none(content)


def test_a_page_can_be_a_pack(wrist: Path, tmp_path: Path) -> None:
    made = blank(wrist, tmp_path / "p.html", "causes/thumb-tendons.md", "faq/what-helps.md")
    items = {read["item"] for read in made["read"]}
    assert {"page:causes/thumb-tendons.md", "page:faq/what-helps.md", "sign:hot-joint"} <= items
    assert made["pack"] == "causes-thumb-tendons-faq-what-helps"


def test_a_pack_that_there_is_not(hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pack", "hnad", "--topic", str(hand)]) == 2
    assert "Did you mean 'hand'?" in capsys.readouterr().err
    file = hand / "review.yml"
    file.write_text(PACKS.replace("hot-joint", "hot-join").replace("a-other", "a-othr"), "utf-8")
    assert cli.main(["pack", "hand", "--topic", str(hand)]) == 2
    told = capsys.readouterr().err
    assert "Did you mean 'sign:hot-joint'?" in told
    assert "rule:a-othrwise" in told


def test_the_packs_are_listed(hand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pack", "--topic", str(hand)]) == 0
    told = capsys.readouterr().out
    assert "hand" in told
    assert " min  The hand" in told
    assert "in no pack: sign:bent-wrist" in told


def test_the_file_fetches_nothing_and_no_word_of_a_page_can_break_out(
    hand: Path, edit: Edit, tmp_path: Path
) -> None:
    edit("signs.yml", "not_this: an old ache", "not_this: </script><b>an old ache")
    blank(hand, tmp_path / "p.html")
    text = (tmp_path / "p.html").read_text("utf-8")
    assert "default-src 'none'" in unescape(text)
    assert text.count("</script>") == 2
    assert "&lt;/script&gt;&lt;b&gt;an old ache" in text
    for sign_of_fetching in (" src=", "<link", "@import", "url("):
        assert sign_of_fetching not in text


def test_answers_are_shown_and_then_recorded(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.json"
    made = answered(blank(hand, tmp_path / "p.html"), remarks="Well done.")
    file.write_text(json.dumps(made), "utf-8")
    capsys.readouterr()
    assert cli.main(["import", str(file), "--topic", str(hand)]) == 0
    told = capsys.readouterr().out
    assert "Ada Example, hand surgeon, register number T-0001; may be named" in told
    assert "page:causes/thumb-tendons.md: " in told
    assert "was: not reviewed; is now: reviewed" in told
    assert "is now: read by one of the two reviewers that it needs" in told
    assert "Remarks: Well done." in told
    assert "Not recorded" in told
    assert not (hand / "reviews").exists()
    command = ["import", str(file), "--topic", str(hand), "--checked-by", "Carl Invented"]
    assert cli.main(command) == 0
    (record,) = (hand / "reviews").iterdir()
    assert record.name == "2026-12-02-hand-ada-example.json"
    assert json.loads(record.read_text("utf-8"))["checked_by"] == "Carl Invented"
    assert source.read(hand).standings["page:causes/thumb-tendons.md"].state is State.REVIEWED
    before = record.read_bytes()
    assert cli.main(command) == 2
    assert "it is recorded already" in capsys.readouterr().err
    file.write_text(json.dumps(made | {"remarks": "Other."}), "utf-8")
    assert cli.main(command) == 2
    assert "another review of this day is recorded here" in capsys.readouterr().err
    assert record.read_bytes() == before


def test_a_page_of_which_a_line_is_not_judged_is_not_reviewed(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answered(blank(hand, tmp_path / "p.html"))
    page = next(read for read in made["read"] if read["item"].startswith("page:"))
    del page["lines"][1]["decision"]
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(["import", str(file), "--topic", str(hand), "--checked-by", "Carl"]) == 0
    assert source.read(hand).standings[page["item"]].state is State.NOT_REVIEWED


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda made: made.update(topic="knee"), "expected a review of sore-wrist, found 'knee'"),
        (lambda made: made.update(on="2026-12-03"), "to 2026-12-02, found 2026-12-03"),
        (lambda made: made.update(on="2026-12-01"), "from 2026-12-02, when the pack was made"),
        (lambda made: made["reviewer"].update(name=" "), "reviewer.name"),
        (lambda made: made["reviewer"].update(name="<b>Ada"), "reviewer.name"),
        (lambda made: made["reviewer"].pop("conflict"), "reviewer.conflict: Field required"),
        (lambda made: made["read"][0]["lines"][0].update(text="you are well"), "the hash differs"),
        (lambda made: made["read"][0]["lines"][0].update(decision="yes"), "decision"),
        (lambda made: made.update(schema=2), "schema"),
        (lambda made: made.update(more="x"), "more"),
    ],
)
def test_answers_that_cannot_be_taken_in(
    hand: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[dict[str, Any]], None],
    told: str,
) -> None:
    made = answered(blank(hand, tmp_path / "p.html"))
    change(made)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(["import", str(file), "--topic", str(hand), "--checked-by", "Carl"]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert str(file) in error
    assert not (hand / "reviews").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"x" * 5_000_001])
def test_a_file_that_is_none(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(content)
    assert cli.main(["import", str(file), "--topic", str(hand)]) == 2
    assert str(file) in capsys.readouterr().err


def test_answers_to_an_older_text_are_kept_and_count_for_nothing(
    hand: Path, edit: Edit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answered(blank(hand, tmp_path / "p.html"))), "utf-8")
    edit(TENDONS, "4 to 6 weeks", "4 to 8 weeks")
    assert cli.main(["import", str(file), "--topic", str(hand), "--checked-by", "Carl"]) == 0
    assert "changed since it was read" in capsys.readouterr().out
    page = source.read(hand).standings["page:causes/thumb-tendons.md"]
    assert page.state is State.CHANGED


def test_the_pack_says_what_changed_since_the_last_review(
    hand: Path, edit: Edit, tmp_path: Path
) -> None:
    sign(hand)
    edit(TENDONS, "4 to 6 weeks", "4 to 8 weeks")
    blank(hand, tmp_path / "p.html")
    text = (tmp_path / "p.html").read_text("utf-8")
    assert "was “rest the hand and thumb for 4 to 6 weeks”, is “rest" in text


@pytest.mark.parametrize(
    ("sign_id", "asks", "holds"),
    [
        ("sore-hollow", {"decision": "change", "urgency": "emergency"}, "make it so until both"),
        ("sore-hollow", {"decision": "change", "urgency": "appointment"}, "stays as it is"),
        ("sore-hollow", {"decision": "remove", "reason": "too much"}, "stays as it is"),
        ("sore-hollow", {"decision": "change", "words": "it hurts"}, "stays as it is"),
    ],
)
def test_where_two_disagree_the_safer_reading_holds(
    hand: Path, sign_id: str, asks: dict[str, str], holds: str
) -> None:
    sign(hand, by=ADA)
    content = source.read(hand)
    read = agreed(as_read(content.items[f"sign:{sign_id}"]))
    line = read.lines[0].model_copy(update=asks)
    sign(hand, f"sign:{sign_id}", by=BEN, but={line.text: line})
    found = list(points(source.read(hand).standings.values()))
    assert len(found) == 1
    assert found[0].disputed
    assert holds in found[0].holds
    assert str(found[0]).startswith(f"sign:{sign_id}: Ben Sample, GP, would {asks['decision']} “")


def test_the_paper_has_the_same_lines_and_is_accessible(hand: Path, tmp_path: Path) -> None:
    to = tmp_path / "pack.pdf"
    assert cli.main(["pack", "hand", "--topic", str(hand), "--to", str(to)]) == 0
    data = to.read_bytes()
    assert broken_rules(data) == []
    assert problems(data, "The hand") == []
    text = " ".join(" ".join(text_of(data)).split())
    pack = packs.named(source.read(hand), "hand")
    for item in pack.items:
        for line in item.claims:
            assert "".join(line.text.split()) in "".join(text.split())
    assert text.count("agree change remove") == pack.claims
    assert "Nothing of this pack has been reviewed before." in text
    again = tmp_path / "again.pdf"
    assert cli.main(["pack", "hand", "--topic", str(hand), "--to", str(again)]) == 0
    assert again.read_bytes() == data


def test_each_pack_of_the_project_is_read_in_half_an_hour() -> None:
    content = source.read(Path())
    assert len(content.policy.packs) >= 6
    found = {name: packs.named(content, name) for name in content.policy.packs}
    assert {
        name: pack.minutes for name, pack in found.items() if not 10 <= pack.minutes <= 30
    } == {}
    assert {name for name, pack in found.items() if len(pack.people) != 10} == set()
