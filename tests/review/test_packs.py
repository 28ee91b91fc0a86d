"""A pack holds what belongs together; what a reviewer answers is taken in, or refused in words."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from common.problems import ProblemsError
from review import cli, packs, parts, records, source, take_in
from review.open_points import points
from review.policy import Due
from review.records import as_read, bound
from review.source import Content
from review.standing import State, stand
from tests.bundle.leaflets.accessibility import broken_rules, problems
from tests.bundle.leaflets.paper import text_of
from tests.review.conftest import EXAMPLE, NOT_BUILT, TENDONS, Edit
from tests.review.people import ADA, BEN, record_of, sign

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
HOT, PALE, NO_SIGN = "sign:hot-joint", "sign:pale-hand", "sign:gone"
PAGE = "page:causes/thumb-tendons.md"
TODAY, SAFER = "“Same day”", ", which is the safer reading"
WORDS = "and differ on the words: those of today stay until it is settled"

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


def renamed(made: dict[str, Any], names: dict[str, str]) -> None:
    """Put items under other names, as somebody does who knows how names are bound."""
    for read in made["read"]:
        if read["item"] in names:
            read["item"] = names[read["item"]]
            read["bound"] = bound(read["item"], read["hash"])


def decided_title(made: dict[str, Any]) -> None:
    """Agree with a heading."""
    (page,) = (read for read in made["read"] if read["item"] == PAGE)
    next(line for line in page["lines"] if line.get("title"))["decision"] = "agree"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, dict[str, Any]]:
    """A topic that nobody has reviewed, and answers to a pack of it that agree with all."""
    folder = tmp_path_factory.mktemp("pristine")
    topic = Path(shutil.copytree(EXAMPLE, folder / "wrist", ignore=NOT_BUILT))
    (topic / "review.yml").write_text(PACKS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        made = answered(blank(topic, folder / "p.html"))
    return source.read(topic), made


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
    assert "sign:hot-joint: 1 of 1 line agreed; was" in told
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
        (
            lambda made: made["reviewer"].update(name="Ada\u202eE"),
            "(U+202E) stands here: delete it",
        ),
        (lambda made: made["read"].append(made["read"][0]), "expected it once, found it 2 times"),
        (
            lambda made: made["people"][1].update(case="w99"),
            "w99: this story, or what the quiz told",
        ),
        (lambda made: made["people"][-1].update(told="emergency"), "is not what was read"),
        (lambda made: made["people"].append(made["people"][0]), "expected it once, found it 2"),
        (decided_title, "is judged elsewhere, or only names what follows"),
        (
            lambda made: made["read"][0].update(item=NO_SIGN),
            f"{NO_SIGN}: these words were read under",
        ),
        (
            lambda made: renamed(made, {HOT: PALE, PALE: NO_SIGN}),
            f"{PALE}: these are the words of {HOT}",
        ),
        (lambda made: renamed(made, {HOT: NO_SIGN}), f"{NO_SIGN}: these are the words of {HOT}"),
        (
            lambda made: renamed(made, {PAGE: "page:get-help.md"}),
            f"these are the words of {PAGE}: a",
        ),
        (lambda made: made.update(more="x"), "more"),
    ],
)
def test_answers_that_cannot_be_taken_in(
    pristine: tuple[Content, dict[str, Any]],
    tmp_path: Path,
    change: Callable[[dict[str, Any]], None],
    told: str,
) -> None:
    content, made = pristine
    made = deepcopy(made)
    change(made)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(made), "utf-8")
    with pytest.raises(ProblemsError) as caught:
        take_in.read(file, content, date(2026, 12, 2))
    problems = caught.value.problems
    assert any(told in one.message for one in problems)
    assert {one.path for one in problems} == {str(file)}


@pytest.mark.parametrize(
    ("checker", "told"),
    [
        ("Ada Example", "expected somebody other than the reviewer, Ada Example"),
        ("Dr  EXAMPLE, Áda", "nobody makes sure of themselves"),
        ("A. E., register 0001", "expected somebody other than the reviewer"),
        (" ", "expected words, found none"),
        (".", "expected words, found '.'"),
        ("<b>Carl", "expected no < or >, found one"),
        ("Ca\u200brl", "a sign that nobody sees (U+200B) stands here"),
    ],
)
def test_who_makes_sure_of_a_reviewer_is_somebody_else(checker: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        records.checker(checker, ADA)
    assert records.checker("Carl  Invented", ADA) == "Carl Invented"


def test_one_wrong_file_of_several_keeps_all_from_being_recorded(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = answered(blank(hand, tmp_path / "p.html"))
    files = [tmp_path / f"{name}.json" for name in ("good", "other", "own")]
    for file, more in zip(
        files, ({}, {"topic": "knee"}, {"reviewer": BEN.model_dump()}), strict=True
    ):
        file.write_text(json.dumps(made | more), "utf-8")
    command = ["import", *map(str, files), "--topic", str(hand), "--checked-by", "ben sample"]
    assert cli.main(command) == 2
    error = capsys.readouterr().err
    assert error.startswith("2 mistakes to mend")
    assert f"--checked-by, for {files[2]}: expected somebody other than the reviewer" in error
    assert not (hand / "reviews").exists()
    record = sign(hand, HOT)
    record.write_text(record.read_text("utf-8").replace("Carl Invented", "ada example"), "utf-8")
    with pytest.raises(ProblemsError, match="checked_by: expected somebody other"):
        source.read(hand)


def test_what_answers_say_cannot_command_a_terminal(
    hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "\x1b[2J\u202egood\nsign:hot-joint: 1 of 1 line agreed"
    made = answered(blank(hand, tmp_path / "p.html"), remarks=evil)
    made["read"][0]["lines"][0].update(decision="change", words=evil, reason=evil)
    made["people"][0].update(decision="change", reason=evil)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(made), "utf-8")
    told = ""
    for command in (["import", str(file), "--checked-by", "Carl"], ["status"], ["release"]):
        cli.main([*command, "--topic", str(hand)])
        told += capsys.readouterr().out
    made[evil] = made["reviewer"][evil] = ""
    file.write_text(json.dumps(made), "utf-8")
    assert cli.main(["import", str(file), "--topic", str(hand)]) == 2
    told += capsys.readouterr().err
    assert "Remarks: \\x1b[2J\\u202egood\n    | sign:hot-joint: 1 of 1 line agreed\n" in told
    assert all(line.isprintable() for line in told.split("\n"))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"[" * 99_999, b"x" * 5_000_001]
)
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
        (
            "sore-hollow",
            {"decision": "change", "urgency": "appointment"},
            f"how soon: {TODAY} holds{SAFER}",
        ),
        ("sore-hollow", {"decision": "remove", "reason": "too much"}, f"stays: it does{SAFER}"),
        (
            "sore-hollow",
            {"decision": "change", "words": "it hurts"},
            f"leave it at {TODAY} {WORDS}",
        ),
        (
            "sore-hollow",
            {"decision": "change", "urgency": "same-day", "words": "it hurts"},
            f"leave it at {TODAY} {WORDS}",
        ),
        ("in-summary", {"decision": "change", "words": "it hurts"}, f"reviewers keep it {WORDS}"),
        ("in-summary", {"decision": "remove"}, "whether it stays: it does until it is settled"),
    ],
)
def test_which_reading_holds_where_two_disagree(
    pristine: tuple[Content, Any], sign_id: str, asks: dict[str, str], holds: str
) -> None:
    content, _ = pristine
    name, place = (PAGE, 1) if sign_id == "in-summary" else (f"sign:{sign_id}", 0)
    line = as_read(content.items[name]).lines[place].model_copy(update=asks)
    both = [
        record_of(content, name, by=who, but=but)
        for who, but in ((ADA, None), (BEN, {line.text: line}))
    ]
    (found,) = points(stand({name: content.items[name]}, both, Due()).values())
    assert found.disputed
    assert holds in found.holds
    assert str(found).startswith(f"{name}: Ben Sample, GP, would {asks['decision']} “")


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
