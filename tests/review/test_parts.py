"""A pack is cut into parts of half an hour, and what is read in two parts counts as one reading."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from common.urgency import Urgency
from review import packs, source
from review.packs import Pack
from review.parts import parts
from review.records import as_json, as_read
from review.standing import State
from tests.review.conftest import TENDONS
from tests.review.people import ADA, BEN, SECOND, agreed, sign

PAGE = "page:causes/thumb-tendons.md"


@pytest.fixture(scope="module")
def every() -> dict[str, tuple[Pack, list[Pack]]]:
    """Each pack of the project with its parts."""
    content = source.read(Path())
    whole = {name: packs.named(content, name) for name in content.policy.packs}
    return {name: (pack, parts(pack)) for name, pack in whole.items()}


@pytest.mark.slow
def test_each_part_is_read_and_decided_in_half_an_hour(
    every: dict[str, tuple[Pack, list[Pack]]],
) -> None:
    assert len(every) >= 6
    minutes = {part.name: part.minutes for _, cut in every.values() for part in cut}
    assert {name: told for name, told in minutes.items() if not 10 <= told <= 30} == {}


@pytest.mark.slow
def test_all_that_can_be_reviewed_is_in_a_pack() -> None:
    assert packs.in_none(source.read(Path())) == []


@pytest.mark.slow
def test_parts_hold_all_of_a_pack_once_and_signs_with_their_rules_come_first(
    every: dict[str, tuple[Pack, list[Pack]]],
) -> None:
    for pack, cut in every.values():
        rows = [
            (portion.item.id, place)
            for part in cut
            for portion in part.portions
            for place in portion.places
        ]
        whole = [(item.id, place) for item in pack.items for place in range(len(item.lines))]
        assert Counter(rows) == Counter(whole)
        kinds = [portion.item.kind == "page" for part in cut for portion in part.portions]
        assert kinds == sorted(kinds)
        assert [person for part in cut for person in part.people] == list(pack.people)
        for part in cut:
            names = {item.name for item in part.of("sign")}
            for rule in part.of("rule"):
                about = set(rule.shows) & {item.name for item in pack.items}
                assert not about or about & names


@pytest.mark.slow
def test_ten_people_are_of_every_urgency(every: dict[str, tuple[Pack, list[Pack]]]) -> None:
    packs_with_rules = [pack for pack, _ in every.values() if pack.of("rule")]
    assert len(packs_with_rules) >= 6
    for pack in packs_with_rules:
        assert len(pack.people) == 10
        given = Counter(result.urgency for _, result in pack.people)
        assert set(given) == set(Urgency)
        assert min(given.values()) >= 2
        rules = {item.name for item in pack.of("rule")}
        assert any(result.rules[0] in rules for _, result in pack.people)


def test_a_page_that_is_too_long_is_cut_at_headings(
    wrist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "".join(
        f"\n## Part {number}\n\n" + "".join(f"It is {one} and more.\n\n" for one in range(40))
        for number in range(4)
    )
    with (wrist / TENDONS).open("a", encoding="utf-8") as file:
        file.write(more)
    pack = packs.of_pages(source.read(wrist), ["causes/thumb-tendons.md"])
    found = parts(pack)
    assert len(found) > 1
    assert all(part.minutes <= 30 for part in found)
    assert [part.title[-11:] for part in found] == [
        f"part {number} of {len(found)}" for number in range(1, len(found) + 1)
    ]
    cuts = [part.portions[-1] for part in found[1:]]
    assert all(one.item.lines[one.places.start].title for one in cuts)


def half(topic: Path, lines: range, *, by: object = ADA) -> None:
    """Record that somebody agrees with some of the lines of a page."""
    read = agreed(as_read(source.read(topic).items[PAGE]))
    kept = tuple(
        line if place in lines else line.model_copy(update={"decision": ""})
        for place, line in enumerate(read.lines)
    )
    file = sign(topic, PAGE, by=by)  # type: ignore[arg-type]
    record = source.read(topic).records[file]
    halved = record.model_copy(update={"read": (read.model_copy(update={"lines": kept}),)})
    file.write_text(as_json(halved), "utf-8")


def state(topic: Path) -> State:
    return source.read(topic).standings[PAGE].state


def test_who_reads_a_page_in_two_parts_has_read_it_and_two_people_have_not(wrist: Path) -> None:
    half(wrist, range(9))
    assert state(wrist) is State.NOT_REVIEWED
    other = Path(shutil.copytree(wrist, wrist.parent / "other"))
    half(other, range(9, 99), by=BEN)
    assert state(other) is State.NOT_REVIEWED
    half(wrist, range(9, 99))
    assert state(wrist) is State.REVIEWED
    text = (wrist / TENDONS).read_text("utf-8")
    (wrist / TENDONS).write_text(text.replace("4 to 6 weeks", "4 to 8 weeks"), "utf-8")
    assert state(wrist) is State.CHANGED


def test_a_later_word_of_the_same_person_counts(wrist: Path) -> None:
    sign(wrist, PAGE)
    line = as_read(source.read(wrist).items[PAGE]).lines[1]
    asks = line.model_copy(update={"decision": "change", "words": "Tendons hurt."})
    sign(wrist, PAGE, on=SECOND, but={line.text: asks})
    assert state(wrist) is State.ASKED
