"""A review holds for what was read, and for nothing else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from common.problems import ProblemsError
from review import on_pages, policy, source
from review.records import Said
from review.standing import Standing, State, gone
from tests.review.conftest import TENDONS, Edit
from tests.review.people import ADA, BEN, EVA, FIRST, SECOND, sign

PAGE = "page:causes/thumb-tendons.md"
EMERGENCY, SAME_DAY = "sign:hot-joint", "sign:sore-hollow"
RULE = "rule:t-red-skin"


def standings(topic: Path) -> dict[str, Standing]:
    return source.read(topic).standings


def state(topic: Path, item: str) -> State:
    return standings(topic)[item].state


def told(topic: Path, page: str) -> str:
    content = source.read(topic)
    found = on_pages.reviewed(content.catalogue, content.standings).pages[page]
    return found.review.sentence if found.review else ""


def test_the_project_itself_is_not_reviewed() -> None:
    for folder in (Path(), Path("examples/sore-wrist"), Path("examples/nosebleed")):
        assert not list(folder.glob("reviews/*"))


def test_nobody_has_reviewed_anything(wrist: Path) -> None:
    assert {one.state for one in standings(wrist).values()} == {State.NOT_REVIEWED}
    assert told(wrist, "get-help.md") == ""


def test_a_page_needs_one_reviewer_and_an_emergency_two(wrist: Path) -> None:
    sign(wrist)
    assert state(wrist, PAGE) is State.REVIEWED
    assert state(wrist, SAME_DAY) is State.REVIEWED
    assert state(wrist, EMERGENCY) is State.ONE_OF_TWO
    assert state(wrist, "rule:e-hot-joint") is State.ONE_OF_TWO
    page = told(wrist, "causes/thumb-tendons.md")
    assert page == (
        "Reviewed by Ada Example, hand surgeon, on 1 December 2026. "
        "Not all of its emergency signs are reviewed yet."
    )
    sign(wrist, by=ADA, on=SECOND)  # once more by the same person
    assert state(wrist, EMERGENCY) is State.ONE_OF_TWO
    sign(wrist, by=BEN, on=SECOND)
    assert state(wrist, EMERGENCY) is State.REVIEWED
    assert told(wrist, "quiz.md") == (
        "Reviewed by Ada Example, hand surgeon, on 8 December 2026 and "
        "Ben Sample, GP, on 8 December 2026."
    )


@pytest.mark.parametrize(
    ("name", "number"),
    [
        *(("Ada Example", ""), ("ada  example", "0001"), ("A. Example", "T 0001")),
        *(("Ada Example", "9"), ("Dr Áda Example", ""), ("Example, Ada", "")),
    ],
)
def test_one_person_is_no_second_one_however_written(name: str, number: str) -> None:
    again = ADA.model_copy(update={"name": name, "register_number": number})
    assert again.is_same(ADA)
    assert ADA.is_same(again)
    assert not again.is_same(BEN)


def test_one_person_is_no_second_reviewer(wrist: Path) -> None:
    sign(wrist)
    again = ADA.model_copy(update={"name": "A. Example", "register_number": "T 0001"})
    sign(wrist, by=again, on=SECOND)
    assert state(wrist, EMERGENCY) is State.ONE_OF_TWO
    sign(wrist, by=EVA, on=SECOND)
    assert state(wrist, EMERGENCY) is State.REVIEWED


def test_who_does_not_want_to_be_named_is_not(wrist: Path) -> None:
    sign(wrist, PAGE, by=EVA)
    assert "Eva" not in told(wrist, "causes/thumb-tendons.md")
    assert "physiotherapist" in told(wrist, "causes/thumb-tendons.md")


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("wear a splint that", "wear a splint which", True),
        ("4 to 6 weeks", "4 to 8 weeks", True),
        ("lift in a way that does not hurt, with", "lift in a way that does not hurt with", False),
        ("A health service gives the rest", "a health service gives the *rest*", False),
        ("- [!red-skin]\n", "", True),
        ("[@somerset-thumb-tendons] New", "[@hss-thumb-tendons] New", True),
        ("review_due: 2027-05-31", "review_due: 2027-06-30", False),
        ("related: [faq/what-helps.md, ", "related: [", False),
    ],
)
def test_what_counts_as_a_change_of_a_page(
    wrist: Path, edit: Edit, old: str, new: str, changed: bool
) -> None:
    sign(wrist)
    edit(TENDONS, old, new)
    assert state(wrist, PAGE) is (State.CHANGED if changed else State.REVIEWED)
    assert ("Changed since" in told(wrist, "causes/thumb-tendons.md")) is changed


def test_a_page_whose_file_is_renamed_is_the_same(wrist: Path) -> None:
    sign(wrist)
    for file in wrist.rglob("*"):
        if file.suffix in {".md", ".yml", ".py", ".json"} and "reviews" not in file.parts:
            text = file.read_text("utf-8")
            file.write_text(text.replace("thumb-tendons.md", "thumb.md"), "utf-8")
    (wrist / TENDONS).rename(wrist / "docs/causes/thumb.md")
    assert state(wrist, "page:causes/thumb.md") is State.REVIEWED
    content = source.read(wrist)
    assert gone(content.items, content.records.values()) == ()
    others = {name: item for name, item in content.items.items() if name != "page:causes/thumb.md"}
    assert gone(others, content.records.values()) == (PAGE,)


def test_on_a_sign_a_comma_counts_and_its_pages_say_so(wrist: Path, edit: Edit) -> None:
    for by in (ADA, BEN):
        sign(wrist, by=by)
    edit("signs.yml", "your wrist is hot, swollen and", "your wrist is hot, swollen, and")
    assert state(wrist, EMERGENCY) is State.CHANGED
    assert state(wrist, PAGE) is State.REVIEWED  # its own words are the same
    assert told(wrist, "causes/thumb-tendons.md").startswith("Changed since it was reviewed by")
    assert told(wrist, "quiz.md").startswith("Changed since it was reviewed by")
    (said,) = on_pages.changes(standings(wrist))
    assert said == (
        "sign:hot-joint: changed since it was reviewed on 2026-12-01; "
        "an emergency: it counts as not reviewed"
    )


def test_a_sign_that_is_only_wrapped_otherwise_is_the_same(wrist: Path, edit: Edit) -> None:
    for by in (ADA, BEN):
        sign(wrist, by=by)
    edit(
        "signs.yml",
        "words: your wrist is hot, swollen",
        "words: >-\n      your wrist is hot, swollen",
    )
    assert state(wrist, EMERGENCY) is State.REVIEWED


def test_a_rule_changes_with_the_answers_it_decides(wrist: Path, edit: Edit) -> None:
    sign(wrist)
    rules = (wrist / "quiz/rules.py").read_text("utf-8")
    one = rules.index('    Rule("t-red-skin"')
    line = rules[one : rules.index("\n", one) + 1]
    edit("quiz/rules.py", line, "")
    edit("quiz/rules.py", '    Rule("t-maybe-broken"', line + '    Rule("t-maybe-broken"')
    found = standings(wrist)
    # it goes before the others now, and no word of any has changed
    for name in (RULE, "rule:t-maybe-broken"):
        assert found[name].item.lines == tuple(one.line for one in found[name].before[0].read.lines)
        assert found[name].state is State.CHANGED
    assert found["rule:e-hot-joint"].state is State.ONE_OF_TWO


def test_a_change_that_is_asked_for_keeps_a_page_from_being_reviewed(wrist: Path) -> None:
    text = "It hurts when you make a fist, grip something or turn the wrist."
    asks = Said(text=text, decision="change", words="It hurts when you grip.", reason="too long")
    content = source.read(wrist)
    line = next(one for one in content.items[PAGE].lines if one.text == text)
    asks = asks.model_copy(
        update={"sources": line.sources, "keys": line.keys, "heading": line.heading}
    )
    sign(wrist, but={text: asks})
    assert state(wrist, PAGE) is State.ASKED
    assert "asked for a change that is not made yet" in told(wrist, "causes/thumb-tendons.md")
    sign(wrist, PAGE, by=BEN)
    assert state(wrist, PAGE) is State.DISPUTED


def test_what_is_urgent_is_due_sooner_and_a_topic_can_set_shorter(wrist: Path) -> None:
    sign(wrist, by=ADA, on=FIRST)
    sign(wrist, by=BEN, on=SECOND)
    found = standings(wrist)
    assert found[EMERGENCY].due == date(2027, 12, 1)
    assert found[RULE].due == date(2027, 12, 8)
    calm = [one for one in found.values() if not one.item.at_risk]
    assert {one.due for one in calm} == {date(2029, 12, 8)}
    (wrist / "review.yml").write_text("due: {urgent: 6, other: 24}\n", "utf-8")
    assert standings(wrist)[EMERGENCY].due == date(2027, 6, 1)
    (wrist / "review.yml").write_text("due: {urgent: 24}\n", "utf-8")
    with pytest.raises(ProblemsError, match=r"review.yml:1: `due.urgent`"):
        standings(wrist)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert policy.later(day, months) == later


def test_a_record_that_was_edited_or_that_nobody_checked_is_refused(wrist: Path) -> None:
    file = sign(wrist, PAGE)
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("4 to 6 weeks", "4 to 9 weeks"), "utf-8")
    with pytest.raises(ProblemsError, match="not those that were read: the hash differs"):
        standings(wrist)
    record = json.loads(whole)
    del record["checked_by"]
    file.write_text(json.dumps(record), "utf-8")
    with pytest.raises(ProblemsError, match="expected `checked_by`"):
        standings(wrist)
    file.write_text("{}", "utf-8")
    with pytest.raises(ProblemsError, match="reviewer: Field required"):
        standings(wrist)
