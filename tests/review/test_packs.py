"""A pack holds what belongs together; what a reviewer answers is taken in, or refused in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from review import cli, packs, parts, source
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
    assert pack.minutes > (pack.words / 200) + pack.claims / 4 - 1
    assert parts.parts(pack) == [pack]
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


def test_what_is_outside_a_field_is_kept_and_decides_nothing(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answered(blank(hand, tmp_path / "p.html"))
    for read in made["read"]:
        for line in read["lines"]:
            if line.get("decision"):
                line["decision"] = "outside"
    file = tmp_path / "answers.json"
    command = ["import", str(file), "--topic", str(hand), "--checked-by", "Carl Invented"]
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(command) == 2
    assert "no line is judged" in capsys.readouterr().err
    made["read"][0]["lines"][0].update(decision="agree", reason="Well put.")
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(command) == 0
    told = capsys.readouterr().out
    page = next(line for line in told.splitlines() if line.startswith("page:"))
    assert re.search(r": 0 of (\d+) lines agreed, \1 outside their field; was: not rev", page)
    assert page.endswith("is now: not reviewed")
    assert "agreed, with a remark: “your wrist is hot" in told
    assert "Why: Well put." in told
    (record,) = (hand / "reviews").iterdir()
    assert '"decision": "outside"' in record.read_text("utf-8")


def test_a_summary_is_for_people_and_is_not_recorded(hand: Path, tmp_path: Path) -> None:
    made = answered(blank(hand, tmp_path / "p.html"), summary=["Ada agrees with all."])
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(["import", str(file), "--topic", str(hand), "--checked-by", "Carl"]) == 0
    (record,) = (hand / "reviews").iterdir()
    assert "summary" not in record.read_text("utf-8")


def test_what_is_said_of_a_made_up_person_is_told_and_kept(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answered(blank(hand, tmp_path / "p.html"))
    assert len({person["told"] for person in made["people"]}) == 4
    for person in made["people"]:
        person["decision"] = "agree"
    calm = made["people"][-1]
    calm.update(decision="change", urgency="appointment", reason="It may last.")
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(["import", str(file), "--topic", str(hand), "--checked-by", "Carl"]) == 0
    told = capsys.readouterr().out
    assert f"Made-up person {calm['case']}, told “self-care”: How soon: appointment." in told
    assert "Made-up people: 9 of 10 agreed" in told
    assert cli.main(["status", "--topic", str(hand)]) == 0
    told = capsys.readouterr().out
    assert "Made-up people whom a reviewer would tell something else: 1" in told
    assert "Ada Example, hand surgeon. How soon: appointment. Why: It may last." in told


TOGETHER = """\
together:
  hot-or-pale:
    signs: [pale-hand, red-line]
    words: your hand is pale, or a red line spreads
"""


@pytest.mark.parametrize("to", ["p.html", "p.pdf"])
def test_each_sign_that_a_line_stands_for_is_read_where_it_stands(
    hand: Path, edit: Edit, tmp_path: Path, to: str
) -> None:
    with (hand / "signs.yml").open("a", encoding="utf-8") as file:
        file.write(TOGETHER)
    with (hand / "review.yml").open("a", encoding="utf-8") as file:
        file.write("  skin:\n    title: The skin\n    signs: [red-line]\n")
    edit(TENDONS, "- [!hot-joint]", "- [!hot-joint]\n- [!hot-or-pale]\n- [!weak-arm]")
    file_made = tmp_path / to
    assert cli.main(["pack", "hand", "--topic", str(hand), "--to", str(file_made)]) == 0
    if to.endswith("pdf"):
        text = " ".join(" ".join(text_of(file_made.read_bytes())).split())
    else:
        root = html.fromstring(file_made.read_text("utf-8"))
        for unseen in [*root.findall(".//script"), *root.findall(".//legend")]:
            unseen.drop_tree()
        text = " ".join(root.find("body").text_content().split())
    signs = source.read(hand).topic.signs.signs
    # in the line's own row, and on the card of the page
    for name, told in (("red-line", "judged in the pack “The skin”"), ("weak-arm", "in no pack")):
        assert text.count(signs[name].words) == (2 if name == "red-line" else 1)
        assert told in text
    assert text.count(signs["pale-hand"].words) == 3
    item = source.read(hand).items["sign:hot-or-pale"]
    edit("signs.yml", "a red line spreads up", "a red stripe spreads up")
    assert source.read(hand).items["sign:hot-or-pale"].hash != item.hash


def test_sources_say_what_they_are_and_the_top_what_emergencies_rest_on(
    hand: Path, tmp_path: Path
) -> None:
    blank(hand, tmp_path / "p.html")
    root = html.fromstring((tmp_path / "p.html").read_text("utf-8"))
    glance = " ".join(root.find(".//summary").text_content().split())
    assert glance.endswith("(web page, excerpt read)")
    top = " ".join(root.find(".//header").text_content().split())
    assert "Emergency lines in this file: 4. On our own judgement, with or without a" in top


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
        (lambda made: made["reviewer"].update(name=" \u00a0"), "reviewer.name"),
        (lambda made: made["reviewer"].update(role="."), "expected words, found '.'"),
        (lambda made: made["reviewer"].update(conflict="-"), "expected words, found '-'"),
        (lambda made: made.update(draft=True), "a draft, saved half-way. Right: open it in its"),
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
    last = pack.claims + len(pack.people)
    numbers = [int(one) for one in re.findall(r"(?<!\S)[0-9]+(?= [a-zA-Z“])", text)]
    assert set(numbers) >= set(range(1, last + 1))
    for words in ("agree change remove outside my field", "Your words on this part", "Initials"):
        assert text.count(words) >= 4  # in each part
    assert "Nothing of this pack has been reviewed before." in text
    again = tmp_path / "again.pdf"
    assert cli.main(["pack", "hand", "--topic", str(hand), "--to", str(again)]) == 0
    assert again.read_bytes() == data
